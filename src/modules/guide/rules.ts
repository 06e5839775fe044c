import type { Reason } from '#kernel/refusal.ts'
import { CAUSES, GROUPS } from '#law/terms.ts'
import type { MatterStep } from '#modules/matter/lifecycle.ts'
import { type TaskId, taskOf } from './tasks.ts'

/** A matter to work on, as it was judged before anything was done to it. */
export type Given = {
  matterId: string
  number: string
  outcome: 'grant' | 'refuse' | null
  /** 第四十四条: aid goes before the end of the review. */
  urgent: boolean
  /** Why the outcome, or what is missing, or the faults of the dossier. */
  because: Reason[]
}
export type Asked = {
  number: string
  cause: string
  groups: readonly string[]
  answer: string
  toldMayApply: boolean
  isNamed: boolean
}
export type Taken = {
  matterId: string
  number: string
  step: MatterStep
  note: string | null
  proposal: 'grant' | 'refuse' | null
  /** The consultation that the application came from. */
  consultation: string | null
}
/** What the learner really did as this person since the task was begun, and what was answered on the guide. */
export type Facts = {
  given: readonly Given[]
  asked: readonly Asked[]
  taken: readonly Taken[]
  answer: string | null
  truth: number | null
}
export type Mark = { isRight: boolean; seen: string[]; missing: Reason[] }

export const NOBODY_URGENT = '没有'
export const NO_FAULT = '没有问题，可以归档'
const PROPOSALS = { grant: '给予援助', refuse: '不予援助' }
const LEAST_ANSWER = 10 // characters
const LEAST_REASON = 6

const URGENT_BASIS = '法律援助法 第四十四条'

/** The mark of a task, from acts alone: what was seen, and everything that is still missing or wrong, each with its ground. */
export function markTask(task: TaskId, facts: Facts): Mark {
  const { seen, missing } = MARKERS[task](facts, taskOf(task).basis)
  return { isRight: missing.length === 0, seen, missing }
}

/** What may be chosen as the answer; none where a figure is typed or nothing is asked. */
export function choicesOf(task: TaskId, given: readonly Given[]): string[] {
  if (given.length === 0) return []
  if (task === 'review') return [...given.map(({ number }) => number), NOBODY_URGENT]
  if (task !== 'archive') return []
  const faults = given.flatMap(({ because }) => because.map(({ text }) => text))
  const others = PLAUSIBLE.filter((text) => !faults.includes(text))
  return [...[...faults.slice(0, 1), ...others].sort((a, b) => a.localeCompare(b, 'zh')), NO_FAULT]
}
const PLAUSIBLE = ['缺给予法律援助决定书', '缺指派通知书', '没有评定质量等次', '没有核定办案补贴']

type Marked = Omit<Mark, 'isRight'>
type Marker = (facts: Facts, basis: string) => Marked
const said = (reasons: readonly Reason[]) => reasons.map(({ text }) => text).join('；')
const groundsOf = (reasons: readonly Reason[]) => [...new Set(reasons.map(({ basis }) => basis))].join('；')

/** A paper of several names is named by any of them: “起诉状、答辩状或者申请书”. */
const isNamedIn = (note: string | null, text: string): boolean =>
  paperOf(text)
    .split(/、|或者/)
    .some((name) => note?.includes(name) ?? false)
const paperOf = (text: string): string => text.replace(/^缺/, '').replace(/（.*$/, '')

const lastOf = ({ taken }: Facts, matterId: string, ...steps: MatterStep[]): Taken | undefined =>
  taken.findLast((act) => act.matterId === matterId && steps.includes(act.step))
/** Of each matter that was given. */
const ofEach = ({ given }: Facts, mark: (matter: Given) => Marked): Marked => {
  const marks = given.map(mark)
  return { seen: marks.flatMap(({ seen }) => seen), missing: marks.flatMap(({ missing }) => missing) }
}

