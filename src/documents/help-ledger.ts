import { z } from 'zod'
import { listOf, optionalDay, optionalText, paper } from './facts.ts'
import { template } from './template.ts'

export const helpLedger = template({
  kind: 'help-ledger',
  title: '值班律师法律帮助工作台账',
  ministry: 29,
  basis: '法律援助值班律师工作办法 第二十八条',
  series: null,
  facts: z.object({
    ...paper,
    month: optionalText('月份'),
    helps: listOf('法律帮助', {
      on: optionalDay('日期'),
      post: optionalText('岗位'),
      counsel: optionalText('值班律师'),
      name: optionalText('被帮助人'),
      organ: optionalText('办案机关'),
      stage: optionalText('阶段'),
      charge: optionalText('罪名'),
      kinds: optionalText('帮助内容'),
      guiltyPlea: optionalText('认罪认罚'),
      witnessed: optionalText('具结在场'),
    }),
  }),
  typst: 'help-ledger.typ',
})
