import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const api = process.env.FAYUAN_API ?? 'http://127.0.0.1:4100'

/** The workbench; the server sends what is built here. Nothing is inlined into the page, so that a strict CSP can hold. */
export default defineConfig({
  root: fileURLToPath(new URL('./src/web/workbench', import.meta.url)),
  base: '/',
  plugins: [react()],
  server: { proxy: { '/api': api } },
  build: {
    outDir: fileURLToPath(new URL('./dist/workbench', import.meta.url)),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
  },
})
