import { z } from 'zod'
import { text } from '#kernel/fields.ts'
import { letter, optionalDay, optionalText, people } from './facts.ts'
import { template } from './template.ts'

/** The bureau's answer to an objection; what is upheld can still be taken to reconsideration or to court. */
export const objectionDecision = template({
  kind: 'objection-decision',
  title: '法律援助异议审查决定书',
  ministry: 20,
  basis: '法律援助法 第四十九条',
  series: 'objection',
  facts: z.object({
    ...letter,
    applicants: people('异议人'),
    centre: text('法律援助机构'),
    objectedOn: optionalDay('提出异议日期'),
    decisionTitle: text('原决定书名称'),
    decisionNumber: optionalText('原决定书文号'),
    subject: text('申请事项', { long: true }),
    outcome: z.enum(['upheld', 'corrected']),
    opinion: text('审查理由', { long: true }),
  }),
  typst: 'objection-decision.typ',
})
