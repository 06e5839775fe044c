import { theme as kit, type ThemeConfig } from 'antd'
import type { Look } from './look.ts'

/** The kit's own colours and measures; ours stand in base.css. Contrast: text on its ground at least 4.5 : 1 (WCAG 2.2 AA). */
const COLOURS = {
  primary: '#1454b8',
  late: '#b42318',
  soon: '#9a4d00',
  good: '#1f6f3a',
  quiet: 'rgba(0, 0, 0, 0.65)',
  line: '#e3e8ef',
  ground: '#f4f6f9',
}
const LIGHT: ThemeConfig['token'] = {
  colorPrimary: COLOURS.primary,
  colorInfo: COLOURS.primary,
  colorLink: COLOURS.primary,
  colorError: COLOURS.late,
  colorWarning: COLOURS.soon,
  colorSuccess: COLOURS.good,
  // The kit mixes these from the colours above, which are dark for the sake of contrast: mixed, they turn muddy.
  colorErrorBg: '#fdeeec',
  colorErrorBorder: '#f0c2bd',
  colorWarningBg: '#fff5e3',
  colorWarningBorder: '#efd3a3',
  colorSuccessBg: '#e9f5ed',
  colorSuccessBorder: '#b7dbc3',
  colorInfoBg: '#eaf1fc',
  colorInfoBorder: '#bcd2f3',
  controlItemBgActive: '#e6effb',
  controlItemBgHover: '#f1f5fb',
  colorText: 'rgba(0, 0, 0, 0.88)',
  colorTextSecondary: 'rgba(0, 0, 0, 0.72)',
  colorTextTertiary: COLOURS.quiet,
  colorTextDescription: COLOURS.quiet,
  colorTextPlaceholder: 'rgba(0, 0, 0, 0.55)',
  colorTextDisabled: 'rgba(0, 0, 0, 0.55)',
  colorBgLayout: COLOURS.ground,
  colorBorder: '#c9d1dc',
  colorBorderSecondary: COLOURS.line,
  colorSplit: COLOURS.line,
}
const DARK: ThemeConfig['token'] = {
  colorPrimary: '#3f7fe0',
  colorInfo: '#3f7fe0',
  colorLink: '#8ab8ff',
  colorLinkHover: '#b7d3ff',
  colorError: '#ff8f83',
  colorWarning: '#f3b55c',
  colorSuccess: '#7fd39a',
  colorErrorBg: '#45201d',
  colorWarningBg: '#3d2f14',
  colorSuccessBg: '#17382a',
  colorInfoBg: '#1d3354',
  controlItemBgActive: '#20344f',
  controlItemBgHover: '#232b35',
  colorText: 'rgba(255, 255, 255, 0.9)',
  colorTextSecondary: 'rgba(255, 255, 255, 0.78)',
  colorTextTertiary: 'rgba(255, 255, 255, 0.7)',
  colorTextDescription: 'rgba(255, 255, 255, 0.7)',
  colorTextPlaceholder: 'rgba(255, 255, 255, 0.62)',
  colorTextDisabled: 'rgba(255, 255, 255, 0.62)',
  colorBgLayout: '#12161c',
  colorBgContainer: '#1b2129',
  colorBgElevated: '#222a34',
  colorBorder: '#4a5665',
  colorBorderSecondary: '#2f3945',
  colorSplit: '#2f3945',
}
/** How much larger than usual letters are; controls grow with them. */
const SCALE = { usual: 1, large: 1.15, largest: 1.3 }

export function themeOf({ shade, type }: Look): ThemeConfig {
  const scale = SCALE[type]
  return {
    // The style sheet is made when the pages are built (vite.config.ts).
    zeroRuntime: true,
    hashed: false,
    algorithm: shade === 'dark' ? kit.darkAlgorithm : kit.defaultAlgorithm,
    token: {
      ...(shade === 'dark' ? DARK : LIGHT),
      borderRadius: 4,
      fontSize: 14 * scale,
      controlHeight: 32 * scale,
      fontFamily: "'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Source Han Sans SC', system-ui, sans-serif",
      // Drawers and lists stand there at once: what slides in makes the browser draw the page ten times over.
      motion: false,
    },
    components: {
      Drawer: { padding: 20 },
    },
  }
}
