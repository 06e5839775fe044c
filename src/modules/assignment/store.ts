import { addMonths, type PlainDate } from '#kernel/plain-date.ts'
import { Refusal } from '#kernel/refusal.ts'
import { UNDER_WAY } from '#modules/matter/lifecycle.ts'
import type { Matter } from '#modules/matter/rules.ts'
import { one, type Reader, rows, sql, type Transaction } from '#platform/database.ts'
import type { Assignable, Counsel } from './rules.ts'
import type { Fitting } from './sheet.ts'

export type Candidate = Counsel & Fitting & { share: number; since: PlainDate; ofFirm: boolean }

/**
 * Everybody on the roster, with what bears on this matter: load, the other side, earlier stages, place and language. Who stands in
 * whose way is found once from the few people of this matter, not for each counsel from all people of the county.
 */
export const listCandidates = (db: Reader, matter: Matter, today: PlainDate) =>
  rows(
    db,
    sql<Candidate>`
    with recursive story as (
      select id, previous_id from matter where county = ${matter.county} and id = ${matter.previousId}
      union all
      select m.id, m.previous_id from story s join matter m on m.county = ${matter.county} and m.id = s.previous_id),
    in_hand as materialized (
      select counsel_id, count(*)::int as matters from matter
       where county = ${matter.county} and counsel_id is not null and state = any(${UNDER_WAY}) group by counsel_id),
    given as materialized (
      select counsel_id, count(*)::int as matters from matter
       where county = ${matter.county} and counsel_id is not null and assigned_on > ${addMonths(today, -12)}::date group by counsel_id),
    here as materialized (
      select p.role, n.name::text as name, n.id_number_index
        from party p join person n on n.county = p.county and n.id = p.person_id
       where p.county = ${matter.county} and p.matter_id = ${matter.id}),
    namesakes as materialized (
      select here.role as role_here, here.name, n.id as person_id
        from here join person n on n.county = ${matter.county} and n.name = here.name
       where here.role in ('recipient', 'coDefendant')),
    defended as materialized (
      select m.id, m.counsel_id from matter m where m.county = ${matter.county} and m.case_number = ${matter.caseNumber} and m.form = 'criminalDefence'
      union
      select m.id, m.counsel_id
        from namesakes n
        join party p on p.county = ${matter.county} and p.person_id = n.person_id
                    and (p.role, n.role_here) in (('recipient', 'coDefendant'), ('coDefendant', 'recipient'))
        join matter m on m.county = p.county and m.id = p.matter_id and m.form = 'criminalDefence'
       where ${matter.form} = 'criminalDefence'),
    beside as materialized (
      select distinct d.counsel_id, n.name::text as name
        from defended d
        join party p on p.county = ${matter.county} and p.matter_id = d.id and p.role = 'recipient'
        join person n on n.county = p.county and n.id = p.person_id
       where ${matter.form} = 'criminalDefence' and d.counsel_id is not null and d.id <> ${matter.id}
         and n.name not in (select name from here where role = 'recipient')),
    helped as materialized (
      select distinct h.counsel_id, n.name
        from namesakes n join duty_help h on h.county = ${matter.county} and h.person_id = n.person_id
       where n.role_here = 'coDefendant' and ${matter.form} = 'criminalDefence'),
    against as materialized (
      select distinct m.unit_id, mine.name::text as name
        from here foe
        join person mine on mine.county = ${matter.county}
                        and (mine.id_number_index = foe.id_number_index or (foe.id_number_index is null and mine.name = foe.name))
        join party ours on ours.county = mine.county and ours.person_id = mine.id and ours.role = 'recipient'
        join matter m on m.county = ours.county and m.id = ours.matter_id
       where foe.role = 'opponent' and m.id <> ${matter.id} and m.state = any(${UNDER_WAY}))
    select c.id, c.name, c.kind, c.organisation_id as unit_id, o.name as unit, o.kind = 'firm' as of_firm, c.matter_kinds, c.licensed_on, c.criminal_since, c.knows_minors,
           c.leave_from, c.leave_until, c.suspended_until, c.active, c.gender, c.share::float8 as share, c.joined_on as since,
           coalesce(in_hand.matters, 0) as open_matters, coalesce(given.matters, 0) as last_year,
           exists (select from story s join matter m on m.county = c.county and m.id = s.id where m.counsel_id = c.id) as earlier,
           coalesce((select place.township = any(c.townships) from organisation place
                      where place.county = c.county and place.id = ${matter.organisationId}), false) as township,
           coalesce(${matter.language} = any(c.languages), false) as language,
           coalesce(c.name = ${matter.askedCounsel}, false) as wished,
           (select case next.step when 'declineAssignment' then 'declined' else 'unanswered' end
              from matter_step was
              join matter_step next on next.county = was.county and next.matter_id = was.matter_id and next.position = was.position + 1
             where was.county = c.county and was.matter_id = ${matter.id} and was.step = 'assign'
               and was.changes ->> 'counselId' = c.id::text and next.step in ('declineAssignment', 'recallAssignment')
             order by was.position desc limit 1) as gave_back,
           array(select distinct name from here where role in ('coDefendant', 'opponent') and name = any(c.relatives)) as related_to,
           array(select distinct a.handler from agency_notice a
                  where a.county = c.county and a.matter_id = ${matter.id} and a.handler = any(c.relatives)) as related_handlers,
           array(select name from against where unit_id = c.organisation_id order by name) as acts_against,
           array(select name from beside where counsel_id = c.id order by name) as defends_beside,
           array(select name from helped where counsel_id = c.id order by name) as helped_beside
      from counsel c
      join organisation o on o.county = c.county and o.id = c.organisation_id
      left join in_hand on in_hand.counsel_id = c.id
      left join given on given.counsel_id = c.id
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
