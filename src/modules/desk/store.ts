import type { Actor } from '#kernel/actor.ts'
import type { PlainDate } from '#kernel/plain-date.ts'
import { isGranted, MATTER_STATES, type MatterState, UNDER_WAY } from '#modules/matter/lifecycle.ts'
import { seenBy } from '#modules/matter/store.ts'
import { one, type Reader, sql } from '#platform/database.ts'

const GRANTED = (Object.keys(MATTER_STATES) as MatterState[]).filter(isGranted)
export const REFUSED: MatterState[] = ['refused', 'refusalObjected']

export type Counts = {
  received: number
  granted: number
  refused: number
  underWay: number
  closed: number
  archived: number
  recipients: number
  benefit: number
  consultations: number
}

/**
 * The year's figures over what this person may see. A group's matter counts once, or once for each of its people where the
 * county counts so.
 */
export const countYear = (db: Reader, actor: Actor, from: PlainDate, until: PlainDate, isPerPerson: boolean) =>
  one(
    db,
    sql<Counts>`
    select coalesce(sum(cases) filter (where m.received_on between ${from}::date and ${until}::date), 0)::int as received,
           coalesce(sum(cases) filter (where m.decided_on between ${from}::date and ${until}::date and m.state = any(${GRANTED})), 0)::int as granted,
           coalesce(sum(cases) filter (where m.decided_on between ${from}::date and ${until}::date and m.state = any(${REFUSED})), 0)::int as refused,
           coalesce(sum(cases) filter (where m.state = any(${UNDER_WAY})), 0)::int as under_way,
           coalesce(sum(cases) filter (where m.closing_accepted_on between ${from}::date and ${until}::date), 0)::int as closed,
           coalesce(sum(cases) filter (where m.archived_on between ${from}::date and ${until}::date), 0)::int as archived,
           coalesce(sum(m.recipients) filter (where m.decided_on between ${from}::date and ${until}::date and m.state = any(${GRANTED})), 0)::int as recipients,
           coalesce(sum(m.benefit) filter (where m.closing_accepted_on between ${from}::date and ${until}::date), 0)::bigint as benefit,
           (select count(*)::int from consultation c where c.county = ${actor.county} and c.happened_on between ${from}::date and ${until}::date) as consultations
      from matter m, lateral (select case when ${isPerPerson} then m.recipients else 1 end as cases) weight
     where ${seenBy(actor)}
       -- What has no part in any figure is left where it lies: of twenty years of matters one is read.
       and (m.state = any(${UNDER_WAY}) or m.received_on between ${from}::date and ${until}::date
         or m.decided_on between ${from}::date and ${until}::date or m.closing_accepted_on between ${from}::date and ${until}::date
         or m.archived_on between ${from}::date and ${until}::date)`,
  )
