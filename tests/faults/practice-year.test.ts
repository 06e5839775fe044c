import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { instantOf } from '#kernel/plain-date.ts'
import { CONTRACTS } from '#modules/contracts.ts'
import { practice } from '#modules/practice/contract.ts'
import { findRun } from '#modules/practice/store.ts'
import { connect, one, rows, sql } from '#platform/database.ts'
import { openFileStore } from '#platform/files.ts'
import { keysFolder, openKeyRing } from '#platform/keys.ts'
import { startPostgres } from '#platform/postgres-server.ts'
import { createTypesetter } from '#platform/typesetter.ts'
import { openVault } from '#platform/vault.ts'
import type { Run } from '#practice/story.ts'
import { createClient } from '#web/ui/client.ts'
import { recountDesk, requireGapless, requirePlanned, requireReplay, requireVerdicts } from '../practice/checks.ts'
import { type ServerProcess, startServer, untilPractice } from '../server-process.ts'
import { databaseForProgram, seesAll } from '../setup/database.ts'

const COUNTY = '340422'
/** Two to three minutes on a quiet machine with two cores; a loaded one may take its time. */
const LONGEST = 600_000
/** How far the county's life has come when the process is killed: among its first people, early, and in full swing. */
const KILLED_AT = [40, 700, 3000]

let data: string
let database: Awaited<ReturnType<typeof databaseForProgram>>
let server: ServerProcess | undefined
beforeAll(async () => {
  database = await databaseForProgram()
  data = mkdtempSync(join(tmpdir(), 'fayuan-year-'))
})
afterAll(async () => {
  await server?.kill()
  await database?.drop()
  if (!database?.url) await (await startPostgres(data)).stop() // a killed program leaves its PostgreSQL behind; this ends it
  rmSync(data, { recursive: true, force: true })
}, 60_000)

async function withDatabase<T>(work: (db: ReturnType<typeof connect>) => Promise<T>): Promise<T> {
  const postgres = database.url ? undefined : await startPostgres(data)
  const db = connect(seesAll(postgres?.config ?? { connectionString: database.url }))
  try {
    return await work(db)
  } finally {
    await db.close()
    await postgres?.stop()
  }
}

/** Somebody at the centre's window who works on while the server is killed; remembers what was answered. */
async function sitDown(address: string) {
  let cookie = ''
  const send = async (url: string, init: RequestInit & { headers: Record<string, string> }) => {
    const answer = await fetch(address + url, { ...init, headers: { ...init.headers, ...(cookie && { cookie }) } })
    cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? cookie
    return answer
  }
  const api = createClient({ ...CONTRACTS, ...practice }, send)
  const { people } = await api.readPractice({})
  const reviewer = people.find(({ roles }) => roles.includes('reviewer'))
  await api.enterAs({ accountId: reviewer?.accountId as string })
  const answered: { consultationId: string; number: string }[] = []
  const work = async () => {
    for (;;) {
      const what = { channel: 'visit', cause: 'other', toldMayApply: false } as const
      const words = { groups: [], question: '被打断之前问的问题', answer: '已当面答复' }
      answered.push(await api.recordConsultation({ consultationId: crypto.randomUUID(), ...what, ...words }))
      await sleep(20)
    }
  }
  // It ends when the server does.
  return { answered, gone: work().catch(() => answered) }
}

it('lives a year to its end although it is killed again and again, and loses nothing that it has answered', {
  timeout: LONGEST,
}, async () => {
  const answered: { consultationId: string; number: string }[] = []
  for (const moment of KILLED_AT) {
    server = await startServer({ data, practice: 'year', databaseUrl: database.url })
    const window = await sitDown(server.address)
    const seen = await untilPractice(server.address, ({ done }) => done >= moment)
    await server.kill()
    answered.push(...(await window.gone))
    const kept = await withDatabase((db) =>
      one(db, sql<{ commands: number }>`select count(*)::int as commands from command_log where county = ${COUNTY}`),
    )
    expect(kept.commands).toBeGreaterThanOrEqual(seen.done)
  }
  server = await startServer({ data, practice: 'year', databaseUrl: database.url })
  const end = await untilPractice(server.address, ({ finished }) => finished)
  expect(end.done).toBe(end.total)
  await server.stop()
  expect(server.log.filter((line) => line.includes('没有'))).toEqual([])

  expect(answered.length).toBeGreaterThan(20)
  const there = await withDatabase((db) =>
    rows(
      db,
      sql<{ consultationId: string; number: string }>`
      select id as consultation_id, number from consultation where id = any(${answered.map(({ consultationId }) => consultationId)}::uuid[])`,
    ),
  )
  const byId = (a: { consultationId: string }, b: { consultationId: string }) =>
    a.consultationId < b.consultationId ? -1 : 1
  expect(there.sort(byId)).toEqual(answered.sort(byId))
})

it(
  'has every act of its plan once, stories that replay, numbers without a gap, and a desk that counts right',
  {
    timeout: 60_000,
  },
  () =>
    withDatabase(async (db) => {
      const run = (await findRun(db, COUNTY)) as Run
      const typesetter = createTypesetter({ workers: 1 })
      const now = () => instantOf(Date.now())
      const vault = openVault(openKeyRing(keysFolder(data), { inUse: [], now: now() }))
      const world = {
        db,
        typesetter,
        vault,
        files: openFileStore(join(data, 'attachments')),
        now,
        identify: async () => null,
      }
      await requirePlanned({ db, county: COUNTY }, run)
      await requireReplay({ db, county: COUNTY })
      await requireVerdicts({ db, county: COUNTY })
      await requireGapless({ db, county: COUNTY }, { followsDays: false })
      const { shown, recounted } = await recountDesk({ db, county: COUNTY, world }, run)
      expect(shown).toEqual(recounted)
      await typesetter.close()
    }),
)
