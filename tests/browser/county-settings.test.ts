import type { Page } from '@playwright/test'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { addDays, dayInChina, type Instant, type PlainDate, plainDate, weekdayOf, yearOf } from '#kernel/plain-date.ts'
import { databaseForProgram } from '../setup/database.ts'
import { atRest, barriersOf, type Desk, openDesk } from './rig.ts'

let desk: Desk
let database: Awaited<ReturnType<typeof databaseForProgram>>
let director: Page
const today = dayInChina(new Date().toISOString() as Instant)
const next = yearOf(today) + 1
beforeAll(async () => {
  database = await databaseForProgram()
  desk = await openDesk({ databaseUrl: database.url, template: inject('practice') })
  director = await desk.enterAs('主任')
}, 180_000)
afterAll(async () => {
  await desk?.close()
  await database?.drop()
})

const open = async (path: string, title: string) => {
  await director.goto(desk.address + path)
  await director.getByRole('heading', { name: title, level: 1 }).waitFor()
  await director.locator('.data-table').first().waitFor()
}
const saturdayAfter = (day: PlainDate): PlainDate => (weekdayOf(day) === 6 ? day : saturdayAfter(addDays(day, 1)))
/** Holidays as a notice may arrange them, in whatever year this test runs. */
const HOLIDAYS = [
  '01-01 01-03',
  '02-05 02-12',
  '04-04 04-06',
  '05-01 05-05',
  '06-09 06-11',
  '09-15 09-17',
  '10-01 10-07',
]

it('enters next year’s notice by hand, line by line, sees what it does to the deadlines, and finds it in the calendar', async () => {
  await open('/settings/calendar', '工作日历')
  const drawer = director.getByRole('dialog')
  await director.goto(`${desk.address}/settings/calendar?year=${next}`)
  await director.getByRole('button', { name: `录入${next}年` }).click()
  await drawer.getByLabel('通知文号').fill(`国办发明电〔${yearOf(today)}〕99号`)
  const give = async (label: string, at: number, day: string) => {
    const input = drawer.getByLabel(label).nth(at)
    await input.fill(day)
    await input.press('Tab')
  }
  await give('公布日期', 0, today)
  for (const [at, days] of HOLIDAYS.entries()) {
    const [from, to] = days.split(' ') as [string, string]
    await give('放假第一天', at, `${next}-${from}`)
    await give('放假最后一天', at, `${next}-${to}`)
  }
  await drawer.getByRole('button', { name: '增加一行' }).last().click()
  await give('上班的周六、周日', 0, `${next}-02-01`)
  const tryOut = drawer.getByRole('button', { name: '核对并试算影响' })
  const monday = weekdayOf(plainDate(`${next}-02-01`)) % 6 !== 0
  if (monday) {
    await tryOut.click()
    await drawer.locator('.field-fault').getByText('不是周六、周日').waitFor()
  }
  await give('上班的周六、周日', 0, saturdayAfter(plainDate(`${next}-02-13`)))
  await tryOut.click()
  await drawer.getByText(/正在计算期限的案件 \d+ 件/).waitFor()
  await drawer.getByText(/共 3\d 天，调休上班 1 天/).waitFor()
  await atRest(director)
  expect(await barriersOf(director)).toEqual([])
  await drawer.getByRole('button', { name: '确认录入' }).click()
  await drawer.waitFor({ state: 'hidden' })
  await director.getByText(`${next}年的放假安排已录入`).waitFor()
  const table = director.getByRole('table', { name: `${next}年放假和调休` })
  await table.getByRole('cell', { name: '劳动节' }).waitFor()
  expect(await table.getByRole('row').count()).toBe(1 + HOLIDAYS.length + 1)
  expect(await director.locator('.month .day-holiday').count()).toBe(32)
  // Only the last days of December wait for the notice after it.
  expect(await director.locator('.month .day-unknown').count()).toBeLessThanOrEqual(3)
  // On every other page too, after a reload: the browser has learnt it.
  await open('/settings/calendar', '工作日历')
  expect(await director.locator('.month .day-unknown').count()).toBe(0)
})

it('shows code lists, templates and periods without barriers, and a specimen in its place', async () => {
  await open('/settings/codes', '代码表')
  expect(await barriersOf(director)).toEqual([])
  await director.getByRole('textbox', { name: '名称、代码、首字母' }).fill('zfldbc')
  await director.getByRole('cell', { name: '请求支付劳动报酬' }).waitFor()
  const saving = director.waitForEvent('download')
  await director.getByRole('button', { name: '导出 Excel' }).click()
  expect((await saving).suggestedFilename()).toBe('代码表.xlsx')

  await open('/settings/templates', '文书模板')
  expect(await barriersOf(director)).toEqual([])
  const answer = director.waitForResponse(/templates\/grant-decision\/specimen/)
  await director.getByRole('button', { name: '给予法律援助决定书', exact: true }).click()
  expect((await answer).headers()['content-type']).toBe('application/pdf')

  await open('/settings/retention', '保存期限')
  await director.getByRole('cell', { name: /30 分钟没有操作，或者满 12 小时/ }).waitFor()
  expect(await barriersOf(director)).toEqual([])
})

it('Ctrl K finds the pages', async () => {
  await director.goto(desk.address)
  await director.getByRole('heading', { name: '我的工作台' }).waitFor()
  await director.keyboard.press('Control+k')
  await director.keyboard.type('gzrl')
  await director.getByRole('option', { name: /工作日历/ }).click()
  await director.getByRole('heading', { name: '工作日历', level: 1 }).waitFor()
})
