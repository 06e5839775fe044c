import { z } from 'zod'
import { caseFacts, listOf, optionalDay, optionalText } from './facts.ts'
import { template } from './template.ts'

export const progressRecord = template({
  kind: 'progress-record',
  title: '案件承办情况通报、报告记录',
  ministry: 14,
  basis: '办理法律援助案件程序规定 第三十条',
  series: null,
  facts: z.object({
    ...caseFacts,
    entries: listOf('记录', {
      on: optionalDay('日期'),
      manner: optionalText('方式'),
      to: optionalText('通报、报告对象'),
      content: optionalText('内容'),
    }),
  }),
  typst: 'progress-record.typ',
})
