import { z } from 'zod'
import { text } from '#kernel/fields.ts'
import { letter, optionalText, people, reasons } from './facts.ts'
import { template } from './template.ts'

/** Tells the organ that handles the case that counsel no longer acts under legal aid. */
export const terminationLetter = template({
  kind: 'termination-letter',
  title: '终止法律援助公函',
  ministry: 19,
  basis: '法律援助法 第四十八条',
  series: 'officialLetter',
  facts: z.object({
    ...letter,
    organ: text('办案机关'),
    addressedAs: z.string().trim().min(1).default('贵单位').meta({ title: '称谓' }),
    recipients: people('受援人'),
    subject: text('案由', { long: true }),
    letterNumber: optionalText('法律援助公函文号'),
    counsel: optionalText('承办人'),
    grounds: reasons('终止法律援助的情形'),
  }),
  typst: 'termination-letter.typ',
})
