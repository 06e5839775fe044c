import { DOCUMENTS } from '#documents/index.ts'
import { Refusal } from '#kernel/refusal.ts'
import { readMatter } from '#modules/matter/store.ts'
import { readPolicy } from '#modules/policy/store.ts'
import { requireTask } from '#modules/reading/store.ts'
import type { Operations } from '#platform/context.ts'
import type { service } from './contract.ts'
import { faultsOf, serveBy, TO_BE_SERVED } from './rules.ts'
import { listServices, listUnserved, loadDocument, saveService } from './store.ts'

export const serviceOperations: Operations<typeof service> = {
  async recordService({ tx, actor, now, today }, { documentId, serviceId, ...form }) {
    const found = await loadDocument(tx, actor, documentId)
    if (!found) throw new Refusal('not_found', '没有这份文书，或者不在您的办理范围内；请从案件页面打开')
    if (found.voidedOn) throw new Refusal('not_now', '这份文书已经作废，请送达替代的文书')
    const faults = faultsOf(form, found.issuedOn, today)
    if (faults.length > 0)
      throw new Refusal(
        'invalid',
        faults.map(({ message }) => message).join('；'),
        '办理法律援助案件程序规定 第二十条（待确认）',
        faults,
      )
    const { manner, servedOn, receiver, note = null } = form
    await saveService(tx, actor, { id: serviceId, documentId, manner, servedOn, receiver, note }, now)
    return { serviceId }
  },

  async listServices({ db, actor, now }, { matterId }) {
    await requireTask(db, actor, await readMatter(db, actor, matterId), now)
    return listServices(db, actor.county, matterId)
  },

  async listUnserved({ db, actor, today }) {
    const { onDay } = await readPolicy(db, actor.county, today)
    return (await listUnserved(db, actor, TO_BE_SERVED, today)).map(({ kind, ...row }) => {
      const by = serveBy(row.issuedOn, onDay.serviceDays)
      return { ...row, title: DOCUMENTS[kind].title, serveBy: by, isLate: by !== null && today > by }
    })
  },
}
