import type { Actor } from '#kernel/actor.ts'
import { maskName } from '#kernel/mask.ts'
import type { PlainDate } from '#kernel/plain-date.ts'
import type { CountyLimits } from '#law/deadlines.ts'
import type { Cause, Group, MatterKind, Stage } from '#law/terms.ts'
import { isMeantBy } from '#modules/person/store.ts'
import { one, type RawBuilder, type Reader, rows, sql } from '#platform/database.ts'
import type { MATTER_SORTS } from './columns.ts'
import { hasTask, isGranted, MATTER_STATES, type MatterState, sightOf } from './lifecycle.ts'
import { titleOf } from './people.ts'
import { dueOf, type Matter, subjectOf } from './rules.ts'
import { seenBy } from './store.ts'

const GRANTED = (Object.keys(MATTER_STATES) as MatterState[]).filter(isGranted)
const DAYS = {
  receivedOn: sql.ref('m.received_on'),
  decidedOn: sql.ref('m.decided_on'),
  closingAcceptedOn: sql.ref('m.closing_accepted_on'),
  archivedOn: sql.ref('m.archived_on'),
}

export type Filter = {
  states?: readonly MatterState[] | undefined
  kind?: MatterKind | undefined
  cause?: Cause | undefined
  group?: Group | undefined
  /** Whose it is to handle now. */
  counselId?: string | undefined
  /** Which of the matter's days the period is about; the receipt unless said otherwise. */
  dated?: keyof typeof DAYS | undefined
  granted?: boolean | undefined
  from?: PlainDate | undefined
  until?: PlainDate | undefined
  search?: string | undefined
  /** These alone, as far as they are seen. */
  ids?: readonly string[] | undefined
  sort?: MatterSort | undefined
}
export type MatterSort = (typeof MATTER_SORTS)[number]
// 〔2026〕9号 comes before 〔2026〕10号: numbers have no leading zeros.
const byNumber = (down: RawBuilder<unknown>) =>
  sql`split_part(m.number, '〕', 1) collate "C" ${down}, length(m.number) ${down}, m.number collate "C" ${down}`
const ORDERS: Record<MatterSort, RawBuilder<unknown>> = {
  receivedOn: sql`m.received_on, m.number`,
  '-receivedOn': sql`m.received_on desc, m.number desc`,
  number: byNumber(sql``),
  '-number': byNumber(sql`desc`),
}
export type Named = Matter & { organisation: string; unit: string | null; counsel: string | null; firstName: string }

const named = sql`
  m.*, o.name as organisation, u.name as unit, c.name as counsel,
  (select n.name from party p join person n on n.county = p.county and n.id = p.person_id
    where p.county = m.county and p.matter_id = m.id and p.position = 1) as first_name`
const tables = sql`
  matter m
  join organisation o on o.county = m.county and o.id = m.organisation_id
  left join organisation u on u.county = m.county and u.id = m.unit_id
  left join counsel c on c.county = m.county and c.id = m.counsel_id`

function conditions(
  actor: Actor,
  { states, kind, cause, group, counselId, dated = 'receivedOn', granted, from, until, search, ids }: Filter,
): RawBuilder<boolean> {
  const day = DAYS[dated]
  const all = [
    seenBy(actor),
    ids && sql`m.id = any(${ids}::uuid[])`,
    states && sql`m.state = any(${states})`,
    kind && sql`m.kind = ${kind}`,
    granted !== undefined && sql`(m.state = any(${GRANTED})) = ${granted}`,
    cause && sql`m.cause = ${cause}`,
    group && sql`${group} = any(m.groups)`,
    counselId && sql`m.counsel_id = ${counselId}`,
    from && sql`${day} >= ${from}::date`,
    until && sql`${day} <= ${until}::date`,
    search && isMeant(actor, search),
  ].filter((condition) => typeof condition === 'object')
  return sql`${sql.join(all, sql` and `)}`
}

/** The matters that were meant, also by the number of one of their papers. */
const isMeant = (actor: Actor, search: string): RawBuilder<boolean> =>
  sightOf(actor) === 'county'
    ? sql`m.id in (${meantMatters(actor, search)}
        union all select d.matter_id from document d where d.county = ${actor.county} and d.number = ${search})`
    : sql`(${isMeantOfFew(search)}
        or exists (select from document d where d.county = m.county and d.matter_id = m.id and d.number = ${search}))`
const isMeantOfFew = (search: string) => sql`
  (${search} in (m.number, m.case_number)
    or exists (select from party p join person n on n.county = p.county and n.id = p.person_id
                where p.county = m.county and p.matter_id = m.id and ${isMeantBy(search, { table: 'n' })}))`

