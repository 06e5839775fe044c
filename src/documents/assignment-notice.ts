import { z } from 'zod'
import { text } from '#kernel/fields.ts'
import { cite } from './citation.ts'
import { counsel, items, letter, optionalDay, optionalText, people } from './facts.ts'
import { template } from './template.ts'

export const assignmentNotice = template({
  kind: 'assignment-notice',
  title: '指派通知书',
  ministry: 11,
  basis: '法律援助法 第四十三条第一款',
  series: 'assignment',
  facts: z.object({
    ...letter,
    unit: text('承办单位'),
    recipients: people('受援人'),
    recipientPhone: optionalText('受援人联系电话'),
    subject: text('援助事项', { long: true }),
    aidForm: text('援助形式'),
    stage: optionalText('案件阶段'),
    organ: optionalText('办案机关'),
    decisionNumber: optionalText('给予法律援助决定书文号'),
    /** Where an agency's notice, not an application, made the centre assign. */
    noticeNumber: optionalText('办案机关通知文号'),
    noticeFrom: optionalText('通知机关'),
    basis: z.string().default('法律援助法 第四十三条第一款').transform(cite).meta({ title: '指派依据' }),
    counsel: z.array(counsel).default([]),
    signBy: optionalDay('办理委托手续期限'),
    requirements: items('其他要求').default([]),
    enclosures: items('附件').default([]),
    contactPerson: optionalText('联系人'),
  }),
  typst: 'assignment-notice.typ',
})
