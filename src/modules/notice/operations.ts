import type { z } from 'zod'
import type { Actor } from '#kernel/actor.ts'
import { maskIdNumber } from '#kernel/mask.ts'
import { Refusal } from '#kernel/refusal.ts'
import { isNoticeAgency, NOTICE_KINDS, readReason } from '#law/notices.ts'
import { listOrganisations, type Organisation } from '#modules/access/store.ts'
import { tell } from '#modules/agency/store.ts'
import { asPdf } from '#modules/document/operations.ts'
import { findAddressed } from '#modules/document/store.ts'
import { sightOf } from '#modules/matter/lifecycle.ts'
import { acrossCounty, readMatter } from '#modules/matter/store.ts'
import { savePeople } from '#modules/person/store.ts'
import { requireTask } from '#modules/reading/store.ts'
import type { CommandContext, Operations } from '#platform/context.ts'
import type { NoticeRow, notice } from './contract.ts'
import type { NoticeForm } from './form.ts'
import { openMatter } from './open-matter.ts'
import { answerDue, carriesSecrets, faultsOf, isLate, knownFrom, remarksOn, together } from './rules.ts'
import {
  findPapers,
  findSameNotice,
  findScan,
  listAnswered,
  listNotices,
  listNoticesOf,
  loadNotice,
  lockPerson,
  type Notice,
  type NoticeView,
  repeatNotice,
  saveAnswer,
  saveLetter,
  saveNotice,
  saveScan,
} from './store.ts'

/** The organ that speaks: an agency's own clerk or system for itself only, the centre's staff for whoever sent the paper. */
async function organOf({ tx, actor }: CommandContext, said: NoticeForm): Promise<Organisation> {
  const isAgency = actor.roles.includes('agencyClerk')
  const organisationId = isAgency ? actor.organisationId : said.organisationId
  const organ = (await listOrganisations(tx, actor.county)).find(({ id }) => id === organisationId)
  if (organ && isNoticeAgency(organ.kind) && (!isAgency || (said.organisationId ?? organ.id) === organ.id)) return organ
  const message = isAgency ? '只能以本机关的名义发出通知' : '请选择发出通知的法院、检察院、公安机关或者看守所'
  throw new Refusal('invalid', message, undefined, [{ field: 'organisationId', message }])
}

const receiptOf = ({ id, kind, receivedAt, number }: Pick<Notice, 'id' | 'kind' | 'receivedAt' | 'number'>) => ({
  noticeId: id,
  number,
  receivedAt,
  dueOn: answerDue(kind, receivedAt).on,
})

function rowOf(row: NoticeView, today: Parameters<typeof isLate>[1], mayOpen: boolean): z.input<typeof NoticeRow> {
  const due = answerDue(row.kind, row.receivedAt)
  const { road, kind, organisation, stage, reason, stateSecret, documentNumber, caseNumber, name, charge } = row
  const { guiltyPlea, handler, handlerPhone, toldAt, measure, heldIn, procedure, hearingAt, hearingPlace } = row
  const { times, counsel, counselPhone, answeredAt, answer, coDefendants, scans } = row
  return {
    ...{ road, kind, organisation, stage, reason, stateSecret, documentNumber, caseNumber, name, charge },
    ...{ guiltyPlea, handler, handlerPhone, toldAt, measure, heldIn, procedure, hearingAt, hearingPlace },
    ...{ times, counsel, counselPhone, answeredAt, answer, coDefendants, scans },
    ...receiptOf(row),
    organisationId: row.organisationId,
    documentOn: row.documentOn,
    idNumber: row.idNumber && maskIdNumber(row.idNumber),
    matterId: mayOpen ? row.matterId : null,
    state: mayOpen ? row.state : null,
    hasLetter: row.letterId !== null,
    hasReceipt: row.receiptId !== null,
    because: due.because,
    isLate: isLate(row, today),
    remarks: remarksOn(row),
  }
}

