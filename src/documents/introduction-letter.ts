import { z } from 'zod'
import { text } from '#kernel/fields.ts'
import { letter, optionalCount, optionalDay } from './facts.ts'
import { template } from './template.ts'

/** Sends a person of the centre to a unit that is asked for help. */
export const introductionLetter = template({
  kind: 'introduction-letter',
  title: '法律援助机构介绍信',
  ministry: 15,
  basis: '法律援助文书格式（2023）',
  series: 'officialLetter',
  facts: z.object({
    ...letter,
    to: text('前往单位'),
    persons: text('被介绍人'),
    count: optionalCount('人数'),
    purpose: text('办理事项', { long: true }),
    validUntil: optionalDay('有效期至'),
  }),
  typst: 'introduction-letter.typ',
})
