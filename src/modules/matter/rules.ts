import type { Fen } from '#kernel/money.ts'
import { daysBetween, type PlainDate } from '#kernel/plain-date.ts'
import type { Reason } from '#kernel/refusal.ts'
import { type CountyLimits, type DayDeadline, DEADLINES, limitsOf } from '#law/deadlines.ts'
import type { TrialProcedure } from '#law/notices.ts'
import {
  type AidForm,
  type ApplicationSource,
  CAUSES,
  type Cause,
  type ClosingManner,
  type ClosingResult,
  type Gender,
  type Grade,
  type Group,
  type MatterKind,
  type MeansProof,
  type NoticeReason,
  type ObjectionOutcome,
  type Stage,
} from '#law/terms.ts'
import type { MatterState, MatterStep } from './lifecycle.ts'
import { INNER_STEPS, nextState } from './lifecycle.ts'

/** A matter as it stands: what its steps have made of it so far. */
export type Matter = {
  county: string
  id: string
  number: string
  state: MatterState
  version: number
  kind: MatterKind
  form: AidForm
  stage: Stage
  cause: Cause
  /** The case's own name where it has one: a charge, a cause of action as the court writes it. */
  subject: string | null
  groups: Group[]
  source: ApplicationSource
  noticeReason: NoticeReason | null
  noticeNumber: string | null
  recipients: number
  story: string
  agency: string | null
  /** The organ's own number of the case; co-defendants share it. */
  caseNumber: string | null
  agencyCounty: string | null
  causeCounty: string | null
  limitationOn: PlainDate | null
  graveSentence: boolean
  /** Whom the recipient asks for, and the language other than Mandarin that is needed. */
  askedGender: Gender | null
  language: string | null
  /** Whom the recipient would like, by name: a wish, not a condition. */
  askedCounsel: string | null
  /** How the court hears a criminal case. */
  trialProcedure: TrialProcedure | null
  consultationId: string | null
  organisationId: string
  receivedOn: PlainDate
  /** The matter of the stage before, where this one goes on with it. */
  previousId: string | null
  stoppedDays: number
  supplementFrom: PlainDate | null
  supplementDueOn: PlainDate | null
  /** Asked elsewhere since then; the clock stands. */
  cooperationFrom: PlainDate | null
  acceptedOn: PlainDate | null
  meansFacts: Record<string, unknown>
  meansProof: MeansProof | null
  advice: Record<string, unknown> | null
  reviewerId: string | null
  reviewOpinion: string | null
  decidedOn: PlainDate | null
  deciderId: string | null
  grounds: Reason[] | null
  policyVersion: number | null
  /** Aid given before the review was finished (第四十四条), and the day by which the formalities are due; null when they are done. */
  urgentOn: PlainDate | null
  urgentUntil: PlainDate | null
  objectionOn: PlainDate | null
  objectionOutcome: ObjectionOutcome | null
  endedOn: PlainDate | null
  forwardedTo: string | null
  /** Where counsel is to be assigned anew: from then on the three days run. */
  assignFrom: PlainDate | null
  assignedOn: PlainDate | null
  unitId: string | null
  counselId: string | null
  /** By when the counsel assigned answers, where the county has set a period. */
  answerDueOn: PlainDate | null
  takenOn: PlainDate | null
  changeAskedOn: PlainDate | null
  /** How often the recipient has refused the counsel assigned. */
  counselRefusals: number
  heardOn: PlainDate | null
  closedOn: PlainDate | null
  closingManner: ClosingManner | null
  closingResult: ClosingResult | null
  benefit: Fen | null
  wages: Fen | null
  closingSubmittedOn: PlainDate | null
  closingAcceptedOn: PlainDate | null
  grade: Grade | null
  subsidy: Fen | null
  archiveNumber: string | null
  archivedOn: PlainDate | null
}

/** What a matter is before any step has filled it; a story older than a field replays with the field empty. */
export const EMPTY_MATTER = {
  caseNumber: null,
  askedGender: null,
  language: null,
  askedCounsel: null,
  trialProcedure: null,
  previousId: null,
  stoppedDays: 0,
  supplementFrom: null,
  supplementDueOn: null,
  cooperationFrom: null,
  acceptedOn: null,
  meansProof: null,
  advice: null,
  reviewerId: null,
  reviewOpinion: null,
  decidedOn: null,
  deciderId: null,
  grounds: null,
  policyVersion: null,
  urgentOn: null,
  urgentUntil: null,
  objectionOn: null,
  objectionOutcome: null,
  endedOn: null,
  forwardedTo: null,
  assignFrom: null,
  assignedOn: null,
  unitId: null,
  counselId: null,
  answerDueOn: null,
  takenOn: null,
  changeAskedOn: null,
  counselRefusals: 0,
  heardOn: null,
  closedOn: null,
  closingManner: null,
  closingResult: null,
  benefit: null,
  wages: null,
  closingSubmittedOn: null,
  closingAcceptedOn: null,
  grade: null,
  subsidy: null,
  archiveNumber: null,
  archivedOn: null,
} as const satisfies Partial<Matter>

export const subjectOf = ({ subject, cause }: Pick<Matter, 'subject' | 'cause'>): string => subject ?? CAUSES[cause]

/** The answer of a step: where the matter now stands, and the document that came of it. */
export const moved = ({ id, state }: Matter, documentId: string | null = null) => ({ matterId: id, state, documentId })

