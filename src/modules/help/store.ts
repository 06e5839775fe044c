import type { Actor } from '#kernel/actor.ts'
import type { Instant, PlainDate } from '#kernel/plain-date.ts'
import type { Stage } from '#law/terms.ts'
import { maybe, type Reader, rows, sql, type Transaction } from '#platform/database.ts'
import type { HelpForm } from './form.ts'
import type { HelpGiven, Visit } from './rules.ts'

type Seat = { postId: string; day: PlainDate }
export type OwnShift = Seat & { from: Instant; until: Instant; arrivedAt: Instant | null; leftAt: Instant | null }
type Loaded = OwnShift & { archivedIn: string | null }
/** Locks the shift, where this person sits it. */
export const loadOwnShift = (tx: Transaction, { county, counselId }: Actor, { postId, day }: Seat) =>
  maybe(
    tx,
    sql<Loaded>`
    select post_id, day, begins_at as from, ends_at as until, arrived_at, left_at, archived_in
      from duty_shift
     where county = ${county} and post_id = ${postId} and day = ${day}::date and counsel_id = ${counselId} for update`,
  )

/** The post where this person is now and has not left. */
export const findPresence = (db: Reader, { county, counselId }: Actor) =>
  maybe(
    db,
    sql<{ post: string }>`
    select p.name as post
      from duty_shift s join duty_post p on p.county = s.county and p.id = s.post_id
     where s.county = ${county} and s.counsel_id = ${counselId} and s.arrived_at is not null and s.left_at is null
     order by s.day desc limit 1`,
  )

export const saveAttendance = (
  tx: Transaction,
  { county }: Actor,
  { postId, day, arrivedAt, leftAt }: Seat & { arrivedAt: Instant | null; leftAt: Instant | null },
) =>
  rows(
    tx,
    sql`
    update duty_shift set arrived_at = ${arrivedAt}::timestamptz, left_at = ${leftAt}::timestamptz
     where county = ${county} and post_id = ${postId} and day = ${day}::date`,
  )

export const saveHelp = (
  tx: Transaction,
  { county, counselId }: Actor,
  { postId, day }: Seat,
  { id, personId, now, ...help }: Omit<HelpForm, 'name' | 'idNumber'> & { id: string; personId: string; now: Instant },
) =>
  rows(
    tx,
    sql`
    insert into duty_help (county, id, post_id, day, counsel_id, begins_at, ends_at, person_id, organ, stage, charge, kinds, guilty_plea,
                           witnessed, opinion, opinion_result, applied_at, forwarded_at, signed, notice_id, recorded_at)
    values (${county}, ${id}, ${postId}, ${day}::date, ${counselId}, ${help.begunAt}::timestamptz, ${help.endedAt}::timestamptz, ${personId},
            ${help.organ}, ${help.stage}, ${help.charge}, ${help.kinds}, ${help.guiltyPlea}, ${help.witnessed}, ${help.opinion ?? null},
            ${help.opinionResult ?? null}, ${help.appliedAt ?? null}::timestamptz, ${help.forwardedAt ?? null}::timestamptz, ${help.signed},
            ${help.noticeId ?? null}, ${now}::timestamptz)`,
  )

export type HelpRow = HelpGiven &
  Pick<HelpForm, 'organ' | 'stage' | 'charge' | 'kinds' | 'guiltyPlea' | 'witnessed'> & {
    name: string
    counsel: string
    postName: string
    opinion: string | null
    opinionResult: string | null
    signed: boolean
  }
/** The ledger from a day to a day, both included; row-level security leaves a lawyer the own lines. */
export const listHelps = (db: Reader, county: string, from: PlainDate, until: PlainDate) =>
  rows(
    db,
    sql<HelpRow>`
    select h.id, h.counsel_id, h.post_id as post, h.day, h.begins_at as begun_at, h.ends_at as ended_at,
           coalesce(n.id_number_index, n.name) as person, h.applied_at, h.forwarded_at, h.organ, h.stage, h.charge, h.kinds,
           h.guilty_plea, h.witnessed, h.opinion, h.opinion_result, h.signed, n.name, c.name as counsel, p.name as post_name
      from duty_help h
      join person n on n.county = h.county and n.id = h.person_id
      join counsel c on c.county = h.county and c.id = h.counsel_id
      join duty_post p on p.county = h.county and p.id = h.post_id
     where h.county = ${county} and h.day between ${from}::date and ${until}::date
     order by h.begins_at desc, h.id`,
  )

