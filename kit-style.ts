import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { extractStyle } from '@ant-design/static-style-extract'
import * as kit from 'antd'
import { createElement } from 'react'
import type { Plugin } from 'vite'
import { themeOf } from '#web/ui/theme.ts'

const ID = '/__kit-style.css'

/** The kit's parts that the pages name in their imports. */
function partsInUse(folder: string): string[] {
  const found = new Set<string>()
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.tsx')) continue
    for (const [, names = ''] of readFileSync(join(folder, name), 'utf8').matchAll(/import \{([^}]*)\} from 'antd'/g))
      for (const part of names.split(',').map((each) => each.trim().replace(/ as .*/, '')))
        if (/^[A-Z]\w+$/.test(part)) found.add(part)
  }
  found.delete('ConfigProvider')
  return [...found].sort()
}

/**
 * The kit writes its style sheet while a page is drawn, which took two fifths of the time until the desk stood there. So it is
 * written once, when the pages are built: colours and sizes are variables in it, which the theme sets as before.
 */
export const kitStyle: Plugin = {
  name: 'kit-style',
  resolveId: (id) => (id === 'virtual:kit-style.css' ? ID : null),
  load: (id) =>
    id === ID
      ? extractStyle({
          includes: partsInUse(join(import.meta.dirname, 'src/web')) as never,
          customTheme: (node) =>
            createElement(
              kit.ConfigProvider,
              { theme: { ...themeOf({ shade: 'light', type: 'usual' }), zeroRuntime: false } },
              node,
            ),
        })
      : null,
}
