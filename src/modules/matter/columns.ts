/** What the list of matters can show, and its Excel with it: one choice for both, in this order. */
export const MATTER_COLUMNS = {
  title: '案件',
  number: '案号',
  kind: '类别',
  cause: '申请事项',
  recipients: '受援人数',
  state: '状态',
  receivedOn: '收到',
  organisation: '登记机构',
  counsel: '承办',
  due: '到期',
} as const
export type MatterColumn = keyof typeof MATTER_COLUMNS

/** What is shown to whoever has chosen nothing. */
export const USUAL_COLUMNS: readonly MatterColumn[] = [
  'title',
  'number',
  'kind',
  'state',
  'receivedOn',
  'counsel',
  'due',
]

/** The columns by which the database can put the matters in order; `-` is from the last to the first. */
export const MATTER_SORTS = ['receivedOn', '-receivedOn', 'number', '-number'] as const
