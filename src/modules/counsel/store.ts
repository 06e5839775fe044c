import type { OrganisationKind } from '#kernel/actor.ts'
import { type Instant, type PlainDate, plainDate } from '#kernel/plain-date.ts'
import type { AssessmentResult, Cause, CounselKind, Gender, Grade, MatterKind, Stage } from '#law/terms.ts'
import { UNDER_WAY } from '#modules/matter/lifecycle.ts'
import { maybe, type Reader, rows, sql, type Transaction } from '#platform/database.ts'

const isUnended = sql`m.state = any(${UNDER_WAY})`

/** What the register holds of one person, as it is written. */
export type CounselFacts = {
  organisationId: string
  kind: CounselKind
  name: string
  licenceNumber: string | null
  phone: string | null
  licensedOn: PlainDate | null
  criminalSince: PlainDate | null
  knowsMinors: boolean
  matterKinds: MatterKind[]
  gender: Gender | null
  languages: string[]
  townships: string[]
  relatives: string[]
  share: number
}
export type Registered = CounselFacts & { id: string }
const shownFacts = sql`
  c.organisation_id, c.kind, c.name, c.licensed_on, c.criminal_since, c.knows_minors, c.matter_kinds, c.gender, c.languages,
  c.townships, c.share::float8 as share`
const facts = sql`${shownFacts}, c.licence_number, c.phone, c.relatives`

type CounselRow = Omit<Registered, 'licenceNumber' | 'phone' | 'relatives'> & {
  organisation: string
  suspendedUntil: PlainDate | null
  leaveUntil: PlainDate | null
  openMatters: number
  active: boolean
  assessed: { year: number; result: AssessmentResult } | null
}
export const listCounsel = (db: Reader, county: string) =>
  rows(
    db,
    sql<CounselRow>`
    select c.id, o.name as organisation, ${shownFacts}, c.suspended_until, c.leave_until, c.active,
           (select count(*)::int from matter m where m.county = c.county and m.counsel_id = c.id and ${isUnended}) as open_matters,
           (select jsonb_build_object('year', a.year, 'result', a.result) from counsel_assessment a
             where a.county = c.county and a.counsel_id = c.id order by a.year desc limit 1) as assessed
      from counsel c join organisation o on o.county = c.county and o.id = c.organisation_id
     where c.county = ${county}
     order by o.name collate "zh-x-icu", c.name collate "zh-x-icu"`,
  )

type Card = CounselFacts & { suspendedUntil: PlainDate | null; active: boolean }
export const findCounsel = (db: Reader, county: string, id: string) =>
  maybe(
    db,
    sql<Card>`select ${facts}, c.suspended_until, c.active from counsel c where c.county = ${county} and c.id = ${id}`,
  )

/** Everybody who is or was in the register, as the lines of a list are compared with them. */
export const listRegistered = (db: Reader, county: string) =>
  rows(db, sql<Registered>`select c.id, ${facts} from counsel c where c.county = ${county} order by c.id`)

/** Two who write the register wait for each other: nobody comes into it twice, nobody overwrites what he has not seen. */
export const lockRegister = (tx: Transaction) => rows(tx, sql`lock table counsel in share row exclusive mode`)

export const saveCounsel = (tx: Transaction, county: string, c: Registered, joinedOn: PlainDate) =>
  rows(
    tx,
    sql`
    insert into counsel (county, id, organisation_id, kind, name, licence_number, phone, licensed_on, criminal_since, knows_minors,
                         matter_kinds, gender, languages, townships, relatives, share, joined_on)
    values (${county}, ${c.id}, ${c.organisationId}, ${c.kind}, ${c.name}, ${c.licenceNumber}, ${c.phone}, ${c.licensedOn}::date,
            ${c.criminalSince}::date, ${c.knowsMinors}, ${c.matterKinds}, ${c.gender}, ${c.languages}::text[], ${c.townships}::text[],
            ${c.relatives}::text[], ${c.share}, ${joinedOn}::date)`,
  )

