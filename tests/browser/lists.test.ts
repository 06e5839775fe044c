import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { instantOf } from '#kernel/plain-date.ts'
import { readList } from '#platform/sheet.ts'
import { noticeFrom } from '#practice/agencies/notices.ts'
import { idNumberOf, wageClaim } from '../examples.ts'
import { enter, grantMatters } from './practice-acts.ts'
import { barriersOf, type Desk, openDesk, pick } from './rig.ts'

// Lists as the spreadsheets that staff know: choose many and act, sort, show the columns one likes, lose no filter on the way back.
let desk: Desk
let reviewer: Page
let colleague: Awaited<ReturnType<typeof enter>>
beforeAll(async () => {
  desk = await openDesk({ template: inject('practice') })
  reviewer = await desk.enterAs('审查人员')
  colleague = await enter(desk.address, 'reviewer')
}, 180_000)
afterAll(() => desk?.close())

const count = (page: Page, text: string) => page.getByRole('status').filter({ hasText: text }).waitFor()
const boxes = (page: Page) => page.getByRole('checkbox', { name: /^选择.+号/ })
const numbersOn = (page: Page) => page.locator('tbody td[data-title="案号"]').allTextContents()
async function exported(page: Page, button: string, heading: string) {
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: button }).click()
  const sheet = new Uint8Array(readFileSync(await (await download).path()))
  return (await readList(sheet, heading, '没有表头')).map(({ cells }) => Object.fromEntries(cells))
}

/** Notices of a court, each a matter that waits to be passed on. */
async function sendNotices(serials: readonly number[]): Promise<string[]> {
  const organisationId = (await colleague.listOrganisations({})).find(({ kind }) => kind === 'court')?.id as string
  const sent: string[] = []
  for (const serial of serials) {
    const noticeId = crypto.randomUUID()
    const notice = noticeFrom('court', {
      ...{ noticeId, serial, at: instantOf(Date.now()), name: '样例被告', charge: '盗窃罪' },
      ...{ idNumber: idNumberOf(serial), reason: 'sensoryDisability' },
    })
    await colleague.sendNotice({ ...notice, road: 'paper', organisationId })
    sent.push(noticeId)
  }
  return sent
}
const stateOf = async (matterId: string) => (await colleague.readMatter({ matterId })).state

it('chooses by pages, ranges and keys, and gives exactly the chosen to Excel', async () => {
  await reviewer.goto(`${desk.address}/matters?size=20`)
  await boxes(reviewer).nth(9).waitFor()
  const first = await numbersOn(reviewer)
  await boxes(reviewer).nth(1).check()
  await boxes(reviewer)
    .nth(4)
    .click({ modifiers: ['Shift'] })
  await count(reviewer, '已选 4 件')
  expect(await barriersOf(reviewer)).toEqual([])
  await reviewer.getByRole('listitem', { name: '2', exact: true }).click()
  await expect.poll(async () => (await numbersOn(reviewer))[0]).not.toBe(first[0])
  const second = await numbersOn(reviewer)
  await boxes(reviewer).nth(0).focus()
  await reviewer.keyboard.press('Space')
  await count(reviewer, '已选 5 件')
  await reviewer.getByRole('listitem', { name: '1', exact: true }).click()
  await expect.poll(async () => (await numbersOn(reviewer))[0]).toBe(first[0])
  expect(await boxes(reviewer).nth(4).isChecked()).toBe(true)
  const rows = await exported(reviewer, '导出选中的', '案号')
  expect(rows.map(({ 案号 }) => 案号)).toEqual([...first.slice(1, 5), second[0]])
  await reviewer.getByRole('checkbox', { name: '选择本页全部' }).check()
  await count(reviewer, '已选 21 件')
  await pick(reviewer, '类别', '民事')
  await expect.poll(() => reviewer.getByText(/^已选/).count()).toBe(0)
  await reviewer.goBack()
  await expect.poll(() => numbersOn(reviewer)).toEqual(first)
})

it('sorts on the server, says so in the heading, and the Excel follows', async () => {
  await reviewer.goto(`${desk.address}/matters?states=archived`)
  const heading = reviewer.getByRole('columnheader', { name: '案号' })
  await heading.getByRole('button').click()
  await expect.poll(() => heading.getAttribute('aria-sort')).toBe('ascending')
  expect(new URL(reviewer.url()).searchParams.get('sort')).toBe('number')
  const nth = (numbers: readonly unknown[]) => numbers.map((number) => Number(String(number).match(/(\d+)号$/)?.[1]))
  const isRising = (list: number[]) =>
    list.length > 10 && list.every((n, at) => at === 0 || n > (list[at - 1] as number))
  await expect.poll(async () => isRising(nth(await numbersOn(reviewer)))).toBe(true)
  const rows = await exported(reviewer, '导出 Excel', '案号')
  expect(isRising(nth(rows.map(({ 案号 }) => 案号)))).toBe(true)
  await heading.getByRole('button').click()
  await expect.poll(() => heading.getAttribute('aria-sort')).toBe('descending')
  await reviewer.getByRole('columnheader', { name: '收到' }).getByRole('button').click()
  await expect.poll(() => heading.getAttribute('aria-sort')).toBeNull()
})

