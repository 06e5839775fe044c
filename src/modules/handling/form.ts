import { z } from 'zod'
import { choice, day, moment, text } from '#kernel/fields.ts'

/** What counsel records while handling; the dossier asks for some of them by kind of matter. */
export const ENTRY_KINDS = {
  agreement: '签订委托协议和授权委托书',
  meeting: '会见或者约见受援人',
  fileReading: '阅卷',
  investigation: '调查取证',
  filing: '立案或者提交申请',
  opinion: '提交法律意见',
  mediation: '调解',
  hearing: '开庭',
  told: '向受援人通报案件进展',
  document: '收到裁判文书或者处理结果',
  report: '报告疑难、重大事项',
} as const
export type EntryKind = keyof typeof ENTRY_KINDS

export const entryForm = z.strictObject({
  entry: choice('承办事项', ENTRY_KINDS),
  on: day('日期'),
  begunAt: moment('开始时间').nullish(),
  endedAt: moment('结束时间').nullish(),
  place: text('地点').nullish(),
  note: text('情况记录', { max: 2000 }),
})
