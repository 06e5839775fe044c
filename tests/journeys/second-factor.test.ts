import { generate, generateSecret } from 'otplib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Operation } from '#kernel/operation.ts'
import { instantOf } from '#kernel/plain-date.ts'
import { CONTRACTS } from '#modules/contracts.ts'
import { one, rows, sql } from '#platform/database.ts'
import { openFileStore } from '#platform/files.ts'
import { createTypesetter } from '#platform/typesetter.ts'
import { injectInto } from '#practice/inject.ts'
import { buildServer } from '#server/http.ts'
import { MODULES } from '#server/modules.ts'
import { identifyBySession, provenUntil } from '#server/session.ts'
import { createClient } from '#web/ui/client.ts'
import { softKey } from '../soft-key.ts'
import { type Centre, newId, openCentre } from '../world.ts'

const PASSWORD = 'a practice phrase of words'
let centre: Centre
let now = Date.parse('2026-03-03T01:00:00Z')
let close: () => Promise<void>
let call: (headers?: Record<string, string>) => ReturnType<typeof createClient<typeof CONTRACTS>>
let signIn: (login: string) => Promise<ReturnType<typeof call>>
const codeOf = (secret: string, at = now) => generate({ secret, epoch: Math.floor(at / 1000) })

beforeAll(async () => {
  centre = await openCentre({ today: '2026-03-03' })
  const typesetter = createTypesetter({ workers: 1 })
  const app = await buildServer(
    {
      db: centre.db,
      typesetter,
      files: openFileStore('/nonexistent'),
      vault: centre.vault,
      now: () => instantOf(now),
      identify: identifyBySession(centre.db),
      provenUntil,
    },
    MODULES,
  )
  call = (headers = {}) => createClient(CONTRACTS, injectInto(app, { host: 'localhost', ...headers }))
  signIn = async (login) => {
    const answer = await app.inject({
      method: 'POST',
      url: '/api/sign-in',
      headers: { 'idempotency-key': newId() },
      payload: { login, password: PASSWORD },
    })
    return call({ cookie: String(answer.headers['set-cookie']).split(';')[0] as string })
  }
  close = async () => {
    await app.close()
    await typesetter.close()
    await centre.close()
  }
})
afterAll(() => close?.())

/** A second administrator, signed in with a password. */
async function newcomer(login: string) {
  const accountId = newId()
  const { invitation } = await centre.admin.api.addAccount({
    accountId,
    login,
    name: '新同事',
    roles: ['administrator'],
    organisationId: await centre.organisation('寿县法律援助中心'),
  })
  const token = invitation.split('/').at(-1) as string
  await call().acceptInvitation({ token, login, name: '新同事', password: PASSWORD })
  return { accountId, api: await signIn(login) }
}
const firm = () => ({ organisationId: newId(), kind: 'firm' as const, name: `样例所${newId()}` })
const phone = (label = '我的手机') => ({ factorId: newId(), label, secret: generateSecret() })
async function withPhone(login: string) {
  const { accountId, api } = await newcomer(login)
  const mine = phone()
  await api.addTotp({ ...mine, code: await codeOf(mine.secret) })
  return { accountId, api, secret: mine.secret, factorId: mine.factorId }
}
const LATER = 16 * 60_000

it('[SF1] is asked for by what seals, pays and administers, and by nothing else', () => {
  const asking = Object.entries(CONTRACTS as Record<string, Operation>).filter(([, { secondFactor }]) => secondFactor)
  expect(asking.map(([name]) => name).sort()).toEqual([
    'addAccount',
    'addOrganisation',
    'assignCounsel',
    'carryOutDestruction',
    'changeCounsel',
    'changePolicy',
    'computeSubsidy',
    'confirmUrgentAid',
    'connectAgency',
    'deactivateAccount',
    'decideDestruction',
    'decideSealing',
    'disconnectAgency',
    'endSeal',
    'endTextGateway',
    'enterCalendar',
    'grantAid',
    'grantUrgentAid',
    'importAccounts',
    'importCounsel',
    'importOrganisations',
    'inviteAgain',
    'orderCorrection',
    'reactivateAccount',
    'readGatewaySecret',
    'readLinkSecret',
    'refuseAid',
    'registerCounsel',
    'registerSeal',
    'removeFactor',
    'resetFactors',
    'reviseAccount',
    'reviseCounsel',
    'reviseOrganisation',
    'setContacts',
    'setReminderRule',
    'setTextGateway',
    'terminateAid',
    'upholdDecision',
    'voidDocument',
  ])
})

