import type { Actor } from '#kernel/actor.ts'
import type { Instant, PlainDate } from '#kernel/plain-date.ts'
import { seenBy } from '#modules/matter/store.ts'
import { maybe, one, type Reader, rows, sql, type Transaction } from '#platform/database.ts'
import type { DossierState } from './columns.ts'
import type { DossierItem } from './keeping.ts'
import type { HeldDocument, HeldFile } from './rules.ts'

type Held = Omit<HeldDocument, 'title'>
/** The papers of a matter with their seal and the day they reached somebody. */
export const listHeld = (db: Reader, county: string, matterId: string) =>
  rows(
    db,
    sql<Held>`
    select d.id, d.kind, d.number, d.issued_on, d.voided_on,
           (select case when bool_or(u.allowed is null) then 'asked' when bool_or(u.allowed and u.applied_at is null) then 'allowed'
                        when bool_or(u.allowed) then 'made' when count(*) > 0 then 'refused' end
              from seal_use u where u.county = d.county and u.document_id = d.id) as sealing,
           (select min(s.served_on) from document_service s where s.county = d.county and s.document_id = d.id) as served_on
      from document d
     where d.county = ${county} and d.matter_id = ${matterId}
     order by d.issued_at, d.number, d.id`,
  )

export type FiledFile = HeldFile & { mediaType: string; addedOn: PlainDate }
/** What belongs into the dossier; what was left out of it, with a reason, stays with the matter. */
export const listFiles = (db: Reader, county: string, matterId: string) =>
  rows(
    db,
    sql<FiledFile>`
    select id, title, phase, code, pages, digest, media_type, (added_at at time zone 'Asia/Shanghai')::date as added_on from attachment
     where county = ${county} and matter_id = ${matterId} and left_out is null order by added_at, id`,
  )

type CallScan = {
  helpId: string
  documentNumber: string
  addedAt: Instant
  digest: string
  mediaType: string
  pages: null
}
/** The papers by which organs called for help that was then recorded. */
export const listCallScans = (db: Reader, county: string, helpIds: readonly string[]) =>
  rows(
    db,
    sql<CallScan>`
    select h.id as help_id, n.document_number, s.added_at, s.digest, s.media_type, null as pages
      from duty_help h
      join agency_notice n on n.county = h.county and n.id = h.notice_id
      join notice_scan s on s.county = n.county and s.notice_id = n.id
     where h.county = ${county} and h.id = any(${helpIds}::uuid[])
     order by s.added_at, s.id`,
  )

export const saveDossier = (
  tx: Transaction,
  { county, userId }: Actor,
  d: {
    /** A matter's is the matter's own id. */
    id: string
    helpMonth?: string
    archiveNumber: string
    archivedOn: PlainDate
    keepUntil: PlainDate | null
    notes: readonly string[]
  },
) =>
  rows(
    tx,
    sql`
    insert into dossier (county, id, help_month, archive_number, archived_on, archived_by, items, pages, keep_until, notes)
    values (${county}, ${d.id}, ${d.helpMonth ?? null}, ${d.archiveNumber}, ${d.archivedOn}::date, ${userId}, '[]', 0, ${d.keepUntil}::date, ${d.notes}::text[])`,
  )

export type DossierRow = {
  id: string
  matterId: string | null
  /** '2026-05', where it is a month of duty help. */
  helpMonth: string | null
  archiveNumber: string
  archivedOn: PlainDate
  archivist: string
  items: DossierItem[]
  pages: number
  digest: string | null
  /** How far it is bound, in percent. */
  progress: number
  isStopped: boolean
  shelf: string | null
  keepUntil: PlainDate | null
  destroyedOn: PlainDate | null
  /** What could not be mended any more, and what the director said of it. */
  notes: string[]
  lentTo: string | null
  dueOn: PlainDate | null
}
const columns = sql`
  d.id, d.matter_id, d.help_month, d.archive_number, d.archived_on, a.name as archivist, d.items, d.pages, d.digest, d.progress, d.stopped_at is not null as is_stopped, d.shelf, d.keep_until, d.destroyed_on, d.notes,
  l.borrower as lent_to, l.due_on`
const tables = sql`
  dossier d
  join account a on a.county = d.county and a.id = d.archived_by
  left join dossier_loan l on l.county = d.county and l.dossier_id = d.id and l.returned_on is null`
export const findDossier = (db: Reader, county: string, id: string) =>
  maybe(db, sql<DossierRow>`select ${columns} from ${tables} where d.county = ${county} and d.id = ${id}`)
export const findHelpDossier = (db: Reader, county: string, month: string) =>
  maybe(db, sql<DossierRow>`select ${columns} from ${tables} where d.county = ${county} and d.help_month = ${month}`)

/** Archived and not yet bound, the newest first: somebody is looking at it. 10号 is newer than 9号: numbers have no leading zeros. */
export type Archived = 'today' | 'earlier' | 'any'
export const listUnbound = (db: Reader, county: string, archived: Archived, today: PlainDate) =>
  rows(
    db,
    sql<{ id: string }>`
    select id from dossier
     where county = ${county} and bound_at is null and stopped_at is null
       and case ${archived} when 'today' then archived_on = ${today}::date when 'earlier' then archived_on < ${today}::date else true end
     order by archived_on desc, length(archive_number) desc, archive_number desc limit 500`,
  )
