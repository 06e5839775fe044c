import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { databaseForProgram } from '../setup/database.ts'
import { barriersOf, type Desk, openDesk } from './rig.ts'

let desk: Desk
let database: Awaited<ReturnType<typeof databaseForProgram>>
beforeAll(async () => {
  database = await databaseForProgram()
  desk = await openDesk({ databaseUrl: database.url, template: inject('practice') })
}, 180_000)
afterAll(async () => {
  await desk?.close()
  await database?.drop()
})

it('[UN1] [UN3] the reviewer takes an opinion back on the matter’s page, and a deleted view is called back', async () => {
  const page = await desk.enterAs('审查人员')
  const answer = await page.request.post(`${desk.address}/api/matters/search`, { data: { states: ['accepted'] } })
  const [matter] = ((await answer.json()) as { rows: { id: string }[] }).rows
  const review = await page.request.post(`${desk.address}/api/matters/${matter?.id}/review`, {
    data: { proposal: 'grant', meansProof: 'exempt', opinion: '符合条件' },
    headers: { 'idempotency-key': crypto.randomUUID() },
  })
  expect(review.status()).toBe(200)
  await page.goto(`${desk.address}/matters/${matter?.id}`)
  await page.getByRole('button', { name: '撤回上一步：提出审查意见' }).click()
  const drawer = page.getByRole('dialog', { name: '撤回上一步：提出审查意见' })
  await drawer.getByLabel('撤回的原因').fill('阶段写错了')
  expect(await barriersOf(page)).toEqual([])
  await drawer.getByRole('button', { name: '撤回上一步：提出审查意见' }).click()
  await page.getByText('已办理：撤回上一步').waitFor()
  await page.getByText('撤回：提出审查意见').first().waitFor()
  await page.getByText('阶段写错了').waitFor()
  await page.getByRole('button', { name: '提出审查意见', exact: true }).waitFor()
  await expect.poll(() => page.getByRole('button', { name: /^撤回上一步/ }).count()).toBe(0)

  await page.goto(`${desk.address}/matters`)
  await page.getByRole('button', { name: /视图/ }).click()
  await page.getByLabel('视图名称').fill('样例视图')
  await page.getByLabel('视图名称').press('Enter')
  await page.getByRole('button', { name: '删除视图“样例视图”' }).click()
  await page.getByText('已删除视图“样例视图”').waitFor()
  await page.getByRole('button', { name: '撤销' }).click()
  await page.getByRole('button', { name: '样例视图', exact: true }).waitFor()
  await page.getByText('已删除视图“样例视图”').waitFor({ state: 'hidden' })
})
