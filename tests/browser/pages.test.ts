import type { Page } from '@playwright/test'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { databaseForProgram } from '../setup/database.ts'
import { barriersOf, type Desk, openDesk } from './rig.ts'

let desk: Desk
let database: Awaited<ReturnType<typeof databaseForProgram>>
let director: Page
let matterPath: string
beforeAll(async () => {
  database = await databaseForProgram()
  desk = await openDesk({ databaseUrl: database.url })
  director = await desk.enterAs('主任')
  const found = await director.request.post(`${desk.address}/api/matters/search`, {
    data: { states: ['handling'], size: 1 },
  })
  matterPath = `/matters/${((await found.json()) as { rows: { id: string }[] }).rows[0]?.id}`
}, 180_000)
afterAll(async () => {
  await desk?.close()
  await database?.drop()
})

it.each([
  ['/', '我的工作台'],
  ['/consultations/new', '登记咨询'],
  ['/consultations', '咨询台账'],
  ['/applications/new', '收到申请'],
  ['/matters', '案件台账'],
  ['a matter', '请求|辩护|纠纷|赔偿|罪|给付|支付'],
  ['/registers/counsel', '法律援助人员'],
  ['/registers/organisations', '机构'],
  ['/registers/accounts', '用户'],
  ['/policy', '本县规则'],
  ['/account', '账号安全'],
  ['/cooperation', '协作来函'],
])('%s opens with its heading, fits 1366 × 768, and has no serious barrier', async (path, heading) => {
  await director.goto(desk.address + (path === 'a matter' ? matterPath : path))
  await director.getByRole('heading', { level: 1, name: new RegExp(heading) }).waitFor()
  const overflow = await director.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(overflow).toBeLessThanOrEqual(0)
  expect(await barriersOf(director)).toEqual([])
})

it('opens a figure’s list with its own count', async () => {
  await director.goto(desk.address)
  const figure = director.getByRole('link', { name: /给予援助/ }).first()
  const value = Number(/(\d+)/.exec((await figure.textContent()) ?? '')?.[1])
  expect(value).toBeGreaterThan(0)
  await figure.click()
  await director.getByRole('heading', { level: 1, name: '案件台账' }).waitFor()
  await director
    .getByText(new RegExp(`${value} 件`))
    .first()
    .waitFor()
})
