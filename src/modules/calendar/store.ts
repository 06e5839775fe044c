import type { Actor } from '#kernel/actor.ts'
import type { Instant, PlainDate } from '#kernel/plain-date.ts'
import { learnCalendar, type YearNotice } from '#law/calendar.ts'
import type { MatterState } from '#modules/matter/lifecycle.ts'
import type { Matter } from '#modules/matter/rules.ts'
import { type Reader, rows, sql, type Transaction } from '#platform/database.ts'

export type EnteredNotice = YearNotice & {
  publishedOn: PlainDate
  note: string | null
  enteredAt: Instant
  /** Null where whoever entered it belongs to another county. */
  enteredBy: string | null
}
/** In the order in which they were entered: of one year the last counts. */
export const listNotices = (db: Reader) =>
  rows(
    db,
    sql<EnteredNotice>`
    select n.year, n.number, n.published_on, n.holidays, n.moved, n.note, n.entered_at, a.name as entered_by
      from calendar_notice n left join account a on a.county = n.county and a.id = n.entered_by
     order by n.entered_at, n.county, n.position`,
  )

let learnt = 0
/**
 * The door tells at each entrance how many notices there are; where this process has learnt another number it learns them all.
 * So every process knows of a new one before it computes anything, and no transaction that is undone teaches anything.
 */
export async function knowCalendar(db: Reader, entered: number): Promise<void> {
  if (entered === learnt) return
  const notices = await listNotices(db)
  learnCalendar(notices)
  learnt = notices.length
}

export const saveNotice = (
  tx: Transaction,
  { county, userId }: Actor,
  { year, number, holidays, moved, publishedOn, note }: YearNotice & { publishedOn: PlainDate; note: string | null },
  now: Instant,
) =>
  rows(
    tx,
    sql`
    insert into calendar_notice (county, position, year, number, published_on, holidays, moved, note, entered_at, entered_by)
    select ${county}, count(*) filter (where county = ${county}) + 1, ${year}, ${number}, ${publishedOn}::date,
           ${JSON.stringify(holidays)}::jsonb, ${JSON.stringify(moved)}::jsonb, ${note}, ${now}::timestamptz, ${userId}
      from calendar_notice`,
  )

/** The matters with a clock that may be running, of the whole county. */
export const listClocked = (db: Reader, county: string, states: readonly MatterState[]) =>
  rows(
    db,
    sql<Matter>`select m.* from matter m where m.county = ${county} and m.state = any(${states}) order by m.received_on, m.number`,
  )
