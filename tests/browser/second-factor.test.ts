import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { generate } from 'otplib'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startPostgres } from '#platform/postgres-server.ts'
import { type ServerProcess, startServer } from '../server-process.ts'
import { databaseForProgram } from '../setup/database.ts'
import { barriersOf, openBrowser, openPage, pick } from './rig.ts'

// The real program as it is opened for work: passwords, no practice county. A passkey needs a name, so it is localhost.
let data: string
let database: Awaited<ReturnType<typeof databaseForProgram>>
let server: ServerProcess
let browser: Browser
let admin: Page
const shown = process.env.SCREENS
beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'fayuan-factor-'))
  database = await databaseForProgram()
  server = await startServer({ data, practice: 'none', databaseUrl: database.url })
  browser = await openBrowser()
  admin = await openPage(browser)
}, 60_000)
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await database?.drop()
  rmSync(data, { recursive: true, force: true })
})

const at = (path: string) => server.address.replace('127.0.0.1', 'localhost') + path
const look = async (name: string) => {
  if (shown) await admin.screenshot({ path: join(shown, `${name}.png`), animations: 'disabled' })
}
const dialog = () => admin.getByRole('dialog').filter({ has: admin.locator('.ant-modal-title') })
async function addFirm(name: string): Promise<void> {
  await admin.goto(at('/registers/organisations'))
  await admin.getByRole('button', { name: '登记机构' }).click()
  await pick(admin, '机构类别', '律师事务所', admin.getByLabel('机构类别').last())
  await admin.getByLabel('机构名称').fill(name)
  await admin.getByRole('button', { name: /保\s?存/ }).click()
}
/** A quarter of an hour has gone by. */
async function forgetProof(): Promise<void> {
  const postgres = database.url ? undefined : await startPostgres(data)
  const client = new pg.Client(postgres?.config ?? { connectionString: database.url })
  await client.connect()
  await client.query('update session set proven_until = now()')
  await client.end()
  await postgres?.stop()
}

it('asks an administrator for a second proof, registers a phone, and goes on with what was being done', async () => {
  const link = server.log.map((line) => /(\/invitation\/\S+)$/.exec(line)?.[1]).find((found) => found !== undefined)
  await admin.goto(at(link as string))
  await admin.getByLabel('姓名').fill('样例管理员')
  await admin.getByLabel('登录名').fill('admin')
  await admin.locator('input[type=password]').fill('a practice phrase of words')
  await admin.locator('form button[type=submit]').click()
  await admin.getByRole('heading', { name: '我的工作台' }).waitFor()

  await addFirm('样例一律师事务所')
  await dialog().getByText('先登记二次验证方式').waitFor()
  await dialog().locator('code').waitFor()
  await look('proof-first')
  expect(await barriersOf(admin)).toEqual([])
  const secret = ((await dialog().locator('code').textContent()) as string).replaceAll(' ', '')
  await dialog()
    .getByLabel(/6 位数字/)
    .fill('000000')
  await dialog().getByRole('button', { name: '登记并继续' }).click()
  await dialog().getByText('验证码不对或者已经用过').first().waitFor()
  await dialog()
    .getByLabel(/6 位数字/)
    .fill(await generate({ secret }))
  await dialog().getByRole('button', { name: '登记并继续' }).click()
  await admin.getByText('样例一律师事务所').first().waitFor()
  await dialog().waitFor({ state: 'hidden' })
})

it('takes a passkey as well, and says no more than it should when the person would rather not', async () => {
  const cdp = await admin.context().newCDPSession(admin)
  await cdp.send('WebAuthn.enable')
  const options = { protocol: 'ctap2', transport: 'internal', hasUserVerification: true, isUserVerified: true } as const
  await cdp.send('WebAuthn.addVirtualAuthenticator', { options })
  await admin.goto(at('/account'))
  await admin.getByRole('button', { name: '登记通行密钥' }).click()
  await admin.getByRole('cell', { name: '通行密钥' }).waitFor()
  await look('account')
  expect(await barriersOf(admin)).toEqual([])

  await forgetProof()
  await addFirm('样例二律师事务所')
  await dialog().getByText('请再确认是您本人').waitFor()
  await look('proof-again')
  expect(await barriersOf(admin)).toEqual([])
  await dialog().getByRole('button', { name: '关闭' }).first().click()
  await admin.getByText('需要二次验证').waitFor()
  await expect.poll(() => admin.getByLabel('机构名称').inputValue()).toBe('样例二律师事务所')
  await admin.getByRole('button', { name: /保\s?存/ }).click()
  await dialog().getByRole('button', { name: '使用通行密钥' }).click()
  await dialog().waitFor({ state: 'hidden' })
  await admin.getByRole('cell', { name: '样例二律师事务所' }).waitFor()
})
