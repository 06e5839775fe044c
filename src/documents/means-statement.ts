import { z } from 'zod'
import { caseFacts, optionalCount, optionalDay, optionalFen, optionalText, signatory } from './facts.ts'
import { template } from './template.ts'

export const meansStatement = template({
  kind: 'means-statement',
  title: '经济困难状况说明表',
  ministry: 4,
  basis: '法律援助法 第四十一条',
  series: null,
  facts: z.object({
    ...caseFacts,
    ...signatory,
    householdSize: optionalCount('家庭成员人数'),
    householdMonthlyIncome: optionalFen('家庭月收入'),
    ownMonthlyIncome: optionalFen('本人月收入'),
    residence: optionalText('居住地'),
    exemption: optionalText('免予核查情形'),
    exemptionPaper: optionalText('证明材料'),
    opponentInHousehold: z.boolean().nullable().default(null),
    statedOn: optionalDay('说明日期'),
  }),
  typst: 'means-statement.typ',
})
