import { CENTRE_STAFF, ROLES, type Role } from '#kernel/actor.ts'
import type { Happening } from '#kernel/happening.ts'
import { type Instant, instantOf, monthDayInChinese, msOf, type PlainDate } from '#kernel/plain-date.ts'
import { DEADLINES } from '#law/deadlines.ts'
import { awaitedIn, MATTER_STATES, type MatterState, type MatterStep } from '#modules/matter/lifecycle.ts'
import type { Due } from '#modules/matter/rules.ts'

/** The posts that have to do with matters, notices and shifts. */
const POSTS = [...CENTRE_STAFF, 'stationClerk', 'firmHead', 'counsel', 'dutyLawyer', 'bureau'] as const
type Post = (typeof POSTS)[number]
/** Whom a rule tells: a post, or whoever the matter waits for as it stands. */
export const TOLD = {
  awaited: '等其办理的人',
  ...(Object.fromEntries(POSTS.map((post) => [post, ROLES[post]])) as Record<Post, string>),
} as const
export type Told = keyof typeof TOLD

/** What is told although it is no step of a matter. */
export const OTHER_ACTS = ['noticeArrived', 'shiftChanged'] as const
type Act = MatterStep | (typeof OTHER_ACTS)[number]

type Rule = {
  title: string
  /** The acts that it tells of; a rule without any looks at days. */
  on: readonly Act[]
  tells: readonly Told[]
  basis: string
  /** For rules that look at days: how many days before; null where they tell only what is late. */
  daysAhead: number | null
  /** Neither the county nor a person may switch it off in the page. */
  isObligatory?: true
}
const SERVICE = '办理法律援助案件程序规定 第二十条（待确认）'
const WORK = '本县规则：通知规则'
const on = (title: string, acts: readonly Act[], tells: readonly Told[], basis: string): Rule => ({
  ...{ title, on: acts, tells, basis },
  daysAhead: null,
})

/** Which happening makes a reminder, and for whom where the county has set nothing else. */
const RULES = {
  newApplication: on('新收到申请', ['receive', 'reopen'], ['reviewer'], DEADLINES.review.basis),
  supplied: on('补正、协作材料已到', ['receiveSupplement', 'receiveCooperation'], ['reviewer'], DEADLINES.review.basis),
  noticeArrived: on(
    '办案机关通知到达',
    ['noticeArrived'],
    ['reviewer', 'assigner'],
    DEADLINES.assignmentOnNotice.basis,
  ),
  reviewReturned: on('退回重新审查', ['returnReview'], ['reviewer'], DEADLINES.review.basis),
  awaitsDecision: on('等待决定', ['review'], ['approver'], DEADLINES.review.basis),
  awaitsAssignment: on(
    '等待指派',
    [
      ...(['acceptNotice', 'grantUrgent', 'grant', 'declineAssignment'] as const),
      ...(['recallAssignment', 'refuseCounsel', 'changeCounsel'] as const),
    ],
    ['assigner'],
    DEADLINES.assignment.basis,
  ),
  assigned: on('指派给我', ['assign'], ['counsel', 'firmHead'], DEADLINES.agreement.basis),
  changeAsked: on('申请更换承办人', ['askChange'], ['assigner'], DEADLINES.counselChange.basis),
  changeRefused: on('不予更换承办人', ['keepCounsel'], ['counsel', 'firmHead'], DEADLINES.counselChange.basis),
  closingSubmitted: on('结案报告待审查', ['submitClosing'], ['qualitySupervisor'], DEADLINES.closingReview.basis),
  closingReturned: on('结案报告退回', ['returnClosing'], ['counsel'], DEADLINES.closingReview.basis),
  awaitsSubsidy: on('等待核定补贴', ['grade'], ['finance'], '法律援助法 第五十二条'),
  awaitsArchive: on('等待归档', ['subsidise', 'terminate'], ['archivist'], DEADLINES.closingReview.basis),
  terminated: on('终止援助', ['terminate'], ['counsel', 'firmHead'], '法律援助法 第四十八条'),
  objectionReceived: on('收到异议', ['receiveObjection'], ['bureau'], DEADLINES.objectionReview.basis),
  objectionDecided: on(
    '异议审查有了结果',
    ['upholdDecision', 'orderCorrection'],
    ['approver', 'director'],
    DEADLINES.objectionReview.basis,
  ),
  shiftChanged: on('换班、替班', ['shiftChanged'], ['dutyLawyer', 'counsel'], WORK),
  dueSoon: { title: '期限将到', on: [], tells: ['awaited'], basis: '各项期限的条文', daysAhead: 1 },
  overdue: {
    ...{ title: '期限已过', on: [], tells: ['awaited', 'director'], basis: '各项期限的条文', daysAhead: null },
    isObligatory: true,
  },
  unserved: { title: '文书超期未送达', on: [], tells: ['reviewer', 'director'], basis: SERVICE, daysAhead: null },
  keptLong: { title: '卷宗保管期满', on: [], tells: ['archivist'], basis: '本县规则：保管期限', daysAhead: 30 },
  dutyTomorrow: { title: '将要值班', on: [], tells: ['dutyLawyer', 'counsel'], basis: WORK, daysAhead: 1 },
} as const satisfies Record<string, Rule>
export type ReminderRule = keyof typeof RULES
export const REMINDER_RULES: Readonly<Record<ReminderRule, Rule>> = RULES
export const RULE_NAMES = Object.keys(RULES) as ReminderRule[]
/** Over with the day itself, read or not. */
export const OF_THE_DAY: readonly ReminderRule[] = ['dutyTomorrow', 'shiftChanged']

