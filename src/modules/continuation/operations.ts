import { daysBetween } from '#kernel/plain-date.ts'
import { Refusal } from '#kernel/refusal.ts'
import { dueDate } from '#law/deadlines.ts'
import { applicantsOf, requireLine } from '#modules/application/operations.ts'
import { listMaterials } from '#modules/application/store.ts'
import { issueDocument, nextNumber } from '#modules/document/store.ts'
import { EMPTY_MATTER, type Matter, moved, resumed, subjectOf } from '#modules/matter/rules.ts'
import { loadMatter, recordReceipt, recordStep } from '#modules/matter/store.ts'
import { readPolicy } from '#modules/policy/store.ts'
import type { Operations } from '#platform/context.ts'
import type { continuation } from './contract.ts'
import { judgeNextStage } from './rules.ts'
import { copyPeopleAndPapers, findFollowing } from './store.ts'

export const continuationOperations: Operations<typeof continuation> = {
  async openNextStage(context, input) {
    const { tx, actor, today } = context
    const { previousId, matterId, stage, form, situation } = input
    // Locked: of two windows that press at once the second finds what the first has opened.
    const previous = await loadMatter(tx, actor, previousId)
    const { agency = null, agencyCounty = null, noticeNumber = null, limitationOn = null } = input
    const obstacle = judgeNextStage(
      previous,
      stage,
      noticeNumber,
      await findFollowing(tx, actor.county, previousId, stage),
    )
    if (obstacle) throw new Refusal('not_now', obstacle.text, obstacle.basis)
    const policy = await readPolicy(tx, actor.county, today)
    const { kind, cause, subject, groups, source, noticeReason, recipients, causeCounty, graveSentence } = previous
    const { askedGender, language, askedCounsel } = previous
    requireLine({ kind, cause, form, stage })
    const matter: Matter = {
      ...EMPTY_MATTER,
      ...{ kind, cause, subject, groups, source, noticeReason, recipients, causeCounty, graveSentence },
      ...{ askedGender, language, askedCounsel },
      county: actor.county,
      id: matterId,
      number: await nextNumber(context, policy, 'matter'),
      state: 'received',
      version: 1,
      previousId,
      form,
      stage,
      story: situation,
      noticeNumber,
      agency,
      agencyCounty,
      limitationOn,
      consultationId: null,
      organisationId: actor.organisationId,
      receivedOn: today,
      meansFacts: previous.meansFacts,
    }
    await recordReceipt(context, matter)
    await copyPeopleAndPapers(tx, actor.county, previousId, matterId)
    const receipt = { matterId, number: matter.number }
    if (noticeReason) return { ...receipt, documentId: null, dueOn: dueDate('assignmentOnNotice', today).on }
    const dueOn = dueDate('review', today).on
    const { documentId } = await issueDocument(context, policy, matter, 'material-receipt', {
      applicants: await applicantsOf(context, matter),
      applicationNumber: matter.number,
      subject: subjectOf(matter),
      receivedOn: today,
      materials: (await listMaterials(tx, actor.county, matterId)).map(({ title, pages, original }) => ({
        name: `${title}（沿用${previous.number}卷）`,
        form: original ? '原件' : '复印件',
        copies: 1,
        pages,
      })),
      receivedBy: actor.name,
      reviewBy: dueOn,
    })
    return { ...receipt, documentId, dueOn }
  },

  async reopenApplication(context, { matterId, reason }) {
    const { tx, actor, today } = context
    const matter = await loadMatter(tx, actor, matterId)
    const { stoppedDays, ...restarted } = resumed(matter, today)
    // The days on which the matter lay ended are nobody's; a supplement's pause reaches to today by itself.
    const lay = matter.supplementFrom || !matter.endedOn ? 0 : daysBetween(matter.endedOn, today)
    return moved(
      await recordStep(context, matter, 'reopen', {
        ...restarted,
        stoppedDays: stoppedDays + lay,
        endedOn: null,
        forwardedTo: null,
        note: reason,
      }),
    )
  },
}
