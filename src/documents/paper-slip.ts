import { z } from 'zod'
import { optionalCount, optionalText, paper } from './facts.ts'
import { template } from './template.ts'

/** Stands in the bound volume for what is there on paper only. */
export const paperSlip = template({
  kind: 'paper-slip',
  title: '纸质材料替代页',
  ministry: null,
  basis: '一案一卷',
  series: null,
  facts: z.object({
    ...paper,
    archiveNumber: optionalText('档号'),
    title: optionalText('材料名称'),
    pages: optionalCount('页数'),
  }),
  typst: 'paper-slip.typ',
})