/** A rule as it stands on a day. */
export type Setting = { tells: readonly Told[]; inPage: boolean; texts: boolean; daysAhead: number | null }
export type Settings = Readonly<Record<ReminderRule, Setting>>

/** What the county has set, over what holds where it has set nothing. */
export function settingsOf(set: readonly (Setting & { rule: ReminderRule })[]): Settings {
  const usual = RULE_NAMES.map((name) => {
    const { tells, daysAhead } = REMINDER_RULES[name]
    return [name, { tells, inPage: true, texts: false, daysAhead }] as const
  })
  return Object.fromEntries([...usual, ...set.map(({ rule, ...setting }) => [rule, setting])]) as Settings
}

/** Whether a rule may tell somebody who holds these posts. */
export const mayReach = (roles: readonly Role[], { tells }: Setting): boolean =>
  tells.some((one) => (one === 'awaited' ? WAITED_FOR : [one]).some((role) => roles.includes(role)))
const WAITED_FOR: readonly Role[] = [...new Set((Object.keys(MATTER_STATES) as MatterState[]).flatMap(awaitedIn))]

type Looked = { rule: ReminderRule; day: PlainDate; state: string | null }
/** Nobody needs to act on it any more: the matter has moved on since, or the day is over. */
export const isOver = ({ rule, day, state }: Looked, stands: MatterState | null, today: PlainDate): boolean =>
  (state !== null && state !== stands) || (OF_THE_DAY.includes(rule) && day < today)

/** A reminder before it is known who exactly holds the posts that it is for. */
export type Reminder = Pick<Happening, 'subject' | 'day' | 'matterId' | 'state' | 'counselIds'> & {
  rule: ReminderRule
  roles: readonly Role[]
  what: string
  basis: string
  inPage: boolean
  texts: boolean
  isObligatory: boolean
}

type About = Pick<Happening, 'subject' | 'day' | 'matterId' | 'state' | 'counselIds'> & { what: string; basis: string }
/** The reminder of a rule, unless the county keeps it silent. */
function remindBy(rule: ReminderRule, { tells, inPage, texts }: Setting, about: About): Reminder[] {
  const isObligatory = REMINDER_RULES[rule].isObligatory === true
  if (!inPage && !texts) return []
  return [{ ...about, rule, roles: postsOf(tells, about.state as MatterState | null), inPage, texts, isObligatory }]
}

/** The director answers for everything that waits; he is told where the rule names him. */
const postsOf = (tells: readonly Told[], state: MatterState | null): Role[] => [
  ...new Set(
    tells.flatMap((one): Role[] =>
      one !== 'awaited' ? [one] : state ? awaitedIn(state).filter((role) => role !== 'director') : [],
    ),
  ),
]

