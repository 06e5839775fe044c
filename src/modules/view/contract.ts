import { z } from 'zod'
import { id, text } from '#kernel/fields.ts'
import { command, query } from '#kernel/operation.ts'

const list = z.enum(['matters', 'consultations', 'dossiers', 'notices', 'papers'])
const viewId = id('视图')

/** A list as one person likes to look at it: a name for its filter, columns and order. Whose it is, is who asks. */
export const view = {
  listViews: query({
    path: '/views/:list',
    summary: '我为一种台账保存的视图',
    roles: 'anyone',
    input: z.strictObject({ list }),
    output: z.array(z.object({ id: z.uuid(), name: z.string(), filter: z.string() })),
  }),
  saveView: command({
    path: '/views/:list/save',
    summary: '保存台账视图（筛选条件和列）；同名的替换',
    roles: 'anyone',
    input: z.strictObject({
      viewId,
      list,
      name: text('视图名称', { max: 30, help: '例如：本月收到的农民工案件' }),
      // Codes and days only: a name that was searched for has no business in an filter.
      filter: z
        .string()
        .max(500)
        .regex(/^[\w=&,.-]*$/, '筛选条件里有不能保存的内容，请清除后重试'),
    }),
    output: z.object({ viewId: z.uuid() }),
  }),
  dropView: command({
    path: '/views/:list/:viewId/drop',
    summary: '删除保存的视图',
    roles: 'anyone',
    input: z.strictObject({ list, viewId }),
    output: z.object({}),
  }),
}
