import { z } from 'zod'
import { caseFacts, optionalDay, optionalText, signatory } from './facts.ts'
import { template } from './template.ts'

export const returnVisit = template({
  kind: 'return-visit',
  title: '受援人回访记录表',
  ministry: 32,
  basis: '法律援助文书格式（2023）',
  series: null,
  facts: z.object({
    ...caseFacts,
    ...signatory,
    closedOn: optionalDay('结案日期'),
    result: optionalText('办理结果'),
  }),
  typst: 'return-visit.typ',
})
