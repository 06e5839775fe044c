import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import { type ServerProcess, startServer, untilPractice } from '../server-process.ts'

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
const PATHS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

export type Desk = {
  address: string
  /** A page of a person of the practice county, signed in by one click on the post. */
  enterAs(post: string): Promise<Page>
  close(): Promise<void>
}

/** The real program with a small practice county, and the machine's own Chromium. */
export async function openDesk({ databaseUrl }: { databaseUrl?: string | undefined } = {}): Promise<Desk> {
  const data = mkdtempSync(join(tmpdir(), 'fayuan-browser-'))
  const server: ServerProcess = await startServer({ data, practice: 'small', databaseUrl })
  await untilPractice(server.address, ({ finished }) => finished)
  const executablePath = PATHS.find((path) => existsSync(path))
  const browser: Browser = await chromium.launch({ ...(executablePath && { executablePath }), args: FLAGS })
  return {
    address: server.address,
    async enterAs(post) {
      const context = await browser.newContext({
        viewport: { width: 1366, height: 768 },
        locale: 'zh-CN',
        timezoneId: 'Asia/Shanghai',
      })
      const page = await context.newPage()
      page.setDefaultTimeout(20_000)
      page.on('pageerror', (error) => {
        throw error
      })
      await page.goto(`${server.address}/sign-in`)
      await page
        .getByRole('button', { name: new RegExp(`^${post}`) })
        .first()
        .click()
      await page.getByRole('heading', { name: '我的工作台' }).waitFor()
      return page
    },
    async close() {
      await browser.close()
      await server.stop()
      rmSync(data, { recursive: true, force: true })
    },
  }
}
