import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { kitStyle } from './kit-style.ts'

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

/** The workbench; the server sends what is built here. Nothing is inlined into the page, so that a strict CSP can hold. */
export default defineConfig({
  root: fileURLToPath(new URL('./src/web/workbench', import.meta.url)),
  base: '/',
  plugins: [kitStyle, react(), packed],
  server: { proxy: { '/api': api } },
  build: {
    outDir,
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
  },
})
