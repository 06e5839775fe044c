/** What the register of dossiers can show, and its Excel with it: one choice for both, in this order. */
export const DOSSIER_COLUMNS = {
  archiveNumber: '档号',
  title: '案件',
  pages: '页数',
  shelf: '存放位置',
  loan: '借阅',
  keeping: '保管',
} as const
export type DossierColumn = keyof typeof DOSSIER_COLUMNS

/** All of them fit. */
export const USUAL_DOSSIER_COLUMNS = Object.keys(DOSSIER_COLUMNS) as readonly DossierColumn[]

/** By what the register can be narrowed. */
export const DOSSIER_STATES = {
  all: '全部',
  lent: '借出未还',
  late: '借出逾期',
  expired: '保管期满',
  stopped: '停止装订',
} as const
export type DossierState = keyof typeof DOSSIER_STATES
