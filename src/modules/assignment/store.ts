import { addMonths, type PlainDate } from '#kernel/plain-date.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { Matter } from '#modules/matter/rules.ts'
import { maybe, one, type RawBuilder, type Reader, rows, sql, type Transaction } from '#platform/database.ts'
import type { Counsel } from './rules.ts'

const counselWhere = (filter: RawBuilder<unknown>, matter: Matter, today: PlainDate) => sql<Counsel>`
  select c.id, c.name, c.kind, c.organisation_id as unit_id, o.name as unit, c.matter_kinds, c.licensed_on, c.criminal_since, c.knows_minors,
         c.leave_from, c.leave_until, c.suspended_until, c.active,
         (select count(*)::int from matter m where m.county = c.county and m.counsel_id = c.id and m.state in ('assigned', 'handling', 'closing')) as open_matters,
         (select count(*)::int from matter m where m.county = c.county and m.counsel_id = c.id and m.assigned_on > ${addMonths(today, -12)}::date) as last_year,
         array(select distinct mine.name::text
                 from party them
                 join person foe on foe.county = them.county and foe.id = them.person_id
                 join person mine on mine.county = foe.county
                                 and (mine.id_number_index = foe.id_number_index or (foe.id_number_index is null and mine.name = foe.name))
                 join party ours on ours.county = mine.county and ours.person_id = mine.id and ours.role = 'recipient'
                 join matter m on m.county = ours.county and m.id = ours.matter_id
                where them.county = c.county and them.matter_id = ${matter.id} and them.role = 'opponent'
                  and m.id <> ${matter.id} and m.unit_id = c.organisation_id and m.state in ('assigned', 'handling', 'closing')) as acts_against
    from counsel c
    join organisation o on o.county = c.county and o.id = c.organisation_id
   where c.county = ${matter.county} and ${filter}`

export const listCandidates = (db: Reader, matter: Matter, today: PlainDate) =>
  rows(db, counselWhere(sql`c.active`, matter, today))

/** Locks first and counts after: a count taken in the locking statement misses what a colleague has just assigned. */
export async function loadCounsel(tx: Transaction, matter: Matter, id: string, today: PlainDate): Promise<Counsel> {
  await rows(tx, sql`select from counsel where county = ${matter.county} and id = ${id} for update`)
  const counsel = await maybe(tx, counselWhere(sql`c.id = ${id}`, matter, today))
  if (!counsel) throw new Refusal('not_found', '名册中没有这位法律援助人员，请从候选人中选择')
  return counsel
}

export type CounselCard = { name: string; unit: string; unitId: string; licence: string | null; phone: string | null }
export const readCounselCard = (db: Reader, county: string, id: string) =>
  one(
    db,
    sql<CounselCard>`
    select c.name, o.name as unit, o.id as unit_id, c.licence_number as licence, c.phone
      from counsel c join organisation o on o.county = c.county and o.id = c.organisation_id
     where c.county = ${county} and c.id = ${id}`,
  )
