import type { Actor } from '#kernel/actor.ts'
import type { Instant } from '#kernel/plain-date.ts'
import type { Stage } from '#law/terms.ts'
import type { HelpForm } from '#modules/help/form.ts'
import { openPerson } from '#modules/person/store.ts'
import { maybe, type Reader, rows, sql } from '#platform/database.ts'
import type { Opening } from '#platform/vault.ts'

type Helped = Omit<HelpForm, 'noticeId' | 'appliedAt' | 'forwardedAt'> & {
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
export async function findHelp({ db, vault }: Opening, { county }: Actor, id: string): Promise<Helped | undefined> {
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
  matterId: string
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
export const findUse = (db: Reader, county: string, documentId: string) =>
  maybe(
    db,
    sql<Use>`
    select d.matter_id, d.kind, d.number, s.inscription as seal, keeper.name as keeper, u.reason, asker.name as asked_by, u.asked_at,
           decider.name as decided_by, u.decided_at
      from seal_use u
      join document d on d.county = u.county and d.id = u.document_id
      join seal s on s.county = u.county and s.id = u.seal_id
      join account keeper on keeper.county = s.county and keeper.id = s.keeper_id
      join account asker on asker.county = u.county and asker.id = u.asked_by
      left join account decider on decider.county = u.county and decider.id = u.decided_by
     where u.county = ${county} and u.document_id = ${documentId}`,
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
