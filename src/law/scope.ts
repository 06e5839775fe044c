import type { Reason } from '#kernel/refusal.ts'
import { CAUSES, type Cause, type MatterKind, NOTICE_REASONS, type NoticeReason, type Stage } from './terms.ts'
import type { Answer, Verdict } from './verdict.ts'

/** A cause that a dated local rule brings into scope (法律援助法 第三十一条第九项). */
export type ScopeExtension = { cause: Cause; basis: string }

export type ScopeFacts = {
  matterKind: MatterKind
  cause: Cause
  /** The organ's ground when it notified the centre; absent for an application. */
  noticeReason?: NoticeReason | null
  stage?: Stage
  /** The court has decided on a retrial or the procuratorate has protested (第三十三条); absent when not known. */
  retrialOpened?: boolean | null
  extensions: readonly ScopeExtension[]
}

export type ScopeGround =
  | 'notice'
  | 'listed'
  | 'withoutMeansCondition'
  | 'defence'
  | 'victimOrPrivateProsecutor'
  | 'retrial'
  | 'extension'

export type Scope = Verdict & { inScope: Answer; grounds: ScopeGround[] }

const LISTED: Partial<Record<Cause, string>> = {
  stateCompensation: '一',
  socialInsurance: '二',
  socialAssistance: '二',
  pension: '三',
  supportOfParents: '四',
  supportOfChildren: '四',
  supportOfSpouse: '四',
  labourRelation: '五',
  labourPay: '五',
  civilCapacity: '六',
  workInjury: '七',
  trafficInjury: '七',
  foodDrugInjury: '七',
  medicalInjury: '七',
  environment: '八',
}
const WITHOUT_MEANS_CONDITION: Partial<Record<Cause, string>> = {
  heroHonour: '一',
  braveAct: '二',
  retrialAcquittal: '三',
  domesticAbuse: '四',
}
const CRIMINAL: Partial<Record<Cause, { ground: ScopeGround; basis: string }>> = {
  criminalDefence: { ground: 'defence', basis: '法律援助法 第二十四条' },
  crimeVictim: { ground: 'victimOrPrivateProsecutor', basis: '法律援助法 第二十九条' },
  privateProsecution: { ground: 'victimOrPrivateProsecutor', basis: '法律援助法 第二十九条' },
  incidentalCivil: { ground: 'victimOrPrivateProsecutor', basis: '法律援助法 第二十九条' },
}
const CRIMINAL_CAUSES: readonly Cause[] = [
  ...(Object.keys(CRIMINAL) as Cause[]),
  'criminalRetrial',
  'compulsoryMedical',
]

const NOTICE_BASES: Record<NoticeReason, string> = {
  minor: '法律援助法 第二十五条第一款第一项',
  sensoryDisability: '法律援助法 第二十五条第一款第二项',
  limitedCapacity: '法律援助法 第二十五条第一款第三项',
  lifeOrDeath: '法律援助法 第二十五条第一款第四项',
  deathReview: '法律援助法 第二十五条第一款第五项',
  inAbsentia: '法律援助法 第二十五条第一款第六项',
  otherMandatory: '法律援助法 第二十五条第一款第七项',
  otherDefendant: '法律援助法 第二十五条第二款',
  compulsoryMedical: '法律援助法 第二十八条',
  prosecutionCoverage: '关于进一步深化刑事案件律师辩护全覆盖试点工作的意见（司发通〔2022〕49号）',
}

/** The organ's own ground, as the reason why nothing is applied for and nobody's means are looked at. */
export const noticeBasis = (reason: NoticeReason): Reason => ({
  text: `办案机关通知：${NOTICE_REASONS[reason]}`,
  basis: NOTICE_BASES[reason],
})

/** The item of 第三十二条 under which a cause has no means condition, null where it has one. */
export const basisWithoutMeansCondition = (cause: Cause): string | null => {
  const item = WITHOUT_MEANS_CONDITION[cause]
  return item === undefined ? null : `法律援助法 第三十二条第${item}项`
}

/** Whether the law or a local rule in force gives aid for this cause at all; the person's means are another question. */
export function judgeScope(facts: ScopeFacts): Scope {
  const { cause, noticeReason, extensions } = facts
  const found: { ground: ScopeGround; reason: Reason }[] = []
  const add = (ground: ScopeGround, text: string, basis: string) => found.push({ ground, reason: { text, basis } })
  const label = CAUSES[cause]

  if (noticeReason) found.push({ ground: 'notice', reason: noticeBasis(noticeReason) })
  const item = LISTED[cause]
  if (item) add('listed', `${label}属于法定援助事项`, `法律援助法 第三十一条第${item}项`)
  const withoutMeans = basisWithoutMeansCondition(cause)
  if (withoutMeans) add('withoutMeansCondition', `${label}，不受经济困难条件限制`, withoutMeans)
  const criminal = CRIMINAL[cause]
  if (criminal) add(criminal.ground, `${label}属于刑事法律援助范围`, criminal.basis)
  if (facts.retrialOpened) add('retrial', '法院已决定、裁定再审或者检察机关已提出抗诉', '法律援助法 第三十三条')
  for (const extension of extensions)
    if (extension.cause === cause) add('extension', `${label}属于地方扩大的援助事项`, extension.basis)

  const questions = [...mismatch(facts), ...openPoints(facts, found.length > 0)]
  const reasons = found.map(({ reason }) => reason)
  const grounds = found.map(({ ground }) => ground)
  if (grounds.length > 0) return { inScope: 'yes', grounds, reasons, questions }
  if (questions.length > 0) return { inScope: 'unknown', grounds, reasons, questions }
  return { inScope: 'no', grounds, reasons: [outOfScope(facts)], questions }
}

function outOfScope({ cause }: ScopeFacts): Reason {
  if (cause === 'criminalRetrial')
    return { text: '法院尚未决定、裁定再审，检察机关也未提出抗诉', basis: '法律援助法 第三十三条' }
  return {
    text: `${CAUSES[cause]}不在法定援助事项之内，也不在申请当日有效的地方扩大范围之内`,
    basis: '法律援助法 第三十一条',
  }
}

/** What would settle a cause that has no ground yet. */
function openPoints({ cause, stage, retrialOpened, noticeReason }: ScopeFacts, hasGround: boolean): string[] {
  if (hasGround) return []
  if (cause === 'compulsoryMedical' && !noticeReason)
    return ['强制医疗案件由法院通知：请核对是否已收到法院通知，未收到的请联系法院']
  const isRetrial = cause === 'criminalRetrial' || stage === 'retrial'
  if (isRetrial && (retrialOpened ?? null) === null) return ['法院是否已决定、裁定再审，或者检察机关是否已提出抗诉？']
  if (cause === 'other') return ['请写明具体事由，并由审查人员判断是否属于法律法规规章规定的其他事项']
  return []
}

function mismatch({ matterKind, cause }: ScopeFacts): string[] {
  const isCriminalCause = CRIMINAL_CAUSES.includes(cause)
  if (isCriminalCause && matterKind !== 'criminal') return [`“${CAUSES[cause]}”是刑事事项，请核对案件类别`]
  if (matterKind === 'criminal' && LISTED[cause]) return [`“${CAUSES[cause]}”不是刑事事项，请核对案件类别`]
  return []
}