it('passes many notices on, each by itself: a refusal is named, and what was stopped midway stays done or unbegun', async () => {
  const [first, second, third] = (await sendNotices([7_101, 7_102, 7_103])) as [string, string, string]
  const matterId = crypto.randomUUID()
  const recipients = [{ name: '样例工', idNumber: idNumberOf(864) }]
  await colleague.submitApplication(wageClaim(matterId, { recipients }))
  const sent: string[] = []
  // The first waits until it may go; meanwhile somebody presses, or does the second.
  let go: () => void = () => {}
  const gate = () => {
    const open = new Promise<void>((resolve) => {
      go = resolve
    })
    return open
  }
  let open = gate()
  await reviewer.route('**/accept-notice', async (route) => {
    sent.push(route.request().url())
    await open
    await route.continue()
  })
  await reviewer.goto(`${desk.address}/matters?states=received&sort=number&size=100`)
  const named = async (id: string) =>
    boxes(reviewer).and(reviewer.getByLabel((await colleague.readMatter({ matterId: id })).number))
  for (const id of [first, second, third, matterId]) await (await named(id)).check()
  await count(reviewer, '已选 4 件')
  await reviewer.getByText('申请的案件 1 件不能按通知转指派').waitFor()
  const act = async () => {
    await reviewer.getByRole('button', { name: /^按通知转指派 \d 件/ }).click()
    await reviewer.getByRole('button', { name: /^办\s?理$/ }).click()
  }
  await act()
  await count(reviewer, '按通知转指派 1/3')
  await reviewer.getByRole('button', { name: '取消其余' }).click()
  go()
  await reviewer.getByText('已按通知转指派 1 件，还剩 2 件').waitFor()
  expect(sent).toHaveLength(1)
  expect([await stateOf(first), await stateOf(second), await stateOf(third)]).toEqual([
    'granted',
    'received',
    'received',
  ])
  open = gate()
  await reviewer.getByRole('button', { name: '继续办其余 2 件' }).click()
  await count(reviewer, '按通知转指派 1/2')
  await colleague.acceptNotice({ matterId: third })
  go()
  const outcome = reviewer.getByRole('alert').filter({ hasText: '已按通知转指派 2 件，未办成 1 件' })
  await outcome.waitFor()
  expect(await outcome.textContent()).toContain((await colleague.readMatter({ matterId: third })).number)
  expect(await stateOf(second)).toBe('granted')
  expect(await barriersOf(reviewer)).toEqual([])
  await reviewer.unroute('**/accept-notice')
})

it('hands the chosen ones that wait for counsel to the batch, and says which do not', async () => {
  const granted = await grantMatters(desk.address, [871, 872])
  const assigner = await desk.enterAs('主任')
  await assigner.goto(`${desk.address}/matters?sort=-number`)
  const numbers = await Promise.all(granted.map(async (matterId) => (await colleague.readMatter({ matterId })).number))
  for (const number of numbers) await boxes(assigner).and(assigner.getByLabel(number)).check()
  await assigner.getByRole('button', { name: '成批指派 2 件' }).click()
  await assigner.getByRole('heading', { name: '成批指派' }).waitFor()
  await expect.poll(() => assigner.getByRole('checkbox', { name: /^指派/ }).count()).toBe(2)
  await assigner.getByText('选中的待指派 2 件').waitFor()
  await assigner.context().close()
})

it('registers many papers as served on one day, each with its own signature', async () => {
  await grantMatters(desk.address, [873, 874])
  await reviewer.goto(`${desk.address}/services`)
  const papers = reviewer.getByRole('checkbox', { name: /^选择给予法律援助决定书/ })
  await papers.nth(1).waitFor()
  const before = await papers.count()
  await papers.nth(before - 1).check()
  await papers.nth(before - 2).check()
  await reviewer.getByRole('button', { name: '登记送达' }).click()
  const drawer = reviewer.getByRole('dialog')
  await drawer.getByRole('button', { name: '登记 2 份' }).click()
  expect(await drawer.getByText('请填写签收人').count()).toBe(2)
  await pick(reviewer, '送达方式', '当面送达', drawer.getByLabel('送达方式'))
  const today = (await colleague.readMe({})).today
  await drawer.getByLabel('送达日期').fill(today)
  await reviewer.keyboard.press('Enter')
  await drawer
    .getByRole('textbox', { name: /^签收人/ })
    .first()
    .fill('样例签收人')
  await drawer.getByRole('button', { name: '全同第一份' }).click()
  expect(await barriersOf(reviewer)).toEqual([])
  await drawer.getByRole('button', { name: '登记 2 份' }).click()
  await drawer.getByText('已登记送达 2 份').waitFor()
  await drawer.getByRole('button', { name: 'Close' }).click()
  await expect.poll(() => papers.count()).toBe(before - 2)
})