/** How many are bound before this one as it waits: those begun, and the newer ones. What was archived today has a turn of its own. */
export const countAhead = async (db: Reader, county: string, id: string, today: PlainDate): Promise<number> => {
  const { ahead } = await one(
    db,
    sql<{ ahead: number }>`
    select count(*)::int as ahead
      from dossier d join dossier other on other.county = d.county and other.id <> d.id
     where d.county = ${county} and d.id = ${id} and d.bound_at is null and d.stopped_at is null and d.progress = 0
       and other.bound_at is null and other.stopped_at is null
       and (other.archived_on = ${today}::date) = (d.archived_on = ${today}::date)
       and (other.progress > 0 or (other.archived_on, length(other.archive_number), other.archive_number)
         > (d.archived_on, length(d.archive_number), d.archive_number))`,
  )
  return ahead
}
// Only what is not bound can be stopped: said twice, so that the short index of what is not bound is enough.
const isStopped = sql<boolean>`d.bound_at is null and d.stopped_at is not null and d.destroyed_on is null`
/** Volumes that wait until somebody lets their binding go on. */
export const countStopped = async (db: Reader, county: string): Promise<number> => {
  const { count } = await one(
    db,
    sql<{ count: number }>`select count(*)::int as count from dossier d where d.county = ${county} and ${isStopped}`,
  )
  return count
}
/** Locks the dossier and says how far it is; false where binding has been stopped, or is done. */
export const saveProgress = async (tx: Transaction, county: string, id: string, percent: number): Promise<boolean> =>
  (await maybe(
    tx,
    sql`
    update dossier set progress = ${percent}
     where county = ${county} and id = ${id} and bound_at is null and stopped_at is null returning true`,
  )) !== undefined
export const saveStopped = (tx: Transaction, county: string, id: string, at: Instant | null) =>
  rows(
    tx,
    sql`
    update dossier set stopped_at = ${at}::timestamptz, progress = 0
     where county = ${county} and id = ${id} and bound_at is null`,
  )
export const saveBound = (
  tx: Transaction,
  county: string,
  id: string,
  { items, pages, digest, now }: { items: readonly DossierItem[]; pages: number; digest: string; now: Instant },
) =>
  rows(
    tx,
    sql`
    update dossier set items = ${JSON.stringify(items)}::jsonb, pages = ${pages}, digest = ${digest}, progress = 100, bound_at = ${now}::timestamptz
     where county = ${county} and id = ${id} and bound_at is null`,
  )

/** A matter's dossier is seen with its matter; a month of duty help by those the contract lets in, the keepers. */
const sees = (actor: Actor) =>
  sql<boolean>`d.county = ${actor.county} and (d.help_month is not null or ${seenBy(actor)})`

type Filter = { search?: string | undefined; state: DossierState; page: number; size: number }
export type ListedDossier = Omit<DossierRow, 'items' | 'archivist' | 'notes'> & {
  matterNumber: string | null
  cause: string | null
  recipients: number | null
  name: string | null
}
/** The register of dossiers, newest first. */
export async function listDossiers(db: Reader, actor: Actor, { search, state, page, size }: Filter, today: PlainDate) {
  const where = sql`
    ${sees(actor)} and (${search ?? null}::text is null or d.archive_number ilike ${`%${search}%`} or m.number ilike ${`%${search}%`} or p.name like ${`%${search}%`} or d.help_month like ${`%${search}%`})
    and case ${state} when 'lent' then l.id is not null when 'late' then l.due_on < ${today}::date
                      when 'expired' then d.keep_until < ${today}::date and d.destroyed_on is null
                      when 'stopped' then ${isStopped} else true end`
  const from = sql`
    ${tables}
    left join matter m on m.county = d.county and m.id = d.matter_id
    left join party r on r.county = d.county and r.matter_id = d.matter_id and r.position = 1
    left join person p on p.county = r.county and p.id = r.person_id`
  const { total } = await one(db, sql<{ total: number }>`select count(*)::int as total from ${from} where ${where}`)
  const found = await rows(
    db,
    sql<ListedDossier>`
    select ${columns}, m.number as matter_number, m.cause, m.recipients, p.name::text as name from ${from} where ${where}
     order by d.archived_on desc, length(d.archive_number) desc, d.archive_number desc limit ${size} offset ${(page - 1) * size}`,
  )
  return { total, rows: found }
}

/** Locks the dossier. */
export const loadDossier = (tx: Transaction, actor: Actor, id: string) =>
  maybe(
    tx,
    sql<Pick<DossierRow, 'archiveNumber' | 'keepUntil' | 'destroyedOn'> & { isBound: boolean; loanId: string | null }>`
    select d.archive_number, d.keep_until, d.destroyed_on, d.bound_at is not null as is_bound,
           (select l.id from dossier_loan l where l.county = d.county and l.dossier_id = d.id and l.returned_on is null) as loan_id
      from dossier d left join matter m on m.county = d.county and m.id = d.matter_id
     where d.id = ${id} and ${sees(actor)} for update of d`,
  )
