import { z } from 'zod'
import { caseFacts, listOf, optionalCount, optionalDay, optionalText } from './facts.ts'
import { template } from './template.ts'

export const serviceReceipt = template({
  kind: 'service-receipt',
  title: '送达回证',
  ministry: 22,
  basis: '办理法律援助案件程序规定 第二十条',
  series: null,
  facts: z.object({
    ...caseFacts,
    documents: listOf('送达的文书', {
      title: optionalText('文书名称'),
      number: optionalText('文号'),
      copies: optionalCount('份数'),
      manner: optionalText('送达方式'),
      receiver: optionalText('签收人'),
      servedOn: optionalDay('送达日期'),
      note: optionalText('备注'),
    }),
    receiver: optionalText('受送达人'),
    address: optionalText('送达地址'),
  }),
  typst: 'service-receipt.typ',
})
