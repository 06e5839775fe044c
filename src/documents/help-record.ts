import { z } from 'zod'
import { choices, optionalText, paper, signatory } from './facts.ts'
import { template } from './template.ts'

export const helpRecord = template({
  kind: 'help-record',
  title: '值班律师提供法律帮助情况登记表',
  ministry: 28,
  basis: '法律援助值班律师工作办法 第十四条',
  series: null,
  facts: z.object({
    ...paper,
    ...signatory,
    organ: optionalText('办案机关'),
    stage: optionalText('所处阶段'),
    charge: optionalText('涉嫌罪名'),
    post: optionalText('值班岗位'),
    counsel: optionalText('值班律师'),
    begunAt: optionalText('开始时间'),
    endedAt: optionalText('结束时间'),
    kinds: choices('提供的帮助'),
    guiltyPlea: z.boolean().nullable().default(null),
    witnessed: z.boolean().nullable().default(null),
    opinion: optionalText('提出的意见'),
    opinionResult: optionalText('采纳情况'),
    appliedAt: optionalText('申请法律援助的时间'),
    forwardedAt: optionalText('转交时间'),
  }),
  typst: 'help-record.typ',
})