export const seesDossier = async (db: Reader, actor: Actor, id: string): Promise<boolean> =>
  (await maybe(
    db,
    sql<{ id: string }>`
    select d.id from dossier d left join matter m on m.county = d.county and m.id = d.matter_id
     where d.id = ${id} and ${sees(actor)}`,
  )) !== undefined
export const saveShelf = (tx: Transaction, county: string, id: string, shelf: string) =>
  rows(tx, sql`update dossier set shelf = ${shelf} where county = ${county} and id = ${id}`)

type NewLoan = {
  loanId: string
  dossierId: string
  borrower: string
  purpose: string
  dueOn: PlainDate
  today: PlainDate
}
export const saveLoan = (tx: Transaction, { county, userId }: Actor, l: NewLoan) =>
  rows(
    tx,
    sql`
    insert into dossier_loan (county, id, dossier_id, borrower, purpose, lent_on, due_on, lent_by)
    values (${county}, ${l.loanId}, ${l.dossierId}, ${l.borrower}, ${l.purpose}, ${l.today}::date, ${l.dueOn}::date, ${userId})`,
  )
export const saveReturn = (tx: Transaction, { county, userId }: Actor, loanId: string, today: PlainDate) =>
  rows(
    tx,
    sql`
    update dossier_loan set returned_on = ${today}::date, returned_to = ${userId} where county = ${county} and id = ${loanId}`,
  )
type LoanRow = {
  id: string
  borrower: string
  purpose: string
  lentOn: PlainDate
  dueOn: PlainDate
  lentBy: string
  returnedOn: PlainDate | null
}
export const listLoans = (db: Reader, county: string, dossierId: string) =>
  rows(
    db,
    sql<LoanRow>`
    select l.id, l.borrower, l.purpose, l.lent_on, l.due_on, a.name as lent_by, l.returned_on
      from dossier_loan l join account a on a.county = l.county and a.id = l.lent_by
     where l.county = ${county} and l.dossier_id = ${dossierId} order by l.lent_on desc, l.id`,
  )

export const saveDestruction = async (
  tx: Transaction,
  { county, userId }: Actor,
  l: { listId: string; reason: string; dossierIds: readonly string[]; today: PlainDate },
) => {
  await rows(
    tx,
    sql`
    insert into destruction_list (county, id, reason, listed_by, listed_on)
    values (${county}, ${l.listId}, ${l.reason}, ${userId}, ${l.today}::date)`,
  )
  await rows(
    tx,
    sql`
    insert into destruction_item (county, list_id, dossier_id) select ${county}, ${l.listId}, unnest(${l.dossierIds}::uuid[])`,
  )
}
export type Destruction = {
  id: string
  listedBy: string
  approvedBy: string[]
  refusal: string | null
  doneOn: PlainDate | null
}
/** Locks the list. */
export const loadDestruction = (tx: Transaction, county: string, id: string) =>
  maybe(
    tx,
    sql<Destruction>`
    select id, listed_by, approved_by, refusal, done_on from destruction_list where county = ${county} and id = ${id} for update`,
  )
export const saveApproval = (tx: Transaction, { county, userId }: Actor, id: string) =>
  rows(
    tx,
    sql`
    update destruction_list set approved_by = approved_by || ${userId}::uuid where county = ${county} and id = ${id}`,
  )
export const saveDestructionRefusal = (tx: Transaction, { county, userId }: Actor, id: string, reason: string) =>
  rows(
    tx,
    sql`
    update destruction_list set refused_by = ${userId}, refusal = ${reason} where county = ${county} and id = ${id}`,
  )
/** Marks the list done and its dossiers as destroyed; gives how many. */
export async function saveDestroyed(
  tx: Transaction,
  { county, userId }: Actor,
  id: string,
  today: PlainDate,
): Promise<number> {
  await rows(
    tx,
    sql`
    update destruction_list set done_on = ${today}::date, done_by = ${userId} where county = ${county} and id = ${id}`,
  )
  const gone = await rows(
    tx,
    sql`
    update dossier d set destroyed_on = ${today}::date
      from destruction_item i
     where i.county = d.county and i.dossier_id = d.id and i.list_id = ${id} and d.county = ${county} and d.destroyed_on is null
    returning d.id`,
  )
  return gone.length
}
type ListedDestruction = Destruction & {
  reason: string
  listedById: string
  listedOn: PlainDate
  archiveNumbers: string[]
}
export const listDestructions = (db: Reader, county: string) =>
  rows(
    db,
    sql<ListedDestruction>`
    select l.id, l.reason, a.name as listed_by, l.listed_by as listed_by_id, l.listed_on, l.approved_by, l.refusal, l.done_on,
           array(select d.archive_number from destruction_item i join dossier d on d.county = i.county and d.id = i.dossier_id
                  where i.county = l.county and i.list_id = l.id order by d.archive_number) as archive_numbers
      from destruction_list l join account a on a.county = l.county and a.id = l.listed_by
     where l.county = ${county} order by l.done_on is not null, l.listed_on desc, l.id`,
  )
