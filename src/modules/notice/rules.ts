import { dayInChina, type Instant, inChinese, type PlainDate } from '#kernel/plain-date.ts'
import type { FieldFault, Reason } from '#kernel/refusal.ts'
import { type Due, dueDate, isOverdue } from '#law/deadlines.ts'
import {
  type CompulsoryMeasure,
  courtNoticeDue,
  isForwardedLate,
  judgeNotice,
  type NoticeAgency,
  type NoticeKind,
  type TrialProcedure,
} from '#law/notices.ts'
import type { AidForm, Cause, NoticeReason } from '#law/terms.ts'
import type { NoticeForm } from './form.ts'

/** The matter that a notice opens; none for the duty lawyer's help, which is a record of its own. */
export function matterOf({ kind, stage }: Pick<NoticeForm, 'kind' | 'stage'>): { cause: Cause; form: AidForm } | null {
  if (kind === 'help') return null
  if (kind !== 'agency') return { cause: 'criminalDefence', form: 'criminalDefence' }
  return { cause: stage === 'compulsoryMedical' ? 'compulsoryMedical' : 'crimeVictim', form: 'criminalAgency' }
}

/** What the notice does not say, or says wrongly, each at its field; the first ground is the refusal's. */
export function faultsOf(
  said: NoticeForm,
  reason: NoticeReason | null,
  agency: NoticeAgency,
  now: Instant,
): { faults: FieldFault[]; basis: string | undefined } {
  const found = judgeNotice({ ...said, reason }, agency)
  const missing = (field: string, message: string) => ({ field, message })
  const faults: (FieldFault | false)[] = [
    ...found,
    Boolean(said.reason) && !reason && missing('reason', `没有“${said.reason}”这种理由，请按法律援助法的用语填写`),
    !said.stateSecret && !said.person && missing('person', '请写明犯罪嫌疑人、被告人或者申请人的姓名'),
    !said.stateSecret && !said.charge && missing('charge', '请写明罪名或者案由'),
    said.kind === 'forwarding' && !said.appliedAt && missing('appliedAt', '请写明在押人员提出申请的时间'),
    Boolean(said.appliedAt && said.appliedAt > now) && missing('appliedAt', '提出申请的时间晚于现在，请核对'),
    said.documentOn > dayInChina(now) && missing('documentOn', '通知日期晚于今天，请核对'),
  ]
  return { faults: faults.filter((fault) => fault !== false), basis: found[0]?.basis }
}

/** What a secret case must not bring into the system (法律援助法 第二十一条); the names of the fields that were filled in all the same. */
export const carriesSecrets = (said: NoticeForm): string[] =>
  said.stateSecret
    ? (['person', 'charge', 'heldIn', 'hearingPlace'] as const).filter((field) => Boolean(said[field]))
    : []

/** What later messages keep up to date: the compulsory measure, the place of detention, the hearing. */
export type Situation = {
  measure: CompulsoryMeasure | null
  heldIn: string | null
  procedure: TrialProcedure | null
  hearingAt: Instant | null
  hearingPlace: string | null
}
/** A situation with the moment at which each part of it was told. */
export type Known = Situation & { toldAt: Instant; told: Partial<Record<keyof Situation, Instant>> }

export const knownFrom = (said: NoticeForm): Known => {
  const { toldAt, measure = null, heldIn = null, procedure = null, hearingAt = null, hearingPlace = null } = said
  const situation: Situation = { measure, heldIn, procedure, hearingAt, hearingPlace }
  const stated = (Object.keys(situation) as (keyof Situation)[]).filter((part) => situation[part] !== null)
  return { ...situation, toldAt, told: Object.fromEntries(stated.map((part) => [part, toldAt])) }
}

/** Part by part the younger account holds, so that the order of arrival cannot matter; what one does not state it does not undo. */
export function together(one: Known, other: Known): Known {
  const both = { ...one, toldAt: [one.toldAt, other.toldAt].toSorted()[1] as Instant }
  for (const [part, at] of Object.entries(other.told) as [keyof Situation, Instant][])
    if (at > (one.told[part] ?? '')) Object.assign(both, { [part]: other[part], told: { ...both.told, [part]: at } })
  return both
}

/** When the centre owes its answer: counsel in three days, a duty lawyer in two working days, a decision in seven. */
export function answerDue(kind: NoticeKind, receivedAt: Instant): Due {
  const name = kind === 'help' ? 'helpAnswered' : kind === 'forwarding' ? 'review' : 'assignmentOnNotice'
  return dueDate(name, dayInChina(receivedAt))
}

type Timed = {
  kind: NoticeKind
  receivedAt: Instant
  answeredAt: Instant | null
  appliedAt: Instant | null
  hearingAt: Instant | null
  procedure: TrialProcedure | null
}
export const isLate = ({ kind, receivedAt, answeredAt }: Timed, today: PlainDate): boolean =>
  isOverdue(answerDue(kind, receivedAt), answeredAt ? dayInChina(answeredAt) : today)

/** Where the organ itself was late: said, never a ground to turn anybody away. */
export function remarksOn({ appliedAt, receivedAt, hearingAt, procedure }: Timed): Reason[] {
  const due = courtNoticeDue(hearingAt && dayInChina(hearingAt), procedure)
  return [
    appliedAt !== null &&
      isForwardedLate(appliedAt, receivedAt) && { text: '转交超过二十四小时', basis: '法律援助法 第三十九条' },
    due !== null &&
      dayInChina(receivedAt) > due && {
        text: `距开庭不足十五日，本应在${inChinese(due)}前送达`,
        basis: '最高人民法院关于适用刑事诉讼法的解释 第四十九条',
      },
  ].filter((remark) => remark !== false)
}

export const storyOf = (said: NoticeForm, organ: string, stage: string): string =>
  `${said.person?.name ?? ''}涉嫌${said.charge ?? ''}，${organ}在${stage}阶段${said.kind === 'forwarding' ? '转交其法律援助申请' : '依法通知提供法律援助'}${said.coDefendants.length > 0 ? `；同案人：${said.coDefendants.join('、')}` : ''}。`
