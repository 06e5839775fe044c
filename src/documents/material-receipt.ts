import { z } from 'zod'
import { day, text } from '#kernel/fields.ts'
import { items, optionalCount, optionalDay, optionalText, paper, people } from './facts.ts'
import { template } from './template.ts'

export const materialReceipt = template({
  kind: 'material-receipt',
  title: '申请材料接收凭证',
  ministry: 5,
  basis: '法律援助法 第四十三条',
  series: null,
  facts: z.object({
    ...paper,
    applicants: people('申请人'),
    applicationNumber: optionalText('申请编号'),
    subject: optionalText('申请事项'),
    receivedOn: day('接收日期'),
    materials: z
      .array(
        z.object({
          name: text('材料名称'),
          form: optionalText('原件或者复印件'),
          copies: optionalCount('份数'),
          pages: optionalCount('页数'),
          note: optionalText('备注'),
        }),
      )
      .min(1, '请填写接收的材料'),
    handedInBy: optionalText('提交人'),
    receivedBy: optionalText('接收人'),
    reviewBy: optionalDay('审查期限届满日'),
    remarks: items('说明').default([]),
  }),
  typst: 'material-receipt.typ',
})
