import { Refusal } from '#kernel/refusal.ts'
import { applicantsOf } from '#modules/application/operations.ts'
import { issueDocument } from '#modules/document/store.ts'
import { moved, resumed, subjectOf } from '#modules/matter/rules.ts'
import { loadMatter, recordStep } from '#modules/matter/store.ts'
import { readPolicy } from '#modules/policy/store.ts'
import type { Operations } from '#platform/context.ts'
import type { cooperation } from './contract.ts'
import { listCooperation, saveAnswer, saveCooperation } from './store.ts'

export const cooperationOperations: Operations<typeof cooperation> = {
  async listCooperation(context) {
    const letters = await listCooperation(context, context.actor.county)
    return letters.map((letter) => ({
      ...letter,
      isLate: letter.answeredOn === null && letter.dueOn !== null && letter.dueOn < context.today,
    }))
  },

  async recordCooperation(context, { cooperationId, askedBy, about, letterNumber = null, dueOn = null }) {
    await saveCooperation(context, { id: cooperationId, askedBy, about, letterNumber, dueOn })
    return { cooperationId }
  },

  async answerCooperation(context, { cooperationId, outcome, answer }) {
    if (!(await saveAnswer(context, { id: cooperationId, outcome, answer })))
      throw new Refusal('not_found', '没有这件协作来函，或者已经答复过，请从台账中打开')
    return { cooperationId }
  },

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
