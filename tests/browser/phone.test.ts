import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { databaseForProgram } from '../setup/database.ts'
import { enter, grantMatters } from './practice-acts.ts'
import { barriersOf, type Desk, openDesk } from './rig.ts'

// A lawyer in the court's corridor: accepts, declines, logs, uploads and closes on a telephone.
let desk: Desk
let database: Awaited<ReturnType<typeof databaseForProgram>>
let lawyer: Page
let taken: string
let declined: string
let today: string
const shown = process.env.SCREENS
beforeAll(async () => {
  database = await databaseForProgram()
  desk = await openDesk({ databaseUrl: database.url })
  lawyer = await desk.enterAs('承办人')
  await lawyer.setViewportSize({ width: 390, height: 844 })
  const me = (await (await lawyer.request.get(`${desk.address}/api/me`)).json()) as { counselId: string; today: string }
  const { counselId } = me
  today = me.today
  const assigner = await enter(desk.address, 'assigner')
  ;[taken = '', declined = ''] = await grantMatters(desk.address, [821, 822])
  for (const matterId of [taken, declined]) await assigner.assignCounsel({ matterId, counselId, reason: '就近承办' })
}, 180_000)
afterAll(async () => {
  await desk?.close()
  await database?.drop()
})

/** Nothing in the way, nothing to be pushed sideways once it stands still, and a picture for whoever looks. */
async function look(name: string): Promise<void> {
  expect([name, await barriersOf(lawyer)]).toEqual([name, []])
  const overflow = await lawyer.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect([name, overflow]).toEqual([name, 0])
  if (shown) await lawyer.screenshot({ path: join(shown, `phone-${name}.png`), animations: 'disabled' })
}
const open = (matterId: string) => lawyer.goto(`${desk.address}/matters/${matterId}`)
const press = (label: string) => lawyer.getByRole('button', { name: label, exact: true }).last().click()
async function pick(field: string, option: string): Promise<void> {
  await lawyer.getByRole('dialog').getByLabel(field).click()
  await lawyer.getByTitle(option, { exact: true }).last().click()
}

it.each(['/', '/matters', '/roster', '/duty-help', '/registers/duty'])('%s fits a telephone', async (path) => {
  await lawyer.goto(desk.address + path)
  await lawyer.getByRole('heading', { level: 1 }).waitFor()
  await look(path.replaceAll('/', '_'))
})

it('declines an assignment with its reason', async () => {
  await open(declined)
  await press('不接受指派')
  await lawyer.getByLabel('不能接受的理由').fill('近期连续出庭')
  await look('decline')
  await press('不接受指派')
  await lawyer.getByText(/已经不在您的办理范围内/).waitFor()
})

it('accepts another, logs, uploads and reports it closed', async () => {
  await open(taken)
  await press('接受指派')
  await press('确认接受指派')
  await lawyer.getByRole('button', { name: '记录承办情况' }).waitFor()
  await look('taken')

  await press('记录承办情况')
  await pick('承办事项', '会见或者约见受援人')
  await lawyer.getByLabel('情况记录').fill('约见受援人，了解欠薪经过')
  await look('log')
  await press('记录承办情况')
  await lawyer.getByText('约见受援人，了解欠薪经过').waitFor()

  await lawyer.getByLabel('选择附件').setInputFiles({
    name: '约见笔录.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n'),
  })
  await press('上传')
  await lawyer.getByRole('button', { name: '约见笔录' }).waitFor()
  await look('uploaded')

  await press('报结案')
  const closing = lawyer.getByRole('dialog')
  await closing.getByLabel('结案日').fill(today)
  await lawyer.keyboard.press('Enter')
  await pick('结案方式', '调解')
  await pick('办理结果', '全部支持')
  await closing.getByLabel('承办过程和结果').fill('双方达成调解协议，欠薪已经付清')
  for (const box of await closing.getByRole('checkbox').all()) await box.check()
  await look('close')
  await press('报结案')
  await lawyer.getByText('待结案审查').first().waitFor()
  await look('closed')
})
