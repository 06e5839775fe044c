import { Refusal } from '#kernel/refusal.ts'
import { dueDate } from '#law/deadlines.ts'
import { AID_FORMS, NOTICE_REASONS, STAGES } from '#law/terms.ts'
import { applicantsOf } from '#modules/application/operations.ts'
import { issueDocument, readNumberOf } from '#modules/document/store.ts'
import { assignmentDuty, type Matter, moved, subjectOf } from '#modules/matter/rules.ts'
import { holdMatter, loadMatter, readMatter, recordStep, requireStep } from '#modules/matter/store.ts'
import { readPolicy } from '#modules/policy/store.ts'
import type { Operations } from '#platform/context.ts'
import type { assignment } from './contract.ts'
import { addressOf, judgeFitness, rankCounsel } from './rules.ts'
import { listCandidates, loadCounsel, readCounselCard } from './store.ts'

const basisOf = ({ noticeReason }: Matter) => (noticeReason ? '法律援助法 第三十六条' : '法律援助法 第四十三条第一款')

export const assignmentOperations: Operations<typeof assignment> = {
  async listCandidates({ db, actor, today }, { matterId }) {
    const matter = await readMatter(db, actor, matterId)
    const { onDay } = await readPolicy(db, actor.county, today)
    return rankCounsel(matter, await listCandidates(db, matter, today), onDay.loadLimit, today).map(
      ({ counsel, unfitBecause }) => ({
        counselId: counsel.id,
        name: counsel.name,
        kind: counsel.kind,
        unit: counsel.unit,
        openMatters: counsel.openMatters,
        lastYear: counsel.lastYear,
        unfitBecause,
      }),
    )
  },

  async assignCounsel(context, { matterId, counselId, reason = null }) {
    const { tx, actor, today } = context
    const matter = await loadMatter(tx, actor, matterId)
    requireStep(matter, 'assign', context)
    const policy = await readPolicy(tx, actor.county, today)
    const counsel = await loadCounsel(tx, matter, counselId, today)
    const { unfitBecause } = judgeFitness(matter, counsel, policy.onDay.loadLimit, today)
    if (unfitBecause.length > 0)
      throw new Refusal(
        'not_now',
        `不能指派${counsel.name}：${unfitBecause.map(({ text }) => text).join('；')}；请从可以指派的人员中选择`,
        unfitBecause.map(({ basis }) => basis).join('；'),
      )
    const duty = assignmentDuty(matter)
    const due = dueDate(duty.name, duty.from)
    const assigned = await recordStep(context, matter, 'assign', {
      assignFrom: null,
      assignedOn: today,
      unitId: counsel.unitId,
      counselId,
      takenOn: null,
      note: reason,
    })
    const recipients = await applicantsOf(context, matter)
    const { documentId } = await issueDocument(context, policy, matter, 'assignment-notice', {
      unit: counsel.unit,
      recipients,
      recipientPhone: recipients[0]?.phone,
      subject: subjectOf(matter),
      aidForm: AID_FORMS[matter.form],
      stage: STAGES[matter.stage],
      organ: matter.agency,
      decisionNumber: await readNumberOf(tx, actor.county, matterId, 'grant-decision'),
      noticeNumber: matter.noticeNumber,
      noticeFrom: matter.noticeReason ? matter.agency : null,
      basis: basisOf(matter),
      counsel: [await readCounselCard(tx, actor.county, counselId)],
      signBy: dueDate('agreement', today).on,
      contactPerson: actor.name,
    })
    return { ...moved(assigned, documentId), dueOn: due.on, late: today > due.on }
  },

  async takeAssignment(context, { matterId }) {
    const { tx, actor, today } = context
    const matter = await loadMatter(tx, actor, matterId)
    requireStep(matter, 'takeAssignment', context)
    const taken = await recordStep(context, matter, 'takeAssignment', { takenOn: today })
    if (!matter.agency) return moved(taken)
    const { agency } = matter
    const policy = await readPolicy(tx, actor.county, today)
    const { documentId } = await issueDocument(context, policy, matter, 'official-letter', {
      organ: agency,
      addressedAs: addressOf(agency),
      recipients: await applicantsOf(context, matter),
      subject: subjectOf(matter),
      stage: STAGES[matter.stage],
      role: matter.form === 'criminalDefence' ? '辩护人' : '委托代理人',
      decisionNumber: await readNumberOf(tx, actor.county, matterId, 'grant-decision'),
      noticeTitle: matter.noticeReason ? `通知（${NOTICE_REASONS[matter.noticeReason]}）` : null,
      noticeNumber: matter.noticeNumber,
      basis: basisOf(matter),
      counsel: [await readCounselCard(tx, actor.county, matter.counselId as string)],
    })
    return moved(taken, documentId)
  },

  async declineAssignment(context, { matterId, reason }) {
    const matter = await loadMatter(context.tx, context.actor, matterId)
    await holdMatter(context.tx, matterId)
    return moved(
      await recordStep(context, matter, 'declineAssignment', {
        unitId: null,
        counselId: null,
        assignedOn: null,
        note: reason,
      }),
    )
  },
}
