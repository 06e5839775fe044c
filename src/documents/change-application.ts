import { z } from 'zod'
import { caseFacts, optionalCount, optionalDay, optionalText, signatory } from './facts.ts'
import { template } from './template.ts'

export const changeApplication = template({
  kind: 'change-application',
  title: '更换法律援助人员申请表',
  ministry: 16,
  basis: '法律援助法 第五十五条',
  series: null,
  facts: z.object({
    ...caseFacts,
    ...signatory,
    reason: optionalText('申请理由'),
    evidencePages: optionalCount('证据页数'),
    askedOn: optionalDay('申请日期'),
    opinion: optionalText('审核意见'),
    decision: optionalText('审批意见'),
  }),
  typst: 'change-application.typ',
})
