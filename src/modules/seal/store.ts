import type { DocumentKind } from '#documents/index.ts'
import type { Actor } from '#kernel/actor.ts'
import { addDays, type Instant, type PlainDate, plainDate } from '#kernel/plain-date.ts'
import { maybe, type Reader, rows, sql, type Transaction } from '#platform/database.ts'
import type { Vault } from '#platform/vault.ts'

const keyPlace = (county: string, rowId: string) => ({ county, table: 'seal', column: 'private_key', rowId })
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
const unbase64 = (text: string) => new Uint8Array(Buffer.from(text, 'base64'))

export type SealKind = 'official' | 'business'
export type NewSeal = {
  id: string
  kind: SealKind
  inscription: string
  organisationId: string
  keeperId: string
  documents: readonly DocumentKind[]
  certificate: Uint8Array
  privateKey: Uint8Array
}
export const saveSeal = (
  { tx, vault, actor, today }: { tx: Transaction; vault: Vault; actor: Actor; today: PlainDate },
  s: NewSeal,
) =>
  rows(
    tx,
    sql`
    insert into seal (county, id, kind, inscription, organisation_id, keeper_id, documents, certificate, private_key, registered_on, registered_by)
    values (${actor.county}, ${s.id}, ${s.kind}, ${s.inscription}, ${s.organisationId}, ${s.keeperId}, ${s.documents},
            ${base64(s.certificate)}, ${vault.seal(keyPlace(actor.county, s.id), base64(s.privateKey))}, ${today}::date, ${actor.userId})`,
  )

export const endSeal = async (
  tx: Transaction,
  { county, userId }: Actor,
  id: string,
  reason: string,
  today: PlainDate,
): Promise<boolean> =>
  (await maybe(
    tx,
    sql`
    update seal set ended_on = ${today}::date, ended_by = ${userId}, end_reason = ${reason}
     where county = ${county} and id = ${id} and ended_on is null returning true`,
  )) !== undefined

type SealRow = {
  id: string
  kind: SealKind
  inscription: string
  organisation: string
  keeper: string
  documents: DocumentKind[]
  certificate: string
  registeredOn: PlainDate
  endedOn: PlainDate | null
  endReason: string | null
}
export const listSeals = async (db: Reader, county: string) =>
  (
    await rows(
      db,
      sql<SealRow>`
    select s.id, s.kind, s.inscription, o.name as organisation, a.name as keeper, s.documents, s.certificate, s.registered_on,
           s.ended_on, s.end_reason
      from seal s
      join organisation o on o.county = s.county and o.id = s.organisation_id
      join account a on a.county = s.county and a.id = s.keeper_id
     where s.county = ${county}
     order by s.ended_on is not null, s.registered_on, s.id`,
    )
  ).map(({ certificate, ...row }) => ({ ...row, certificate: unbase64(certificate) }))

/** The seal that goes onto a document of this kind as it is issued; none where the county has none for it. */
export const findStandingSeal = (db: Reader, county: string, kind: DocumentKind) =>
  maybe(
    db,
    sql<{ id: string }>`
    select id from seal where county = ${county} and ended_on is null and ${kind} = any(documents)
     order by registered_on desc, id limit 1`,
  )
export const findActiveSeal = (db: Reader, county: string, id: string) =>
  maybe(db, sql<{ id: string }>`select id from seal where county = ${county} and id = ${id} and ended_on is null`)

type Asked = { documentId: string; sealId: string; reason: string | null; isAllowed: boolean; now: Instant }
/** Another line of the ledger. */
export const saveUse = (
  tx: Transaction,
  { county, userId }: Actor,
  { documentId, sealId, reason, isAllowed, now }: Asked,
) =>
  rows(
    tx,
    sql`
    insert into seal_use (county, document_id, position, seal_id, asked_by, asked_at, reason, allowed, decided_at)
    select ${county}, ${documentId}, coalesce(max(position), 0) + 1, ${sealId}, ${userId}, ${now}::timestamptz, ${reason},
           ${isAllowed ? true : null}::boolean, ${isAllowed ? now : null}::timestamptz
      from seal_use where county = ${county} and document_id = ${documentId}`,
  )

export type Use = { askedBy: string; allowed: boolean | null; sealId: string; isMade: boolean }
/** The uses of a document, oldest first; the document is locked by whoever asks. */
export const listUsesOf = (tx: Transaction, county: string, documentId: string) =>
  rows(
    tx,
    sql<Use>`
    select asked_by, allowed, seal_id, applied_at is not null as is_made from seal_use
     where county = ${county} and document_id = ${documentId} order by position`,
  )
