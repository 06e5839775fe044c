import { z } from 'zod'
import { caseFacts, signatory } from './facts.ts'
import { template } from './template.ts'

export const counselAgreement = template({
  kind: 'counsel-agreement',
  title: '委托代理、辩护协议',
  ministry: 12,
  basis: '办理法律援助案件程序规定 第二十七条',
  series: null,
  facts: z.object({
    ...caseFacts,
    ...signatory,
  }),
  typst: 'counsel-agreement.typ',
})
