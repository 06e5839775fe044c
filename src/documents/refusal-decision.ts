import { z } from 'zod'
import { text } from '#kernel/fields.ts'
import { letter, office, optionalDay, people, reasons } from './facts.ts'
import { template } from './template.ts'

/** Every reason with its article, and the way to object: a refusal that hides either cannot stand. */
export const refusalDecision = template({
  kind: 'refusal-decision',
  title: '不予法律援助决定书',
  ministry: 10,
  basis: '法律援助法 第四十三条第一款',
  series: 'refusal',
  facts: z.object({
    ...letter,
    applicants: people('申请人'),
    appliedOn: optionalDay('申请日期'),
    subject: text('申请事项', { long: true }),
    reasons: reasons('不予法律援助的理由'),
    bureau: office('司法行政部门'),
  }),
  typst: 'refusal-decision.typ',
})
