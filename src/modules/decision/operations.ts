import { type Reason, Refusal } from '#kernel/refusal.ts'
import { dueDate } from '#law/deadlines.ts'
import { numeral } from '#law/numeral.ts'
import { AID_FORMS, STAGES, TERMINATION_GROUNDS, URGENT_GROUNDS } from '#law/terms.ts'
import { adviseOnMatter, applicantsOf } from '#modules/application/operations.ts'
import { addressOf } from '#modules/assignment/rules.ts'
import { readCounselCard } from '#modules/assignment/store.ts'
import { issueDocument, readNumberOf } from '#modules/document/store.ts'
import { type Matter, moved, resumed, subjectOf } from '#modules/matter/rules.ts'
import { loadMatter, recordStep, requireStep } from '#modules/matter/store.ts'
import { tellOrgans } from '#modules/notice/operations.ts'
import { type Policy, readPolicy } from '#modules/policy/store.ts'
import type { CommandContext, Operations } from '#platform/context.ts'
import type { decision } from './contract.ts'
import { goesAgainst, judgeDecider, judgeUrgent } from './rules.ts'

type Decided = { matterId: string; reasons: Reason[]; overrideReason?: string | null | undefined }
/** What granting and refusing have in common: who may, and against the advice only with a reason. */
async function prepare(
  context: CommandContext,
  step: 'grant' | 'refuse',
  { matterId, overrideReason }: Decided,
): Promise<{ matter: Matter; policy: Policy }> {
  const { tx, actor, today } = context
  const matter = await loadMatter(tx, actor, matterId)
  requireStep(matter, step, context)
  const own = judgeDecider(matter, actor.userId)
  if (own) throw new Refusal('not_permitted', `${own.text}；请交主任或者其他审批人办理`, own.basis)
  const policy = await readPolicy(tx, actor.county, today)
  const { outcome, reasons } = await adviseOnMatter(tx, matter, policy, today)
  if (goesAgainst(step, outcome) && !overrideReason)
    throw new Refusal(
      'invalid',
      `与参考意见不一致（${reasons.map(({ text }) => text).join('；')}），请写明不采纳参考意见的理由`,
      '个人信息保护法 第二十四条：由人作出决定并说明',
      [{ field: 'overrideReason', message: '请写明不采纳参考意见的理由' }],
    )
  return { matter, policy }
}

async function issueGrant(context: CommandContext, policy: Policy, matter: Matter, grounds: Reason[]): Promise<string> {
  const { documentId } = await issueDocument(context, policy, matter, 'grant-decision', {
    applicants: await applicantsOf(context, matter),
    appliedOn: matter.receivedOn,
    subject: subjectOf(matter),
    grounds,
    aidForm: AID_FORMS[matter.form],
    stage: STAGES[matter.stage],
    organ: matter.agency,
  })
  return documentId
}