const rulesOn = (act: string): ReminderRule[] =>
  RULE_NAMES.filter((name) => (REMINDER_RULES[name].on as readonly string[]).includes(act))
/** Whether any rule tells of this act. */
export const isTold = ({ what }: Happening): boolean => rulesOn(what).length > 0

/** What an act makes others know of. */
export const remindersOf = (happened: readonly Happening[], settings: Settings): Reminder[] =>
  happened.flatMap(({ what, text, ...about }) =>
    rulesOn(what).flatMap((name) =>
      remindBy(name, settings[name], { ...about, what: text, basis: REMINDER_RULES[name].basis }),
    ),
  )

type Clocked = { id: string; state: MatterState; due: Due | null }
/** A matter's period that ends within the days set, or has passed; told once for each last day. */
export function dueReminders({ id, state, due }: Clocked, settings: Settings): Reminder[] {
  if (!due) return []
  const { dueSoon, overdue } = settings
  const rule = due.late ? 'overdue' : due.daysLeft <= (dueSoon.daysAhead ?? 0) ? 'dueSoon' : null
  if (!rule) return []
  const end = monthDayInChinese(due.on)
  return remindBy(rule, rule === 'overdue' ? overdue : dueSoon, {
    ...{ subject: id, day: due.on, matterId: id, state, counselIds: [] },
    what: rule === 'overdue' ? `${due.what}，${end}已经到期` : `${due.what}，${end}到期`,
    basis: due.basis,
  })
}

type Unserved = { documentId: string; matterId: string; title: string; serveBy: PlainDate | null }
/** A document that should have reached its person by now. */
export const unservedReminders = (
  { documentId, matterId, title, serveBy }: Unserved,
  today: PlainDate,
  by: Settings,
) =>
  serveBy === null || today <= serveBy
    ? []
    : remindBy('unserved', by.unserved, {
        ...{ subject: documentId, day: serveBy, matterId, state: null, counselIds: [] },
        what: `《${title}》应当在${monthDayInChinese(serveBy)}前送达，还没有登记送达`,
        basis: SERVICE,
      })

type Shift = { id: string; day: PlainDate; counselId: string | null; post: string }
/** A shift that somebody sits within the days set. */
export const dutyReminders = ({ id, day, counselId, post }: Shift, settings: Settings) =>
  counselId === null
    ? []
    : remindBy('dutyTomorrow', settings.dutyTomorrow, {
        ...{ subject: id, day, matterId: null, state: null, counselIds: [counselId] },
        what: `${monthDayInChinese(day)}在${post}值班`,
        basis: REMINDER_RULES.dutyTomorrow.basis,
      })

type Kept = { id: string; matterId: string | null; archiveNumber: string; keepUntil: PlainDate }
/** A dossier whose time of keeping ends within the days set. */
export const keptReminders = ({ id, matterId, archiveNumber, keepUntil }: Kept, settings: Settings) =>
  remindBy('keptLong', settings.keptLong, {
    ...{ subject: id, day: keepUntil, matterId, state: null, counselIds: [] },
    what: `${archiveNumber}的保管期限到${keepUntil}，请鉴定是否续存`,
    basis: REMINDER_RULES.keptLong.basis,
  })

/** What a text message says: no name, no number of a person; the matter's number lets its reader find it. */
export const textOf = (centre: string, rule: ReminderRule, number: string | null): string =>
  `【${centre}】${REMINDER_RULES[rule].title}${number ? `：${number}` : ''}，请登录工作台办理。`

const PATIENCE_MS = 24 * 3_600_000
/** A message of yesterday helps nobody: what was told before this moment and has not gone out has failed. */
export const givenUpBefore = (now: Instant): Instant => instantOf(msOf(now) - PATIENCE_MS)

export const TEXT_STATES = { waiting: '等待发送', sent: '已送出', failed: '没有送出', shown: '演练，没有发出' } as const
export type TextState = keyof typeof TEXT_STATES
export const textStateOf = (
  { sentAt, nextAt }: { sentAt: Instant | null; nextAt: Instant | null },
  practice: boolean,
): TextState => (sentAt ? (practice ? 'shown' : 'sent') : nextAt ? 'waiting' : 'failed')
