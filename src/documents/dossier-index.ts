import { z } from 'zod'
import { text } from '#kernel/fields.ts'
import { optionalDay, optionalText, paper } from './facts.ts'
import { template } from './template.ts'

export const dossierIndex = template({
  kind: 'dossier-index',
  title: '卷内目录',
  ministry: null,
  basis: '一案一卷',
  series: null,
  facts: z.object({
    ...paper,
    archiveNumber: optionalText('档号'),
    matterNumber: text('案件编号'),
    entries: z
      .array(
        z.object({
          number: optionalText('文号'),
          author: optionalText('责任者'),
          title: text('题名', { long: true }),
          date: optionalDay('日期'),
          pages: optionalText('页次'),
          note: optionalText('备注'),
        }),
      )
      .min(1, '请填写卷内文件'),
  }),
  typst: 'dossier-index.typ',
})
