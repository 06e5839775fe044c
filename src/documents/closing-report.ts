import { z } from 'zod'
import { day, text } from '#kernel/fields.ts'
import { items, optionalDay, optionalFen, optionalText, paper, people } from './facts.ts'
import { template } from './template.ts'

export const closingReport = template({
  kind: 'closing-report',
  title: '结案报告表',
  ministry: 21,
  basis: '法律援助法 第五十条',
  series: null,
  facts: z.object({
    ...paper,
    matterNumber: optionalText('案件编号'),
    matterKind: optionalText('案件类型'),
    recipients: people('受援人'),
    opponent: optionalText('对方当事人'),
    subject: text('案由', { long: true }),
    aidForm: optionalText('援助形式'),
    stage: optionalText('案件阶段'),
    unit: optionalText('承办单位'),
    counsel: text('承办人'),
    organ: optionalText('办案机关'),
    caseNumber: optionalText('办案机关案号'),
    assignedOn: optionalDay('指派日期'),
    closedOn: optionalDay('结案日期'),
    manner: optionalText('结案方式'),
    result: optionalText('办理结果'),
    adoption: optionalText('意见采纳情况'),
    recovered: optionalFen('挽回损失或者取得利益'),
    recoveredPay: optionalFen('其中劳动报酬'),
    entries: z.array(z.object({ on: day('日期'), kind: text('事项'), note: optionalText('内容') })).default([]),
    summary: text('承办情况', { long: true }),
    materials: items('提交材料').default([]),
    reportedOn: optionalDay('报告日期'),
    unitOpinion: optionalText('承办单位意见'),
    agencyOpinion: optionalText('法律援助机构审核意见'),
    reviewedOn: optionalDay('审核日期'),
  }),
  typst: 'closing-report.typ',
})
