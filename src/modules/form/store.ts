import type { FormKind } from '#documents/forms.ts'
import type { Actor } from '#kernel/actor.ts'
import type { Instant } from '#kernel/plain-date.ts'
import type { Stage } from '#law/terms.ts'
import type { HelpForm } from '#modules/help/form.ts'
import { seenBy } from '#modules/matter/store.ts'
import { openPerson } from '#modules/person/store.ts'
import { maybe, type RawBuilder, type Reader, rows, sql, type Transaction } from '#platform/database.ts'
import type { Page } from '#platform/document-pages.ts'
import type { Opening, Vault } from '#platform/vault.ts'
import type { SigningManner } from './rules.ts'

export type Helped = Omit<HelpForm, 'noticeId' | 'appliedAt' | 'forwardedAt'> & {
  counselId: string
  counsel: string
  post: string
  personId: string
  idNumber: string | null
  phone: string | null
  address: string | null
  appliedAt: Instant | null
  forwardedAt: Instant | null
  stage: Stage
}
/** One record of duty help with the person helped; row-level security leaves a lawyer the own ones. */
export async function findHelp({ db, vault }: Opening, county: string, id: string): Promise<Helped | undefined> {
  const found = await maybe(
    db,
    sql<Helped>`
    select h.counsel_id, c.name as counsel, p.name as post, h.begins_at as begun_at, h.ends_at as ended_at, h.organ, h.stage, h.charge, h.kinds,
           h.guilty_plea, h.witnessed, h.opinion, h.opinion_result, h.applied_at, h.forwarded_at, h.signed,
           h.person_id, n.name::text as name, n.id_number, n.phone, n.address
      from duty_help h
      join person n on n.county = h.county and n.id = h.person_id
      join counsel c on c.county = h.county and c.id = h.counsel_id
      join duty_post p on p.county = h.county and p.id = h.post_id
     where h.county = ${county} and h.id = ${id}`,
  )
  return found && openPerson(vault, county, found)
}

type Use = {
  kind: string
  number: string | null
  seal: string
  keeper: string
  reason: string | null
  askedBy: string
  askedAt: Instant
  decidedBy: string | null
  decidedAt: Instant | null
}
/** The use of a seal on one document, as its sheet shows it. */
export const findUse = (db: Reader, actor: Actor, documentId: string) =>
  maybe(
    db,
    sql<Use>`
    select d.kind, d.number, s.inscription as seal, keeper.name as keeper, u.reason, asker.name as asked_by, u.asked_at,
           decider.name as decided_by, u.decided_at
      from seal_use u
      join document d on d.county = u.county and d.id = u.document_id
      join matter m on m.county = d.county and m.id = d.matter_id
      join seal s on s.county = u.county and s.id = u.seal_id
      join account keeper on keeper.county = s.county and keeper.id = s.keeper_id
      join account asker on asker.county = u.county and asker.id = u.asked_by
      left join account decider on decider.county = u.county and decider.id = u.decided_by
     where ${seenBy(actor)} and u.document_id = ${documentId} order by u.position desc limit 1`,
  )

/** Organs by kind, to choose the Ministry's form for theirs. */
export const readOrganKind = (db: Reader, county: string, organisationId: string) =>
  maybe(db, sql<{ kind: string }>`select kind from organisation where county = ${county} and id = ${organisationId}`)

/** What has been served of a matter's documents, one line for each handing over. */
export const listServed = (db: Reader, county: string, matterId: string) =>
  rows(
    db,
    sql<{
      kind: string
      number: string | null
      manner: string | null
      servedOn: string | null
      receiver: string | null
      note: string | null
    }>`
    select d.kind, d.number, s.manner, s.served_on, s.receiver, s.note
      from document d left join document_service s on s.county = d.county and s.document_id = d.id
     where d.county = ${county} and d.matter_id = ${matterId} and d.voided_on is null
     order by d.issued_at, s.served_on, s.id`,
  )

const factsPlace = (county: string, rowId: string) => ({ county, table: 'signed_form', column: 'facts', rowId })
type NewSigned = { id: string; matterId: string; kind: FormKind; manner: SigningManner; facts: unknown; page: string }
/** Keeps the form as it was signed. */
export const saveSigned = (tx: Transaction, vault: Vault, { county, userId }: Actor, s: NewSigned, now: Instant) =>
  rows(
    tx,
    sql`
    insert into signed_form (county, id, matter_id, kind, manner, facts, page, signed_at, recorded_by)
    values (${county}, ${s.id}, ${s.matterId}, ${s.kind}, ${s.manner}, ${vault.seal(factsPlace(county, s.id), JSON.stringify(s.facts))}, ${s.page},
            ${now}::timestamptz, ${userId})`,
  )

type SignedRow = { id: string; kind: FormKind; manner: SigningManner; signedAt: Instant; recordedBy: string }
export const listSigned = (db: Reader, county: string, matterId: string) =>
  rows(
    db,
    sql<SignedRow>`
    select s.id, s.kind, s.manner, s.signed_at, a.name as recorded_by
      from signed_form s join account a on a.county = s.county and a.id = s.recorded_by
     where s.county = ${county} and s.matter_id = ${matterId} order by s.signed_at, s.id`,
  )

type Signed = { matterId: string; kind: FormKind; facts: Record<string, unknown>; signedAt: Instant; page: Page }
/** A signed form of a matter that this person sees. */
export const findSigned = (at: Opening, actor: Actor, id: string) =>
  findSignedWhere(at, actor.county, id, seenBy(actor))
/** For the program itself, which binds it into the volume. */
export const findSignedInside = (at: Opening, county: string, id: string) => findSignedWhere(at, county, id, sql`true`)

async function findSignedWhere(
  { db, vault }: Opening,
  county: string,
  id: string,
  isSeen: RawBuilder<unknown>,
): Promise<Signed | undefined> {
  const found = await maybe(
    db,
    sql<Omit<Signed, 'facts'> & { facts: string }>`
    select s.matter_id, s.kind, s.facts, s.signed_at, jsonb_build_object('digest', p.digest, 'files', p.files) as page
      from signed_form s
      join matter m on m.county = s.county and m.id = s.matter_id
      join document_page p on p.county = s.county and p.digest = s.page
     where s.county = ${county} and s.id = ${id} and ${isSeen}`,
  )
  return (
    found && { ...found, facts: JSON.parse(vault.open(factsPlace(county, id), found.facts)) as Record<string, unknown> }
  )
}
