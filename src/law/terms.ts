// The field's code lists with the words people see. Which of them mean what in law is decided in scope.ts, means.ts and jurisdiction.ts.

export const MATTER_KINDS = {
  civil: '民事',
  criminal: '刑事',
  administrative: '行政',
  stateCompensation: '国家赔偿',
} as const
export type MatterKind = keyof typeof MATTER_KINDS

/** How aid is given (法律援助法 第二十二条); a consultation and duty help are records of their own, never matters. */
export const AID_FORMS = {
  litigation: '诉讼代理',
  arbitration: '劳动争议仲裁代理',
  nonLitigation: '非诉讼代理',
  criminalDefence: '刑事辩护',
  criminalAgency: '刑事代理',
} as const
export type AidForm = keyof typeof AID_FORMS

/** Where the dispute stands; each stage is its own matter. */
export const STAGES = {
  notStarted: '尚未进入法律程序',
  mediation: '调解',
  arbitration: '劳动争议仲裁',
  reconsideration: '行政复议',
  firstInstance: '一审',
  secondInstance: '二审',
  retrial: '再审',
  enforcement: '执行',
  investigation: '侦查',
  prosecution: '审查起诉',
  trial: '刑事一审',
  deathReview: '死刑复核',
  compulsoryMedical: '强制医疗',
} as const
export type Stage = keyof typeof STAGES

/** What the dispute is about. Those of 法律援助法 第三十一条 come first, then those of 第三十二条, then what only a local rule can bring into scope. */
export const CAUSES = {
  stateCompensation: '请求国家赔偿',
  socialInsurance: '请求给予社会保险待遇',
  socialAssistance: '请求给予社会救助',
  pension: '请求发给抚恤金',
  supportOfParents: '请求给付赡养费',
  supportOfChildren: '请求给付抚养费',
  supportOfSpouse: '请求给付扶养费',
  labourRelation: '请求确认劳动关系',
  labourPay: '请求支付劳动报酬',
  civilCapacity: '请求认定公民无民事行为能力或者限制民事行为能力',
  workInjury: '工伤事故人身损害赔偿',
  trafficInjury: '交通事故人身损害赔偿',
  foodDrugInjury: '食品药品安全事故人身损害赔偿',
  medicalInjury: '医疗事故人身损害赔偿',
  environment: '环境污染、生态破坏损害赔偿',
  heroHonour: '英雄烈士近亲属维护英雄烈士人格权益',
  braveAct: '因见义勇为行为主张相关民事权益',
  retrialAcquittal: '再审改判无罪请求国家赔偿',
  domesticAbuse: '遭受虐待、遗弃或者家庭暴力主张相关权益',
  criminalDefence: '犯罪嫌疑人、被告人请求辩护',
  crimeVictim: '公诉案件被害人请求代理',
  criminalSettlement: '公诉案件被害人请求刑事和解代理',
  privateProsecution: '自诉人请求代理',
  incidentalCivil: '刑事附带民事诉讼原告人请求代理',
  criminalRetrial: '刑事申诉、再审请求代理',
  compulsoryMedical: '强制医疗被申请人、被告人请求代理',
  marriage: '婚姻家庭纠纷',
  inheritance: '继承纠纷',
  landContract: '农村土地承包经营权纠纷',
  homestead: '宅基地、相邻关系纠纷',
  personalInjury: '其他人身损害赔偿',
  fakeGoods: '假劣种子、农药、化肥等农资损害赔偿',
  loan: '民间借贷等债权债务纠纷',
  contract: '其他合同纠纷',
  administrativeAct: '不服行政行为',
  other: '其他',
} as const
export type Cause = keyof typeof CAUSES

/** Why an organ notifies the centre: 第二十五条第一款 in its own order, then its second paragraph, 第二十八条 and the full-coverage pilot. */
export const NOTICE_REASONS = {
  minor: '未成年人',
  sensoryDisability: '视力、听力、言语残疾人',
  limitedCapacity: '不能完全辨认自己行为的成年人',
  lifeOrDeath: '可能被判处无期徒刑、死刑的人',
  deathReview: '申请法律援助的死刑复核案件被告人',
  inAbsentia: '缺席审判案件的被告人',
  otherMandatory: '法律法规规定的其他人员',
  otherDefendant: '适用普通程序审理的其他刑事案件被告人',
  compulsoryMedical: '强制医疗案件的被申请人或者被告人',
  prosecutionCoverage: '审查起诉阶段律师辩护全覆盖',
} as const
export type NoticeReason = keyof typeof NOTICE_REASONS

/** Whom the county counts (D23 item 7); one person may be in several. */
export const GROUPS = {
  migrantWorker: '农民工',
  laidOff: '下岗失业人员',
  woman: '妇女',
  minor: '未成年人',
  elderly: '老年人',
  disabled: '残疾人',
  military: '军人军属',
  veteran: '退役军人',
  familyPlanningHardship: '计划生育特殊困难家庭',
  minority: '少数民族',
  povertyAlleviation: '脱贫户（原建档立卡户）',
  minimumLiving: '低保对象',
  extremePoverty: '特困人员',
  unaffordablePetitioner: '聘不起律师的申诉人',
  platformWorker: '新就业形态劳动者',
} as const
export type Group = keyof typeof GROUPS