/** A pause ends, for a supplement or another centre's answer: what it lasted is added to the review period. */
export function resumed({ stoppedDays, supplementFrom, cooperationFrom }: Matter, today: PlainDate) {
  const since = supplementFrom ?? cooperationFrom
  return {
    stoppedDays: stoppedDays + (since ? daysBetween(since, today) : 0),
    supplementFrom: null,
    supplementDueOn: null,
    cooperationFrom: null,
  }
}

/** What a step may change; who the matter is and how far it has come are not among it. */
export type MatterChanges = Partial<Omit<Matter, 'county' | 'id' | 'state' | 'version'>>

export type Due = {
  what: string
  on: PlainDate
  because: string
  basis: string
  late: boolean
  daysLeft: number
  /** The day that the county has promised, where it is earlier than the statute's. */
  promisedOn: PlainDate | null
}

/** The three days to assign: from the decision, from the organ's notice, or from when counsel is to be found anew. */
export function assignmentDuty({ noticeReason, receivedOn, decidedOn, assignFrom }: Matter) {
  const name: DayDeadline = noticeReason ? 'assignmentOnNotice' : 'assignment'
  return { name, from: assignFrom ?? (noticeReason ? receivedOn : (decidedOn ?? receivedOn)) }
}

/** Which duty runs now and from which day; nothing runs where nobody has a legal day to keep. */
function runningDuty(matter: Matter): { name: DayDeadline; from: PlainDate; stoppedDays?: number } | null {
  switch (matter.state) {
    case 'received':
      if (matter.noticeReason) return { name: 'assignmentOnNotice', from: matter.receivedOn }
      return { name: 'review', from: matter.receivedOn, stoppedDays: matter.stoppedDays }
    case 'accepted':
    case 'reviewed':
      return { name: 'review', from: matter.receivedOn, stoppedDays: matter.stoppedDays }
    case 'granted':
      return assignmentDuty(matter)
    case 'changing':
      return matter.changeAskedOn && { name: 'counselChange', from: matter.changeAskedOn }
    case 'refusalObjected':
    case 'terminationObjected':
      return matter.objectionOn && { name: 'objectionReview', from: matter.objectionOn }
    case 'handling':
      return matter.closedOn && { name: 'closingMaterials', from: matter.closedOn }
    case 'closing':
      return matter.closingSubmittedOn && { name: 'closingReview', from: matter.closingSubmittedOn }
    default:
      return null
  }
}

/** The states in which a duty may be running: the only ones where lateness is looked for. */
export const CLOCKED: readonly MatterState[] = [
  'received',
  'supplementing',
  'accepted',
  'reviewed',
  'granted',
  'assigned',
  'handling',
  'changing',
  'closing',
  'refusalObjected',
  'terminationObjected',
]

/** The day by which something is due, with the sentence why; null when nothing is. */
export function dueOf(matter: Matter, today: PlainDate, limits: CountyLimits = {}): Due | null {
  const seen = (on: PlainDate, promisedOn: PlainDate | null = null) => ({
    on,
    late: today > on,
    daysLeft: daysBetween(today, on),
    promisedOn,
  })
  if (matter.state === 'supplementing' && matter.supplementDueOn)
    return {
      what: '申请人补正材料',
      because: `申请人应当在补正通知书载明的日期前补正；补正期间审查期限停止计算，逾期未补正的视为撤回申请`,
      basis: '法律援助法 第四十三条',
      ...seen(matter.supplementDueOn),
    }
  if (
    matter.state === 'assigned' &&
    matter.answerDueOn &&
    !(matter.urgentUntil && matter.urgentUntil < matter.answerDueOn)
  )
    return {
      what: '答复指派',
      because: '承办人应当在本中心确定的期限内接受或者谢绝；逾期未答复的，可以收回另派',
      basis: '本县规则：答复指派的期限',
      ...seen(matter.answerDueOn),
    }
  const duty = runningDuty(matter)
  if (!duty && matter.urgentUntil && ['assigned', 'handling'].includes(matter.state))
    return {
      what: '补办申请手续',
      because: '先行提供法律援助后，受援人应当在本中心确定的日期前补办手续；未补办的按终止法律援助办理',
      basis: '法律援助法 第四十四条',
      ...seen(matter.urgentUntil),
    }
  if (!duty) return null
  const { statutory, promised } = limitsOf(duty.name, duty.from, limits, { stoppedDays: duty.stoppedDays ?? 0 })
  const { on, because, basis } = statutory
  return {
    what: DEADLINES[duty.name].what,
    because,
    basis,
    ...seen(on, promised && promised.on < on ? promised.on : null),
  }
}

export type StoryStep = { step: MatterStep; changes: MatterChanges }

/** The matter that its story tells: what the row must be, if nothing was ever changed beside the steps. */
export function replay(county: string, id: string, story: readonly StoryStep[]): Matter {
  const [first, ...rest] = story
  if (first?.step !== 'receive') throw new Error(`the story of matter ${id} does not begin with its receipt`)
  let matter = { ...EMPTY_MATTER, county, id, ...first.changes, state: 'received', version: 1 } as Matter
  let last: { step: MatterStep; from: MatterState } | null = null
  for (const { step, changes } of rest) {
    const isBack = step === 'takeBack' && last && INNER_STEPS.includes(last.step)
    const state: MatterState | undefined = isBack ? last?.from : nextState(matter.state, step)
    if (!state) throw new Error(`the story of matter ${id} takes “${step}” from “${matter.state}”`)
    last = { step, from: matter.state }
    matter = { ...matter, ...changes, state, version: matter.version + 1 }
  }
  return matter
}
