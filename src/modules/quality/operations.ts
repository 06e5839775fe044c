import { loadMatter, recordStep } from '#modules/matter/store.ts'
import type { Operations } from '#platform/context.ts'
import type { quality } from './contract.ts'

export const qualityOperations: Operations<typeof quality> = {
  async gradeMatter(context, { matterId, grade, opinion }) {
    const matter = await loadMatter(context.tx, context.actor, matterId)
    const { state } = await recordStep(context, matter, 'grade', { grade, note: opinion })
    return { matterId, state, documentId: null }
  },
}