type Letter = {
  documentId: string
  number: string | null
  counsel: { id: string; name: string; unit: string; licence: string | null; phone: string | null }
}
/** The official letter is the answer to the notices of its matter: kept with them, and told to the organ's system. */
export async function answerByLetter(
  { tx, actor, now }: Pick<CommandContext, 'tx' | 'actor' | 'now'>,
  matterId: string,
  { documentId, number, counsel: { id: counselId, name, unit, licence, phone } }: Letter,
): Promise<void> {
  for (const { id, organisationId, documentNumber, caseNumber } of await saveLetter(tx, actor, {
    matterId,
    letterId: documentId,
    counselId,
    now,
  }))
    await tell(tx, actor.county, organisationId, {
      type: 'counsel.assigned',
      timestamp: now,
      data: { noticeId: id, documentNumber, caseNumber, letterNumber: number, counsel: { name, unit, licence, phone } },
    })
}

/** A notice without its matter is seen by the centre, by the organ that sent it, and by the duty lawyer whom it was answered with. */
const isTheirs = (
  actor: Actor,
  { organisationId, counselId }: { organisationId: string; counselId: string | null },
): boolean =>
  sightOf(actor) === 'county' ||
  organisationId === actor.organisationId ||
  (counselId !== null && counselId === actor.counselId)

/** Tells the organs whose notices led to this matter what became of their answer; nobody's name of the case goes out. */
export async function tellOrgans(
  { tx, actor, now }: Pick<CommandContext, 'tx' | 'actor' | 'now'>,
  matterId: string,
  type: 'counsel.withdrawn' | 'aid.terminated',
  data: Record<string, unknown>,
): Promise<void> {
  for (const { id, organisationId, documentNumber, caseNumber } of await listAnswered(tx, actor.county, matterId))
    await tell(tx, actor.county, organisationId, {
      type,
      timestamp: now,
      data: { noticeId: id, documentNumber, caseNumber, ...data },
    })
}