/** Why the hardship of an applicant need not be checked when the paper is genuine (法律援助法 第四十二条; 社会救助法 第十三条 for what counts as assistance). */
export const CHECK_EXEMPTIONS = {
  noFixedLiving: '无固定生活来源的未成年人、老年人、残疾人等特定群体',
  extremePoverty: '特困人员',
  minimumLiving: '最低生活保障家庭',
  minimumLivingMargin: '最低生活保障边缘家庭',
  rigidExpense: '刚性支出困难家庭',
  disasterVictim: '受灾人员',
  temporaryHardship: '基本生活暂时出现严重困难人员',
  emergencyMedical: '需要疾病应急救助的人员',
  homeless: '生活无着的流浪乞讨人员',
  judicialAssistance: '司法救助对象',
  preferentialTreatment: '优抚对象',
  migrantWorkerPay: '申请支付劳动报酬的进城务工人员',
  migrantWorkerInjury: '请求工伤事故人身损害赔偿的进城务工人员',
  localRule: '地方规定免予核查的其他人员',
} as const
export type CheckExemption = keyof typeof CHECK_EXEMPTIONS

/** What a household may own that local rules count against it (资产限制). */
export const ASSET_KINDS = {
  secondHome: '两套以上住房',
  car: '非生活、生产必需的机动车',
  savings: '存款、有价证券等金融资产',
  business: '企业出资或者较大规模经营',
} as const
export type AssetKind = keyof typeof ASSET_KINDS

/** How hardship was shown. There is no stamped certificate among them: 第四十一条 knows only a query or a promise. */
export const MEANS_PROOFS = {
  declared: '个人诚信承诺（经济困难状况说明表）',
  checked: '信息共享查询',
  exempt: '免予核查',
  notRequired: '不受经济困难条件限制',
} as const
export type MeansProof = keyof typeof MEANS_PROOFS

export const CONSULTATION_CHANNELS = {
  visit: '来访',
  phone: '来电',
  online: '网络',
  letter: '来信',
  outreach: '上门',
} as const

/** Who brought the application in. */
export const APPLICATION_SOURCES = {
  self: '本人申请',
  guardian: '法定代理人代为申请',
  closeRelative: '近亲属代为申请',
  agent: '委托代理人代为申请',
  agency: '办案机关转交',
  detention: '监管场所转交',
  dutyLawyer: '值班律师转交',
} as const
export type ApplicationSource = keyof typeof APPLICATION_SOURCES

/** 第四十八条第一款, in its own order. */
export const TERMINATION_GROUNDS = {
  deceit: '以欺骗或者其他不正当手段获得法律援助',
  concealment: '故意隐瞒与案件有关的重要事实或者提供虚假证据',
  illegalUse: '利用法律援助从事违法活动',
  meansChanged: '经济状况发生变化，不再符合法律援助条件',
  proceedingsEnded: '案件终止审理或者已经被撤销',
  ownCounsel: '自行委托律师或者其他代理人',
  requested: '有正当理由要求终止法律援助',
  other: '法律法规规定的其他情形',
} as const

/** What the bureau says to an objection against a refusal or a termination (第四十九条). */
export const OBJECTION_OUTCOMES = { upheld: '维持', corrected: '责令改正' } as const
export type ObjectionOutcome = keyof typeof OBJECTION_OUTCOMES

/** Why counsel is to be changed (程序规定 第三十七条、第三十八条). */
export const CHANGE_GROUNDS = {
  notPerforming: '受援人有证据证明承办人不依法履行义务',
  conflict: '承办人与案件有利益冲突',
  incapacity: '承办人因客观原因不能继续办理',
} as const

/** When aid may be given before the review is finished (第四十四条). */
export const URGENT_GROUNDS = {
  timeLimit: '距法定时效或者期限届满不足七日，需要及时提起诉讼或者申请仲裁、行政复议',
  measure: '需要立即申请财产保全、证据保全或者先予执行',
  other: '法律、法规、规章规定的其他情形',
} as const
export type UrgentGround = keyof typeof URGENT_GROUNDS

/** How a matter came to its end (结案方式). */
export const CLOSING_MANNERS = {
  judgment: '判决',
  ruling: '裁定',
  mediation: '调解',
  settlement: '和解',
  withdrawal: '撤诉',
  award: '仲裁裁决',
  arbitrationMediation: '仲裁调解',
  nonProsecution: '不起诉',
  caseDropped: '撤销案件',
  transferred: '移送下一阶段',
  performed: '义务人履行',
} as const
export type ClosingManner = keyof typeof CLOSING_MANNERS

export const CLOSING_RESULTS = {
  won: '全部支持',
  partly: '部分支持',
  lost: '未获支持',
  adopted: '辩护代理意见被采纳',
  partlyAdopted: '意见部分采纳',
  notAdopted: '意见未采纳',
} as const
export type ClosingResult = keyof typeof CLOSING_RESULTS

/** First grade and peer review share one scale (四等次). */
export const GRADES = { excellent: '优秀', good: '良好', qualified: '合格', unqualified: '不合格' } as const
export type Grade = keyof typeof GRADES

export const GENDERS = { 男: '男', 女: '女' } as const
export type Gender = keyof typeof GENDERS

/** Who may handle matters (法律援助法 第十二条). */
export const COUNSEL_KINDS = {
  lawyer: '律师',
  legalWorker: '基层法律服务工作者',
  staff: '法律援助机构工作人员',
  volunteer: '法律援助志愿者',
} as const
export type CounselKind = keyof typeof COUNSEL_KINDS

/** What the centre finds of one person's year, in the words of the lawyers' own yearly assessment (律师执业年度考核). */
export const ASSESSMENT_RESULTS = { competent: '称职', barely: '基本称职', incompetent: '不称职' } as const
export type AssessmentResult = keyof typeof ASSESSMENT_RESULTS
