import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findActor } from '#modules/access/store.ts'
import { connect, type Database, one, rows, sql } from '#platform/database.ts'
import { enterAs } from '#server/walls.ts'
import { idNumberOf, wageClaim } from '../examples.ts'
import { type Centre, newId, openCentre, type Person } from '../world.ts'

// The second wall alone: statements without any condition of ours, as PostgreSQL answers them to each person.
let centre: Centre
let server: Database
const people: Record<string, Person> = {}
const matters: Record<string, string> = {}

beforeAll(async () => {
  centre = await openCentre()
  server = connect(centre.serverConfig)
  await centre.addOrganisation('firm', '样例甲所')
  await centre.addOrganisation('firm', '样例乙所')
  const station = (name: string) =>
    centre.hire({ roles: ['stationClerk'], organisation: `寿县${name}法律援助工作站`, name })
  people.stationA = await station('寿春镇')
  people.stationB = await station('双桥镇')
  people.director = await centre.hire({ roles: ['director'], name: '主任' })
  people.reviewer = await centre.hire({ roles: ['reviewer', 'assigner'], name: '审查员' })
  people.counselA = await centre.addCounsel({ name: '样例甲', unit: '样例甲所' })
  people.counselB = await centre.addCounsel({ name: '样例乙', unit: '样例乙所' })
  people.headA = await centre.hire({ roles: ['firmHead'], organisation: '样例甲所', name: '甲所主任' })
  people.hotline = await centre.hire({ roles: ['hotlineAgent'], name: '热线' })
  people.bureau = await centre.hire({ roles: ['bureau'], name: '司法局' })
  people.city = await centre.hire({ roles: ['city'], name: '市局' })
  people.agency = await centre.hire({ roles: ['agencyClerk'], name: '法院' })
  people.administrator = centre.admin
  for (const [name, from] of [
    ['ofA', 'stationA'],
    ['ofB', 'stationB'],
  ] as const) {
    const matterId = newId()
    matters[name] = matterId
    const clerk = people[from] as Person
    await clerk.api.recordConsultation({
      consultationId: newId(),
      channel: 'visit',
      name: '样例问',
      phone: '13800000009',
      cause: 'loan',
      groups: [],
      question: '问',
      answer: '答',
      toldMayApply: true,
    })
    await clerk.api.submitApplication(
      wageClaim(matterId, { recipients: [{ name: '样例', idNumber: idNumberOf(name === 'ofA' ? 51 : 53) }] }),
    )
    await people.reviewer.api.acceptApplication({ matterId })
    await people.reviewer.api.submitReview({ matterId, proposal: 'grant', meansProof: 'exempt', opinion: '符合条件' })
    const { reasons } = await people.reviewer.api.adviseApplication({ matterId })
    await people.director.api.grantAid({ matterId, reasons })
    const counsel = people[name === 'ofA' ? 'counselA' : 'counselB'] as Person
    await people.reviewer.api.assignCounsel({ matterId, counselId: counsel.counselId as string })
  }
})
afterAll(async () => {
  await server?.close()
  await centre?.close()
})

const OF_A_MATTER = ['party', 'material', 'matter_step', 'document', 'attachment'] as const
const EVERYTHING = ['ofA', 'ofB']
const SEES: Record<string, string[]> = {
  director: EVERYTHING,
  reviewer: EVERYTHING,
  stationA: ['ofA'],
  stationB: ['ofB'],
  counselA: ['ofA'],
  counselB: ['ofB'],
  headA: ['ofA'],
  hotline: [],
  agency: [],
  administrator: [],
}
const CONSULTATIONS: Record<string, number> = { director: 2, reviewer: 2, hotline: 2, stationA: 1, stationB: 1 }

async function as<T>(
  name: string,
  ask: (db: Parameters<Parameters<Database['inTransaction']>[1]>[0]) => Promise<T>,
): Promise<T> {
  return server.inTransaction('command', async (tx) => {
    const actor = await findActor(tx, (people[name] as Person).accountId)
    if (!actor) throw new Error(`nobody is ${name}`)
    await enterAs(tx, actor)
    return ask(tx)
  })
}

it.each([
  ['director', ['matters', 'consultations']],
  ['stationA', ['matters', 'consultations']],
  ['counselA', ['matters']],
  ['hotline', ['consultations']],
  ['city', []],
])('[P18] tells %s the figures whose lists he may open: %j', async (name, lists) => {
  const { figures } = await (people[name] as Person).api.readDesk({})
  expect([...new Set(figures.map(({ list }) => list.of))]).toEqual(lists)
})

