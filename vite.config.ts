import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { extractStyle } from '@ant-design/static-style-extract'
import react from '@vitejs/plugin-react'
import * as kit from 'antd'
import { createElement } from 'react'
import { defineConfig, type Plugin } from 'vite'
import { askedOf } from '#kernel/operation.ts'
import { CONTRACTS } from '#modules/contracts.ts'
import { guide } from '#modules/guide/contract.ts'
import { practice } from '#modules/practice/contract.ts'
import { themeOf } from '#web/ui/theme.ts'

const api = process.env.FAYUAN_API ?? 'http://127.0.0.1:4100'
const outDir = fileURLToPath(new URL('./dist/workbench', import.meta.url))

/** Packs every file once, here, so that the server sends a third of the bytes and spends nothing on it. */
const packed: Plugin = {
  name: 'packed',
  apply: 'build',
  closeBundle() {
    for (const name of readdirSync(outDir, { recursive: true, encoding: 'utf8' })) {
      if (!/\.(js|css|html|svg)$/.test(name)) continue
      const path = join(outDir, name)
      const bytes = readFileSync(path)
      writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }))
      writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }))
    }
  },
}

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
const kitStyle: Plugin = {
  name: 'kit-style',
  resolveId: (id) => (id === 'virtual:kit-style.css' ? ID : null),
  load: (id) =>
    id === ID
      ? extractStyle({
          includes: partsInUse(fileURLToPath(new URL('./src/web', import.meta.url))) as never,
          customTheme: (node) =>
            createElement(
              kit.ConfigProvider,
              { theme: { ...themeOf({ shade: 'light', type: 'usual' }), zeroRuntime: false } },
              node,
            ),
        })
      : null,
}

/** What the pages may ask, without the schemas: those took a fifth of the script's time until the desk stood there. */
const operations: Plugin = {
  name: 'operations',
  resolveId: (id) => (id === 'virtual:operations' ? id : null),
  load: (id) =>
    id === 'virtual:operations'
      ? `export default ${JSON.stringify(askedOf({ ...CONTRACTS, ...practice, ...guide }))}`
      : null,
}

/** The workbench; the server sends what is built here. Nothing is inlined into the page, so that a strict CSP can hold. */
export default defineConfig({
  root: fileURLToPath(new URL('./src/web/workbench', import.meta.url)),
  base: '/',
  plugins: [kitStyle, operations, react(), packed],
  server: { proxy: { '/api': api } },
  build: {
    outDir,
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
  },
})
