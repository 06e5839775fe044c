import type { Actor } from '#kernel/actor.ts'
import type { Instant, PlainDate } from '#kernel/plain-date.ts'
import type { NOTICE_ROADS, NoticeKind, TrialProcedure } from '#law/notices.ts'
import type { NoticeReason, Stage } from '#law/terms.ts'
import type { MatterState } from '#modules/matter/lifecycle.ts'
import { openPerson, type PersonStated } from '#modules/person/store.ts'
import { maybe, one, type RawBuilder, type Reader, rows, sql, type Transaction } from '#platform/database.ts'
import type { Opening, Vault } from '#platform/vault.ts'
import type { NOTICE_SORTS, NoticeState } from './columns.ts'
import type { Known } from './rules.ts'

export type Notice = Known & {
  id: string
  organisationId: string
  road: keyof typeof NOTICE_ROADS
  kind: NoticeKind
  stage: Stage
  reason: NoticeReason | null
  stateSecret: boolean
  documentNumber: string
  documentOn: PlainDate
  caseNumber: string | null
  personId: string | null
  charge: string | null
  guiltyPlea: boolean
  handler: string
  handlerPhone: string
  appliedAt: Instant | null
  receivedAt: Instant
  matterId: string | null
  number: string | null
  receiptId: string | null
  answeredAt: Instant | null
  counselId: string | null
}

/** Notices about one person at one stage wait for each other, so that of five at once the first opens the matter and the rest find it. */
export const lockPerson = async (
  tx: Transaction,
  county: string,
  stage: Stage,
  keys: readonly string[],
): Promise<void> => {
  for (const key of keys.toSorted())
    await rows(tx, sql`select pg_advisory_xact_lock(hashtextextended(${`notice ${county} ${stage} ${key}`}, 0))`)
}

type Sought = Pick<Notice, 'kind' | 'stage' | 'caseNumber' | 'organisationId' | 'documentNumber' | 'stateSecret'> & {
  person: PersonStated | null
}
const ENDED: MatterState[] = ['archived', 'terminated', 'refused', 'forwarded', 'withdrawn', 'deemedWithdrawn']

/**
 * The notice that this one says again: the same person by ID number, or by name from the same organ where one of the two has none;
 * the same stage; not another case by the organ's own number; still open. Of a secret case only the document's number is known.
 */
export const findSameNotice = (
  { tx, vault }: { tx: Transaction; vault: Vault },
  county: string,
  { kind, stage, caseNumber, organisationId, documentNumber, stateSecret, person }: Sought,
) => {
  const numbers = person?.idNumber ? vault.indexes(county, 'person.id_number', person.idNumber) : []
  const isTheSame = stateSecret
    ? sql`n.organisation_id = ${organisationId} and n.document_number = ${documentNumber}`
    : sql`(p.id_number_index = any(${numbers}::text[])
           or p.name = ${person?.name ?? null} and n.organisation_id = ${organisationId}
              and (p.id_number_index is null or ${numbers.length === 0}))
          and (n.case_number is null or ${caseNumber}::text is null or n.case_number = ${caseNumber})
          and (n.case_number = ${caseNumber} or m.id is null or m.state <> all(${ENDED}))`
  return rows(
    tx,
    sql<Notice>`
    select n.*
      from agency_notice n
      left join person p on p.county = n.county and p.id = n.person_id
      left join matter m on m.county = n.county and m.id = n.matter_id
     where n.county = ${county} and n.kind = ${kind} and n.stage = ${stage} and n.state_secret = ${stateSecret} and ${isTheSame}
     order by n.received_at, n.id limit 1`,
  )
}

export const saveNotice = (
  tx: Transaction,
  { county, userId }: Actor,
  notice: Omit<Notice, 'answeredAt' | 'counselId'>,
) =>
  rows(
    tx,
    sql`
    insert into agency_notice (county, id, organisation_id, road, kind, stage, reason, state_secret, document_number, document_on,
                               case_number, person_id, charge, guilty_plea, handler, handler_phone, told_at, told, measure, held_in,
                               procedure, hearing_at, hearing_place, applied_at, received_at, recorded_by, matter_id, number, receipt_id)
    values (${county}, ${notice.id}, ${notice.organisationId}, ${notice.road}, ${notice.kind}, ${notice.stage}, ${notice.reason},
            ${notice.stateSecret}, ${notice.documentNumber}, ${notice.documentOn}::date, ${notice.caseNumber}, ${notice.personId},
            ${notice.charge}, ${notice.guiltyPlea}, ${notice.handler}, ${notice.handlerPhone}, ${notice.toldAt}::timestamptz, ${JSON.stringify(notice.told)}::jsonb,
            ${notice.measure}, ${notice.heldIn}, ${notice.procedure}, ${notice.hearingAt}::timestamptz, ${notice.hearingPlace},
            ${notice.appliedAt}::timestamptz, ${notice.receivedAt}::timestamptz, ${userId}, ${notice.matterId}, ${notice.number},
            ${notice.receiptId})`,
  )

