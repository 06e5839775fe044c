import { z } from 'zod'
import { text } from '#kernel/fields.ts'
import { items, letter, optionalText, people } from './facts.ts'
import { template } from './template.ts'

/** Releases the unit from a matter whose counsel is changed, and says what it hands over. */
export const changeNotice = template({
  kind: 'change-notice',
  title: '更换法律援助人员通知书',
  ministry: 17,
  basis: '法律援助法 第五十五条；办理法律援助案件程序规定 第三十七条、第三十八条',
  series: 'reassignment',
  facts: z.object({
    ...letter,
    unit: text('承办单位'),
    recipients: people('受援人'),
    subject: text('援助事项', { long: true }),
    assignmentNumber: optionalText('指派通知书文号'),
    counsel: text('原承办人', { max: 50 }),
    reason: text('更换理由', { long: true }),
    copies: items('抄送单位').default([]),
  }),
  typst: 'change-notice.typ',
})