export const decisionOperations: Operations<typeof decision> = {
  async returnReview(context, { matterId, reason }) {
    const matter = await loadMatter(context.tx, context.actor, matterId)
    return moved(
      await recordStep(context, matter, 'returnReview', { reviewerId: null, reviewOpinion: null, note: reason }),
    )
  },

  async grantAid(context, input) {
    const { actor, today } = context
    const { matter, policy } = await prepare(context, 'grant', input)
    const granted = await recordStep(context, matter, 'grant', {
      decidedOn: today,
      deciderId: actor.userId,
      grounds: input.reasons,
      policyVersion: policy.version,
      note: input.overrideReason ?? null,
    })
    const documentId = await issueGrant(context, policy, matter, input.reasons)
    return { ...moved(granted, documentId), assignDueOn: dueDate('assignment', today).on }
  },

  async grantUrgentAid(context, { matterId, ground, explanation, settleBy }) {
    const { tx, actor, today } = context
    const matter = await loadMatter(tx, actor, matterId)
    requireStep(matter, 'grantUrgent', context)
    const obstacle = judgeUrgent(matter, ground, settleBy, today)
    if (obstacle)
      throw new Refusal('not_now', obstacle.text, obstacle.basis, [{ field: obstacle.field, message: '请核对' }])
    const { version } = await readPolicy(tx, actor.county, today)
    const item = numeral(Object.keys(URGENT_GROUNDS).indexOf(ground) + 1)
    const granted = await recordStep(context, matter, 'grantUrgent', {
      ...resumed(matter, today),
      acceptedOn: matter.acceptedOn ?? today,
      decidedOn: today,
      deciderId: actor.userId,
      grounds: [{ text: URGENT_GROUNDS[ground], basis: `法律援助法 第四十四条第${item}项` }],
      policyVersion: version,
      urgentOn: today,
      urgentUntil: settleBy,
      note: explanation,
    })
    return { ...moved(granted), assignDueOn: dueDate('assignment', today).on }
  },

  async confirmUrgentAid(context, { matterId, reasons }) {
    const { tx, actor, today } = context
    const matter = await loadMatter(tx, actor, matterId)
    const policy = await readPolicy(tx, actor.county, today)
    const confirmed = await recordStep(context, matter, 'confirmUrgent', {
      urgentUntil: null,
      grounds: reasons,
      policyVersion: policy.version,
    })
    return moved(confirmed, await issueGrant(context, policy, matter, reasons))
  },

  async refuseAid(context, input) {
    const { actor, today } = context
    const { matter, policy } = await prepare(context, 'refuse', input)
    const refused = await recordStep(context, matter, 'refuse', {
      decidedOn: today,
      deciderId: actor.userId,
      grounds: input.reasons,
      policyVersion: policy.version,
      endedOn: today,
      note: input.overrideReason ?? null,
    })
    const { documentId } = await issueDocument(context, policy, matter, 'refusal-decision', {
      applicants: await applicantsOf(context, matter),
      appliedOn: matter.receivedOn,
      subject: subjectOf(matter),
      reasons: input.reasons,
      bureau: { name: policy.pack.bureauName },
    })
    return moved(refused, documentId)
  },

  async terminateAid(context, { matterId, ground, explanation }) {
    const { tx, actor, today } = context
    const matter = await loadMatter(tx, actor, matterId)
    requireStep(matter, 'terminate', context)
    const policy = await readPolicy(tx, actor.county, today)
    const item = numeral(Object.keys(TERMINATION_GROUNDS).indexOf(ground) + 1)
    const grounds = [{ text: TERMINATION_GROUNDS[ground], basis: `法律援助法 第四十八条第一款第${item}项` }]
    const counsel = matter.counselId ? await readCounselCard(tx, actor.county, matter.counselId) : null
    const terminated = await recordStep(context, matter, 'terminate', { endedOn: today, grounds, note: explanation })
    const { documentId } = await issueDocument(context, policy, matter, 'termination-decision', {
      recipients: await applicantsOf(context, matter),
      subject: subjectOf(matter),
      grantNumber: await readNumberOf(tx, actor.county, matterId, 'grant-decision'),
      grantedOn: matter.decidedOn,
      grounds,
      explanation,
      bureau: { name: policy.pack.bureauName },
      copies: counsel ? [counsel.unit] : [],
    })
    const letterNumber = await readNumberOf(tx, actor.county, matterId, 'official-letter')
    if (matter.agency && letterNumber) {
      const letter = await issueDocument(context, policy, matter, 'termination-letter', {
        organ: matter.agency,
        addressedAs: addressOf(matter.agency),
        recipients: await applicantsOf(context, matter),
        subject: subjectOf(matter),
        letterNumber,
        counsel: counsel && `${counsel.unit}${counsel.name}`,
        grounds,
      })
      await tellOrgans(context, matterId, 'aid.terminated', { letterNumber: letter.number })
    }
    return moved(terminated, documentId)
  },
}