/** Counts one more sending, with the situation as the two together tell it. */
export const repeatNotice = (tx: Transaction, county: string, id: string, known: Known) =>
  rows(
    tx,
    sql`
    update agency_notice
       set times = times + 1, told_at = ${known.toldAt}::timestamptz, told = ${JSON.stringify(known.told)}::jsonb,
           measure = ${known.measure}, held_in = ${known.heldIn}, procedure = ${known.procedure},
           hearing_at = ${known.hearingAt}::timestamptz, hearing_place = ${known.hearingPlace}
     where county = ${county} and id = ${id}`,
  )

export type NoticeView = Notice & {
  organisation: string
  times: number
  name: string | null
  idNumber: string | null
  phone: string | null
  address: string | null
  state: MatterState | null
  counsel: string | null
  counselPhone: string | null
  letterId: string | null
  answer: string | null
  coDefendants: string[]
  scans: { id: string; fileName: string; mediaType: string }[]
}
const TABLES = sql`
  agency_notice n
  join organisation o on o.county = n.county and o.id = n.organisation_id
  left join person p on p.county = n.county and p.id = n.person_id
  left join matter m on m.county = n.county and m.id = n.matter_id
  left join counsel c on c.county = n.county and c.id = n.counsel_id`
/** What waits for an answer first, the one received first on top; then the newest answers. */
const WAITING_FIRST = sql`n.answered_at is not null, case when n.answered_at is null then n.received_at end, n.received_at desc, n.id`

/** An organ's clerk sees what the own organ sent, even of a matter that is seen for another reason. */
const sees = ({ county, roles, organisationId }: Actor) =>
  sql`n.county = ${county} and (${!roles.includes('agencyClerk')} or n.organisation_id = ${organisationId})`

async function readNotices(
  { db, vault }: Opening,
  { county }: Actor,
  which: RawBuilder<unknown>,
): Promise<NoticeView[]> {
  const found = await rows(
    db,
    sql<NoticeView>`
    select n.*, o.name as organisation, p.name, p.id_number, null as phone, null as address, m.state,
           c.name as counsel, c.phone as counsel_phone,
           array(select p2.name::text
                   from agency_notice n2 join person p2 on p2.county = n2.county and p2.id = n2.person_id
                  where n2.county = n.county and n2.case_number = n.case_number and n2.organisation_id = n.organisation_id
                    and n2.person_id <> n.person_id and p2.name <> p.name
                  group by p2.name order by min(n2.received_at)) as co_defendants,
           coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'fileName', s.file_name, 'mediaType', s.media_type) order by s.added_at, s.id)
                       from notice_scan s where s.county = n.county and s.notice_id = n.id), '[]') as scans
      from ${TABLES} where ${which}`,
  )
  return found.map((row) =>
    row.personId === null ? row : openPerson(vault, county, { ...row, personId: row.personId }),
  )
}

export const listNoticesOf = (opening: Opening, actor: Actor, matterId: string): Promise<NoticeView[]> =>
  readNotices(opening, actor, sql`${sees(actor)} and n.matter_id = ${matterId} order by ${WAITING_FIRST}`)

export const findNotice = async (opening: Opening, actor: Actor, id: string): Promise<NoticeView | undefined> =>
  (await readNotices(opening, actor, sql`${sees(actor)} and n.id = ${id}`))[0]

const ORDERS: Readonly<Record<(typeof NOTICE_SORTS)[number], RawBuilder<unknown>>> = {
  receivedAt: sql`n.received_at, n.id`,
  '-receivedAt': sql`n.received_at desc, n.id`,
  hearingAt: sql`n.hearing_at nulls last, n.id`,
  '-hearingAt': sql`n.hearing_at desc nulls last, n.id`,
}
type Filter = {
  noticeId?: string | undefined
  state: NoticeState
  kind?: NoticeKind | undefined
  from?: PlainDate | undefined
  until?: PlainDate | undefined
  search?: string | undefined
  sort?: (typeof NOTICE_SORTS)[number] | undefined
  page: number
  size: number
}
/** One page of what this person may see, with how many there are in all and how many of them wait. */
export async function listNotices(opening: Opening, actor: Actor, filter: Filter) {
  const { noticeId, state, kind, from, until, search, sort, page, size } = filter
  const sought = `%${search}%`
  const which = sql`
    ${sees(actor)} and (${noticeId ?? null}::uuid is null or n.id = ${noticeId})
    and case ${state} when 'open' then n.answered_at is null
                      when 'direct' then n.answered_at is null and n.matter_id is null else true end
    and (${kind ?? null}::text is null or n.kind = ${kind})
    and (${from ?? null}::date is null or n.received_at >= (${from}::date)::timestamp at time zone 'Asia/Shanghai')
    and (${until ?? null}::date is null or n.received_at < (${until}::date + 1)::timestamp at time zone 'Asia/Shanghai')
    and (${search ?? null}::text is null or p.name like ${sought} or o.name like ${sought} or n.document_number ilike ${sought}
         or n.case_number ilike ${sought} or n.number ilike ${sought})`
  const { total, waiting } = await one(
    opening.db,
    sql<{ total: number; waiting: number }>`
    select count(*)::int as total, (count(*) filter (where n.answered_at is null))::int as waiting from ${TABLES} where ${which}`,
  )
  const order = sort ? ORDERS[sort] : WAITING_FIRST
  const found = await readNotices(
    opening,
    actor,
    sql`${which} order by ${order} limit ${size} offset ${(page - 1) * size}`,
  )
  return { total, waiting, rows: found }
}

