import { z } from 'zod'
import { caseFacts, optionalDay, optionalText } from './facts.ts'
import { template } from './template.ts'

export const qualityTable = template({
  kind: 'quality-table',
  title: '案件质量评查表',
  ministry: null,
  basis: '法律援助法 第五十七条',
  series: null,
  facts: z.object({
    ...caseFacts,
    closedOn: optionalDay('结案日期'),
    grade: optionalText('评查等次'),
  }),
  typst: 'quality-table.typ',
})
