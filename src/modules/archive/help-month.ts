import { type Instant, inChinese, monthInChinese, type PlainDate } from '#kernel/plain-date.ts'
import type { Reason } from '#kernel/refusal.ts'
import { flagsOn, type HelpGiven, type Visit, visitsDuring } from '#modules/help/rules.ts'
import { boundsOf } from '#modules/roster/rules.ts'

type Shift = {
  post: string
  day: PlainDate
  name: string
  counselId: string
  from: Instant
  until: Instant
  arrivedAt: Instant | null
  leftAt: Instant | null
}
/** All that is known of a month of duty help. */
export type HelpMonth = {
  month: string
  shifts: readonly Shift[]
  helps: readonly (HelpGiven & { name: string; signed: boolean })[]
  visits: readonly Visit[]
  /** Calls of an organ that somebody was named for and nobody has recorded. */
  unanswered: readonly { documentNumber: string; organ: string }[]
  today: PlainDate
  now: Instant
}
export type MonthFault = Reason & { id: 'absent' | 'notLeft' | 'unsigned' | 'unanswered' | 'flagged' }
const DUTY = '法律援助值班律师工作办法（待确认）'

/** Why a month cannot be bound at all: it is not over, or there is nothing in it; null where it can. */
export function obstacleToBinding({ month, shifts, helps, today }: HelpMonth): string | null {
  const [, last] = boundsOf(month)
  if (last >= today) return `${monthInChinese(month)}还没有过完，请在下月归档`
  return shifts.length + helps.length === 0 ? `${monthInChinese(month)}没有值班，也没有法律帮助，不用归档` : null
}

/** Every fault of a month's ledger by name, each with its ground, so that it is mended while somebody still remembers. */
export function judgeHelpMonth({ shifts, helps, visits, unanswered, now }: HelpMonth): MonthFault[] {
  const of = (id: MonthFault['id'], text: string, basis: string): MonthFault => ({ id, text, basis })
  const shiftOf = ({ day, post, name }: Shift) => `${inChinese(day)}${post}${name}`
  const helpOf = ({ day, name }: { day: PlainDate; name: string }) => `${inChinese(day)}对${name}的法律帮助`
  return [
    ...shifts
      .filter(({ arrivedAt }) => arrivedAt === null)
      .map((it) => of('absent', `${shiftOf(it)}没有登记到岗`, DUTY)),
    ...shifts
      .filter(({ arrivedAt, leftAt }) => arrivedAt !== null && leftAt === null)
      .map((it) => of('notLeft', `${shiftOf(it)}没有登记离岗，请本人补登`, DUTY)),
    ...shifts.flatMap((it) =>
      visitsDuring(it, visits).map(({ text, basis }) => of('flagged', `${shiftOf(it)}：${text}`, basis)),
    ),
    ...helps.filter(({ signed }) => !signed).map((it) => of('unsigned', `${helpOf(it)}没有被帮助人签名或者捺印`, DUTY)),
    ...helps.flatMap((it) =>
      flagsOn(it, helps, now).map(({ text, basis }) => of('flagged', `${helpOf(it)}：${text}`, basis)),
    ),
    ...unanswered.map(({ documentNumber, organ }) =>
      of('unanswered', `${organ}${documentNumber}要求的法律帮助没有登记，请值班律师补登`, DUTY),
    ),
  ]
}
