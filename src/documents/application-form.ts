import { z } from 'zod'
import {
  caseFacts,
  choices,
  listOf,
  optionalCount,
  optionalDay,
  optionalFen,
  optionalText,
  signatory,
} from './facts.ts'
import { template } from './template.ts'

export const applicationForm = template({
  kind: 'application-form',
  title: '法律援助申请表',
  ministry: 2,
  basis: '法律援助法 第四十一条',
  series: null,
  facts: z.object({
    ...caseFacts,
    ...signatory,
    ethnicGroup: optionalText('民族'),
    groups: choices('人群类别'),
    agent: z
      .object({ ...signatory, relation: optionalText('与申请人的关系') })
      .nullish()
      .default(null),
    others: optionalText('共同申请人'),
    opponentRelation: optionalText('与对方当事人的关系'),
    claim: optionalFen('请求金额'),
    story: optionalText('案情及请求'),
    materials: listOf('提交的材料', {
      title: optionalText('材料名称'),
      pages: optionalCount('页数'),
      form: optionalText('原件或者复印件'),
    }),
    receivedOn: optionalDay('收到日期'),
  }),
  typst: 'application-form.typ',
})
