import { z } from 'zod'
import { day, text } from '#kernel/fields.ts'
import { letter, optionalDay, optionalText, people } from './facts.ts'
import { template } from './template.ts'

/** Says everything that is missing in one go; what the law does with silence is said too. */
export const supplementNotice = template({
  kind: 'supplement-notice',
  title: '补充材料/说明通知书',
  ministry: 6,
  basis: '法律援助法 第四十三条第二款',
  series: 'supplement',
  facts: z
    .object({
      ...letter,
      applicants: people('申请人'),
      appliedOn: optionalDay('申请日期'),
      subject: optionalText('申请事项'),
      materials: z.array(text('需要补充的材料', { long: true })).default([]),
      explanations: z.array(text('需要作出的说明', { long: true })).default([]),
      supplyBy: day('补充期限'),
    })
    .refine(
      ({ materials, explanations }) => materials.length + explanations.length > 0,
      '请写明需要补充的材料或者需要作出的说明',
    ),
  typst: 'supplement-notice.typ',
})
