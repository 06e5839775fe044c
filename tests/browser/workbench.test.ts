import { readFileSync } from 'node:fs'
import type { BrowserContext, Page } from '@playwright/test'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { readList } from '#platform/sheet.ts'
import { idNumberOf, plainPdf, wageClaim } from '../examples.ts'
import { enter } from './practice-acts.ts'
import { barriersOf, type Desk, openDesk } from './rig.ts'

// What every page of the workbench has: its looks, the search of everything, lists as one likes them, and what others do.
let desk: Desk
let director: Page
let matterPath: string
beforeAll(async () => {
  desk = await openDesk({ template: inject('practice') })
  director = await desk.enterAs('主任')
  const found = await director.request.post(`${desk.address}/api/matters/search`, {
    data: { states: ['handling'], size: 1 },
  })
  matterPath = `/matters/${((await found.json()) as { rows: { id: string }[] }).rows[0]?.id}`
}, 180_000)
afterAll(() => desk?.close())

it.each([
  ['dark', { shade: 'dark' }],
  ['in the largest letters', { type: 'largest' }],
])('%s, pages fit and have no serious barrier', async (_name, look) => {
  const page = await desk.enterAs('主任')
  await page.goto(`${desk.address}/account`)
  await page.evaluate((chosen) => localStorage.setItem('fayuan.look', JSON.stringify(chosen)), look)
  for (const path of ['/', '/matters', matterPath, '/consultations/new', '/policy', '/_pieces']) {
    await page.goto(desk.address + path)
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    expect(await page.evaluate(() => ({ ...document.documentElement.dataset }))).toMatchObject(look)
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect([path, overflow <= 0]).toEqual([path, true])
    expect([path, await barriersOf(page)]).toEqual([path, []])
  }
  await page.context().close()
})

it('leads whoever is not signed in from any page to the door, and from there back to that page', async () => {
  const page = await desk.openSignIn()
  await page.goto(desk.address)
  await page.waitForURL('**/sign-in')
  await page.goto(`${desk.address}/matters?late=yes`)
  await page.waitForURL('**/sign-in?back=*')
  await page.getByRole('button', { name: /^主任/ }).first().click()
  await page.getByRole('heading', { level: 1, name: '案件台账' }).waitFor()
  expect(page.url()).toBe(`${desk.address}/matters?late=yes`)
  await page.context().close()
})

it('loads at most 350 KB of script before the desk is there, the way in included', async () => {
  const page = await desk.enterAs('主任')
  // A fresh visit of somebody signed in: nothing is in this browser's store yet.
  const fresh = await page
    .context()
    .browser()
    ?.newContext({ storageState: await page.context().storageState() })
  const visit = await (fresh as BrowserContext).newPage()
  const sizes: Promise<number>[] = []
  visit.on('requestfinished', (request) => {
    if (request.resourceType() === 'script')
      sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize))
  })
  await visit.goto(desk.address)
  await visit.getByRole('heading', { level: 1, name: '我的工作台' }).waitFor()
  await visit.waitForLoadState('networkidle')
  const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
  expect(bytes).toBeGreaterThan(50_000)
  expect(bytes).toBeLessThanOrEqual(350 * 1024)
  await fresh?.close()
  await page.context().close()
})

