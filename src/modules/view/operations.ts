import { Refusal } from '#kernel/refusal.ts'
import type { Operations } from '#platform/context.ts'
import type { view } from './contract.ts'
import { countOthers, dropView, listViews, saveView } from './store.ts'

const MOST = 50

export const viewOperations: Operations<typeof view> = {
  listViews: ({ db, actor }, { list }) => listViews(db, actor, list),
  async saveView({ tx, actor }, { viewId, list, name, filter }) {
    if ((await countOthers(tx, actor, list, name)) >= MOST)
      throw new Refusal('not_now', `最多保存 ${MOST} 个视图；请先删除不用的，再保存`)
    return saveView(tx, actor, list, { id: viewId, name, filter })
  },
  async dropView({ tx, actor }, { list, viewId }) {
    const dropped = await dropView(tx, actor, list, viewId)
    if (dropped.length === 0) throw new Refusal('not_now', '没有这个视图，可能已经删除；请刷新页面')
    return {}
  },
}
