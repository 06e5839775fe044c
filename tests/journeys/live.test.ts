import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { instantOf } from '#kernel/plain-date.ts'
import { CONTRACTS } from '#modules/contracts.ts'
import { one, rows, sql } from '#platform/database.ts'
import { openFileStore } from '#platform/files.ts'
import { createTypesetter } from '#platform/typesetter.ts'
import { buildServer } from '#server/http.ts'
import { openLive } from '#server/live.ts'
import { MODULES } from '#server/modules.ts'
import { AWAY, identifyBySession } from '#server/session.ts'
import { createClient } from '#web/ui/client.ts'
import { wageClaim } from '../examples.ts'
import { type Centre, newId, openCentre } from '../world.ts'

// The door as people use it, over a real line: what is written here reaches pages that are open.
let centre: Centre
let app: FastifyInstance
let address: string
let now = Date.parse('2026-03-03T01:00:00Z')
const typesetter = createTypesetter()
const ends: AbortController[] = []
beforeAll(async () => {
  centre = await openCentre({ today: '2026-03-03' })
  const { db, vault } = centre
  const at = () => instantOf(now)
  const stillIn = identifyBySession(db, { touches: false })
  const live = openLive({ db, stillIn, now: at, log: (line) => console.error(line), every: 20, breath: 50 })
  const files = openFileStore('/nonexistent')
  const { changed } = live
  app = await buildServer({ db, typesetter, files, vault, now: at, identify: identifyBySession(db), changed }, MODULES)
  live.serve(app)
  address = await app.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(async () => {
  for (const end of ends) end.abort()
  await app?.close()
  await typesetter.close()
  await centre?.close()
})

const password = 'a practice phrase of words'
async function signIn(role: 'reviewer' | 'counsel', organisation: string, counselId?: string) {
  const login = `${role}${newId().slice(0, 8)}`
  const organisationId = await centre.organisation(organisation)
  const account = {
    accountId: newId(),
    login,
    name: '样例',
    roles: [role],
    organisationId,
    ...(counselId && { counselId }),
  }
  const { invitation } = await centre.admin.api.addAccount(account)
  let cookie = ''
  const api = createClient(CONTRACTS, async (url, init) => {
    const answer = await fetch(address + url, { ...init, headers: { ...init.headers, ...(cookie && { cookie }) } })
    cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? cookie
    return answer
  })
  await api.acceptInvitation({ token: invitation.split('/').at(-1) as string, login, name: '样例', password })
  return { api, cookie: () => cookie, accountId: account.accountId }
}
/** What an open page hears; `next` gives the next event, or null once the line has ended. */
async function watch(cookie: string) {
  const end = new AbortController()
  ends.push(end)
  const answer = await fetch(`${address}/api/changes`, { headers: { cookie }, signal: end.signal })
  const reader = (answer.body as ReadableStream<Uint8Array>).getReader()
  const decoder = new TextDecoder()
  let text = ''
  const next = async (): Promise<{ matters: string[] } | null> => {
    for (;;) {
      const found = /data: (.*)\n\n/.exec(text)
      if (found) {
        text = text.slice(found.index + found[0].length)
        return JSON.parse(found[1] as string)
      }
      const { value, done } = await reader.read()
      if (done) return null
      text += decoder.decode(value, { stream: true })
    }
  }
  return { status: answer.status, type: answer.headers.get('content-type'), next }
}

it('tells an open page of a change, and nobody of a matter that is not theirs', async () => {
  const reviewer = await signIn('reviewer', '寿县法律援助中心')
  await centre.addOrganisation('firm', '样例甲律师事务所')
  const lawyer = await centre.addCounsel({ name: '样例律师', unit: '样例甲律师事务所' })
  const away = await signIn('counsel', '样例甲律师事务所', lawyer.counselId as string)
  const [office, phone] = [await watch(reviewer.cookie()), await watch(away.cookie())]
  expect(office).toMatchObject({ status: 200, type: 'text/event-stream' })

  const matterId = newId()
  await reviewer.api.submitApplication(wageClaim(matterId))
  expect(await office.next()).toEqual({ matters: [matterId] })
  // The lawyer hears first of what is nobody's matter, so nothing came of the matter before it.
  const words = { groups: [], question: '样例问题', answer: '样例答复' }
  await reviewer.api.recordConsultation({
    ...{ consultationId: newId(), channel: 'visit', cause: 'other', toldMayApply: false, ...words },
  })
  expect(await phone.next()).toEqual({ matters: [] })
})

it('is closed to strangers, and ends with the session', async () => {
  expect((await fetch(`${address}/api/changes`)).status).toBe(401)
  const reviewer = await signIn('reviewer', '寿县法律援助中心')
  const page = await watch(reviewer.cookie())
  await reviewer.api.signOut({})
  expect(await page.next()).toBeNull()
})

it('[AC4] a page left open, and what it asks by itself, keep no session alive', async () => {
  const { cookie, accountId } = await signIn('reviewer', '寿县法律援助中心')
  const seen = async () =>
    (await one(centre.db, sql<{ at: string }>`select seen_at as at from session where account_id = ${accountId}`)).at
  const before = await seen()
  now += 5 * 60_000
  const page = await watch(cookie())
  expect(page.status).toBe(200)
  const asks = (headers: Record<string, string>) =>
    fetch(`${address}/api/me`, { headers: { cookie: cookie(), ...headers } })
  expect((await asks({ [AWAY]: '1' })).status).toBe(200)
  expect(await seen()).toBe(before)
  expect((await asks({})).status).toBe(200)
  expect(await seen()).not.toBe(before)
  expect(await rows(centre.db, sql`select from history where operation = 'changes'`)).toEqual([])
})
