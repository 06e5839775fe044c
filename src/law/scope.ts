import type { Reason } from '#kernel/refusal.ts'
import { LAW_2021, type Statute } from './statutes.ts'
import {
  CAUSES,
  type Cause,
  GROUPS,
  type Group,
  type MatterKind,
  NOTICE_REASONS,
  type NoticeReason,
  type Stage,
} from './terms.ts'
import type { Answer, Verdict } from './verdict.ts'

/** A cause that a dated local rule brings into scope (法律援助法 第三十一条第九项). */
export type ScopeExtension = {
  cause: Cause
  /** For these people only, where the rule says so: the military, the old. */
  group?: Group | undefined
  basis: string
}

export type ScopeFacts = {
  matterKind: MatterKind
  cause: Cause
  /** The organ's ground when it notified the centre; absent for an application. */
  noticeReason?: NoticeReason | null
  stage?: Stage | null
  /** The court has decided on a retrial or the procuratorate has protested (第三十三条); absent when not known. */
  retrialOpened?: boolean | null
  extensions: readonly ScopeExtension[]
  groups?: readonly Group[]
  /** The statute of the day; the present one unless an old matter is judged. */
  statute?: Statute
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

const CRIMINAL_CAUSES: readonly Cause[] = [
  ...(Object.keys(LAW_2021.criminal) as Cause[]),
  'criminalRetrial',
  'compulsoryMedical',
]
/** The kind of matter that a cause is by its nature; what an officer states may still differ. */
export function kindOfCause(cause: Cause): MatterKind {
  if (CRIMINAL_CAUSES.includes(cause)) return 'criminal'
  if (cause === 'stateCompensation' || cause === 'retrialAcquittal') return 'stateCompensation'
  return cause === 'administrativeAct' ? 'administrative' : 'civil'
}

/** The organ's own ground, as the reason why nothing is applied for and nobody's means are looked at. */
export const noticeBasis = (reason: NoticeReason, statute: Statute = LAW_2021): Reason => ({
  text: `办案机关通知：${NOTICE_REASONS[reason]}`,
  basis: statute.notices[reason] ?? (LAW_2021.notices[reason] as string),
})

/** The item of 第三十二条 under which a cause has no means condition, null where it has one. */
export const basisWithoutMeansCondition = (cause: Cause, statute: Statute = LAW_2021): string | null =>
  statute.withoutMeansCondition[cause] ?? null

/** Whether the law or a local rule in force gives aid for this cause at all; the person's means are another question. */
export function judgeScope(facts: ScopeFacts): Scope {
  const { cause, noticeReason, extensions, groups = [], statute = LAW_2021 } = facts
  const found: { ground: ScopeGround; reason: Reason }[] = []
  const add = (ground: ScopeGround, text: string, basis: string) => found.push({ ground, reason: { text, basis } })
  const label = CAUSES[cause]

  if (noticeReason) found.push({ ground: 'notice', reason: noticeBasis(noticeReason, statute) })
  const listed = statute.listed[cause]
  if (listed) add('listed', `${label}属于法定援助事项`, listed)
  const withoutMeans = basisWithoutMeansCondition(cause, statute)
  if (withoutMeans) add('withoutMeansCondition', `${label}，不受经济困难条件限制`, withoutMeans)
  const criminal = statute.criminal[cause]
  if (criminal) add(criminal.ground, `${label}属于刑事法律援助范围`, criminal.basis)
  if (facts.retrialOpened && statute.retrial)
    add('retrial', '法院已决定、裁定再审或者检察机关已提出抗诉', statute.retrial)
  for (const { cause: of, group, basis } of extensions)
    if (of === cause && (!group || groups.includes(group)))
      add('extension', `${label}属于地方扩大的援助事项${group ? `（${GROUPS[group]}）` : ''}`, basis)

  const questions = [...mismatch(facts), ...openPoints(facts, found.length > 0)]
  const reasons = found.map(({ reason }) => reason)
  const grounds = found.map(({ ground }) => ground)
  if (grounds.length > 0) return { inScope: 'yes', grounds, reasons, questions }
  if (questions.length > 0) return { inScope: 'unknown', grounds, reasons, questions }
  return { inScope: 'no', grounds, reasons: [outOfScope(facts)], questions }
}

function outOfScope({ cause, statute = LAW_2021 }: ScopeFacts): Reason {
  if (cause === 'criminalRetrial' && statute.retrial)
    return { text: '法院尚未决定、裁定再审，检察机关也未提出抗诉', basis: statute.retrial }
  return {
    text: `${CAUSES[cause]}不在法定援助事项之内，也不在申请当日有效的地方扩大范围之内`,
    basis: statute.scopeBasis,
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
  if (matterKind === 'criminal' && LAW_2021.listed[cause]) return [`“${CAUSES[cause]}”不是刑事事项，请核对案件类别`]
  return []
}
