import { addMonths, type PlainDate } from '#kernel/plain-date.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { Matter } from '#modules/matter/rules.ts'
import { one, type Reader, rows, sql, type Transaction } from '#platform/database.ts'
import type { Assignable, Counsel } from './rules.ts'
import type { Fitting } from './sheet.ts'

const IN_HAND = ['assigned', 'handling', 'changing', 'closing']
export type Candidate = Counsel & Fitting & { share: number; since: PlainDate; ofFirm: boolean }

/** Everybody on the roster, with what bears on this matter: load, the other side, earlier stages, place and language. */
export const listCandidates = (db: Reader, matter: Matter, today: PlainDate) =>
  rows(
    db,
    sql<Candidate>`
    with recursive story as (
      select id, previous_id from matter where county = ${matter.county} and id = ${matter.previousId}
      union all
      select m.id, m.previous_id from story s join matter m on m.county = ${matter.county} and m.id = s.previous_id),
    named as not materialized (
      select p.matter_id, p.role, n.name::text as name
        from party p join person n on n.county = p.county and n.id = p.person_id
       where p.county = ${matter.county} and p.role in ('recipient', 'coDefendant'))
    select c.id, c.name, c.kind, c.organisation_id as unit_id, o.name as unit, o.kind = 'firm' as of_firm, c.matter_kinds, c.licensed_on, c.criminal_since, c.knows_minors,
           c.leave_from, c.leave_until, c.suspended_until, c.active, c.gender, c.share::float8 as share, c.joined_on as since,
           (select count(*)::int from matter m where m.county = c.county and m.counsel_id = c.id and m.state = any(${IN_HAND})) as open_matters,
           (select count(*)::int from matter m where m.county = c.county and m.counsel_id = c.id and m.assigned_on > ${addMonths(today, -12)}::date) as last_year,
           exists (select from story s join matter m on m.county = c.county and m.id = s.id where m.counsel_id = c.id) as earlier,
           coalesce((select place.township = any(c.townships) from organisation place
                      where place.county = c.county and place.id = ${matter.organisationId}), false) as township,
           coalesce(${matter.language} = any(c.languages), false) as language,
           coalesce(c.name = ${matter.askedCounsel}, false) as wished,
           (select case next.step when 'declineAssignment' then 'declined' else 'unanswered' end
              from matter_step given
              join matter_step next on next.county = given.county and next.matter_id = given.matter_id and next.position = given.position + 1
             where given.county = c.county and given.matter_id = ${matter.id} and given.step = 'assign'
               and given.changes ->> 'counselId' = c.id::text and next.step in ('declineAssignment', 'recallAssignment')
             order by given.position desc limit 1) as gave_back,
           array(select distinct named.name from named
                  where named.matter_id = ${matter.id} and named.role = 'coDefendant' and named.name = any(c.relatives)
                 union select n.name::text from party p join person n on n.county = p.county and n.id = p.person_id
                  where p.county = c.county and p.matter_id = ${matter.id} and p.role = 'opponent' and n.name = any(c.relatives)) as related_to,
           array(select distinct a.handler from agency_notice a
                  where a.county = c.county and a.matter_id = ${matter.id} and a.handler = any(c.relatives)) as related_handlers,
           array(select distinct mine.name::text
                   from party them
                   join person foe on foe.county = them.county and foe.id = them.person_id
                   join person mine on mine.county = foe.county
                                   and (mine.id_number_index = foe.id_number_index or (foe.id_number_index is null and mine.name = foe.name))
                   join party ours on ours.county = mine.county and ours.person_id = mine.id and ours.role = 'recipient'
                   join matter m on m.county = ours.county and m.id = ours.matter_id
                  where them.county = c.county and them.matter_id = ${matter.id} and them.role = 'opponent'
                    and m.id <> ${matter.id} and m.unit_id = c.organisation_id and m.state = any(${IN_HAND})) as acts_against,
           array(select distinct named.name
                   from matter m
                   join named on named.matter_id = m.id and named.role = 'recipient'
                  where m.county = c.county and m.counsel_id = c.id and m.id <> ${matter.id}
                    and m.form = 'criminalDefence' and ${matter.form} = 'criminalDefence'
                    and named.name not in (select ours.name from named ours where ours.matter_id = ${matter.id} and ours.role = 'recipient')
                    and (m.case_number = ${matter.caseNumber}
                         or named.name in (select ours.name from named ours where ours.matter_id = ${matter.id} and ours.role = 'coDefendant')
                         or exists (select from named theirs join named ours on ours.name = theirs.name
                                     where theirs.matter_id = m.id and theirs.role = 'coDefendant'
                                       and ours.matter_id = ${matter.id} and ours.role = 'recipient'))) as defends_beside,
           array(select distinct n.name::text
                   from duty_help h
                   join person n on n.county = h.county and n.id = h.person_id
                   join named beside on beside.name = n.name
                  where h.county = c.county and h.counsel_id = c.id and ${matter.form} = 'criminalDefence'
                    and beside.matter_id = ${matter.id} and beside.role = 'coDefendant') as helped_beside
      from counsel c
      join organisation o on o.county = c.county and o.id = c.organisation_id
     where c.county = ${matter.county} and c.active
     order by c.id`,
  )

/** Assignments wait for each other: the account that one is made from must know the one before. */
export async function lockRoster(tx: Transaction, county: string, counselId: string): Promise<void> {
  const locked = await rows(
    tx,
    sql<{ id: string }>`select id from counsel where county = ${county} and active order by id for update`,
  )
  if (!locked.some(({ id }) => id === counselId))
    throw new Refusal('not_found', '名册中没有这位法律援助人员，请从候选人中选择')
}

export type Assigned = Assignable & { on: PlainDate; counselId: string }
/** What was given out since a day and stands, without this matter. */
export const listAssigned = (db: Reader, { county, id }: Matter, since: PlainDate) =>
  rows(
    db,
    sql<Assigned>`
    select assigned_on as on, counsel_id, kind, form, stage, grave_sentence, notice_reason, groups
      from matter
     where county = ${county} and id <> ${id} and counsel_id is not null and assigned_on >= ${since}::date
     order by assigned_on, id`,
  )

/** What was assigned since a day and stands, and how much of it to lawyers of firms (D23：律师事务所律师承办). */
export const countByFirms = (db: Reader, county: string, since: PlainDate) =>
  one(
    db,
    sql<{ assigned: number; byFirms: number }>`
    select count(*)::int as assigned,
           (count(*) filter (where o.kind = 'firm' and c.kind = 'lawyer'))::int as by_firms
      from matter m
      join counsel c on c.county = m.county and c.id = m.counsel_id
      join organisation o on o.county = m.county and o.id = m.unit_id
     where m.county = ${county} and m.assigned_on >= ${since}::date`,
  )

export type CounselCard = { name: string; unit: string; unitId: string; licence: string | null; phone: string | null }
export const readCounselCard = (db: Reader, county: string, id: string) =>
  one(
    db,
    sql<CounselCard>`
    select c.name, o.name as unit, o.id as unit_id, c.licence_number as licence, c.phone
      from counsel c join organisation o on o.county = c.county and o.id = c.organisation_id
     where c.county = ${county} and c.id = ${id}`,
  )
