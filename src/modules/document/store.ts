import { DOCUMENTS, type DocumentKind } from '#documents/index.ts'
import { completeFacts, type FactsOf } from '#documents/prepare.ts'
import type { Actor } from '#kernel/actor.ts'
import { CODE_BYTES, documentCodeOf } from '#kernel/document-code.ts'
import { type Instant, type PlainDate, yearOf } from '#kernel/plain-date.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { Matter } from '#modules/matter/rules.ts'
import { seenBy, takeNumber } from '#modules/matter/store.ts'
import type { Policy } from '#modules/policy/store.ts'
import { findStandingSeal, saveUse } from '#modules/seal/store.ts'
import { maybe, type RawBuilder, type Reader, rows, sql, type Transaction } from '#platform/database.ts'
import { currentPage, type Page } from '#platform/document-pages.ts'
import { missingCharacters } from '#platform/fonts.ts'
import type { Opening, Vault } from '#platform/vault.ts'
import { writeNumber } from '#policy/numbering.ts'

type Issuing = { tx: Transaction; vault: Vault; actor: Actor; now: Instant; today: PlainDate }

/** The county's next number of a series, written as its pattern says. */
export async function nextNumber(
  { tx, actor, today }: Issuing,
  { onDay }: Policy,
  series: keyof NonNullable<Policy['onDay']['numbering']>,
): Promise<string> {
  const pattern = onDay.numbering?.[series]
  if (!pattern) throw new Refusal('not_now', '本县尚未设定文号格式，请管理员在“本县规则”中设定')
  const year = yearOf(today)
  return writeNumber(pattern, year, await takeNumber(tx, actor.county, series, year))
}

const factsPlace = (county: string, rowId: string) => ({ county, table: 'document', column: 'facts', rowId })

/** What every document says beside its own facts is added here. */
type OwnFacts<K extends DocumentKind> = Omit<FactsOf<K>, 'practice' | 'agency' | 'date' | 'number' | 'verification'> & {
  /** Who issues it, where that is not the centre. */
  agency?: FactsOf<K>['agency']
}

/**
 * Issues a document: gives it its number and keeps its facts. The PDF is made from them whenever somebody opens it,
 * and comes out the same byte for byte. What could not be printed, a character no font has, is refused here.
 */
export async function issueDocument<K extends DocumentKind>(
  at: Issuing,
  policy: Policy,
  matter: Pick<Matter, 'id'>,
  kind: K,
  facts: OwnFacts<K>,
): Promise<{ documentId: string; number: string | null }> {
  const { series, typst } = DOCUMENTS[kind]
  const { tx, vault, actor, now, today } = at
  const { centreName, contacts } = policy.pack
  const number = series ? await nextNumber(at, policy, series) : null
  const agency = { name: centreName, address: contacts.address, phone: contacts.phone }
  const code = documentCodeOf(crypto.getRandomValues(new Uint8Array(CODE_BYTES)))
  const kept = JSON.stringify(
    completeFacts(kind, {
      practice: policy.practice,
      agency,
      verification: { code, site: contacts.website },
      date: today,
      ...facts,
      ...(number && { number }),
    } as unknown as FactsOf<K>),
  )
  const missing = missingCharacters(kept)
  if (missing.length > 0)
    throw new Refusal(
      'invalid',
      `字体中没有“${missing.join('')}”，文书印不出来；请安装含该字的字体，或者暂用“同音字（注明）”登记`,
    )
  const documentId = crypto.randomUUID()
  const sealed = vault.seal(factsPlace(actor.county, documentId), kept)
  await rows(
    tx,
    sql`
    insert into document (county, id, matter_id, kind, number, page, facts, issued_on, issued_at, issued_by)
    values (${actor.county}, ${documentId}, ${matter.id}, ${kind}, ${number}, ${await keepPage(tx, actor.county, currentPage(typst))}, ${sealed},
            ${today}::date, ${now}::timestamptz, ${actor.userId})`,
  )
  await saveCode(tx, actor.county, documentId, code)
  const standing = await findStandingSeal(tx, actor.county, kind)
  if (standing) await saveUse(tx, actor, { documentId, sealId: standing.id, reason: null, isAllowed: true, now })
  return { documentId, number }
}

/** Written once for each county and wording; gives the digest. */
export async function keepPage(tx: Transaction, county: string, { digest, files }: Page): Promise<string> {
  await rows(
    tx,
    sql`
    insert into document_page (county, digest, files) values (${county}, ${digest}, ${JSON.stringify(files)}::jsonb)
    on conflict do nothing`,
  )
  return digest
}

export type DocumentRow = {
  id: string
  kind: DocumentKind
  number: string | null
  issuedOn: PlainDate
  issuedBy: string
  sealing: 'asked' | 'refused' | 'sealed' | null
  voidReason: string | null
}
/** How it stands with the electronic seal of `document d`. */
export const sealing = sql`
  (select case when bool_or(u.allowed is null) then 'asked' when bool_or(u.allowed) then 'sealed' when count(*) > 0 then 'refused' end
     from seal_use u where u.county = d.county and u.document_id = d.id)`
export const listDocuments = (db: Reader, county: string, matterId: string) =>
  rows(
    db,
    sql<DocumentRow>`
    select d.id, d.kind, d.number, d.issued_on, a.name as issued_by, d.void_reason, ${sealing} as sealing
      from document d
      join account a on a.county = d.county and a.id = d.issued_by
     where d.county = ${county} and d.matter_id = ${matterId}
     order by d.issued_at, d.number`,
  )

