import { applicantsOf } from '#modules/application/operations.ts'
import { issueDocument } from '#modules/document/store.ts'
import { moved, resumed, subjectOf } from '#modules/matter/rules.ts'
import { loadMatter, recordStep } from '#modules/matter/store.ts'
import { readPolicy } from '#modules/policy/store.ts'
import type { Operations } from '#platform/context.ts'
import type { cooperation } from './contract.ts'

export const cooperationOperations: Operations<typeof cooperation> = {
  async requestCooperation(context, { matterId, to, situation, toCheck, answerBy = null }) {
    const { tx, actor, today } = context
    const matter = await loadMatter(tx, actor, matterId)
    const asked = await recordStep(context, matter, 'requestCooperation', {
      cooperationFrom: today,
      note: `请${to}核查：${toCheck}`,
    })
    const policy = await readPolicy(tx, actor.county, today)
    const { documentId } = await issueDocument(context, policy, matter, 'cooperation-letter', {
      to,
      applicants: await applicantsOf(context, matter),
      subject: subjectOf(matter),
      situation,
      toCheck: toCheck.split('\n').filter((line) => line.trim() !== ''),
      answerBy,
      contactPerson: actor.name,
    })
    return moved(asked, documentId)
  },

  async receiveCooperation(context, { matterId, answer }) {
    const matter = await loadMatter(context.tx, context.actor, matterId)
    return moved(
      await recordStep(context, matter, 'receiveCooperation', { ...resumed(matter, context.today), note: answer }),
    )
  },
}
