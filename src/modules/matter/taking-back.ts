import { type Actor, has, ROLES } from '#kernel/actor.ts'
import { INNER_STEPS, MATTER_STEPS, type MatterState, type MatterStep } from './lifecycle.ts'
import type { StepOffer } from './offers.ts'
import { type Matter, type MatterChanges, replay, type StoryStep } from './rules.ts'

export type LastStep = { step: MatterStep; actorId: string; by: string }

const labelOf = (step: MatterStep) => `“${MATTER_STEPS[step].label}”`
/** What to do where taking back is not the way. */
const OTHER_WAYS: Partial<Record<MatterStep, string>> = {
  receive: '申请人不再申请的，办理“申请人撤回”',
  requestSupplement: '通知书有误的，在“文书”中作废后重新出具',
  accept: '不属本中心管辖的，办理“告知或移送有管辖权的机构”；材料不齐的，办理“通知补正”',
  review: '需要重新审查的，由审批人办理“退回重新审查”',
  returnReview: '由审查人员重新“提出审查意见”',
  grant: '决定书写错的，在“文书”中作废后重新出具；有终止情形的，办理“终止援助”',
  refuse: '申请人不服的，按异议审查办理',
  assign: '需要另派的，由承办人“不接受指派”，或者逾期后“收回另派”',
  takeAssignment: '不能继续承办的，办理“申请更换承办人”',
  progress: '记错的，再记一条予以更正',
  askChange: '由指派人员决定是否更换',
  submitClosing: '材料需要补正的，由质量监督人员“退回结案材料”',
  grade: '等次有误的，与初评人商量，或者报主任处理',
}
const otherWay = (step: MatterStep) => OTHER_WAYS[step] ?? '需要纠正的，从“下一步”中选择可以办理的事项，或者报主任处理'

/** What has been done beside the story since its last step: a document that somebody may hold in hands, the next stage. */
export type Since = { issued: string | null; isContinued: boolean }

/** What stands against taking back the last step, and which other way there is; null when nothing does. */
export function judgeTakeBack(
  { step, actorId, by }: LastStep,
  actor: Pick<Actor, 'userId' | 'roles'>,
  { issued, isContinued }: Since,
): string | null {
  if (step === 'takeBack') return '上一步已经撤回，只能撤回一步；请从现在的情况继续办理'
  if (!INNER_STEPS.includes(step))
    return `${labelOf(step)}不能撤回：只有${INNER_STEPS.map(labelOf).join('、')}是内部环节，没有出具文书、没有告知中心以外的人，才能撤回；${otherWay(step)}`
  if (actorId !== actor.userId) return `${labelOf(step)}是${by}办理的，只能由本人撤回；${otherWay(step)}`
  const { roles } = MATTER_STEPS[step]
  if (!has(actor, ...roles))
    return `您现在不再担任${roles.map((role) => ROLES[role]).join('或')}，不能撤回${labelOf(step)}；${otherWay(step)}`
  if (isContinued) return `${labelOf(step)}之后已经办理续办，不能撤回；${otherWay(step)}`
  return issued && `${labelOf(step)}之后又出具了《${issued}》，不能撤回；${otherWay(step)}`
}

/** The button for whom nothing stands against it; nobody else is shown one. */
export const takeBackOffer = ({ step }: LastStep): StepOffer => ({
  ...{ step: 'takeBack', operation: MATTER_STEPS.takeBack.operation, allowed: true, because: null },
  label: `${MATTER_STEPS.takeBack.label}：${MATTER_STEPS[step].label}`,
})

/** Where the matter stood before the last step of its story, and what the fields were that this step changed. */
export function beforeLast(
  { county, id }: Pick<Matter, 'county' | 'id'>,
  story: readonly StoryStep[],
): { state: MatterState; changes: MatterChanges } {
  const before = replay(county, id, story.slice(0, -1))
  const fields = Object.keys(story.at(-1)?.changes ?? {}) as (keyof MatterChanges)[]
  return { state: before.state, changes: Object.fromEntries(fields.map((field) => [field, before[field] ?? null])) }
}
