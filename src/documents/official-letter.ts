import { z } from 'zod'
import { text } from '#kernel/fields.ts'
import { cite } from './citation.ts'
import { counsel, letter, optionalText, people } from './facts.ts'
import { template } from './template.ts'

/** Presents the counsel to the court, procuratorate, police or arbitration commission that has the case. */
export const officialLetter = template({
  kind: 'official-letter',
  title: '法律援助公函',
  ministry: 13,
  basis: '法律援助法 第四十三条第一款',
  series: 'officialLetter',
  facts: z.object({
    ...letter,
    organ: text('办案机关'),
    /** How one writes to it: 贵院, 贵局, 贵委. */
    addressedAs: z.string().trim().min(1).default('贵单位').meta({ title: '称谓' }),
    recipients: people('受援人'),
    subject: text('案由', { long: true }),
    caseNumber: optionalText('案号'),
    stage: optionalText('案件阶段'),
    role: text('担任的诉讼地位'),
    decisionNumber: optionalText('给予法律援助决定书文号'),
    noticeTitle: optionalText('办案机关通知名称'),
    noticeNumber: optionalText('办案机关通知文号'),
    basis: z.string().default('法律援助法 第四十三条第一款').transform(cite).meta({ title: '指派依据' }),
    counsel: z.array(counsel).min(1, '请填写承办人'),
    contactPerson: optionalText('联系人'),
  }),
  typst: 'official-letter.typ',
})
