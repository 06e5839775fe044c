import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { instantOf } from '#kernel/plain-date.ts'
import { CONTRACTS } from '#modules/contracts.ts'
import { rows, sql } from '#platform/database.ts'
import { openFileStore } from '#platform/files.ts'
import { createTypesetter } from '#platform/typesetter.ts'
import { injectInto } from '#practice/inject.ts'
import { buildServer } from '#server/http.ts'
import { MODULES } from '#server/modules.ts'
import { identifyBySession } from '#server/session.ts'
import { createClient } from '#web/ui/client.ts'
import { type Centre, newId, openCentre } from '../world.ts'

// Here people sign in for real: the same database, a second server that knows sessions only.
let centre: Centre
let now = Date.parse('2026-03-03T01:00:00Z')
let close: () => Promise<void>
let call: (headers?: Record<string, string>) => ReturnType<typeof createClient<typeof CONTRACTS>>
let raw: (
  method: 'GET' | 'POST',
  url: string,
  payload?: object,
  headers?: Record<string, string>,
) => Promise<{ status: number; cookie: string; json: { code?: string } }>

beforeAll(async () => {
  centre = await openCentre({ today: '2026-03-03' })
  const typesetter = createTypesetter()
  const app = await buildServer(
    {
      db: centre.db,
      typesetter,
      files: openFileStore('/nonexistent'),
      vault: centre.vault,
      now: () => instantOf(now),
      identify: identifyBySession(centre.db),
    },
    MODULES,
  )
  call = (headers = {}) => createClient(CONTRACTS, injectInto(app, headers))
  raw = async (method, url, payload, headers = {}) => {
    const answer = await app.inject({
      method,
      url,
      headers: { 'idempotency-key': newId(), ...headers },
      ...(payload && { payload }),
    })
    return { status: answer.statusCode, cookie: String(answer.headers['set-cookie'] ?? ''), json: answer.json() }
  }
  close = async () => {
    await app.close()
    await typesetter.close()
    await centre.close()
  }
})
afterAll(() => close?.())

const password = 'a practice phrase of words'
async function newcomer(login: string): Promise<void> {
  const organisationId = await centre.organisation('寿县法律援助中心')
  const { invitation } = await centre.admin.api.addAccount({
    accountId: newId(),
    login,
    name: '新同事',
    roles: ['reviewer'],
    organisationId,
  })
  await call().acceptInvitation({ token: invitation.split('/').at(-1) as string, login, name: '新同事', password })
}
const signIn = (login: string, given = password) => raw('POST', '/api/sign-in', { login, password: given })
const sessionOf = (cookie: string) => ({ cookie: cookie.split(';')[0] as string })

describe('signing in', () => {
  it('opens an account by its one-time link, once', async () => {
    const organisationId = await centre.organisation('寿县法律援助中心')
    const { invitation } = await centre.admin.api.addAccount({
      accountId: newId(),
      login: 'once',
      name: '新同事',
      roles: ['reviewer'],
      organisationId,
    })
    const token = invitation.split('/').at(-1) as string
    await expect(signIn('once', '')).resolves.toMatchObject({ status: 401 })
    await call().acceptInvitation({ token, login: 'once', name: '新同事', password })
    await expect(call().acceptInvitation({ token, login: 'twice', name: '另一人', password })).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(signIn('once')).resolves.toMatchObject({ status: 200 })
  })
  it('lets in whoever presses again because the answer to the link was lost', async () => {
    const organisationId = await centre.organisation('寿县法律援助中心')
    const { invitation } = await centre.admin.api.addAccount({
      accountId: newId(),
      login: 'again',
      name: '新同事',
      roles: ['reviewer'],
      organisationId,
    })
    const url = `/api/invitations/${invitation.split('/').at(-1)}/accept`
    const given = { login: 'again', name: '新同事', password }
    await raw('POST', url, given)
    const again = await raw('POST', url, given)
    expect(again).toMatchObject({ status: 200, json: { name: '新同事' } })
    expect(await call(sessionOf(again.cookie)).readMe({})).toMatchObject({ name: '新同事' })
    expect(await raw('POST', url, { ...given, password: 'not the one set before' })).toMatchObject({ status: 404 })
  })
  it('is written down, and needs an operation number like every act', async () => {
    await newcomer('written')
    await signIn('written', 'wrong')
    await signIn('written')
    const entries = await rows(
      centre.db,
      sql<{ operation: string }>`
      select h.operation from history h join account a on a.county = h.county and a.id = h.actor_id
       where a.login = 'written' order by h.position`,
    )
    expect(entries.map(({ operation }) => operation)).toEqual(['acceptInvitation', 'signIn'])
    const bare = await raw('POST', '/api/sign-in', { login: 'written', password }, { 'idempotency-key': '' })
    expect(bare.json).toMatchObject({ code: 'invalid', message: expect.stringContaining('操作编号') })
  })
  it('gives a cookie that no script reads, and keeps only its digest', async () => {
    await newcomer('cookie')
    const { cookie } = await signIn('cookie')
    expect(cookie).toMatch(/^fayuan=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/)
    const token = cookie.slice('fayuan='.length, 'fayuan='.length + 43)
    const kept = await rows(centre.db, sql<{ tokenDigest: string }>`select token_digest from session`)
    expect(kept.map(({ tokenDigest }) => tokenDigest)).not.toContain(token)
    expect(await call(sessionOf(cookie)).readMe({})).toMatchObject({
      name: '新同事',
      roles: ['reviewer'],
      organisation: '寿县法律援助中心',
    })
  })
  it('[AC1] counts wrong passwords although each is refused, and locks after five', async () => {
    await newcomer('locked')
    for (let tries = 0; tries < 5; tries++) expect((await signIn('locked', 'wrong')).status).toBe(401)
    expect(await signIn('locked')).toMatchObject({ status: 403, json: { code: 'not_permitted' } })
    now += 15 * 60_000
    expect((await signIn('locked')).status).toBe(200)
  })
  it('answers an unknown login like a wrong password', async () => {
    const { json: unknown } = await signIn('nobody-here')
    await newcomer('somebody')
    const { json: wrong } = await signIn('somebody', 'wrong')
    expect({ ...unknown, requestId: '' }).toEqual({ ...wrong, requestId: '' })
  })
  it('[AC2] ends the session after half an hour without use', async () => {
    await newcomer('idle')
    const headers = sessionOf((await signIn('idle')).cookie)
    now += 20 * 60_000
    expect((await raw('GET', '/api/me', undefined, headers)).status).toBe(200)
    now += 20 * 60_000
    expect((await raw('GET', '/api/me', undefined, headers)).status).toBe(200)
    now += 31 * 60_000
    expect(await raw('GET', '/api/me', undefined, headers)).toMatchObject({
      status: 401,
      json: { code: 'not_signed_in' },
    })
  })
  it('is over at once on signing out, and when the account is struck off', async () => {
    await newcomer('leaving')
    const headers = sessionOf((await signIn('leaving')).cookie)
    expect((await raw('POST', '/api/sign-out', {}, headers)).status).toBe(200)
    expect((await raw('GET', '/api/me', undefined, headers)).status).toBe(401)
    const again = sessionOf((await signIn('leaving')).cookie)
    await rows(centre.db, sql`update account set active = false where login = 'leaving'`)
    expect((await raw('GET', '/api/me', undefined, again)).status).toBe(401)
  })
  it('knows no practice entrance', async () => {
    expect((await raw('POST', '/api/practice/enter', { accountId: newId() })).status).toBe(404)
  })
})