/** What was recorded with its hours in matters, by whoever is in the register; row-level security leaves a lawyer the own ones. */
export const listVisits = (db: Reader, county: string, from: PlainDate, until: PlainDate) =>
  rows(
    db,
    sql<Visit>`
    select a.counsel_id, s.detail ->> 'entry' as entry, m.number, s.detail ->> 'place' as place,
           s.detail ->> 'begunAt' as begun_at, s.detail ->> 'endedAt' as ended_at
      from matter_step s
      join matter m on m.county = s.county and m.id = s.matter_id
      join account a on a.county = s.county and a.id = s.actor_id
     where s.county = ${county} and s.step = 'progress' and s.detail ->> 'begunAt' is not null and a.counsel_id is not null
       and (s.detail ->> 'on')::date between ${from}::date and ${until}::date
     order by s.detail ->> 'begunAt', s.matter_id, s.position`,
  )

export type CallForHelp = {
  id: string
  documentNumber: string
  name: string
  organ: string
  stage: Stage
  charge: string
}
/** Calls for help that were answered with this person and have no record of help yet. */
export const listCalls = (db: Reader, { county, counselId }: Actor) =>
  rows(
    db,
    sql<CallForHelp>`
    select n.id, n.document_number, p.name::text as name, o.name as organ, n.stage, n.charge
      from agency_notice n
      join organisation o on o.county = n.county and o.id = n.organisation_id
      join person p on p.county = n.county and p.id = n.person_id
     where n.county = ${county} and n.kind = 'help' and n.counsel_id = ${counselId} and not n.state_secret
       and not exists (select from duty_help h where h.county = n.county and h.notice_id = n.id)
     order by n.answered_at, n.id`,
  )

/** Calls of a month for help that somebody was named for and nobody has recorded. */
export const listUnanswered = (db: Reader, county: string, from: PlainDate, until: PlainDate) =>
  rows(
    db,
    sql<{ documentNumber: string; organ: string }>`
    select n.document_number, o.name as organ
      from agency_notice n join organisation o on o.county = n.county and o.id = n.organisation_id
     where n.county = ${county} and n.kind = 'help' and not n.state_secret and n.answered_at is not null
       and (n.answered_at at time zone 'Asia/Shanghai')::date between ${from}::date and ${until}::date
       and not exists (select from duty_help h where h.county = n.county and h.notice_id = n.id)
     order by n.answered_at, n.id`,
  )

/** A bound month does not change any more. */
export const freezeShifts = (
  tx: Transaction,
  county: string,
  from: PlainDate,
  until: PlainDate,
  archiveNumber: string,
) =>
  rows(
    tx,
    sql`
    update duty_shift set archived_in = ${archiveNumber} where county = ${county} and day between ${from}::date and ${until}::date`,
  )

export type ShiftRow = OwnShift & { post: string; counselId: string; name: string }
/** Shifts with their attendance; of one person where one is named. */
export const listAttendance = (
  db: Reader,
  county: string,
  from: PlainDate,
  until: PlainDate,
  counselId: string | null,
) =>
  rows(
    db,
    sql<ShiftRow>`
    select s.post_id, p.name as post, s.day, s.begins_at as from, s.ends_at as until, s.counsel_id, c.name, s.arrived_at, s.left_at
      from duty_shift s
      join duty_post p on p.county = s.county and p.id = s.post_id
      join counsel c on c.county = s.county and c.id = s.counsel_id
     where s.county = ${county} and s.day between ${from}::date and ${until}::date
       and (${counselId}::uuid is null or s.counsel_id = ${counselId})
     order by s.day, p.name`,
  )