/**
 * The ids of the matters that were meant by their numbers or people. Whoever sees the county looks from the people to their
 * matters, all others from their few matters to the people.
 */
export const meantMatters = (actor: Actor, search: string): RawBuilder<{ id: string }> =>
  sightOf(actor) === 'county'
    ? sql`
      with people as materialized (
        select n.id from person n where n.county = ${actor.county} and ${isMeantBy(search, { table: 'n' })})
      select p.matter_id as id from people join party p on p.county = ${actor.county} and p.person_id = people.id
      union all select x.id from matter x where x.county = ${actor.county} and x.number = ${search}
      union all select x.id from matter x where x.county = ${actor.county} and x.case_number = ${search}`
    : sql`select m.id from matter m where ${seenBy(actor)} and ${isMeantOfFew(search)}`

/** A list tells the whole name only to whom the file is work; everybody else opens it with a reason (reading module). */
const covered =
  (actor: Actor) =>
  ({ hasActed, ...matter }: Named & { hasActed: boolean }): Named =>
    hasTask(actor, matter, hasActed) ? matter : { ...matter, firstName: maskName(matter.firstName) }
const hasActed = (actor: Actor) => sql`
  exists (select from matter_step s where s.county = m.county and s.matter_id = m.id and s.actor_id = ${actor.userId}) as has_acted`

/** One page of the matters that this person may see, the newest first unless said otherwise. */
export async function listMatters(db: Reader, actor: Actor, filter: Filter, page: number, size: number) {
  const where = conditions(actor, filter)
  const order = ORDERS[filter.sort ?? '-receivedOn']
  const { total } = await one(db, sql<{ total: number }>`select count(*)::int as total from matter m where ${where}`)
  const found = await rows(
    db,
    sql<Named & { hasActed: boolean }>`
    with shown as materialized (
      select m.id from matter m where ${where} order by ${order} limit ${size} offset ${(page - 1) * size})
    select ${named}, ${hasActed(actor)} from ${tables} where m.county = ${actor.county} and m.id in (select id from shown)
     order by ${order}`,
  )
  return { total, rows: found.map(covered(actor)) }
}

/** All of them, oldest first unless said otherwise: for the desk, which must look at each one's clock. */
export const listAllMatters = async (db: Reader, actor: Actor, filter: Filter): Promise<Named[]> => {
  const found = await rows(
    db,
    sql<Named & { hasActed: boolean }>`
    select ${named}, ${hasActed(actor)} from ${tables} where ${conditions(actor, filter)}
     order by ${ORDERS[filter.sort ?? 'receivedOn']}`,
  )
  return found.map(covered(actor))
}

/** Of these matters the ones that this person may see, named as lists name them. */
export async function listNamed(db: Reader, actor: Actor, ids: readonly string[]): Promise<Named[]> {
  const found = await rows(
    db,
    sql<Named & { hasActed: boolean }>`
    select ${named}, ${hasActed(actor)} from ${tables} where m.id = any(${ids}::uuid[]) and ${seenBy(actor)}`,
  )
  return found.map(covered(actor))
}

export const readNamed = (db: Reader, actor: Actor, id: string) =>
  one(db, sql<Named>`select ${named} from ${tables} where m.id = ${id} and ${seenBy(actor)}`)

export type Linked = { id: string; number: string; stage: Stage; isEarlier: boolean }
/** The stages before and after, each a matter of its own, as far as this person may see them. */
export const listLinked = (db: Reader, actor: Actor, { id, previousId }: Pick<Matter, 'id' | 'previousId'>) =>
  rows(
    db,
    sql<Linked>`
    select m.id, m.number, m.stage, (m.id = ${previousId}) is true as is_earlier from matter m
     where (m.id = ${previousId} or m.previous_id = ${id}) and ${seenBy(actor)} order by m.number`,
  )

/** A matter as lists show it. */
export const asRow = (matter: Named, today: PlainDate, limits: CountyLimits) => ({
  id: matter.id,
  number: matter.number,
  title: titleOf(matter.firstName, matter.recipients, subjectOf(matter)),
  state: matter.state,
  kind: matter.kind,
  cause: matter.cause,
  recipients: matter.recipients,
  onNotice: matter.noticeReason !== null,
  receivedOn: matter.receivedOn,
  organisation: matter.organisation,
  unit: matter.unit,
  counsel: matter.counsel,
  due: dueOf(matter, today, limits),
})
