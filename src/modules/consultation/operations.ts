import { type Actor, has } from '#kernel/actor.ts'
import { maskName, maskPhone } from '#kernel/mask.ts'
import { Refusal } from '#kernel/refusal.ts'
import { nextNumber } from '#modules/document/store.ts'
import { seenBy } from '#modules/matter/store.ts'
import { savePeople } from '#modules/person/store.ts'
import { readPolicy } from '#modules/policy/store.ts'
import type { Operations } from '#platform/context.ts'
import { ASKERS, type consultation } from './contract.ts'
import { type Consultation, findConsultation, findEarlier, listConsultations, saveConsultation } from './store.ts'

/** Who answers people recognises them by their names; who only counts them does not need to. */
const coveredFor =
  (actor: Actor) =>
  ({ idNumber: _idNumber, ...row }: Consultation) => ({
    ...row,
    name: row.name && !has(actor, ...ASKERS) ? maskName(row.name) : row.name,
    phone: row.phone && maskPhone(row.phone),
  })

export const consultationOperations: Operations<typeof consultation> = {
  async recordConsultation(context, { consultationId, name, phone, idNumber, satisfaction = null, ...stated }) {
    const { tx, actor, now, today } = context
    const policy = await readPolicy(tx, actor.county, today)
    const [personId = null] = name ? await savePeople(context, [{ name, phone, idNumber }]) : []
    const number = await nextNumber(context, policy, 'consultation')
    await saveConsultation(
      tx,
      actor,
      { ...stated, id: consultationId, number, personId, satisfaction, happenedOn: today },
      now,
    )
    return { consultationId, number }
  },

  async listConsultations(context, filter) {
    const { total, rows } = await listConsultations(context, context.actor, filter)
    return { total, rows: rows.map(coveredFor(context.actor)) }
  },

  async readConsultation(context, { consultationId }) {
    const found = await findConsultation(context, context.actor, consultationId)
    if (!found) throw new Refusal('not_found', '没有这条咨询，或者不在您的办理范围内；请从咨询台账中打开')
    return found
  },

  findSimilarConsultations: ({ db, actor, vault }, { name, phone }) =>
    findEarlier(db, actor, name, phone ? vault.indexes(actor.county, 'person.phone', phone) : null, seenBy(actor)),
}
