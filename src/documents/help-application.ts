import { z } from 'zod'
import { caseFacts, choices, optionalDay, optionalText, signatory } from './facts.ts'
import { template } from './template.ts'

export const helpApplication = template({
  kind: 'help-application',
  title: '法律帮助申请表',
  ministry: 23,
  basis: '刑事诉讼法 第三十六条',
  series: null,
  facts: z.object({
    ...caseFacts,
    ...signatory,
    charge: optionalText('涉嫌罪名'),
    heldIn: optionalText('羁押场所'),
    guiltyPlea: z.boolean().nullable().default(null),
    kinds: choices('申请事项'),
    appliedOn: optionalDay('申请日期'),
  }),
  typst: 'help-application.typ',
})