it('lets counsel enter their own leave only, a head the firm’s, and an account without a register entry nobody’s', async () => {
  await centre.addOrganisation('firm', '样例请假甲所')
  await centre.addOrganisation('firm', '样例请假乙所')
  const own = await centre.addCounsel({ name: '样例甲', unit: '样例请假甲所' })
  const other = await centre.addCounsel({ name: '样例乙', unit: '样例请假乙所' })
  const head = await centre.hire({ roles: ['firmHead'], organisation: '样例请假甲所', name: '甲所主任' })
  const unregistered = await centre.hire({ roles: ['counsel'], organisation: '样例请假甲所', name: '未登记' })
  const assigner = await centre.hire({ roles: ['assigner'], name: '指派员' })
  const leave = (who: typeof own, of: typeof own) =>
    who.api.recordLeave({ counselId: of.counselId as string, from: '2026-03-04', until: '2026-03-05' })
  await leave(own, own)
  await leave(head, own)
  await leave(assigner, other)
  for (const [who, of] of [
    [own, other],
    [head, other],
    [unregistered, own],
    [unregistered, other],
  ] as const)
    await expect(leave(who, of)).rejects.toMatchObject({ code: 'not_found' })
})

it('revises what bears on assignment, suspends, and strikes nobody off who has matters in hand', async () => {
  await centre.addOrganisation('firm', '样例修改所')
  const { counselId, api } = await centre.addCounsel({ name: '样例丙', unit: '样例修改所' })
  const director = await centre.hire({ roles: ['director'], name: '名册主任' })
  const facts = {
    counselId: counselId as string,
    organisationId: await centre.organisation('样例修改所'),
    kind: 'lawyer' as const,
    name: '样例丙',
    knowsMinors: true,
    matterKinds: ['civil' as const],
    gender: '女' as const,
    languages: ['手语'],
    townships: ['正阳关镇'],
    share: 0.5,
  }
  await director.api.reviseCounsel({ ...facts, suspendedUntil: '2026-12-31', active: true })
  const row = async () => (await director.api.listCounsel({})).find(({ id }) => id === counselId)
  expect(await row()).toMatchObject({
    ...{ gender: '女', languages: ['手语'], townships: ['正阳关镇'], share: 0.5, knowsMinors: true },
    ...{ matterKinds: ['civil'], suspendedUntil: '2026-12-31', criminalSince: null, active: true },
  })
  await director.api.reviseCounsel({ ...facts, active: false })
  expect(await row()).toMatchObject({ active: false, suspendedUntil: null })
  await expect(api.reviseCounsel({ ...facts, active: true })).rejects.toMatchObject({ code: 'not_permitted' })
  await expect(director.api.reviseCounsel({ ...facts, counselId: newId(), active: true })).rejects.toMatchObject({
    code: 'not_found',
  })
})
