import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { databaseForProgram } from '../setup/database.ts'
import { grantMatters } from './practice-acts.ts'
import { barriersOf, type Desk, openDesk } from './rig.ts'

let desk: Desk
let database: Awaited<ReturnType<typeof databaseForProgram>>
let assigner: Page
const shown = process.env.SCREENS
beforeAll(async () => {
  database = await databaseForProgram()
  desk = await openDesk({ databaseUrl: database.url, template: inject('practice') })
  await grantMatters(desk.address, [811, 812, 813])
  assigner = await desk.enterAs('指派')
}, 180_000)
afterAll(async () => {
  await desk?.close()
  await database?.drop()
})

it('shows the order with its numbers, and wants a reason for whoever stands far behind', async () => {
  await assigner.goto(`${desk.address}/assignments`)
  await assigner.getByRole('row').nth(1).getByRole('link').click()
  await assigner.getByRole('button', { name: /^指\s?派$/ }).click()
  const drawer = assigner.getByRole('dialog')
  await drawer
    .getByText(/应派含本案/)
    .first()
    .waitFor()
  expect(await barriersOf(assigner)).toEqual([])
  await drawer.getByRole('radio').last().click()
  await drawer.getByText(/按次序应当先派.*请写明理由/).waitFor()
  if (shown) await assigner.screenshot({ path: join(shown, 'assign.png'), animations: 'disabled' })
})

it('gives out a morning’s matters as one, but the one that is left out', async () => {
  await assigner.goto(`${desk.address}/assignments`)
  const rows = assigner.getByRole('row').filter({ has: assigner.getByRole('checkbox') })
  await rows.first().waitFor()
  const count = await rows.count()
  expect(count).toBeGreaterThan(1)
  await rows.first().getByRole('checkbox').uncheck()
  expect(await barriersOf(assigner)).toEqual([])
  if (shown) await assigner.screenshot({ path: join(shown, 'batch.png'), animations: 'disabled' })
  await assigner.getByRole('button', { name: `指派选中的 ${count - 1} 件` }).click()
  await assigner.getByRole('button', { name: '指派选中的 0 件' }).waitFor()
  expect(await assigner.getByText('已指派', { exact: true }).count()).toBe(count - 1)
  await assigner.reload()
  await expect.poll(() => rows.count()).toBe(1)
})
