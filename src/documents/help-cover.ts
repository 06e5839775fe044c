import { z } from 'zod'
import { items, optionalCount, optionalDay, optionalText, paper } from './facts.ts'
import { template } from './template.ts'

/** A month of duty help is one volume. */
export const helpCover = template({
  kind: 'help-cover',
  title: '值班法律帮助卷宗封面',
  ministry: null,
  basis: '法律援助值班律师工作办法 第二十八条',
  series: null,
  facts: z.object({
    ...paper,
    archiveNumber: optionalText('档号'),
    month: optionalText('月份'),
    posts: items('值班岗位').default([]),
    counsel: items('值班律师').default([]),
    organs: items('办案机关').default([]),
    shifts: optionalCount('值班班次'),
    attended: optionalCount('到岗班次'),
    helps: optionalCount('法律帮助人次'),
    pleas: optionalCount('认罪认罚人次'),
    archivedOn: optionalDay('归档日期'),
    archivist: optionalText('归档人'),
    retention: optionalText('保管期限'),
    pages: optionalCount('页数'),
  }),
  typst: 'help-cover.typ',
})
