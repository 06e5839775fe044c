import type { DocumentKind } from '#documents/index.ts'
import type { Actor } from '#kernel/actor.ts'
import { addDays, type Instant, type PlainDate } from '#kernel/plain-date.ts'
import type { Cause } from '#law/terms.ts'
import { seenBy } from '#modules/matter/store.ts'
import { maybe, type Reader, rows, sql, type Transaction } from '#platform/database.ts'
import type { ServiceManner } from './form.ts'

export type Issued = { kind: DocumentKind; issuedOn: PlainDate; voidedOn: PlainDate | null }
/** A document of a matter that this person sees, locked. */
export const loadDocument = (tx: Transaction, actor: Actor, id: string) =>
  maybe(
    tx,
    sql<Issued>`
    select d.kind, d.issued_on, d.voided_on
      from document d join matter m on m.county = d.county and m.id = d.matter_id
     where d.county = ${actor.county} and d.id = ${id} and ${seenBy(actor)} for update of d`,
  )

export type NewService = {
  id: string
  documentId: string
  manner: ServiceManner
  servedOn: PlainDate
  receiver: string
  note: string | null
}
export const saveService = (tx: Transaction, { county, userId }: Actor, s: NewService, now: Instant) =>
  rows(
    tx,
    sql`
    insert into document_service (county, id, document_id, manner, served_on, receiver, note, recorded_by, recorded_at)
    values (${county}, ${s.id}, ${s.documentId}, ${s.manner}, ${s.servedOn}::date, ${s.receiver}, ${s.note}, ${userId}, ${now}::timestamptz)`,
  )

type ServiceRow = Omit<NewService, 'id'> & { recordedBy: string }
export const listServices = (db: Reader, county: string, matterId: string) =>
  rows(
    db,
    sql<ServiceRow>`
    select s.document_id, s.manner, s.served_on, s.receiver, s.note, a.name as recorded_by
      from document_service s
      join document d on d.county = s.county and d.id = s.document_id
      join account a on a.county = s.county and a.id = s.recorded_by
     where s.county = ${county} and d.matter_id = ${matterId}
     order by s.served_on, s.recorded_at, s.id`,
  )

/** How many days back one looks: what is older was served before service was recorded here, or is known by name. */
const LOOK_BACK = 30
type Unserved = {
  documentId: string
  matterId: string
  matterNumber: string
  cause: Cause
  kind: DocumentKind
  number: string | null
  issuedOn: PlainDate
}
export const listUnserved = (db: Reader, actor: Actor, kinds: readonly DocumentKind[], today: PlainDate) =>
  rows(
    db,
    sql<Unserved>`
    select d.id as document_id, m.id as matter_id, m.number as matter_number, m.cause, d.kind, d.number, d.issued_on
      from document d join matter m on m.county = d.county and m.id = d.matter_id
     where ${seenBy(actor)} and d.kind = any(${kinds}) and d.voided_on is null
       and d.issued_on >= ${addDays(today, -LOOK_BACK)}::date
       and not exists (select from document_service s where s.county = d.county and s.document_id = d.id)
     order by d.issued_on, d.number limit 500`,
  )
