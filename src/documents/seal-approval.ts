import { z } from 'zod'
import { optionalCount, optionalDay, optionalText, paper } from './facts.ts'
import { template } from './template.ts'

export const sealApproval = template({
  kind: 'seal-approval',
  title: '用印审批单',
  ministry: null,
  basis: '国务院关于国家行政机关和企业事业单位社会团体印章管理的规定',
  series: null,
  facts: z.object({
    ...paper,
    seal: optionalText('印章'),
    documentTitle: optionalText('用印文书'),
    documentNumber: optionalText('文号'),
    copies: optionalCount('份数'),
    reason: optionalText('用印事由'),
    askedBy: optionalText('申请人'),
    askedOn: optionalDay('申请日期'),
    decidedBy: optionalText('批准人'),
    decidedOn: optionalDay('批准日期'),
    keeper: optionalText('印章保管人'),
  }),
  typst: 'seal-approval.typ',
})
