import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, chromium, type Page } from '@playwright/test'
import { type ServerProcess, startServer, untilPractice } from '../server-process.ts'

export const FLAGS = [
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
  /** A page of somebody who has not said yet who he is. */
  openSignIn(): Promise<Page>
  close(): Promise<void>
}

export const browserPath = (): string | undefined => PATHS.find((path) => existsSync(path))

/** The machine's own Chromium. */
export function openBrowser(): Promise<Browser> {
  const executablePath = browserPath()
  return chromium.launch({ ...(executablePath && { executablePath }), args: FLAGS })
}

/** A page of somebody in the county, with a session of its own; an error in it fails the test. */
export async function openPage(browser: Browser): Promise<Page> {
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
  return page
}

/** Nothing slides or fades any more: half faded in, everything lacks contrast. What spins for ever is not waited for. */
export const atRest = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const passing = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity)
    await Promise.all(passing.map(({ finished }) => finished.catch(() => {})))
  })

/** Chooses from a list by typing, as people do who know what they want; where a label stands twice, `field` says which is meant. */
export async function pick(page: Page, label: string, option: string, field = page.getByLabel(label).first()) {
  await atRest(page)
  await field.click()
  await page.keyboard.type(option)
  // A click into a list that is still being drawn anew is lost: it shows what was typed, and nothing moves.
  await page
    .locator('.ant-select-item-option:visible')
    .filter({ hasNotText: option })
    .first()
    .waitFor({ state: 'hidden' })
  await atRest(page)
  await page.locator(`.ant-select-item-option[title="${option}"]:visible`).first().click()
}

/** Serious and critical barriers of the page as it stands once nothing moves any more, as axe finds them. */
export async function barriersOf(page: Page): Promise<string[]> {
  await atRest(page)
  const { violations } = await new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
}

/** `template` is the data of a county that has lived already; each desk works in a copy of its own. */
export type DeskOf = { databaseUrl?: string | undefined; template?: string | undefined }
/** The real program with a small practice county, and the machine's own Chromium. */
export async function openDesk({ databaseUrl, template }: DeskOf = {}): Promise<Desk> {
  const data = mkdtempSync(join(tmpdir(), 'fayuan-browser-'))
  // With its owners and modes, which PostgreSQL insists on.
  if (template && !databaseUrl) execFileSync('cp', ['-a', `${template}/.`, data])
  const server: ServerProcess = await startServer({ data, practice: 'small', databaseUrl })
  await untilPractice(server.address, ({ finished }) => finished)
  const browser = await openBrowser()
  const openSignIn = async () => {
    const page = await openPage(browser)
    await page.goto(`${server.address}/sign-in`)
    return page
  }
  return {
    address: server.address,
    openSignIn,
    async enterAs(post) {
      const page = await openSignIn()
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
