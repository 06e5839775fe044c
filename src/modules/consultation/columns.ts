/** What the consultation ledger can show, and its Excel with it: one choice for both, in this order. */
export const CONSULTATION_COLUMNS = {
  number: '编号',
  happenedOn: '日期',
  channel: '方式',
  name: '咨询人',
  phone: '电话',
  cause: '事项',
  groups: '人群',
  question: '咨询内容',
  answer: '答复意见',
  toldMayApply: '已告知',
  satisfaction: '满意度',
  consultant: '登记人',
  converted: '转申请',
} as const
export type ConsultationColumn = keyof typeof CONSULTATION_COLUMNS

/** What is shown to whoever has chosen nothing. */
export const USUAL_CONSULTATION_COLUMNS: readonly ConsultationColumn[] = [
  'number',
  'happenedOn',
  'channel',
  'name',
  'cause',
  'question',
  'consultant',
  'converted',
]
