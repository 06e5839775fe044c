import { type Actor, CENTRE_STAFF, has } from '#kernel/actor.ts'
import { knowCalendar } from '#modules/calendar/store.ts'
import { sightOf } from '#modules/matter/lifecycle.ts'
import { type Database, one, type Reader, sql, type Transaction } from '#platform/database.ts'

const ASKS_EVERYWHERE = [...CENTRE_STAFF, 'hotlineAgent', 'bureau'] as const
const ASKS_AT_HOME = ['stationClerk', 'dutyLawyer'] as const
const ANSWERS_FOR_THE_COUNTY = ['director', 'bureau', 'auditor'] as const

/** Tells PostgreSQL who is asking, for this transaction only: what its policies then show is the second wall. */
export async function enterAs(db: Reader, actor: Actor, commandId: string | null = null): Promise<void> {
  const consultations = has(actor, ...ASKS_EVERYWHERE)
    ? 'county'
    : has(actor, ...ASKS_AT_HOME)
      ? 'organisation'
      : 'none'
  await set(db, {
    county: actor.county,
    door: 'inside',
    actor: actor.userId,
    organisation: actor.organisationId,
    counsel: actor.counselId ?? '',
    sight: sightOf(actor),
    consultations,
    history: has(actor, ...ANSWERS_FOR_THE_COUNTY) ? 'county' : 'own',
    command: commandId ?? '',
  })
}

/** The program itself in one county: opening it, living the practice county, backing up. Never a person's request. */
export const inCounty = <T>(db: Database, county: string, work: (tx: Transaction) => Promise<T>): Promise<T> =>
  db.inTransaction('command', async (tx) => {
    await set(tx, { county, sight: 'county', consultations: 'county' })
    return work(tx)
  })

/** The sealer in one county: reads the whole history and its stories, and alone adds leaves and heads. */
export const asSealer = <T>(db: Database, county: string, work: (tx: Transaction) => Promise<T>): Promise<T> =>
  db.inTransaction('command', async (tx) => {
    await set(tx, { county, door: 'sealer', sight: 'county', history: 'county' })
    return work(tx)
  })

/** Whoever enters anywhere also knows the calendar as it stands: how many notices there are comes with the same trip. */
async function set(db: Reader, settings: Record<string, string>): Promise<void> {
  const { notices } = await one(
    db,
    sql<{ notices: number }>`
    select (select count(*)::int from calendar_notice) as notices,
           ${sql.join(Object.entries(settings).map(([name, value]) => sql`set_config(${`fayuan.${name}`}, ${value}, true)`))}`,
  )
  await knowCalendar(db, notices)
}
