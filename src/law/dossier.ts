import type { AidForm, MatterKind, Stage } from './terms.ts'

/** What counsel hands in when a matter ends (法律援助法 第五十条); which of them a kind of matter must have, the county's list says. */
export const CLOSING_MATERIALS = {
  agreement: '委托协议、授权委托书',
  meetingRecord: '会见或者约见笔录',
  fileNotes: '阅卷摘录',
  evidence: '证据材料',
  pleading: '起诉状、答辩状或者申请书',
  opinion: '代理词、辩护词或者法律意见书',
  hearingRecord: '庭审材料',
  outcome: '裁判文书、仲裁文书、调解协议或者处理结果',
  progressRecord: '承办情况通报记录',
  other: '其他材料',
} as const
export type ClosingMaterial = keyof typeof CLOSING_MATERIALS

/** What only an original proves: it bears a person's own hand; beside it the form that the same person may sign on a screen. */
export const SIGNED_MATERIALS: Readonly<Record<string, string | null>> = {
  applicationForm: 'application-form',
  meansStatement: 'means-statement',
  agreement: 'counsel-agreement',
  authority: null,
}

/** The lists of a dossier: five for criminal matters (SF/T 0032-2023 附录 A), the others by how aid is given. */
export const CATALOGUES = {
  investigation: '侦查阶段辩护',
  prosecution: '审查起诉阶段辩护',
  trial: '审判阶段辩护',
  agencyProsecution: '审查起诉阶段代理',
  agencyTrial: '审判阶段代理',
  civil: '民事诉讼',
  administrative: '行政诉讼、行政复议、国家赔偿',
  arbitration: '劳动争议仲裁',
  nonLitigation: '非诉讼',
} as const
export type Catalogue = keyof typeof CATALOGUES

const BEFORE_TRIAL: readonly Stage[] = ['investigation', 'prosecution']

/** Which list a matter's dossier follows. */
export function catalogueOf({ kind, form, stage }: { kind: MatterKind; form: AidForm; stage: Stage }): Catalogue {
  if (form === 'criminalDefence') return stage === 'investigation' || stage === 'prosecution' ? stage : 'trial'
  if (form === 'criminalAgency') return BEFORE_TRIAL.includes(stage) ? 'agencyProsecution' : 'agencyTrial'
  if (form === 'arbitration') return 'arbitration'
  if (form === 'nonLitigation') return 'nonLitigation'
  return kind === 'administrative' || kind === 'stateCompensation' ? 'administrative' : 'civil'
}