/** How many matters they still have in hand; undefined when there is no such person. */
export const reviseCounsel = (tx: Transaction, county: string, { id, ...c }: Registered) =>
  maybe(
    tx,
    sql<{ openMatters: number }>`
    update counsel
       set organisation_id = ${c.organisationId}, kind = ${c.kind}, name = ${c.name}, licence_number = ${c.licenceNumber},
           phone = ${c.phone}, licensed_on = ${c.licensedOn}::date, criminal_since = ${c.criminalSince}::date,
           knows_minors = ${c.knowsMinors}, matter_kinds = ${c.matterKinds}, gender = ${c.gender},
           languages = ${c.languages}::text[], townships = ${c.townships}::text[], relatives = ${c.relatives}::text[],
           share = ${c.share}
     where county = ${county} and id = ${id}
    returning (select count(*)::int from matter m where m.county = ${county} and m.counsel_id = ${id} and ${isUnended}) as open_matters`,
  )

export const saveStanding = (
  tx: Transaction,
  county: string,
  id: string,
  { suspendedUntil, active }: { suspendedUntil: PlainDate | null; active: boolean },
) =>
  rows(
    tx,
    sql`update counsel set suspended_until = ${suspendedUntil}::date, active = ${active} where county = ${county} and id = ${id}`,
  )

/** Whose leave somebody may enter. An id that is not there reaches nobody, never everybody. */
export type Reach = { of: 'county' | 'unit' | 'own'; id: string | null }

/** Only one's own leave, one's own firm's, or any for the centre; false when there is no such person in reach. */
export const saveLeave = async (
  tx: Transaction,
  county: string,
  counselId: string,
  reach: Reach,
  from: PlainDate,
  until: PlainDate,
) =>
  (await maybe(
    tx,
    sql`
    update counsel set leave_from = ${from}::date, leave_until = ${until}::date
     where county = ${county} and id = ${counselId}
       and case ${reach.of}
             when 'county' then true
             when 'unit' then organisation_id = ${reach.id}::uuid
             else id = ${reach.id}::uuid
           end
    returning true`,
  )) !== undefined

/** A unit that counsel may belong to. */
export type Unit = { id: string; kind: OrganisationKind; name: string }
export const listUnits = (db: Reader, county: string) =>
  rows(db, sql<Unit>`select id, kind, name from organisation where county = ${county} and active order by name`)

type YearRow = {
  id: string
  name: string
  kind: CounselKind
  organisation: string
  assigned: number
  declined: number
  closed: number
  grades: Partial<Record<Grade, number>>
  shifts: number
  /** Null where nobody's coming was recorded that year: of this person's nothing is known either. */
  missed: number | null
  result: AssessmentResult | null
  note: string | null
}
// What a year is counted from, one line each: the figures and the lists behind them are the same lines.
type Span = { county: string; from: PlainDate; until: PlainDate }
const spanOf = (county: string, year: number): Span => ({
  county,
  from: plainDate(`${year}-01-01`),
  until: plainDate(`${year}-12-31`),
})
const given = ({ county, from, until }: Span) => sql`
  select (s.changes ->> 'counselId')::uuid as counsel_id, s.matter_id, s.happened_on as day,
         (next.step = 'declineAssignment') is true as declined
    from matter_step s
    left join matter_step next on next.county = s.county and next.matter_id = s.matter_id and next.position = s.position + 1
   where s.county = ${county} and s.step = 'assign' and s.happened_on between ${from}::date and ${until}::date`
const ended = ({ county, from, until }: Span) => sql`
  select m.counsel_id, m.id as matter_id, m.closed_on as day, m.grade
    from matter m where m.county = ${county} and m.closed_on between ${from}::date and ${until}::date`
const sat = ({ county, from, until }: Span, today: PlainDate) => sql`
  select d.counsel_id, d.post_id, d.day, d.arrived_at
    from duty_shift d
   where d.county = ${county} and d.day between ${from}::date and ${until}::date and d.day < ${today}::date`

