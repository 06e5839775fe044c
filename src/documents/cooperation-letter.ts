import { z } from 'zod'
import { text } from '#kernel/fields.ts'
import { items, letter, optionalDay, optionalText, people } from './facts.ts'
import { template } from './template.ts'

/** Asks the centre of another place to look into facts there; the review's clock stands until it answers. */
export const cooperationLetter = template({
  kind: 'cooperation-letter',
  title: '法律援助协作函',
  ministry: 7,
  basis: '办理法律援助案件程序规定 第十六条',
  series: 'cooperation',
  facts: z.object({
    ...letter,
    to: text('协作机构'),
    applicants: people('申请人'),
    subject: text('申请事项', { long: true }),
    situation: text('案件基本情况', { long: true }),
    toCheck: items('需要核查的事项').min(1),
    answerBy: optionalDay('请于何日前答复'),
    contactPerson: optionalText('联系人'),
  }),
  typst: 'cooperation-letter.typ',
})
