import type { Actor } from '#kernel/actor.ts'
import type { Instant, PlainDate } from '#kernel/plain-date.ts'
import { isGranted, MATTER_STATES, type MatterState } from '#modules/matter/lifecycle.ts'
import { seenBy } from '#modules/matter/store.ts'
import { one, type Reader, sql } from '#platform/database.ts'

const GRANTED = (Object.keys(MATTER_STATES) as MatterState[]).filter(isGranted)

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

/** The year's figures over what this person may see. */
export const countYear = (db: Reader, actor: Actor, from: PlainDate, until: PlainDate) =>
  one(
    db,
    sql<Counts>`
    select count(*) filter (where m.received_on between ${from}::date and ${until}::date)::int as received,
           count(*) filter (where m.decided_on between ${from}::date and ${until}::date and m.state = any(${GRANTED}))::int as granted,
           count(*) filter (where m.decided_on between ${from}::date and ${until}::date and m.state = 'refused')::int as refused,
           count(*) filter (where m.state in ('assigned', 'handling', 'closing'))::int as under_way,
           count(*) filter (where m.closing_accepted_on between ${from}::date and ${until}::date)::int as closed,
           count(*) filter (where m.archived_on between ${from}::date and ${until}::date)::int as archived,
           coalesce(sum(m.recipients) filter (where m.decided_on between ${from}::date and ${until}::date and m.state = any(${GRANTED})), 0)::int as recipients,
           coalesce(sum(m.benefit) filter (where m.closing_accepted_on between ${from}::date and ${until}::date), 0)::bigint as benefit,
           (select count(*)::int from consultation c where c.county = ${actor.county} and c.happened_on between ${from}::date and ${until}::date) as consultations
      from matter m
     where ${seenBy(actor)}`,
  )

/** How often this person has looked at somebody's full numbers in the last hour; this look is among them already. */
export const countReveals = async (db: Reader, actor: Actor, now: Instant): Promise<number> =>
  (
    await one(
      db,
      sql<{ n: number }>`
    select count(*)::int as n from history
     where county = ${actor.county} and actor_id = ${actor.userId} and operation = 'revealPerson'
       and at > ${now}::timestamptz - interval '1 hour'`,
    )
  ).n