const MARKERS: Record<TaskId, Marker> = {
  consultation({ asked }, basis) {
    if (asked.length === 0) return { seen: [], missing: [{ text: '还没有登记咨询', basis }] }
    const [best] = asked
      .map((one) => ({ one, missing: faultsOfAsked(one, basis) }))
      .sort((a, b) => a.missing.length - b.missing.length)
    return best ? { seen: [`登记了咨询${best.one.number}`], missing: best.missing } : { seen: [], missing: [] }
  },

  application({ taken }, basis) {
    const received = taken.filter(({ step }) => step === 'receive')
    const from = received.find(({ consultation }) => consultation !== null)
    const [other] = received
    if (from) return { seen: [`咨询${from.consultation}转成了申请${from.number}`], missing: [] }
    const text = other
      ? `申请${other.number}是从头填写的，没有从咨询转来：姓名、事项问了两遍，咨询和案件也对不上；请从咨询台账打开咨询，按“转为申请”`
      : '还没有从咨询转成的申请'
    return { seen: [], missing: [{ text, basis }] }
  },

  supplement: (facts, basis) =>
    ofEach(facts, ({ matterId, number, because }) => {
      const notice = lastOf(facts, matterId, 'requestSupplement')
      if (notice) {
        const left = because.filter(({ text }) => !isNamedIn(notice.note, text))
        return {
          seen: [`对${number}发出了补正通知`],
          missing: left.map(({ text }) => ({ text: `没有告知还缺“${text}”，补正只能一次性告知`, basis })),
        }
      }
      const other = lastOf(facts, matterId, 'accept', 'review')
      const text = other
        ? `${number}还缺${said(because)}，却已${other.step === 'accept' ? '受理' : '提出审查意见'}，没有一次性告知补正`
        : `还没有对${number}发出补正通知`
      return { seen: [], missing: [{ text, basis }] }
    }),

  review(facts, basis) {
    const opinions = ofEach(facts, ({ matterId, number, outcome, because }) => {
      if (outcome === null) return { seen: [], missing: [] }
      const act = lastOf(facts, matterId, 'review')
      if (!act) return { seen: [], missing: [{ text: `还没有对${number}提出审查意见`, basis }] }
      if (act.proposal === outcome)
        return { seen: [`${number}建议${PROPOSALS[outcome]}，与规则一致：${said(because)}`], missing: [] }
      return {
        seen: [],
        missing: [{ text: `${number}应当建议${PROPOSALS[outcome]}：${said(because)}`, basis: groundsOf(because) }],
      }
    })
    const urgent = facts.given.filter((one) => one.urgent).map(({ number }) => number)
    return { ...opinions, missing: [...opinions.missing, ...faultsOfUrgent(facts.answer, urgent)] }
  },

  decide: (facts, basis) =>
    ofEach(facts, ({ matterId, number, outcome, because }) => {
      const act = lastOf(facts, matterId, 'grant', 'refuse')
      if (!act) {
        const isReturned = lastOf(facts, matterId, 'returnReview') !== undefined
        const text = isReturned ? `${number}退回重新审查了，还没有决定` : `还没有对${number}作出决定`
        return { seen: [], missing: [{ text, basis }] }
      }
      if (outcome === null || act.step === outcome)
        return { seen: [`${number}决定${PROPOSALS[outcome ?? 'grant']}，审查、审批由两人办理`], missing: [] }
      return {
        seen: [],
        missing: [{ text: `${number}应当${PROPOSALS[outcome]}：${said(because)}`, basis: groundsOf(because) }],
      }
    }),

  assign: (facts, basis) =>
    ofEach(facts, ({ matterId, number }) => {
      const act = lastOf(facts, matterId, 'assign')
      if (!act) return { seen: [], missing: [{ text: `还没有指派${number}`, basis }] }
      if (act.note !== null && act.note.length < LEAST_REASON)
        return {
          seen: [`指派了${number}`],
          missing: [
            {
              text: `理由“${act.note}”说不清为什么不派排在前面的人；请收回或者下次写明，例如“前一位正在外地开庭，本案三日后开庭”`,
              basis: '规则 A11',
            },
          ],
        }
      const how = act.note === null ? '按次序指派' : `写明了理由：${act.note}`
      return { seen: [`指派了${number}，${how}`], missing: [] }
    }),

  notice: (facts, basis) =>
    ofEach(facts, ({ matterId, number }) => {
      if (lastOf(facts, matterId, 'acceptNotice')) return { seen: [`${number}已按通知转指派`], missing: [] }
      const asked = lastOf(facts, matterId, 'requestSupplement')
      const text = asked ? `${number}是办案机关通知的，不需要申请，也不应当要求补正材料` : `${number}还没有按通知转指派`
      return { seen: [], missing: [{ text, basis }] }
    }),

  closing: (facts, basis) =>
    ofEach(facts, ({ matterId, number, because }) => {
      const act = lastOf(facts, matterId, 'acceptClosing', 'returnClosing')
      if (!act) return { seen: [], missing: [{ text: `${number}还没有审查`, basis }] }
      if (act.step === 'acceptClosing')
        return {
          seen: [],
          missing: [{ text: `${number}${said(because)}，不能通过，应当退回`, basis: groundsOf(because) }],
        }
      const left = because.filter(({ text }) => !isNamedIn(act.note, text))
      return {
        seen: [`退回了${number}`],
        missing: left.map((one) => ({ ...one, text: `退回时没有写明${one.text}` })),
      }
    }),

  archive: (facts, basis) =>
    ofEach(facts, ({ number, because }) => {
      const { answer } = facts
      if (answer === null) return { seen: [], missing: [{ text: '还没有回答这份卷宗有什么问题', basis }] }
      if (because.some(({ text }) => text === answer)) return { seen: [`${number}：${answer}`], missing: [] }
      return {
        seen: [],
        missing: because.map((one) => ({ ...one, text: `不是“${answer}”；${number}的问题是：${one.text}` })),
      }
    }),

  figure({ answer, truth }, basis) {
    if (answer === null || truth === null) return { seen: [], missing: [{ text: '还没有填写件数', basis }] }
    if (Number(answer) === truth) return { seen: [`${truth} 件，与台账一致`], missing: [] }
    return {
      seen: [],
      missing: [{ text: `填的是 ${answer} 件，台账是 ${truth} 件；请核对日期选的是“决定日期”，只数给予援助的`, basis }],
    }
  },
}

