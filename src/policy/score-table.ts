import { z } from 'zod'
import { count, text } from '#kernel/fields.ts'

const from = (title: string) => count(title).max(1000)

/**
 * What a closed matter is scored on, and from how many points each grade begins. Neither the indicators nor the cut-offs of the
 * ministry's standards (SF/T 0085—2020) were seen in print, and places differ: all of it is the county's to set.
 */
export const scoreTable = z
  .object({
    name: text('评分表名称'),
    items: z
      .array(z.object({ text: text('指标'), points: count('分值').min(1).max(1000) }))
      .min(1)
      .meta({ title: '指标' }),
    excellentFrom: from('优秀：不低于（分）'),
    goodFrom: from('良好：不低于（分）'),
    qualifiedFrom: from('合格：不低于（分）'),
  })
  .superRefine(({ items, excellentFrom, goodFrom, qualifiedFrom }, context) => {
    const total = items.reduce((sum, { points }) => sum + points, 0)
    const fault = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    if (excellentFrom > total) fault('excellentFrom', `各项合计 ${total} 分，优秀的起点不能高于合计`)
    if (goodFrom >= excellentFrom) fault('goodFrom', '良好的起点应低于优秀')
    if (qualifiedFrom >= goodFrom) fault('qualifiedFrom', '合格的起点应低于良好')
  })
export type ScoreTable = z.output<typeof scoreTable>