export const noticeOperations: Operations<typeof notice> = {
  async sendNotice(context, said) {
    const { tx, actor, now } = context
    const { county } = actor
    const organ = await organOf(context, said)
    const secrets = carriesSecrets(said)
    if (secrets.length > 0)
      throw new Refusal(
        'invalid',
        '涉及国家秘密的案件，人员和案情不得录入；本次内容没有保存，请只填文号和承办人，案卷线下移交',
        '法律援助法 第二十一条',
        secrets.map((field) => ({ field, message: '涉密的不填' })),
      )
    const reason = said.reason ? (readReason(said.reason) ?? null) : null
    const { faults, basis } = faultsOf(said, reason, organ.kind as Parameters<typeof faultsOf>[2], now)
    if (faults.length > 0)
      throw new Refusal('invalid', [...new Set(faults.map(({ message }) => message))].join('；'), basis, faults)

    const person = said.person ?? null
    const { kind, stage, stateSecret, documentNumber } = said
    await lockPerson(tx, county, stage, [
      person?.name ?? documentNumber,
      ...(person?.idNumber ? [person.idNumber] : []),
    ])
    const sought = { kind, stage, stateSecret, documentNumber, organisationId: organ.id, person }
    const caseNumber = said.caseNumber ?? null
    const [same] = await acrossCounty(tx, () => findSameNotice(context, county, { ...sought, caseNumber }))
    const known = knownFrom(said)
    if (same) {
      await acrossCounty(tx, () => repeatNotice(tx, county, same.id, together(same, known)))
      return receiptOf(same)
    }

    const opened = await openMatter(context, said, organ, reason)
    const [personId = null] = person ? await savePeople(context, [person]) : []
    const saved = {
      ...known,
      id: said.noticeId,
      organisationId: organ.id,
      ...{ road: said.road, kind, stage, reason, stateSecret, documentNumber, caseNumber, personId },
      documentOn: said.documentOn,
      charge: said.charge ?? null,
      guiltyPlea: said.guiltyPlea,
      handler: said.handler,
      handlerPhone: said.handlerPhone,
      appliedAt: said.appliedAt ?? null,
      receivedAt: now,
      matterId: opened?.matterId ?? null,
      number: opened?.number ?? null,
      receiptId: opened?.receiptId ?? null,
    }
    await saveNotice(tx, actor, saved)
    context.happened.push({
      ...{ what: 'noticeArrived', subject: saved.id, day: context.today, matterId: saved.matterId, counselIds: [] },
      state: saved.matterId === saved.id ? 'received' : null,
      text: `${organ.name}：${NOTICE_KINDS[kind]}，${documentNumber}`,
    })
    const receipt = receiptOf(saved)
    await tell(tx, county, organ.id, {
      type: 'notice.received',
      timestamp: now,
      data: { ...receipt, documentNumber, caseNumber },
    })
    return receipt
  },

  async listNotices(context, filter) {
    const isAgency = context.actor.roles.every((role) => role === 'agencyClerk')
    const { rows, ...counts } = await listNotices(context, context.actor, filter)
    return { ...counts, rows: rows.map((row) => rowOf(row, context.today, !isAgency)) }
  },

  async listNoticesOf(context, { matterId }) {
    const { db, actor, now, today } = context
    await requireTask(db, actor, await readMatter(db, actor, matterId), now)
    return (await listNoticesOf(context, actor, matterId)).map((row) => rowOf(row, today, true))
  },

  async addNoticeScan({ tx, actor, now, upload, files }, { noticeId, scanId }) {
    if (!upload?.mediaType) throw new Refusal('invalid', '请选择通知的扫描件')
    const found = await loadNotice(tx, actor, noticeId)
    if (!found || !isTheirs(actor, found)) throw new Refusal('not_found', '没有这份通知，请从办案机关通知中打开')
    if (found.stateSecret)
      throw new Refusal('not_now', '涉及国家秘密的通知不得扫描录入，原件线下保管', '法律援助法 第二十一条')
    await files.keep(upload)
    const { fileName, bytes, digest, mediaType } = upload
    await saveScan(tx, actor, { id: scanId, noticeId, fileName, mediaType, bytes, digest }, now)
    return { scanId }
  },

  async openNoticeScan(context, { scanId }) {
    const { db, actor, now, files } = context
    const found = await findScan(db, actor.county, scanId)
    const isOfMatter = found?.matterId && !actor.roles.includes('agencyClerk')
    if (!found || !(isOfMatter || isTheirs(actor, found)))
      throw new Refusal('not_found', '没有这份扫描件，请从办案机关通知中打开')
    if (found.matterId && isOfMatter) await requireTask(db, actor, await readMatter(db, actor, found.matterId), now)
    return { fileName: found.fileName, mediaType: found.mediaType, bytes: () => files.read(found.digest) }
  },

  async answerNotice({ tx, actor, now }, { noticeId, counselId = null, answer }) {
    const found = await loadNotice(tx, actor, noticeId)
    if (!found) throw new Refusal('not_found', '没有这份通知，请从办案机关通知中打开')
    if (found.kind === 'help' && !found.stateSecret && !counselId)
      throw new Refusal('invalid', '请选择值班律师', '法律援助值班律师工作办法（待确认）', [
        { field: 'counselId', message: '请选择值班律师' },
      ])
    if (found.kind !== 'help' && !found.stateSecret)
      throw new Refusal(
        'not_now',
        '通知辩护、代理和转交的申请在案件中办理：指派并由承办人接受后，公函自动作为答复',
        '法律援助法 第三十六条',
      )
    if (!(await saveAnswer(tx, actor, noticeId, { counselId, answer, now })))
      throw new Refusal('not_now', '这份通知已经答复过，请刷新页面查看')
    await tell(tx, actor.county, found.organisationId, {
      type: 'notice.answered',
      timestamp: now,
      data: { noticeId, documentNumber: found.documentNumber, answer: found.stateSecret ? null : answer },
    })
    return { noticeId }
  },

  async openNoticePaper(context, { noticeId, paper }) {
    const { db, actor } = context
    const papers = await findPapers(db, actor, noticeId)
    const documentId = papers?.[paper]
    if (!documentId) throw new Refusal('not_found', '没有这份通知，或者还没有这份文书；请从办案机关通知中打开')
    const found = await acrossCounty(db, () => findAddressed(context, actor.county, documentId))
    if (!found) throw new Error(`notice ${noticeId} names a paper that is not there`)
    return asPdf(context, actor.county, found)
  },
}
