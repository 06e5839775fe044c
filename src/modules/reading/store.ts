import type { Actor } from '#kernel/actor.ts'
import type { Instant, PlainDate } from '#kernel/plain-date.ts'
import { Refusal } from '#kernel/refusal.ts'
import { hasTask } from '#modules/matter/lifecycle.ts'
import type { Matter } from '#modules/matter/rules.ts'
import { maybe, one, type Reader, rows, sql, type Transaction } from '#platform/database.ts'
import { reasonAsked } from './rules.ts'

export type Opening = { reason: string; until: Instant }

/** Lets the file be read by whoever has a task in it, or a reason on record; refuses everybody else and says how to go on. */
export async function requireTask(db: Reader, actor: Actor, matter: Matter, now: Instant): Promise<Opening | null> {
  const { hasActed } = await one(
    db,
    sql<{ hasActed: boolean }>`
    select exists (select from matter_step where county = ${matter.county} and matter_id = ${matter.id} and actor_id = ${actor.userId}) as has_acted`,
  )
  if (hasTask(actor, matter, hasActed)) return null
  const opening = await maybe(
    db,
    sql<Opening>`
    select reason, until_at as until from reasoned_opening
     where county = ${matter.county} and matter_id = ${matter.id} and actor_id = ${actor.userId} and until_at > ${now}::timestamptz
     order by opened_at desc limit 1`,
  )
  if (!opening) throw new Refusal('reason_needed', reasonAsked(matter.number), '个人信息保护法 第六条、第五十一条')
  return opening
}

const REVEALS_AN_HOUR = 30
/** Whole numbers are for a few people at a time: whoever wants a list of them asks the director. */
export async function requireRevealsLeft(db: Reader, actor: Actor, now: Instant): Promise<void> {
  const { n } = await one(
    db,
    sql<{ n: number }>`
    select count(*)::int as n from history
     where county = ${actor.county} and actor_id = ${actor.userId} and operation in ('revealPerson', 'printWholeMatterForm', 'openSignedForm')
       and at > ${now}::timestamptz - interval '1 hour'`,
  )
  if (n > REVEALS_AN_HOUR)
    throw new Refusal(
      'too_many',
      `一小时内查看、打印完整信息已达 ${REVEALS_AN_HOUR} 次，请稍后再办；确需批量核对请联系主任`,
      '个人信息保护法 第六条、第五十一条',
    )
}

export const saveOpening = (
  tx: Transaction,
  { county, id }: Matter,
  actor: Actor,
  reason: string,
  now: Instant,
  until: Instant,
) =>
  rows(
    tx,
    sql`
    insert into reasoned_opening (county, matter_id, actor_id, opened_at, until_at, reason)
    values (${county}, ${id}, ${actor.userId}, ${now}::timestamptz, ${until}::timestamptz, ${reason})`,
  )

export type OpeningRow = Opening & { matterId: string; number: string; by: string; organisation: string; at: Instant }
export const listOpenings = (db: Reader, county: string, from: PlainDate | null, until: PlainDate | null) =>
  rows(
    db,
    sql<OpeningRow>`
    select r.matter_id, m.number, a.name as by, o.name as organisation, r.opened_at as at, r.until_at as until, r.reason
      from reasoned_opening r
      join account a on a.county = r.county and a.id = r.actor_id
      join organisation o on o.county = a.county and o.id = a.organisation_id
      join matter m on m.county = r.county and m.id = r.matter_id
     where r.county = ${county}
       and (${from}::date is null or r.opened_at >= ${from}::date - interval '8 hours')
       and (${until}::date is null or r.opened_at < ${until}::date + 1 - interval '8 hours')
     order by r.opened_at desc limit 500`,
  )

export type ReadingRow = {
  at: Instant
  by: string
  organisation: string
  operation: string
  kind: 'command' | 'query'
  number: string | null
  matterId: string | null
}
/** Everything on record about one matter, or about every matter and consultation in which a person appears. */
export const listReadings = (
  db: Reader,
  county: string,
  of: { matterId: string | null; name: string | null; idNumbers: string[] | null },
) =>
  rows(
    db,
    sql<ReadingRow>`
    with who as (
      select id from person
       where county = ${county} and (${of.name}::text is not null or ${of.idNumbers}::text[] is not null)
         and (${of.name}::text is null or name = ${of.name}) and (${of.idNumbers}::text[] is null or id_number_index = any(${of.idNumbers}::text[]))),
    about as (
      select p.matter_id as id from party p join who on who.id = p.person_id where p.county = ${county}
      union select c.id from consultation c join who on who.id = c.person_id where c.county = ${county}
      union select who.id from who
      union select ${of.matterId}::uuid where ${of.matterId}::uuid is not null),
    papers as (
      select id from document where county = ${county} and matter_id in (select id from about)
      union select id from attachment where county = ${county} and matter_id in (select id from about)
      union select id from signed_form where county = ${county} and matter_id in (select id from about)
      union select list_id from destruction_item where county = ${county} and dossier_id in (select id from about))
    select h.at, a.name as by, o.name as organisation, h.operation, h.kind, m.number, h.matter_id
      from history h
      join account a on a.county = h.county and a.id = h.actor_id
      join organisation o on o.county = h.county and o.id = h.organisation_id
      left join matter m on m.county = h.county and m.id = h.matter_id
     where h.county = ${county} and (h.matter_id in (select id from about) or h.subject_id in (select id from about)
            or h.subject_id in (select id from papers))
     order by h.position desc limit 1000`,
  )
