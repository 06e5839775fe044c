import { z } from 'zod'
import { caseFacts, listOf, optionalDay, optionalFen, optionalText } from './facts.ts'
import { template } from './template.ts'

export const subsidyApproval = template({
  kind: 'subsidy-approval',
  title: '办案补贴审批表',
  ministry: null,
  basis: '法律援助法 第五十二条',
  series: null,
  facts: z.object({
    ...caseFacts,
    manner: optionalText('结案方式'),
    closedOn: optionalDay('结案日期'),
    grade: optionalText('质量等次'),
    lines: listOf('补贴项目', {
      title: optionalText('项目'),
      amount: optionalFen('金额'),
      basis: optionalText('依据'),
    }),
    total: optionalFen('合计'),
    totalInWords: optionalText('大写'),
  }),
  typst: 'subsidy-approval.typ',
})