export type FoundDocument = {
  id: string
  matterId: string
  kind: DocumentKind
  number: string | null
  facts: Record<string, unknown>
  issuedAt: Instant
  voidedOn: PlainDate | null
  /** The page it was issued with; null where it was issued before pages were kept. */
  page: Page | null
}
/** A document of a matter that this person sees. */
export const findDocument = (at: Opening, actor: Actor, id: string) => findWhere(at, actor.county, id, seenBy(actor))
/** A document that was addressed to somebody who does not see its matter; whoever asks has made sure of that. */
export const findAddressed = (at: Opening, county: string, id: string) => findWhere(at, county, id, sql`true`)

async function findWhere(
  { db, vault }: Opening,
  county: string,
  id: string,
  isSeen: RawBuilder<unknown>,
): Promise<FoundDocument | undefined> {
  const found = await maybe(
    db,
    sql<Omit<FoundDocument, 'facts'> & { facts: string }>`
    select d.id, d.matter_id, d.kind, d.number, d.facts, d.issued_at, d.voided_on,
           case when p.digest is not null then jsonb_build_object('digest', p.digest, 'files', p.files) end as page
      from document d
      join matter m on m.county = d.county and m.id = d.matter_id
      left join document_page p on p.county = d.county and p.digest = d.page
     where d.county = ${county} and d.id = ${id} and ${isSeen}`,
  )
  return (
    found && { ...found, facts: JSON.parse(vault.open(factsPlace(county, id), found.facts)) as Record<string, unknown> }
  )
}

export const readNumberOf = async (
  db: Reader,
  county: string,
  matterId: string,
  kind: DocumentKind,
): Promise<string | null> =>
  (
    await maybe(
      db,
      sql<{ number: string | null }>`
    select number from document where county = ${county} and matter_id = ${matterId} and kind = ${kind} order by issued_at desc limit 1`,
    )
  )?.number ?? null

export type Attachment = {
  id: string
  title: string
  fileName: string
  mediaType: string
  bytes: number
  addedAt: Instant
  pages: number | null
  hasThumbnail: boolean
  phase: string | null
  code: string | null
  /** Why it is not bound into the dossier; null where it is. */
  leftOut: string | null
}
export const listAttachments = (db: Reader, county: string, matterId: string) =>
  rows(
    db,
    sql<Attachment>`
    select id, title, file_name, media_type, bytes, added_at, pages, thumbnail is not null as has_thumbnail, phase, code, left_out from attachment
     where county = ${county} and matter_id = ${matterId} order by added_at`,
  )

export const findAttachment = (db: Reader, actor: Actor, id: string) =>
  maybe(
    db,
    sql<{
      matterId: string
      title: string
      fileName: string
      mediaType: string
      digest: string
      thumbnail: string | null
    }>`
    select t.matter_id, t.title, t.file_name, t.media_type, t.digest, t.thumbnail
      from attachment t join matter m on m.county = t.county and m.id = t.matter_id
     where t.id = ${id} and ${seenBy(actor)}`,
  )

/** The files of the same material in the order they came, this one among them; what cannot be printed is no page. */
export const listBesides = (db: Reader, county: string, matterId: string, id: string) =>
  rows(
    db,
    sql<{ digest: string; mediaType: string }>`
    select t.digest, t.media_type
      from attachment t
      join attachment one on one.county = t.county and one.id = ${id}
     where t.county = ${county} and t.matter_id = ${matterId} and t.pages is not null
       and (t.id = one.id or (t.left_out is null and one.left_out is null and one.code is not null
                              and (t.phase, t.code, t.title) = (one.phase, one.code, one.title)))
     order by t.added_at, t.id`,
  )

export const saveCode = (tx: Transaction, county: string, documentId: string, code: string) =>
  rows(tx, sql`insert into document_code (code, county, document_id) values (${code}, ${county}, ${documentId})`)
export const findCode = (db: Reader, code: string) =>
  maybe(
    db,
    sql<{ county: string; documentId: string }>`select county, document_id from document_code where code = ${code}`,
  )

/** Whoever holds a code may see of this one document what the public may; for the rest of the transaction. */
export const enterByCode = (tx: Transaction, county: string) =>
  rows(tx, sql`select set_config('fayuan.county', ${county}, true), set_config('fayuan.sight', 'county', true)`)

export type Standing = {
  voidedOn: PlainDate | null
  replacedBy: string | null
  /** Of the paper with each of its seals: every print that went out is genuine. */
  digests: string[]
  practice: boolean
}
export const readStanding = (db: Reader, county: string, documentId: string) =>
  maybe(
    db,
    sql<Standing>`
    select d.voided_on, d.replaced_by, c.practice,
           array(select u.digest from seal_use u where u.county = d.county and u.document_id = d.id and u.digest is not null) as digests
      from document d
      join county c on c.county = d.county
     where d.county = ${county} and d.id = ${documentId}`,
  )

export type Issued = { matterId: string; kind: DocumentKind; number: string | null; voidedOn: PlainDate | null }
/** Locks the document. */
export const loadIssued = (tx: Transaction, county: string, id: string) =>
  maybe(
    tx,
    sql<Issued>`select matter_id, kind, number, voided_on from document where county = ${county} and id = ${id} for update`,
  )
export const saveVoid = (
  tx: Transaction,
  { county, userId }: Actor,
  id: string,
  { reason, replacedBy, today }: { reason: string; replacedBy: string | null; today: PlainDate },
) =>
  rows(
    tx,
    sql`
    update document set voided_on = ${today}::date, voided_by = ${userId}, void_reason = ${reason}, replaced_by = ${replacedBy}
     where county = ${county} and id = ${id}`,
  )
