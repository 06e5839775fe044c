import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { databaseForProgram } from '../setup/database.ts'
import { barriersOf, type Desk, openDesk } from './rig.ts'

let desk: Desk
let database: Awaited<ReturnType<typeof databaseForProgram>>
const shown = process.env.SCREENS
beforeAll(async () => {
  database = await databaseForProgram()
  desk = await openDesk({ databaseUrl: database.url, template: inject('practice') })
}, 180_000)
afterAll(async () => {
  await desk?.close()
  await database?.drop()
})

const look = async (page: Page, name: string) => {
  if (shown) await page.screenshot({ path: join(shown, `${name}.png`), animations: 'disabled' })
}
/** The first of the register, opened for changing. */
async function opened(page: Page) {
  await page.goto(`${desk.address}/registers/counsel`)
  await page
    .getByRole('button', { name: /修\s?改/ })
    .first()
    .click()
  const drawer = page.getByRole('dialog', { name: /^修改：/ })
  await drawer.getByLabel('指派份额').waitFor()
  return drawer
}
const save = /^保\s?存$/

it('[AD7] shows the second of two who change one entry both versions, and loses nothing that either typed', async () => {
  const director = await desk.enterAs('主任')
  const admin = await desk.enterAs('系统管理员')
  const first = await opened(director)
  const second = await opened(admin)

  await second.getByLabel('会的语言').fill('手语')
  await second.getByLabel('执业证号').fill('13404201500000009')
  // The draft outlives a reload, and with it what was seen when it was typed.
  await admin.reload()
  await first.getByLabel('执业证号').fill('13404201500000001')
  await first.getByLabel('联系电话').fill('13800000001')
  await first.getByRole('button', { name: save }).click()
  await first.waitFor({ state: 'hidden' })

  const again = await opened(admin)
  await again.getByText('已恢复未提交的内容').waitFor()
  await again.getByRole('button', { name: save }).click()
  const compare = admin.getByRole('region', { name: '对照修改' })
  await compare.getByText('这条登记在您填写期间已被他人修改').waitFor()
  expect(await compare.getByRole('rowheader').allInnerTexts()).toEqual([
    expect.stringMatching(/^执业证号\s*请选一个$/),
    '联系电话',
    '会的语言',
  ])
  expect(await compare.getByRole('radio', { name: /^联系电话：用现在的“13800000001”/ }).isChecked()).toBe(true)
  expect(await compare.getByRole('radio', { name: /^会的语言：用您填的“手语”/ }).isChecked()).toBe(true)
  await look(admin, 'edit-conflict')
  expect(await barriersOf(admin)).toEqual([])

  await compare.getByRole('button', { name: '按所选保存' }).click()
  await compare.getByText('请先选定：执业证号').waitFor()
  await compare.getByRole('button', { name: '返回填写' }).click()
  expect(await again.getByLabel('执业证号').inputValue()).toBe('13404201500000009')
  await again.getByRole('button', { name: save }).click()

  // By keyboard: the radios of a field are one stop, an arrow chooses.
  await compare.getByRole('radio', { name: /^执业证号：用现在的/ }).focus()
  await admin.keyboard.press('ArrowRight')
  expect(await compare.getByRole('radio', { name: /^执业证号：用您填的/ }).isChecked()).toBe(true)
  await compare.getByRole('button', { name: '按所选保存' }).focus()
  await admin.keyboard.press('Enter')
  await again.waitFor({ state: 'hidden' })

  const saved = await opened(director)
  expect(await saved.getByLabel('执业证号').inputValue()).toBe('13404201500000009')
  expect(await saved.getByLabel('联系电话').inputValue()).toBe('13800000001')
  expect(await saved.getByLabel('会的语言').inputValue()).toBe('手语')
})