it('finds a person by pinyin, and a cause by its initials, with the keyboard alone', async () => {
  const reviewer = await enter(desk.address, 'reviewer')
  const matterId = crypto.randomUUID()
  await reviewer.submitApplication(
    wageClaim(matterId, { recipients: [{ name: '样例诸葛', idNumber: idNumberOf(861) }] }),
  )
  await director.goto(desk.address)
  await director.getByRole('heading', { level: 1, name: '我的工作台' }).waitFor()
  await director.keyboard.press('Control+k')
  const line = director.getByRole('combobox', { name: '查找' })
  await line.waitFor()
  await director.keyboard.type('yanglizhuge')
  await director.getByRole('option', { name: /样例诸葛|样\*+/ }).waitFor()
  expect(await barriersOf(director)).toEqual([])
  await director.keyboard.press('Enter')
  await director.waitForURL(`**/matters/${matterId}`)
  await director.keyboard.press('Control+k')
  await line.waitFor()
  await director.keyboard.type('zfldbc')
  await director.getByRole('option', { name: '请求支付劳动报酬的案件' }).waitFor()
  await director.keyboard.press('Enter')
  await director.waitForURL('**/matters?cause=labourPay')

  // Whoever types at once loses nothing, and is back where they were when they change their mind.
  const search = director.locator('input[data-search="list"]')
  await search.focus()
  await director.keyboard.press('Control+k')
  await director.keyboard.type('zfldbc')
  expect(await line.inputValue()).toBe('zfldbc')
  await director.getByRole('option', { name: '请求支付劳动报酬的案件' }).waitFor()
  await director.keyboard.press('Escape')
  await line.waitFor({ state: 'detached' })
  expect(await search.evaluate((box) => box === document.activeElement)).toBe(true)
})

it('keeps a list as one likes to see it, and exports exactly that', async () => {
  await director.goto(`${desk.address}/matters?states=handling`)
  await director.getByRole('button', { name: '列' }).click()
  await director.getByRole('checkbox', { name: '申请事项' }).click()
  await director.getByRole('checkbox', { name: '到期' }).click()
  const shown = ['案件', '案号', '类别', '申请事项', '状态', '收到', '承办']
  const headings = async () =>
    (await director.locator('.data-table th').allTextContents())
      .map((text) => text.replace(/[↕▲▼]/, ''))
      .filter(Boolean)
  await expect.poll(headings).toEqual(shown)
  expect(await barriersOf(director)).toEqual([])
  await director.keyboard.press('Escape')
  await director.getByRole('button', { name: '视图' }).click()
  await director.getByLabel('视图名称').fill('承办中的事项')
  await director.getByLabel('视图名称').press('Enter')
  await director.getByRole('button', { name: '承办中的事项', exact: true }).waitFor()
  const download = director.waitForEvent('download')
  await director.getByRole('button', { name: '导出 Excel' }).click()
  const sheet = new Uint8Array(readFileSync(await (await download).path()))
  const [first] = await readList(sheet, '案号', '没有表头')
  expect(new Set(Object.keys(Object.fromEntries(first?.cells ?? [])))).toEqual(
    new Set(['案件', '案号', '类别', '案由', '状态', '收到', '承办单位', '承办人']),
  )
  await director.goto(`${desk.address}/matters`)
  await director.getByRole('button', { name: '视图' }).click()
  await director.getByRole('button', { name: '承办中的事项', exact: true }).click()
  await expect.poll(headings).toEqual(shown)
  await director
    .getByText(/承办中/)
    .first()
    .waitFor()
  expect(director.url()).toContain('states=handling')
})

it('shows what a colleague did without a reload, and keeps what is being typed', async () => {
  const [mine, colleague] = [await desk.enterAs('审查人员'), await enter(desk.address, 'reviewer')]
  const matterId = crypto.randomUUID()
  await colleague.submitApplication(
    wageClaim(matterId, { recipients: [{ name: '样例工', idNumber: idNumberOf(862) }] }),
  )
  await mine.goto(`${desk.address}/matters/${matterId}`)
  await mine.getByRole('button', { name: '申请人撤回' }).click()
  const note = mine.getByRole('dialog').getByRole('textbox').last()
  await note.fill('正在输入的内容')
  const file = new File([plainPdf('样例')], '后来的材料.pdf', { type: 'application/pdf' })
  await colleague.addAttachment(
    { matterId, attachmentId: crypto.randomUUID(), title: '后来的材料', material: null },
    { file },
  )
  await mine.getByRole('button', { name: '后来的材料', includeHidden: true }).waitFor({ state: 'attached' })
  expect(await note.inputValue()).toBe('正在输入的内容')
})