it.each([
  ['consultations', '咨询台账', '/consultations?from=2026-01-01', '方式', '编号'],
  ['papers', '文书登记', '/papers?from=2026-01-01&state=unserved', '用印', '文号'],
  ['dossiers', '档案登记', '/dossiers?state=all&size=50', '存放位置', '档号'],
  ['notices', '办案机关通知', '/notices?state=all', '当事人', '通知文号'],
])('keeps %s as one likes to see them, and gives exactly that to Excel', async (_list, title, path, left, heading) => {
  const page = await desk.enterAs('主任')
  await page.goto(desk.address + path)
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
  const headings = async () =>
    (await page.locator('.data-table th').allTextContents()).filter((text) => text !== '办理' && text)
  await expect.poll(async () => (await headings()).includes(left)).toBe(true)
  const rest = (await headings()).filter((text) => text !== left)
  await page.getByRole('button', { name: '列' }).click()
  await page.getByRole('checkbox', { name: left }).click()
  await expect.poll(headings).toEqual(rest)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '视图' }).click()
  await page.getByLabel('视图名称').fill('我的样子')
  await page.getByLabel('视图名称').press('Enter')
  await page.getByRole('button', { name: '我的样子', exact: true }).waitFor()
  await page.keyboard.press('Escape')
  const [row] = await exported(page, '导出 Excel', heading)
  expect(Object.keys(row ?? {})).toContain(heading)
  expect(Object.keys(row ?? {})).not.toContain(left)
  await page.goto(desk.address + path.replace(/\?.*/, ''))
  await page.getByRole('button', { name: '视图' }).click()
  await page.getByRole('button', { name: '我的样子', exact: true }).click()
  await expect.poll(headings).toEqual(rest)
  expect(page.url()).toContain(path.split(/[?&]/).at(-1))
  await page.context().close()
})

it('opens for a template’s figure of the year the very papers that it counts, and each paper from there', async () => {
  const page = await desk.enterAs('主任')
  await page.goto(`${desk.address}/settings/templates`)
  const figure = page.getByRole('row', { name: /给予法律援助决定书/ }).getByRole('link', { name: /份$/ })
  const count = (await figure.textContent())?.trim()
  await figure.click()
  await page.getByRole('heading', { level: 1, name: '文书登记' }).waitFor()
  await page.getByText(`共 ${count}`, { exact: true }).waitFor()
  await page.locator('.data-table tbody').getByRole('button', { name: '给予法律援助决定书' }).first().click()
  const asked = page.getByRole('dialog').getByLabel('查看理由')
  const frame = page.locator('iframe.paper-frame')
  await asked.or(frame).waitFor()
  if (await asked.isVisible()) {
    expect(await barriersOf(page)).toEqual([])
    await asked.fill('检查监督')
    await page.getByRole('button', { name: '记入历史并查看' }).click()
  }
  await frame.waitFor()
  await page.context().close()
  const administrator = await desk.enterAs('系统管理员')
  await administrator.goto(`${desk.address}/settings/templates`)
  await administrator
    .getByRole('row', { name: /给予法律援助决定书/ })
    .getByText(count as string)
    .waitFor()
  expect(await administrator.getByRole('link', { name: /份$/ }).count()).toBe(0)
  await administrator.context().close()
})

it('brings the filter of a list back with the browser’s own way back', async () => {
  const page = await desk.enterAs('主任')
  await page.goto(`${desk.address}/dossiers`)
  await page.getByLabel('状态').click()
  await page.locator('.ant-select-item-option[title="借出未还"]:visible').click()
  await page.waitForURL('**/dossiers?state=lent')
  await page.goto(`${desk.address}/notices`)
  await page.getByText('全部', { exact: true }).click()
  await page.waitForURL('**/notices?state=all')
  await page.getByRole('link', { name: '案件台账' }).click()
  await page.getByRole('heading', { level: 1, name: '案件台账' }).waitFor()
  await page.goBack()
  await page.waitForURL('**/notices?state=all')
  await expect.poll(() => page.getByRole('radio', { name: '全部' }).isChecked()).toBe(true)
  await page.context().close()
})
