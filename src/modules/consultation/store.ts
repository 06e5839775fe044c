import type { Actor } from '#kernel/actor.ts'
import { has } from '#kernel/actor.ts'
import type { Instant, PlainDate } from '#kernel/plain-date.ts'
import { isMeantBy, openPerson } from '#modules/person/store.ts'
import { maybe, one, type RawBuilder, type Reader, rows, sql, type Transaction } from '#platform/database.ts'
import type { Opening, Vault } from '#platform/vault.ts'

export type Consultation = {
  id: string
  number: string
  happenedOn: PlainDate
  channel: string
  name: string | null
  phone: string | null
  idNumber: string | null
  cause: string
  groups: string[]
  question: string
  answer: string
  toldMayApply: boolean
  satisfaction: string | null
  organisation: string
  consultant: string
  matterId: string | null
}

/** A station sees the questions it took itself; the centre and the bureau see the county's. */
const seenBy = (actor: Actor): RawBuilder<boolean> =>
  has(actor, 'stationClerk', 'dutyLawyer') && !has(actor, 'director', 'reviewer')
    ? sql`c.county = ${actor.county} and c.organisation_id = ${actor.organisationId}`
    : sql`c.county = ${actor.county}`

const columns = sql`
  c.id, c.number, c.happened_on, c.channel, p.name, p.id as person_id, p.phone, p.id_number, p.address, c.cause, c.groups, c.question, c.answer,
  c.told_may_apply, c.satisfaction, o.name as organisation, a.name as consultant, c.matter_id`
const tables = sql`
  consultation c
  join organisation o on o.county = c.county and o.id = c.organisation_id
  join account a on a.county = c.county and a.id = c.consultant_id
  left join person p on p.county = c.county and p.id = c.person_id`

export type Filter = {
  from?: PlainDate | undefined
  until?: PlainDate | undefined
  search?: string | undefined
  page: number
  size: number
}

export async function listConsultations(
  { db, vault }: Opening,
  actor: Actor,
  { from, until, search, page, size }: Filter,
) {
  const where = sql`
    ${seenBy(actor)}
    and (${from ?? null}::date is null or c.happened_on >= ${from ?? null}::date)
    and (${until ?? null}::date is null or c.happened_on <= ${until ?? null}::date)
    and ${search ? sql`(${isMeantBy(search, { table: 'p' })} or c.number = ${search} or c.question like '%' || ${search} || '%')` : sql`true`}`
  const { total } = await one(db, sql<{ total: number }>`select count(*)::int as total from ${tables} where ${where}`)
  const found = await rows(
    db,
    sql<Sealed>`
    select ${columns} from ${tables} where ${where}
     order by c.happened_on desc, c.recorded_at desc
     limit ${size} offset ${(page - 1) * size}`,
  )
  return { total, rows: found.map((row) => opened(vault, actor.county, row)) }
}

export async function findConsultation(
  { db, vault }: Opening,
  actor: Actor,
  id: string,
): Promise<Consultation | undefined> {
  const found = await maybe(db, sql<Sealed>`select ${columns} from ${tables} where c.id = ${id} and ${seenBy(actor)}`)
  return found && opened(vault, actor.county, found)
}

type Sealed = Consultation & { personId: string | null; address: string | null }
/** Who asked may have said nothing of themselves; then there is nothing to open. */
function opened(vault: Vault, county: string, { personId, address, ...row }: Sealed): Consultation {
  if (personId === null) return row
  const { phone, idNumber } = openPerson(vault, county, { personId, address, phone: row.phone, idNumber: row.idNumber })
  return { ...row, phone, idNumber }
}

export type NewConsultation = Omit<
  Consultation,
  'name' | 'phone' | 'idNumber' | 'organisation' | 'consultant' | 'matterId'
> & { personId: string | null }
export const saveConsultation = (tx: Transaction, actor: Actor, c: NewConsultation, now: Instant) =>
  rows(
    tx,
    sql`
    insert into consultation (county, id, number, channel, organisation_id, consultant_id, person_id, cause, groups, question, answer,
                              told_may_apply, satisfaction, happened_on, recorded_at)
    values (${actor.county}, ${c.id}, ${c.number}, ${c.channel}, ${actor.organisationId}, ${actor.userId}, ${c.personId}, ${c.cause}, ${c.groups},
            ${c.question}, ${c.answer}, ${c.toldMayApply}, ${c.satisfaction}, ${c.happenedOn}::date, ${now}::timestamptz)`,
  )

/** False when somebody else has made a matter of it already. */
export const linkMatter = async (tx: Transaction, county: string, id: string, matterId: string): Promise<boolean> =>
  (await maybe(
    tx,
    sql`
    update consultation set matter_id = ${matterId} where county = ${county} and id = ${id} and matter_id is null returning true`,
  )) !== undefined

export type Earlier = {
  kind: 'consultation' | 'matter'
  id: string
  number: string
  on: PlainDate
  cause: string
  state: string | null
}
/** The same name, and the same phone (by its index) where one is given: offered, never merged. */
export const findEarlier = (
  db: Reader,
  actor: Actor,
  name: string,
  phones: string[] | null,
  matterSight: RawBuilder<boolean>,
) =>
  rows(
    db,
    sql<Earlier>`
    select 'consultation' as kind, c.id, c.number, c.happened_on as on, c.cause, null as state
      from consultation c join person p on p.county = c.county and p.id = c.person_id
     where ${seenBy(actor)} and p.name = ${name} and (${phones}::text[] is null or p.phone_index = any(${phones}::text[]))
    union all
    select 'matter', m.id, m.number, m.received_on, m.cause, m.state
      from matter m
     where ${matterSight}
       and exists (select from party y join person p on p.county = y.county and p.id = y.person_id
                    where y.county = m.county and y.matter_id = m.id and y.role = 'recipient'
                      and p.name = ${name} and (${phones}::text[] is null or p.phone_index = any(${phones}::text[])))
     order by 4 desc limit 10`,
  )
