import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { databaseForProgram } from '../setup/database.ts'
import { barriersOf, type Desk, openDesk } from './rig.ts'

let desk: Desk
let database: Awaited<ReturnType<typeof databaseForProgram>>
let director: Page
const shown = process.env.SCREENS
beforeAll(async () => {
  database = await databaseForProgram()
  desk = await openDesk({ databaseUrl: database.url })
  director = await desk.enterAs('主任')
}, 180_000)
afterAll(async () => {
  await desk?.close()
  await database?.drop()
})

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