it('raises the bell of whoever an act concerns without a reload; it is opened and read by keyboard', async () => {
  const [mine, clerk] = [await desk.enterAs('审查人员'), await enter(desk.address, 'stationClerk')]
  const bell = mine.getByRole('button', { name: /^提醒，/ })
  const bellOf = (count: number) =>
    mine.getByRole('button', { name: count === 0 ? '提醒，没有未看的' : `提醒，${count} 条未看`, exact: true })
  await bell.waitFor()
  await mine.waitForLoadState('networkidle')
  const before = Number(/\d+/.exec((await bell.getAttribute('aria-label')) ?? '')?.[0] ?? 0)
  const matterId = crypto.randomUUID()
  const recipients = [{ name: '冼样例', idNumber: idNumberOf(864) }]
  await clerk.submitApplication(wageClaim(matterId, { recipients }))
  await bellOf(before + 1).waitFor()
  await mine.keyboard.press('b')
  const list = mine.getByRole('dialog').getByRole('list', { name: '提醒' })
  await list.getByRole('listitem').first().waitFor()
  const [first] = await list.getByRole('listitem').allInnerTexts()
  expect(first).toMatch(/新收到申请[\s\S]*冼样例[\s\S]*收到申请[\s\S]*法律援助法 第四十三条/)
  expect(await barriersOf(mine)).toEqual([])
  await list.getByRole('link').first().focus()
  await mine.keyboard.press('Enter')
  await mine.waitForURL(`**/matters/${matterId}`)
  await bellOf(before).waitFor()
  await mine.keyboard.press('?')
  await mine.getByText('打开提醒').waitFor()
})

it('shows what happened while nobody was at the page once somebody is back', async () => {
  const [mine, colleague] = [await desk.enterAs('审查人员'), await enter(desk.address, 'reviewer')]
  const matterId = crypto.randomUUID()
  await colleague.submitApplication(
    wageClaim(matterId, { recipients: [{ name: '样例工', idNumber: idNumberOf(863) }] }),
  )
  await mine.clock.install()
  await mine.goto(`${desk.address}/matters/${matterId}`)
  await mine.getByRole('button', { name: '申请人撤回' }).waitFor()
  await mine.clock.fastForward('05:00')
  const asked: string[] = []
  mine.on('request', (request) => asked.push(new URL(request.url()).pathname))
  // A line of the test's own beside the page's: both hear of the same act.
  await mine.evaluate(
    () =>
      new Promise<void>((opened) => {
        const line = new EventSource('/api/changes')
        line.onopen = () => opened()
        Object.assign(window, { heard: new Promise((tell) => Object.assign(line, { onmessage: tell })) })
      }),
  )
  const file = new File([plainPdf('样例')], '后来的材料.pdf', { type: 'application/pdf' })
  const adding = { matterId, attachmentId: crypto.randomUUID(), title: '后来的材料', material: null }
  await colleague.addAttachment(adding, { file })
  await mine.evaluate(async () => void (await (window as unknown as { heard: Promise<unknown> }).heard))
  expect(asked).not.toContain(`/api/matters/${matterId}`)
  const later = mine.getByRole('button', { name: '后来的材料' })
  expect(await later.count()).toBe(0)
  await mine.mouse.move(200, 200)
  await later.waitFor()
})

it('finds counsel in the register, the name already in its search', async () => {
  const register = await director.request.get(`${desk.address}/api/counsel`)
  const [{ name } = { name: '' }] = (await register.json()) as { name: string }[]
  await director.goto(desk.address)
  await director.getByRole('heading', { level: 1, name: '我的工作台' }).waitFor()
  await director.keyboard.press('Control+k')
  await director.getByRole('combobox', { name: '查找' }).fill(name)
  await director.getByRole('group', { name: '法律援助人员' }).getByRole('option', { name }).click()
  await director.getByRole('heading', { level: 1, name: '法律援助人员' }).waitFor()
  await expect.poll(() => director.locator('input[data-search="list"]').inputValue()).toBe(name)
})
