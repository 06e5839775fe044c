import type { Role } from '#kernel/actor.ts'
import type { Instant, PlainDate } from '#kernel/plain-date.ts'
import { maybe, type Reader, rows, sql, type Transaction } from '#platform/database.ts'

export type Run = { seed: number; matters: number; fromDay: PlainDate; untilDay: PlainDate; finishedAt: Instant | null }
export const findRun = (db: Reader, county: string) =>
  maybe(db, sql<Run>`select seed, matters, from_day, until_day, finished_at from practice_run where county = ${county}`)
export const saveRun = (
  tx: Transaction,
  county: string,
  { seed, matters, fromDay, untilDay }: Omit<Run, 'finishedAt'>,
) =>
  rows(
    tx,
    sql`insert into practice_run (county, seed, matters, from_day, until_day) values (${county}, ${seed}, ${matters}, ${fromDay}::date, ${untilDay}::date)`,
  )
export const finishRun = (tx: Transaction, county: string, now: Instant) =>
  rows(tx, sql`update practice_run set finished_at = ${now}::timestamptz where county = ${county}`)

export type PracticePerson = { accountId: string; name: string; roles: Role[]; organisation: string }
export const findPracticeCounty = (db: Reader) =>
  maybe(db, sql<{ county: string; centre: string }>`select county, name as centre from county where practice`)
/** One of each post, the centre's first. */
export const listPracticePeople = (db: Reader, county: string) =>
  rows(
    db,
    sql<PracticePerson>`
    select distinct on (a.roles) a.id as account_id, a.name, a.roles, o.name as organisation
      from account a join organisation o on o.county = a.county and o.id = a.organisation_id
     where a.county = ${county} and a.active
     order by a.roles, a.login`,
  )
export const isPracticeAccount = async (db: Reader, county: string, id: string): Promise<boolean> =>
  (await maybe(db, sql`select from account where county = ${county} and id = ${id} and active`)) !== undefined