/** Locks one that this person may see. */
export const loadNotice = (tx: Transaction, { county }: Actor, id: string) =>
  maybe(tx, sql<Notice>`select * from agency_notice where county = ${county} and id = ${id} for update`)

/** What the centre has written to this organ about its own notice. */
export const findPapers = (db: Reader, { county, organisationId }: Actor, id: string) =>
  maybe(
    db,
    sql<{ receipt: string | null; letter: string | null }>`
    select receipt_id as receipt, letter_id as letter
      from agency_notice where county = ${county} and id = ${id} and organisation_id = ${organisationId}`,
  )

type NewScan = { id: string; noticeId: string; fileName: string; mediaType: string; bytes: number; digest: string }
export const saveScan = (tx: Transaction, { county, userId }: Actor, s: NewScan, now: Instant) =>
  rows(
    tx,
    sql`
    insert into notice_scan (county, id, notice_id, file_name, media_type, bytes, digest, added_by, added_at)
    values (${county}, ${s.id}, ${s.noticeId}, ${s.fileName}, ${s.mediaType}, ${s.bytes}, ${s.digest}, ${userId}, ${now}::timestamptz)`,
  )

export const findScan = (db: Reader, county: string, id: string) =>
  maybe(
    db,
    sql<{
      matterId: string | null
      organisationId: string
      counselId: string | null
      fileName: string
      mediaType: string
      digest: string
    }>`
    select n.matter_id, n.organisation_id, n.counsel_id, s.file_name, s.media_type, s.digest
      from notice_scan s join agency_notice n on n.county = s.county and n.id = s.notice_id
     where s.county = ${county} and s.id = ${id}`,
  )

/** How the court hears the case, as the organ told last; null where no notice of the matter says. */
export const readProcedure = async (db: Reader, county: string, matterId: string): Promise<TrialProcedure | null> =>
  (
    await maybe(
      db,
      sql<{ procedure: TrialProcedure }>`
      select procedure from agency_notice
       where county = ${county} and matter_id = ${matterId} and procedure is not null order by told_at desc, id limit 1`,
    )
  )?.procedure ?? null

/** The notices of a matter that have their letter. */
export const listAnswered = (db: Reader, county: string, matterId: string) =>
  rows(
    db,
    sql<{ id: string; organisationId: string; documentNumber: string; caseNumber: string | null }>`
    select id, organisation_id, document_number, case_number from agency_notice
     where county = ${county} and matter_id = ${matterId} and letter_id is not null order by received_at, id`,
  )

/** False where it has its answer already. */
export const saveAnswer = async (
  tx: Transaction,
  { county, userId }: Actor,
  id: string,
  { counselId, answer, now }: { counselId: string | null; answer: string; now: Instant },
): Promise<boolean> =>
  (await maybe(
    tx,
    sql`
    update agency_notice
       set answered_at = ${now}::timestamptz, answered_by = ${userId}, counsel_id = ${counselId}, answer = ${answer}
     where county = ${county} and id = ${id} and answered_at is null
    returning true`,
  )) !== undefined

/** The official letter answers every notice of the matter; a second letter, after a change of counsel, takes the first one's place. */
export const saveLetter = (
  tx: Transaction,
  { county, userId }: Actor,
  { matterId, letterId, counselId, now }: { matterId: string; letterId: string; counselId: string; now: Instant },
) =>
  rows(
    tx,
    sql<{ id: string; organisationId: string; documentNumber: string; caseNumber: string | null }>`
    update agency_notice
       set letter_id = ${letterId}, counsel_id = ${counselId}, answered_at = coalesce(answered_at, ${now}::timestamptz), answered_by = coalesce(answered_by, ${userId})
     where county = ${county} and matter_id = ${matterId}
    returning id, organisation_id, document_number, case_number`,
  )