/** Each person's year as the records tell it: what was assigned, declined, closed and graded, and the shifts come to and missed. */
export const listYear = (db: Reader, county: string, year: number, today: PlainDate) => {
  const span = spanOf(county, year)
  return rows(
    db,
    sql<YearRow>`
    with given as (
      select counsel_id, count(*)::int as assigned, (count(*) filter (where declined))::int as declined
        from (${given(span)}) each group by 1),
    graded as (
      select counsel_id, grade, count(*)::int as of from (${ended(span)}) each group by 1, 2),
    sat as (
      select counsel_id, count(*)::int as shifts, (count(*) filter (where arrived_at is null))::int as missed
        from (${sat(span, today)}) each group by 1),
    kept as (
      select coalesce(sum(shifts - missed), 0) > 0 as is_recorded from sat)
    select c.id, c.name, c.kind, o.name as organisation,
           coalesce(g.assigned, 0) as assigned, coalesce(g.declined, 0) as declined,
           coalesce((select sum(q.of)::int from graded q where q.counsel_id = c.id), 0) as closed,
           coalesce((select jsonb_object_agg(q.grade, q.of) from graded q where q.counsel_id = c.id and q.grade is not null), '{}') as grades,
           coalesce(s.shifts, 0) as shifts, case when s.shifts is null then 0 when (select is_recorded from kept) then s.missed end as missed, a.result, a.note
      from counsel c
      join organisation o on o.county = c.county and o.id = c.organisation_id
      left join given g on g.counsel_id = c.id
      left join sat s on s.counsel_id = c.id
      left join counsel_assessment a on a.county = c.county and a.counsel_id = c.id and a.year = ${year}
     where c.county = ${county} and c.joined_on <= ${span.until}::date and (c.active or g.assigned > 0 or a.result is not null)
     order by o.name collate "zh-x-icu", c.name collate "zh-x-icu"`,
  )
}

type YearMatter = { matterId: string; number: string; cause: Cause; stage: Stage; day: PlainDate }
/** The lines behind the figures of one person's year. */
export async function readYear(db: Reader, county: string, counselId: string, year: number, today: PlainDate) {
  const span = spanOf(county, year)
  const ofMatter = sql`each.matter_id, m.number, m.cause, m.stage, each.day`
  const join = sql`each join matter m on m.county = ${county} and m.id = each.matter_id where each.counsel_id = ${counselId}`
  return {
    given: await rows(
      db,
      sql<YearMatter & { declined: boolean }>`
      select ${ofMatter}, each.declined from (${given(span)}) ${join} order by each.day desc, m.number desc`,
    ),
    closed: await rows(
      db,
      sql<YearMatter & { grade: Grade | null }>`
      select ${ofMatter}, each.grade from (${ended(span)}) ${join} order by each.day desc, m.number desc`,
    ),
    shifts: await rows(
      db,
      sql<{ postId: string; post: string; day: PlainDate; arrivedAt: Instant | null }>`
      select each.post_id, p.name as post, each.day, each.arrived_at
        from (${sat(span, today)}) each join duty_post p on p.county = ${county} and p.id = each.post_id
       where each.counsel_id = ${counselId} order by each.day desc, p.name`,
    ),
  }
}

export const saveAssessment = (
  tx: Transaction,
  county: string,
  a: {
    counselId: string
    year: number
    result: AssessmentResult
    note: string | null
    assessedOn: PlainDate
    assessedBy: string
  },
) =>
  rows(
    tx,
    sql`
    insert into counsel_assessment (county, counsel_id, year, result, note, assessed_on, assessed_by)
    values (${county}, ${a.counselId}, ${a.year}, ${a.result}, ${a.note}, ${a.assessedOn}::date, ${a.assessedBy})
    on conflict (county, counsel_id, year) do update
      set result = excluded.result, note = excluded.note, assessed_on = excluded.assessed_on, assessed_by = excluded.assessed_by`,
  )
