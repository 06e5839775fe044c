import { z } from 'zod'
import { text } from '#kernel/fields.ts'
import { items, letter, office, optionalDay, optionalText, people, reasons } from './facts.ts'
import { template } from './template.ts'

export const terminationDecision = template({
  kind: 'termination-decision',
  title: '终止法律援助决定书',
  ministry: 18,
  basis: '法律援助法 第四十八条',
  series: 'termination',
  facts: z.object({
    ...letter,
    recipients: people('受援人'),
    subject: text('援助事项', { long: true }),
    grantNumber: optionalText('给予法律援助决定书文号'),
    grantedOn: optionalDay('给予法律援助日期'),
    grounds: reasons('终止法律援助的情形'),
    explanation: optionalText('事实说明'),
    bureau: office('司法行政部门'),
    copies: items('抄送单位').default([]),
  }),
  typst: 'termination-decision.typ',
})
