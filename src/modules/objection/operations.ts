import { Refusal } from '#kernel/refusal.ts'
import { dueDate } from '#law/deadlines.ts'
import { OBJECTION_OUTCOMES, type ObjectionOutcome } from '#law/terms.ts'
import { applicantsOf } from '#modules/application/operations.ts'
import { issueDocument, readNumberOf } from '#modules/document/store.ts'
import { type Matter, moved, subjectOf } from '#modules/matter/rules.ts'
import { loadMatter, recordStep, requireStep } from '#modules/matter/store.ts'
import { readPolicy } from '#modules/policy/store.ts'
import type { CommandContext, Operations } from '#platform/context.ts'
import type { objection } from './contract.ts'
import { lateness } from './rules.ts'

const isRefusal = ({ state }: Matter) => state === 'refusalObjected'

/** The bureau's answer: on paper to the person, with a copy to the centre. */
async function issueAnswer(
  context: CommandContext,
  matter: Matter,
  outcome: ObjectionOutcome,
  opinion: string,
): Promise<string> {
  const { tx, actor, today } = context
  const policy = await readPolicy(tx, actor.county, today)
  const kind = isRefusal(matter) ? 'refusal-decision' : 'termination-decision'
  const { documentId } = await issueDocument(context, policy, matter, 'objection-decision', {
    agency: { name: policy.pack.bureauName },
    applicants: await applicantsOf(context, matter),
    centre: policy.pack.centreName,
    objectedOn: matter.objectionOn,
    decisionTitle: isRefusal(matter) ? '不予法律援助决定书' : '终止法律援助决定书',
    decisionNumber: await readNumberOf(tx, actor.county, matter.id, kind),
    subject: subjectOf(matter),
    outcome,
    opinion,
  })
  return documentId
}

export const objectionOperations: Operations<typeof objection> = {
  async receiveObjection(context, { matterId, notifiedOn, reason }) {
    const { tx, actor, today } = context
    const matter = await loadMatter(tx, actor, matterId)
    requireStep(matter, 'receiveObjection', context)
    if (notifiedOn > today || (matter.endedOn && notifiedOn < matter.endedOn))
      throw new Refusal('invalid', '收到决定的日期应当在作出决定之后、今天以前，请核对', undefined, [
        { field: 'notifiedOn', message: '请核对日期' },
      ])
    const { onDay } = await readPolicy(tx, actor.county, today)
    const late = lateness(notifiedOn, today, onDay.objectionDays)
    const objected = await recordStep(context, matter, 'receiveObjection', {
      objectionOn: today,
      note: late ? `${reason}（${late}）` : reason,
    })
    return { ...moved(objected), dueOn: dueDate('objectionReview', today).on, late }
  },

  async upholdDecision(context, { matterId, opinion }) {
    const matter = await loadMatter(context.tx, context.actor, matterId)
    const upheld = await recordStep(context, matter, 'upholdDecision', { objectionOutcome: 'upheld', note: opinion })
    return moved(upheld, await issueAnswer(context, matter, 'upheld', opinion))
  },

  async orderCorrection(context, { matterId, opinion }) {
    const matter = await loadMatter(context.tx, context.actor, matterId)
    const corrected = await recordStep(context, matter, 'orderCorrection', {
      objectionOutcome: 'corrected',
      endedOn: null,
      // A refusal is decided anew by the centre; a termination falls away, and counsel is assigned again from today on.
      ...(isRefusal(matter)
        ? { decidedOn: null, deciderId: null, grounds: null }
        : { assignFrom: context.today, unitId: null, counselId: null, assignedOn: null, takenOn: null }),
      note: `${OBJECTION_OUTCOMES.corrected}：${opinion}`,
    })
    return moved(corrected, await issueAnswer(context, matter, 'corrected', opinion))
  },
}
