/** What the list of notices can show, and its Excel with it: one choice for both, in this order. */
export const NOTICE_COLUMNS = {
  organ: '办案机关',
  caseNumber: '办案机关案号',
  person: '当事人',
  measure: '强制措施',
  hearing: '开庭',
  handler: '承办人',
  received: '收到',
  answer: '答复',
} as const
export type NoticeColumn = keyof typeof NOTICE_COLUMNS

/** What fits, and what is looked for first. */
export const USUAL_NOTICE_COLUMNS = [
  'organ',
  'person',
  'hearing',
  'received',
  'answer',
] as const satisfies readonly NoticeColumn[]

/** By what the list can be narrowed; `direct` is what no matter reminds of, since none was opened for it. */
export const NOTICE_STATES = { all: '全部', open: '等答复', direct: '法律帮助、涉密等答复' } as const
export type NoticeState = keyof typeof NOTICE_STATES

/** In which order the list comes, where not by what waits first. */
export const NOTICE_SORTS = ['receivedAt', '-receivedAt', 'hearingAt', '-hearingAt'] as const
