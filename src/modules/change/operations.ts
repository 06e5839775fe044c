import { dueDate } from '#law/deadlines.ts'
import { CHANGE_GROUNDS } from '#law/terms.ts'
import { applicantsOf } from '#modules/application/operations.ts'
import { readCounselCard } from '#modules/assignment/store.ts'
import { issueDocument, readNumberOf } from '#modules/document/store.ts'
import { moved, subjectOf } from '#modules/matter/rules.ts'
import { holdMatter, loadMatter, recordStep, requireStep } from '#modules/matter/store.ts'
import { tellOrgans } from '#modules/notice/operations.ts'
import { readPolicy } from '#modules/policy/store.ts'
import type { Operations } from '#platform/context.ts'
import type { change } from './contract.ts'

/** Nobody handles the matter any more; who did stays in its story. */
const RELEASED = {
  unitId: null,
  counselId: null,
  assignedOn: null,
  answerDueOn: null,
  takenOn: null,
  changeAskedOn: null,
} as const

export const changeOperations: Operations<typeof change> = {
  async askChange(context, { matterId, ground, explanation }) {
    const { tx, actor, today } = context
    const matter = await loadMatter(tx, actor, matterId)
    const asked = await recordStep(context, matter, 'askChange', {
      changeAskedOn: today,
      note: `${CHANGE_GROUNDS[ground]}：${explanation}`,
    })
    return { ...moved(asked), dueOn: dueDate('counselChange', today).on }
  },

  async changeCounsel(context, { matterId, opinion }) {
    const { tx, actor, today } = context
    const matter = await loadMatter(tx, actor, matterId)
    requireStep(matter, 'changeCounsel', context)
    const before = await readCounselCard(tx, actor.county, matter.counselId as string)
    // The three days to assign run anew: the person must not be without counsel for longer than after a decision.
    const released = await recordStep(context, matter, 'changeCounsel', {
      ...RELEASED,
      assignFrom: today,
      note: opinion,
    })
    const policy = await readPolicy(tx, actor.county, today)
    const { documentId } = await issueDocument(context, policy, matter, 'change-notice', {
      unit: before.unit,
      recipients: await applicantsOf(context, matter),
      subject: subjectOf(matter),
      assignmentNumber: await readNumberOf(tx, actor.county, matterId, 'assignment-notice'),
      counsel: before.name,
      reason: opinion,
    })
    await tellOrgans(context, matterId, 'counsel.withdrawn', { counsel: { name: before.name, unit: before.unit } })
    return moved(released, documentId)
  },

  async keepCounsel(context, { matterId, opinion }) {
    const matter = await loadMatter(context.tx, context.actor, matterId)
    return moved(await recordStep(context, matter, 'keepCounsel', { changeAskedOn: null, note: opinion }))
  },

  async refuseCounsel(context, { matterId, reason }) {
    const matter = await loadMatter(context.tx, context.actor, matterId)
    await holdMatter(context.tx, matterId)
    requireStep(matter, 'refuseCounsel', context)
    const before = await readCounselCard(context.tx, context.actor.county, matter.counselId as string)
    const released = await recordStep(context, matter, 'refuseCounsel', {
      ...RELEASED,
      counselRefusals: matter.counselRefusals + 1,
      assignFrom: context.today,
      note: reason,
    })
    await tellOrgans(context, matterId, 'counsel.withdrawn', { counsel: { name: before.name, unit: before.unit } })
    return moved(released)
  },
}