it.each([
  ['bureau', [], ['ofA', 'ofB']],
  ['stationA', [], ['ofA']],
  ['headA', ['ofA'], []],
  ['counselA', ['ofA'], []],
  ['reviewer', [], []],
  ['city', [], []],
])('[P18] the desk of %s shows %j waiting and %j that others handle', async (name, waiting, followed) => {
  const desk = await (people[name] as Person).api.readDesk({})
  const idsOf = (keys: readonly string[]) => keys.map((key) => matters[key]).sort()
  expect(desk.waiting.map(({ id }) => id).sort()).toEqual(idsOf(waiting))
  expect(desk.followed.map(({ id }) => id).sort()).toEqual(idsOf(followed))
  expect(desk.followedTotal).toBe(followed.length)
})

describe('the second wall', () => {
  it.each(Object.entries(SEES))(
    'shows %s the matters %j and their papers, without any condition',
    async (name, seen) => {
      const ids = seen.map((key) => matters[key] as string).sort()
      await as(name, async (db) => {
        expect((await rows(db, sql<{ id: string }>`select id from matter`)).map(({ id }) => id).sort()).toEqual(ids)
        for (const table of OF_A_MATTER) {
          const found = await rows(db, sql<{ matterId: string }>`select distinct matter_id from ${sql.table(table)}`)
          expect(found.map(({ matterId }) => matterId).filter((id) => !ids.includes(id))).toEqual([])
        }
        const consultations = await rows(db, sql`select id from consultation`)
        expect(consultations).toHaveLength(CONSULTATIONS[name] ?? 0)
        // Each matter has two people, the applicant and the other side; each consultation one.
        expect(await rows(db, sql`select id from person`)).toHaveLength(
          ['director', 'reviewer'].includes(name) ? 6 : ids.length * 2 + (CONSULTATIONS[name] ?? 0),
        )
      })
    },
  )

  it('shows nothing but the entrance to a transaction that nobody has entered', async () => {
    const tables = await rows(
      centre.db,
      sql<{ name: string }>`select relname::text as name from pg_class where relkind = 'r' and relrowsecurity`,
    )
    expect(tables.length).toBeGreaterThan(14)
    for (const { name } of tables) {
      const { n } = await one(server, sql<{ n: number }>`select count(*)::int as n from ${sql.table(name)}`)
      expect([name, n > 0]).toEqual([name, name === 'account'])
    }
  })
  it('has every table with a county behind it, except those found by the digest of a secret', async () => {
    const open = await rows(
      centre.db,
      sql<{ name: string }>`
      select c.relname::text as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'county'
       where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and not (c.relrowsecurity and c.relforcerowsecurity)`,
    )
    expect(open.map(({ name }) => name).sort()).toEqual([
      'county',
      'document_code',
      'duty_feed',
      'invitation',
      'session',
    ])
  })
  it('binds the application’s role: no superuser, no bypass', async () => {
    expect(await one(server, sql`select rolsuper, rolbypassrls from pg_roles where rolname = current_user`)).toEqual({
      rolsuper: false,
      rolbypassrls: false,
    })
  })
  it('lets nobody write into another county', async () => {
    const write = as('director', (db) =>
      rows(db, sql`insert into number_series (county, kind, year, last) values ('340421', 'grant', 2026, 1)`),
    )
    await expect(write).rejects.toThrow('row-level security')
  })
  it('changes and removes nothing of the history and of the story', async () => {
    for (const table of ['history', 'matter_step', 'history_leaf', 'history_head']) {
      await expect(as('director', (db) => rows(db, sql`delete from ${sql.table(table)}`))).rejects.toThrow(
        'append-only',
      )
      await expect(as('director', (db) => rows(db, sql`truncate ${sql.table(table)} cascade`))).rejects.toThrow(
        'append-only',
      )
    }
    await expect(as('director', (db) => rows(db, sql`update matter_step set note = 'x'`))).rejects.toThrow(
      'append-only',
    )
  })
  it('forgets who was in when the transaction ends', async () => {
    await as('director', async (db) => expect(await rows(db, sql`select id from matter`)).toHaveLength(2))
    for (let i = 0; i < 30; i++) expect(await rows(server, sql`select id from matter`)).toEqual([])
  })
})