function faultsOfAsked({ cause, groups, answer, toldMayApply, isNamed }: Asked, basis: string): Reason[] {
  const faults: (Reason | false)[] = [
    cause !== 'labourPay' && { text: `咨询事项应当选“${CAUSES.labourPay}”`, basis: '法律援助法 第三十一条' },
    !groups.includes('migrantWorker') && {
      text: `人群类别应当选“${GROUPS.migrantWorker}”`,
      basis: '法律援助法 第四十二条',
    },
    answer.length < LEAST_ANSWER && { text: '答复意见太短，应当写清条件、到哪里申请、带什么', basis },
    !toldMayApply && { text: '没有告知申请法律援助的条件和程序', basis },
    !isNamed && { text: '咨询人愿意留下姓名，没有登记，转为申请时要再问一遍', basis: '办案要求：一次登记，不重复填写' },
  ]
  return faults.filter((fault) => fault !== false)
}

function faultsOfUrgent(answer: string | null, urgent: readonly string[]): Reason[] {
  if (answer === null) return [{ text: '还没有回答哪一件应当先行提供援助', basis: URGENT_BASIS }]
  return urgent.includes(answer)
    ? []
    : [{ text: `应当先行提供的是${urgent.join('、')}：距时效或者法定期限届满不足七日`, basis: URGENT_BASIS }]
}
