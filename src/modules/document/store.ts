import { DOCUMENTS, type DocumentKind } from '#documents/index.ts'
import { completeFacts, type FactsOf } from '#documents/prepare.ts'
import type { Actor } from '#kernel/actor.ts'
import { type Instant, type PlainDate, yearOf } from '#kernel/plain-date.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { Matter } from '#modules/matter/rules.ts'
import { seenBy, takeNumber } from '#modules/matter/store.ts'
import type { Policy } from '#modules/policy/store.ts'
import { maybe, type RawBuilder, type Reader, rows, sql, type Transaction } from '#platform/database.ts'
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
type OwnFacts<K extends DocumentKind> = Omit<FactsOf<K>, 'practice' | 'agency' | 'date' | 'number'> & {
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
  const { series, version } = DOCUMENTS[kind]
  const { tx, vault, actor, now, today } = at
  const { centreName, contacts } = policy.pack
  const number = series ? await nextNumber(at, policy, series) : null
  const agency = { name: centreName, address: contacts.address, phone: contacts.phone }
  const kept = JSON.stringify(
    completeFacts(kind, {
      practice: policy.practice,
      agency,
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
    insert into document (county, id, matter_id, kind, number, template_version, facts, issued_on, issued_at, issued_by)
    values (${actor.county}, ${documentId}, ${matter.id}, ${kind}, ${number}, ${version}, ${sealed},
            ${today}::date, ${now}::timestamptz, ${actor.userId})`,
  )
  return { documentId, number }
}

export type DocumentRow = {
  id: string
  kind: DocumentKind
  number: string | null
  issuedOn: PlainDate
  issuedBy: string
}
export const listDocuments = (db: Reader, county: string, matterId: string) =>
  rows(
    db,
    sql<DocumentRow>`
    select d.id, d.kind, d.number, d.issued_on, a.name as issued_by
      from document d join account a on a.county = d.county and a.id = d.issued_by
     where d.county = ${county} and d.matter_id = ${matterId}
     order by d.issued_at, d.number`,
  )

export type FoundDocument = {
  matterId: string
  kind: DocumentKind
  number: string | null
  facts: Record<string, unknown>
  issuedAt: Instant
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
    select d.matter_id, d.kind, d.number, d.facts, d.issued_at
      from document d join matter m on m.county = d.county and m.id = d.matter_id
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
}
export const listAttachments = (db: Reader, county: string, matterId: string) =>
  rows(
    db,
    sql<Attachment>`
    select id, title, file_name, media_type, bytes, added_at from attachment
     where county = ${county} and matter_id = ${matterId} order by added_at`,
  )

export const findAttachment = (db: Reader, actor: Actor, id: string) =>
  maybe(
    db,
    sql<{ matterId: string; fileName: string; mediaType: string; digest: string }>`
    select t.matter_id, t.file_name, t.media_type, t.digest
      from attachment t join matter m on m.county = t.county and m.id = t.matter_id
     where t.id = ${id} and ${seenBy(actor)}`,
  )
