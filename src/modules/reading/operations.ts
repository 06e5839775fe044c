import { Refusal } from '#kernel/refusal.ts'
import { acrossCounty, loadMatter } from '#modules/matter/store.ts'
import type { Operations } from '#platform/context.ts'
import type { reading } from './contract.ts'
import { openUntil } from './rules.ts'
import { listOpenings, listReadings, saveOpening } from './store.ts'

/** What an operation is called on screen: its own summary, given by the server that knows all contracts. */
export const readingOperations = (summaryOf: (operation: string) => string): Operations<typeof reading> => ({
  async openMatter({ tx, actor, now }, { matterId, reason }) {
    const until = openUntil(now)
    await saveOpening(tx, await loadMatter(tx, actor, matterId), actor, reason, now, until)
    return { until }
  },

  listOpenings: ({ db, actor }, { from, until }) => listOpenings(db, actor.county, from ?? null, until ?? null),

  async listReadings({ db, actor, vault }, { matterId, name, idNumber }) {
    if (!matterId && !name && !idNumber) throw new Refusal('invalid', '请填写姓名、公民身份号码，或者从案件页面打开')
    const of = {
      matterId: matterId ?? null,
      name: name ?? null,
      idNumbers: idNumber ? vault.indexes(actor.county, 'person.id_number', idNumber) : null,
    }
    // An auditor sees no matter; who looked at one is what an auditor is for.
    const found = await acrossCounty(db, () => listReadings(db, actor.county, of))
    return found.map((row) => ({ ...row, what: summaryOf(row.operation) }))
  },
})