export const saveDecision = (
  tx: Transaction,
  { county, userId }: Actor,
  documentId: string,
  { isAllowed, refusal, now }: { isAllowed: boolean; refusal: string | null; now: Instant },
) =>
  rows(
    tx,
    sql`
    update seal_use set allowed = ${isAllowed}, refusal = ${refusal}, decided_by = ${userId}, decided_at = ${now}::timestamptz
     where county = ${county} and document_id = ${documentId} and allowed is null`,
  )

type UseRow = {
  documentId: string
  sealId: string
  position: number
  kind: DocumentKind
  number: string | null
  matterNumber: string
  inscription: string
  askedBy: string
  askedById: string
  askedAt: Instant
  reason: string | null
  decidedBy: string | null
  decidedAt: Instant | null
  allowed: boolean | null
  refusal: string | null
  appliedAt: Instant | null
  digest: string | null
}
/** The ledger of a month; what waits for a decision stands first. */
export const listUses = (db: Reader, county: string, month: string) => {
  const first = plainDate(`${month}-01`)
  return rows(
    db,
    sql<UseRow>`
    select u.document_id, u.position, u.seal_id, d.kind, d.number, m.number as matter_number, s.inscription, asker.name as asked_by, u.asked_by as asked_by_id, u.asked_at, u.reason,
           decider.name as decided_by, u.decided_at, u.allowed, u.refusal, u.applied_at, u.digest
      from seal_use u
      join document d on d.county = u.county and d.id = u.document_id
      join matter m on m.county = d.county and m.id = d.matter_id
      join seal s on s.county = u.county and s.id = u.seal_id
      join account asker on asker.county = u.county and asker.id = u.asked_by
      left join account decider on decider.county = u.county and decider.id = u.decided_by
     where u.county = ${county}
       and u.asked_at >= (${first}::date)::timestamp at time zone 'Asia/Shanghai'
       and u.asked_at < (${nextMonth(first)}::date)::timestamp at time zone 'Asia/Shanghai'
     order by u.allowed is not null, u.asked_at desc, u.document_id, u.position desc limit 1000`,
  )
}
const nextMonth = (first: PlainDate): PlainDate => plainDate(`${addDays(first, 31).slice(0, 7)}-01`)

/** A seal that is on a document: which one, since when it is allowed, and where the paper lies that it was made on. */
export type Sealing = {
  kind: SealKind
  inscription: string
  certificate: Uint8Array
  privateKey: Uint8Array
  allowedAt: Instant
  digest: string | null
}
export async function listSealings(
  { db, vault }: { db: Reader; vault: Vault },
  county: string,
  documentId: string,
): Promise<Sealing[]> {
  const found = await rows(
    db,
    sql<{
      id: string
      kind: SealKind
      inscription: string
      certificate: string
      privateKey: string
      allowedAt: Instant
      digest: string | null
    }>`
    select s.id, s.kind, s.inscription, s.certificate, s.private_key, u.decided_at as allowed_at, u.digest
      from seal_use u join seal s on s.county = u.county and s.id = u.seal_id
     where u.county = ${county} and u.document_id = ${documentId} and u.allowed order by u.position`,
  )
  return found.map(({ id, certificate, privateKey, ...rest }) => ({
    ...rest,
    certificate: unbase64(certificate),
    privateKey: unbase64(vault.open(keyPlace(county, id), privateKey)),
  }))
}

/** What is allowed and not yet made, oldest first. */
export const listUnmade = (db: Reader, county: string, most: number) =>
  rows(
    db,
    sql<{ documentId: string }>`
    select document_id from seal_use where county = ${county} and allowed and applied_at is null
     order by decided_at, document_id limit ${most}`,
  )
export const saveMade = (tx: Transaction, county: string, documentId: string, digest: string, now: Instant) =>
  rows(
    tx,
    sql`
    update seal_use set applied_at = ${now}::timestamptz, digest = ${digest}
     where county = ${county} and document_id = ${documentId} and applied_at is null`,
  )

/** A paper that a seal is asked for; seen only by whoever sees its matter. */
export const loadIssuedPaper = (tx: Transaction, county: string, id: string) =>
  maybe(
    tx,
    sql<{
      voidedOn: PlainDate | null
    }>`select voided_on from document where county = ${county} and id = ${id} for update`,
  )
