/** What the register of papers can show, and its Excel with it: one choice for both, in this order. */
export const PAPER_COLUMNS = {
  title: '文书',
  number: '文号',
  matter: '案件',
  madeOn: '日期',
  madeBy: '经办人',
  sealing: '用印',
  voided: '作废',
} as const
export type PaperColumn = keyof typeof PAPER_COLUMNS

/** All of them fit. */
export const USUAL_PAPER_COLUMNS = Object.keys(PAPER_COLUMNS) as readonly PaperColumn[]

/** By what the register can be narrowed. */
export const PAPER_STATES = { all: '全部', unserved: '未登记送达', voided: '已作废' } as const
export type PaperState = keyof typeof PAPER_STATES
