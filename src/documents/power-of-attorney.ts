import { z } from 'zod'
import { caseFacts, optionalText, signatory } from './facts.ts'
import { template } from './template.ts'

export const powerOfAttorney = template({
  kind: 'power-of-attorney',
  title: '授权委托书',
  ministry: 3,
  basis: '办理法律援助案件程序规定 第二十七条',
  series: null,
  facts: z.object({
    ...caseFacts,
    ...signatory,
    role: optionalText('诉讼地位'),
    scope: optionalText('代理权限'),
    hasSpecial: z.boolean().nullable().default(null),
  }),
  typst: 'power-of-attorney.typ',
})
