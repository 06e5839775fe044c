import { type Instant, inChinese, msOf, type PlainDate, timeInChina } from '#kernel/plain-date.ts'
import type { FieldFault, Reason } from '#kernel/refusal.ts'
import { isForwardedLate } from '#law/notices.ts'
import { ENTRY_KINDS, type EntryKind } from '#modules/handling/form.ts'
import { overlaps } from '#modules/roster/rules.ts'
import type { HelpForm } from './form.ts'

/** How long before and after its hours somebody may come and go, and help may last. */
const MARGIN_MS = 2 * 3_600_000

type Span = { from: Instant; until: Instant }
/** Whether a moment belongs to a shift: within its hours, or shortly before or after. */
export const belongsTo = (at: Instant, { from, until }: Span): boolean =>
  msOf(at) >= msOf(from) - MARGIN_MS && msOf(at) <= msOf(until) + MARGIN_MS

/** What a record of help does not say, or says against itself, each at its field. */
export function faultsOf(help: HelpForm, shift: Span, now: Instant): FieldFault[] {
  const { begunAt, endedAt, guiltyPlea, witnessed, kinds, opinion, appliedAt, forwardedAt } = help
  const fault = (field: keyof HelpForm, message: string) => ({ field, message })
  return [
    endedAt <= begunAt && fault('endedAt', '结束时间应当晚于开始时间'),
    endedAt > now && fault('endedAt', '结束时间晚于现在，请核对'),
    !(belongsTo(begunAt, shift) && belongsTo(endedAt, shift)) &&
      fault('begunAt', '不在这一班的时间内，请核对班次和时间'),
    witnessed && !guiltyPlea && fault('guiltyPlea', '签署具结书时在场的，应当是认罪认罚案件'),
    kinds.includes('opinion') && !opinion && fault('opinion', '对案件处理提出意见的，请写明意见'),
    kinds.includes('application') && !appliedAt && fault('appliedAt', '帮助申请法律援助的，请写明申请的时间'),
    Boolean(appliedAt && forwardedAt && forwardedAt < appliedAt) &&
      fault('forwardedAt', '转交的时间早于申请的时间，请核对'),
  ].filter((each) => each !== false)
}

export type Visit = { counselId: string; entry: EntryKind; number: string; place: string | null } & Pick<
  HelpGiven,
  'begunAt' | 'endedAt'
>
/** What counsel did for a matter of their own while they should have sat: a shift and a visit cannot both be. */
export const visitsDuring = (
  shift: Span & { counselId: string; arrivedAt: Instant | null },
  visits: readonly Visit[],
): Reason[] =>
  visits
    .filter(
      ({ counselId, begunAt, endedAt }) =>
        counselId === shift.counselId && shift.arrivedAt !== null && overlaps({ from: begunAt, until: endedAt }, shift),
    )
    .map(({ entry, number, place, begunAt, endedAt }) => ({
      text: `值班时间内另有${ENTRY_KINDS[entry]}：${number}，${timeInChina(begunAt).slice(11)}至${timeInChina(endedAt).slice(11)}${place ? `，${place}` : ''}`,
      basis: '值班考勤',
    }))

export type HelpGiven = {
  id: string
  counselId: string
  post: string
  day: PlainDate
  begunAt: Instant
  endedAt: Instant
  /** What tells the person: the blind index of the ID number, or the name where there is none. */
  person: string
  appliedAt: Instant | null
  forwardedAt: Instant | null
}
/** What stands out in a ledger, said beside its line: one person at two places, one event twice, an application handed on late. */
export function flagsOn(help: HelpGiven, all: readonly HelpGiven[], now: Instant): Reason[] {
  const others = all.filter(({ id }) => id !== help.id)
  const span = ({ begunAt, endedAt }: HelpGiven) => ({ from: begunAt, until: endedAt })
  const elsewhere = others.find(
    (other) => other.counselId === help.counselId && other.post !== help.post && overlaps(span(other), span(help)),
  )
  const double = others.find((other) => other.person === help.person && other.day === help.day)
  return [
    elsewhere && { text: `同一时间在两个岗位（${inChinese(elsewhere.day)}）`, basis: '值班考勤' },
    double && { text: '同一人同一天登记了两次，只能计发一次补贴', basis: '法律援助法 第五十二条' },
    help.appliedAt !== null &&
      isForwardedLate(help.appliedAt, help.forwardedAt ?? now) && {
        text: help.forwardedAt ? '转交申请超过二十四小时' : '申请还没有转交，已超过二十四小时',
        basis: '法律援助法 第三十九条',
      },
  ].filter((flag): flag is Reason => Boolean(flag))
}
