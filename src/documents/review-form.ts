import { z } from 'zod'
import { caseFacts, choices, listOf, optionalDay, optionalText } from './facts.ts'
import { template } from './template.ts'

export const reviewForm = template({
  kind: 'review-form',
  title: '法律援助审查表',
  ministry: 8,
  basis: '法律援助法 第四十三条',
  series: null,
  facts: z.object({
    ...caseFacts,
    source: optionalText('申请方式'),
    receivedOn: optionalDay('收到日期'),
    acceptedOn: optionalDay('受理日期'),
    groups: choices('人群类别'),
    meansProof: optionalText('经济困难的认定'),
    advice: listOf('审查要点', {
      question: optionalText('审查事项'),
      verdict: optionalText('结论'),
      reason: optionalText('理由'),
    }),
    reviewer: optionalText('审查人'),
    opinion: optionalText('审查意见'),
    decision: optionalText('审批意见'),
    grounds: listOf('理由', { text: optionalText('理由'), basis: optionalText('依据') }),
    decider: optionalText('审批人'),
    decidedOn: optionalDay('审批日期'),
  }),
  typst: 'review-form.typ',
})
