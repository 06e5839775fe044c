import type { ThemeConfig } from 'antd'

/** The one place for colours and measures. Contrast: text on white at least 4.5 : 1 (WCAG 2.2 AA). */
export const COLOURS = {
  primary: '#1454b8',
  late: '#b42318',
  soon: '#9a4d00',
  good: '#1f6f3a',
  quiet: 'rgba(0, 0, 0, 0.65)',
  line: '#e3e8ef',
  ground: '#f4f6f9',
}

export const theme: ThemeConfig = {
  token: {
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
    borderRadius: 4,
    fontSize: 14,
    fontFamily: "'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Source Han Sans SC', system-ui, sans-serif",
    motionDurationSlow: '0.16s',
    motionDurationMid: '0.12s',
    motionDurationFast: '0.08s',
  },
  components: {
    Drawer: { padding: 20 },
  },
}
