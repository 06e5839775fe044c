import { z } from 'zod'
import { items, optionalCount, optionalDay, optionalText, paper } from './facts.ts'
import { template } from './template.ts'

export const dossierNote = template({
  kind: 'dossier-note',
  title: '备考表',
  ministry: null,
  basis: '一案一卷',
  series: null,
  facts: z.object({
    ...paper,
    archiveNumber: optionalText('档号'),
    matterNumber: optionalText('案件编号'),
    items: optionalCount('件数'),
    pages: optionalCount('页数'),
    notes: items('需要说明的情况').default([]),
    filedBy: optionalText('立卷人'),
    checkedBy: optionalText('检查人'),
    filedOn: optionalDay('立卷日期'),
  }),
  typst: 'dossier-note.typ',
})
