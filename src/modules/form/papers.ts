import type { FormKind } from '#documents/forms.ts'
import type { DocumentKind } from '#documents/index.ts'
import type { Actor } from '#kernel/actor.ts'
import type { Instant, PlainDate } from '#kernel/plain-date.ts'
import type { Cause } from '#law/terms.ts'
import { type DocumentRow, sealing } from '#modules/document/store.ts'
import { type MatterState, sightOf } from '#modules/matter/lifecycle.ts'
import { meantMatters } from '#modules/matter/list.ts'
import { seenBy } from '#modules/matter/store.ts'
import { TO_BE_SERVED } from '#modules/service/rules.ts'
import { one, type RawBuilder, type Reader, rows, sql } from '#platform/database.ts'
import type { PaperState } from './columns.ts'

/** How many papers of each kind were issued or signed in a year, and by how many different pages. */
export const countPapers = (db: Reader, county: string, year: number) =>
  rows(
    db,
    sql<{ kind: string; papers: number; pages: number }>`
    select kind, count(*)::int as papers, count(distinct page)::int as pages
      from (select kind, page, issued_on as made_on from document where county = ${county}
             union all
            select kind, page, (signed_at at time zone 'Asia/Shanghai')::date from signed_form where county = ${county}) paper
     where made_on between make_date(${year}, 1, 1) and make_date(${year}, 12, 31)
     group by kind`,
  )

type PaperFilter = {
  kind?: string | undefined
  from?: PlainDate | undefined
  until?: PlainDate | undefined
  search?: string | undefined
  state: PaperState
}
type Condition = RawBuilder<unknown> | '' | false | undefined
/** What is asked of both issued documents and signed forms, each called `p`. Whoever sees the county need not be asked about each matter. */
const ofBoth = (actor: Actor, { kind }: PaperFilter): Condition[] => [
  sql`p.county = ${actor.county}`,
  sightOf(actor) !== 'county' && sql`p.matter_id in (select m.id from matter m where ${seenBy(actor)})`,
  kind && sql`p.kind = ${kind}`,
]
const ofDocuments = ({ from, until, search, state }: PaperFilter, matters: readonly string[]): Condition[] => [
  from && sql`p.issued_on >= ${from}::date`,
  until && sql`p.issued_on <= ${until}::date`,
  search && sql`(p.number = ${search} or p.matter_id = any(${matters}::uuid[]))`,
  state === 'voided' && sql`p.voided_on is not null`,
  state === 'unserved' &&
    sql`p.voided_on is null and p.kind = any(${TO_BE_SERVED})
      and not exists (select from document_service s where s.county = p.county and s.document_id = p.id)`,
]
const ofForms = ({ from, until, search, state }: PaperFilter, matters: readonly string[]): Condition[] => [
  from && sql`p.signed_at >= ${from}::date::timestamp at time zone 'Asia/Shanghai'`,
  until && sql`p.signed_at < (${until}::date + 1)::timestamp at time zone 'Asia/Shanghai'`,
  search && sql`p.matter_id = any(${matters}::uuid[])`,
  // A signed form is neither served nor voided.
  state !== 'all' && sql`false`,
]
const all = (conditions: readonly Condition[]) => {
  const stated = conditions.filter((condition) => typeof condition === 'object')
  return sql`${sql.join(stated, sql` and `)}`
}

type PaperRow = {
  id: string
  kind: DocumentKind | FormKind
  isIssued: boolean
  number: string | null
  madeOn: PlainDate
  madeBy: string
  matterId: string
  matterNumber: string
  name: string
  recipients: number
  subject: string | null
  cause: Cause
  state: MatterState
  sealing: DocumentRow['sealing']
  voidReason: string | null
  hasActed: boolean
  /** With a reason that still holds. */
  isOpened: boolean
}
/** One page of the papers of matters that this person may see, issued or signed, the newest first: the same that `countPapers` counts. */
export async function listPapers(
  db: Reader,
  actor: Actor,
  { page, size, ...filter }: PaperFilter & { page: number; size: number },
  now: Instant,
) {
  const { county, userId } = actor
  // Looked for once, not in each of the statements.
  const matters = filter.search ? (await rows(db, meantMatters(actor, filter.search))).map(({ id }) => id) : []
  const isDocument = all([...ofBoth(actor, filter), ...ofDocuments(filter, matters)])
  const isForm = all([...ofBoth(actor, filter), ...ofForms(filter, matters)])
  const { total } = await one(
    db,
    sql<{ total: number }>`
    select ((select count(*) from document p where ${isDocument}) + (select count(*) from signed_form p where ${isForm}))::int as total`,
  )
  const found = await rows(
    db,
    sql<PaperRow>`
    with shown as materialized (
      select * from (
        (select p.id, p.issued_on as made_on, p.issued_at as made_at, true as is_issued from document p
          where ${isDocument} order by p.issued_on desc, p.issued_at desc, p.id desc limit ${page * size})
        union all
        (select p.id, (p.signed_at at time zone 'Asia/Shanghai')::date, p.signed_at, false from signed_form p
          where ${isForm} order by p.signed_at desc, p.id desc limit ${page * size})) made
       order by made_on desc, made_at desc, id desc limit ${size} offset ${(page - 1) * size})
    select p.id, p.is_issued, p.made_on, coalesce(d.kind, f.kind) as kind, d.number, a.name as made_by, d.void_reason, ${sealing} as sealing,
           m.id as matter_id, m.number as matter_number, m.recipients, m.subject, m.cause, m.state,
           (select n.name::text from party r join person n on n.county = r.county and n.id = r.person_id
             where r.county = m.county and r.matter_id = m.id and r.position = 1) as name,
           exists (select from matter_step s where s.county = m.county and s.matter_id = m.id and s.actor_id = ${userId}) as has_acted,
           exists (select from reasoned_opening o
                    where o.county = m.county and o.matter_id = m.id and o.actor_id = ${userId} and o.until_at > ${now}::timestamptz) as is_opened
      from shown p
      left join document d on p.is_issued and d.county = ${county} and d.id = p.id
      left join signed_form f on not p.is_issued and f.county = ${county} and f.id = p.id
      join matter m on m.county = ${county} and m.id = coalesce(d.matter_id, f.matter_id)
      join account a on a.county = ${county} and a.id = coalesce(d.issued_by, f.recorded_by)
     order by p.made_on desc, p.made_at desc, p.id desc`,
  )
  return { total, rows: found }
}
