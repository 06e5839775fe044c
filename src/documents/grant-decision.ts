import { z } from 'zod'
import { text } from '#kernel/fields.ts'
import { letter, optionalDay, optionalText, people, reasons } from './facts.ts'
import { template } from './template.ts'

export const grantDecision = template({
  kind: 'grant-decision',
  title: '给予法律援助决定书',
  ministry: 9,
  basis: '法律援助法 第四十三条第一款',
  series: 'grant',
  facts: z.object({
    ...letter,
    applicants: people('受援人'),
    appliedOn: optionalDay('申请日期'),
    subject: text('援助事项', { long: true }),
    grounds: reasons('给予法律援助的理由'),
    aidForm: text('援助形式'),
    stage: optionalText('案件阶段'),
    organ: optionalText('办案机关'),
    providedInAdvanceOn: optionalDay('先行提供日期'),
  }),
  typst: 'grant-decision.typ',
})
