import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { databaseForProgram } from '../setup/database.ts'
import { barriersOf, type Desk, openDesk } from './rig.ts'

let desk: Desk
let database: Awaited<ReturnType<typeof databaseForProgram>>
let director: Page
const shown = process.env.SCREENS
beforeAll(async () => {
  database = await databaseForProgram()
  desk = await openDesk({ databaseUrl: database.url, template: inject('practice') })
  director = await desk.enterAs('主任')
}, 180_000)
afterAll(async () => {
  await desk?.close()
  await database?.drop()
})

/** Its head stands on the screen, not below it. */
const isInView = async (part: Locator) => ((await part.boundingBox())?.y ?? 9999) < 700

it('tries a new rule on last year’s applications, adopts it, and confirms an old one', async () => {
  await director.goto(`${desk.address}/policy`)
  const row = (name: string) => director.getByRole('row').filter({ has: director.getByRole('rowheader', { name }) })
  await row('经济困难倍数').getByRole('button', { name: '修改' }).click()
  const drawer = director.getByRole('dialog')
  await drawer.getByLabel('城镇倍数').fill('0.5')
  await drawer.getByLabel('农村倍数').fill('0.5')
  await drawer.getByLabel('依据').fill('样例县府办〔2026〕2号')
  await drawer.getByRole('button', { name: '试算影响' }).click()
  await drawer.getByText(/过去一年决定的申请 \d+ 件/).waitFor()
  await expect.poll(() => drawer.locator('.preview-groups li').count()).toBeGreaterThan(0)
  if (shown) await director.screenshot({ path: join(shown, 'policy-preview.png'), animations: 'disabled' })
  expect(await barriersOf(director)).toEqual([])
  await drawer.getByRole('button', { name: /采\s?用/ }).click()
  await drawer.waitFor({ state: 'hidden' })
  await director.getByText('城镇 0.5 倍，农村 0.5 倍').waitFor()
  await director.getByText('第 2 版').waitFor()

  await row('在办案件上限').getByRole('button', { name: '修改' }).click()
  await drawer.getByRole('button', { name: /^确\s?认$/ }).click()
  await director
    .locator('.ant-popover')
    .getByRole('button', { name: /^确\s?认$/ })
    .click()
  await director.getByText('第 3 版').waitFor()
})

it('sets a tariff row by row, a list line by line, and a promised limit', async () => {
  const row = (name: string) => director.getByRole('row').filter({ has: director.getByRole('rowheader', { name }) })
  const drawer = director.getByRole('dialog')
  const adopt = async (version: number) => {
    await drawer.getByLabel('依据').fill('样例县司〔2026〕3号')
    await drawer.getByRole('button', { name: /采\s?用/ }).click()
    await drawer.waitFor({ state: 'hidden' })
    await director.getByText(`第 ${version} 版`).waitFor()
  }
  await row('办案补贴标准').getByRole('button', { name: '修改' }).click()
  await expect.poll(() => drawer.getByLabel('项目', { exact: false }).count()).toBeGreaterThan(8)
  await drawer.getByRole('button', { name: '增加一行' }).click()
  const last = drawer.locator('.rows-field li').last()
  await last.getByLabel('项目').fill('行政复议代理')
  await last.getByLabel('援助形式').pressSequentially('非诉讼')
  await expect.poll(() => director.locator('.ant-select-item-option:visible').count()).toBe(1)
  await last.getByLabel('援助形式').press('Enter')
  await last.getByTitle('非诉讼代理').waitFor()
  await last.getByLabel('援助形式').press('Escape')
  await last.getByLabel('合格').fill('700')
  await last.getByLabel('良好').fill('900')
  if (shown) await director.screenshot({ path: join(shown, 'policy-tariff.png'), animations: 'disabled' })
  await last.getByRole('button', { name: '上移' }).click()
  await drawer.getByLabel('依据').fill('样例县司〔2026〕3号')
  await drawer.getByRole('button', { name: '试算影响' }).click()
  await drawer.getByText(/过去一年已核定补贴的案件 \d+ 件/).waitFor()
  await expect.poll(() => isInView(drawer.locator('.preview'))).toBe(true)
  if (shown) await director.screenshot({ path: join(shown, 'policy-tariff-preview.png'), animations: 'disabled' })
  expect(await barriersOf(director)).toEqual([])
  await adopt(4)
  const shownRows = director.locator('.rule-inner').last().locator('tbody tr')
  expect(await shownRows.nth(-2).textContent()).toContain('行政复议代理')

  await row('罪名').getByRole('button', { name: '修改' }).click()
  await drawer.getByLabel('罪名').press('Control+End')
  await drawer.getByLabel('罪名').press('Enter')
  await drawer.getByLabel('罪名').pressSequentially('代替考试罪')
  if (shown) await director.screenshot({ path: join(shown, 'policy-charges.png'), animations: 'disabled' })
  await adopt(5)
  await director.getByText('共 145 个').waitFor()

  await row('本县承诺时限').getByRole('button', { name: '修改' }).click()
  await drawer.getByLabel(/收到申请后审查/).fill('8')
  await drawer.getByLabel('依据').fill('样例')
  await drawer.getByRole('button', { name: /采\s?用/ }).click()
  await drawer.locator('.field-fault').getByText('承诺时限不得长于法定时限').waitFor()
  await drawer.getByLabel(/收到申请后审查/).fill('5')
  if (shown) await director.screenshot({ path: join(shown, 'policy-periods.png'), animations: 'disabled' })
  await adopt(6)
  await director.getByText('收到申请后审查：5日').waitFor()
  if (shown) await director.screenshot({ path: join(shown, 'policy.png'), animations: 'disabled', fullPage: true })
})