describe('a code of a phone', () => {
  it('[SF2] lets the same command through after it was refused, once', async () => {
    const { api } = await newcomer('first')
    const [sent, options] = [firm(), { commandId: newId() }]
    await expect(api.addOrganisation(sent, options)).rejects.toMatchObject({
      code: 'second_factor_needed',
      message: expect.stringContaining('二次验证'),
      basis: expect.stringContaining('8.1.4'),
    })
    const mine = phone()
    const { provenUntil: until } = await api.addTotp({ ...mine, code: await codeOf(mine.secret) })
    expect(Date.parse(until)).toBe(now + 15 * 60_000)
    const done = await api.addOrganisation(sent, options)
    expect(await api.addOrganisation(sent, options)).toEqual(done)
    expect(await api.listFactors({})).toMatchObject({ factors: [{ kind: 'totp', label: '我的手机' }] })
  })
  it('[SF3] holds for a quarter of an hour, and a code is good once', async () => {
    const { api, secret } = await withPhone('expiring')
    now += LATER
    await expect(api.addOrganisation(firm())).rejects.toMatchObject({ code: 'second_factor_needed' })
    const code = await codeOf(secret)
    await api.proveByCode({ code })
    await api.addOrganisation(firm())
    now += LATER
    await expect(api.proveByCode({ code })).rejects.toMatchObject({ code: 'invalid' })
    // A phone that is half a minute slow is still right.
    await api.proveByCode({ code: await codeOf(secret, now - 30_000) })
    await expect(api.proveByCode({ code: await codeOf(secret, now - 30_000) })).rejects.toMatchObject({
      code: 'invalid',
    })
  })
  it('[SF4] counts wrong ones although each is refused, and rests after five', async () => {
    const { api, secret, accountId } = await withPhone('guessing')
    now += LATER
    const right = await codeOf(secret)
    const wrong = String((Number(right) + 1) % 1_000_000).padStart(6, '0')
    for (let tries = 0; tries < 5; tries++)
      await expect(api.proveByCode({ code: wrong })).rejects.toMatchObject({
        code: 'invalid',
        faults: [{ field: 'code', message: expect.any(String) }],
      })
    await expect(api.proveByCode({ code: right })).rejects.toMatchObject({ code: 'too_many' })
    const kept = await one(
      centre.db,
      sql<{ failures: number; commands: number }>`
      select code_failures as failures, (select count(*)::int from command_log where actor_id = ${accountId} and operation = 'proveByCode') as commands
        from account where id = ${accountId}`,
    )
    expect(kept).toEqual({ failures: 5, commands: 0 })
    now += LATER
    await api.proveByCode({ code: await codeOf(secret) })
  })
  it('[SF5] is added to one that is there only after a proof, and lies sealed', async () => {
    const { api, secret } = await withPhone('second-phone')
    now += LATER
    const other = phone('备用手机')
    await expect(api.addTotp({ ...other, code: await codeOf(other.secret) })).rejects.toMatchObject({
      code: 'second_factor_needed',
    })
    await api.proveByCode({ code: await codeOf(secret) })
    await api.addTotp({ ...other, code: await codeOf(other.secret) })
    const everywhere = await one(
      centre.db,
      sql<{ text: string }>`
      select (select string_agg(f::text, '') from second_factor f) || (select string_agg(c::text, '') from command_log c)
             || (select string_agg(h::text, '') from history h) as text`,
    )
    for (const each of [secret, other.secret]) expect(everywhere.text).not.toContain(each)
  })
  it('[SF6] of somebody else is not there; a lost phone is reset by another administrator, and its owner is out', async () => {
    const one_ = await withPhone('owner')
    const other = await withPhone('helper')
    await other.api.removeFactor({ factorId: one_.factorId })
    expect((await one_.api.listFactors({})).factors).toHaveLength(1)
    await expect(other.api.resetFactors({ accountId: other.accountId })).rejects.toMatchObject({
      code: 'not_permitted',
    })
    await other.api.resetFactors({ accountId: one_.accountId })
    await expect(one_.api.readMe({})).rejects.toMatchObject({ code: 'not_signed_in' })
    const again = await signIn('owner')
    expect((await again.listFactors({})).factors).toEqual([])
    await other.api.removeFactor({ factorId: other.factorId })
    expect((await other.api.listFactors({})).factors).toEqual([])
  })
})

describe('a passkey', () => {
  it('[SF7] is registered and proves, each challenge once, for this site only', async () => {
    const { api } = await newcomer('keyholder')
    const key = softKey('http://localhost')
    const response = key.register(await api.startPasskey({}))
    await api.addPasskey({ factorId: newId(), label: '办公室电脑', response })
    await expect(api.addPasskey({ factorId: newId(), label: '再来一次', response })).rejects.toMatchObject({
      code: 'invalid',
    })
    now += LATER
    await expect(api.addOrganisation(firm())).rejects.toMatchObject({ code: 'second_factor_needed' })
    const elsewhere = key.prove(await api.startProof({}), 'http://evil.example')
    await expect(api.proveByPasskey({ response: elsewhere })).rejects.toMatchObject({ code: 'invalid' })
    const proof = key.prove(await api.startProof({}))
    await api.proveByPasskey({ response: proof })
    await api.addOrganisation(firm())
    await expect(api.proveByPasskey({ response: proof })).rejects.toMatchObject({ code: 'invalid' })
    const counters = await rows(
      centre.db,
      sql<{ counter: number }>`select counter from second_factor where kind = 'passkey'`,
    )
    expect(counters).toEqual([{ counter: 2 }])
  })
})
