import { z } from 'zod'
import { text } from '#kernel/fields.ts'
import { optionalCount, optionalDay, optionalText, paper, people } from './facts.ts'
import { template } from './template.ts'

export const dossierCover = template({
  kind: 'dossier-cover',
  title: '法律援助卷宗封面',
  ministry: null,
  basis: '一案一卷',
  series: null,
  facts: z.object({
    ...paper,
    archiveNumber: optionalText('档号'),
    matterNumber: text('案件编号'),
    matterKind: optionalText('案件类型'),
    subject: text('案由', { long: true }),
    recipients: people('受援人'),
    opponent: optionalText('对方当事人'),
    organ: optionalText('办案机关'),
    aidForm: optionalText('援助形式'),
    unit: optionalText('承办单位'),
    counsel: optionalText('承办人'),
    acceptedOn: optionalDay('收案日期'),
    closedOn: optionalDay('结案日期'),
    result: optionalText('办理结果'),
    archivedOn: optionalDay('归档日期'),
    archivist: optionalText('归档人'),
    retention: optionalText('保管期限'),
    secrecy: optionalText('密级'),
    volume: optionalText('卷册'),
    pages: optionalCount('页数'),
  }),
  typst: 'dossier-cover.typ',
})
