import { readLimits } from '#modules/policy/store.ts'
import type { Operations } from '#platform/context.ts'
import type { matter } from './contract.ts'
import { asRow, listAllMatters, listMatters } from './list.ts'
import { CLOCKED, moved } from './rules.ts'
import { loadMatter, recordTakeBack } from './store.ts'

export const matterOperations: Operations<typeof matter> = {
  async takeBackStep(context, { matterId, note = null }) {
    const matter = await loadMatter(context.tx, context.actor, matterId)
    return moved(await recordTakeBack(context, matter, note))
  },

  async listMatters({ db, actor, today }, { page, size, lateOnly, ...filter }) {
    const limits = await readLimits(db, actor.county, today)
    if (!lateOnly) {
      const { total, rows } = await listMatters(db, actor, filter, page, size)
      return { total, rows: rows.map((row) => asRow(row, today, limits)) }
    }
    // Lateness is computed, never stored; only matters whose clock runs are looked at.
    const states = filter.states?.filter((state) => CLOCKED.includes(state)) ?? CLOCKED
    const late = (await listAllMatters(db, actor, { ...filter, states }))
      .map((row) => asRow(row, today, limits))
      .filter(({ due }) => due?.late)
    return { total: late.length, rows: late.slice((page - 1) * size, page * size) }
  },
}
