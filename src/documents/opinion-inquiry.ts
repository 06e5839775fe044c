import { z } from 'zod'
import { text } from '#kernel/fields.ts'
import { items, letter, optionalDay, optionalText } from './facts.ts'
import { template } from './template.ts'

/** Asks the organ that had the matter what it thought of the work; the quality review reads the answer. */
export const opinionInquiry = template({
  kind: 'opinion-inquiry',
  title: '征询办案机关意见函',
  ministry: 31,
  basis: '法律援助文书格式（2023）',
  series: 'officialLetter',
  facts: z.object({
    ...letter,
    to: text('办案机关'),
    recipients: optionalText('受援人'),
    subject: optionalText('案由'),
    caseNumber: optionalText('案号'),
    counsel: optionalText('承办人'),
    unit: optionalText('承办单位'),
    questions: items('征询的事项').default([]),
    answerBy: optionalDay('请于何日前答复'),
    contactPerson: optionalText('联系人'),
  }),
  typst: 'opinion-inquiry.typ',
})
