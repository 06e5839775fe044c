/** What a person may be in the system; a small centre gives one person several. Labels are the posts' own names. */
export const ROLES = {
  director: '主任',
  reviewer: '审查人员',
  approver: '审批人',
  assigner: '指派人员',
  qualitySupervisor: '案件质量监督员',
  finance: '财务人员',
  archivist: '档案人员',
  hotlineAgent: '热线接听员',
  stationClerk: '工作站人员',
  firmHead: '承办单位负责人',
  counsel: '承办人',
  dutyLawyer: '值班律师',
  peerReviewer: '同行评估员',
  agencyClerk: '办案机关联络员',
  bureau: '司法局',
  city: '市司法局',
  administrator: '系统管理员',
  auditor: '审计员',
} as const
export type Role = keyof typeof ROLES
export const ROLE_NAMES = Object.keys(ROLES) as [Role, ...Role[]]

/** The posts that sit in the centre and see every matter of the county. */
export const CENTRE_STAFF = [
  'director',
  'reviewer',
  'approver',
  'assigner',
  'qualitySupervisor',
  'finance',
  'archivist',
] as const satisfies readonly Role[]

export const ORGANISATION_KINDS = {
  bureau: '司法局',
  city: '市司法局',
  centre: '法律援助中心',
  station: '法律援助工作站',
  contactPoint: '法律援助联络点',
  firm: '律师事务所',
  legalServiceOffice: '基层法律服务所',
  court: '人民法院',
  procuratorate: '人民检察院',
  police: '公安机关',
  detentionCentre: '看守所',
  arbitration: '劳动人事争议仲裁委员会',
} as const
export type OrganisationKind = keyof typeof ORGANISATION_KINDS

/** Who is asking: one signed-in person, in one organisation of one county. */
export type Actor = {
  county: string
  userId: string
  name: string
  roles: readonly Role[]
  organisationId: string
  /** The register entry of a person who handles matters; null for everybody else. */
  counselId: string | null
}

export const has = (actor: Pick<Actor, 'roles'>, ...roles: readonly Role[]): boolean =>
  roles.some((role) => actor.roles.includes(role))
