import { daysBetween, type PlainDate } from '#kernel/plain-date.ts'
import type { Reason } from '#kernel/refusal.ts'
import { type Jurisdiction, type JurisdictionFacts, judgeJurisdiction } from './jurisdiction.ts'
import { type Material, type MaterialCode, type MaterialFacts, missingMaterials } from './materials.ts'
import { exemptionOf, judgeMeans, type LocalExemption, type Means, type MeansFacts, type MeansPolicy } from './means.ts'
import { judgeScope, type Scope, type ScopeExtension, type ScopeFacts } from './scope.ts'

/** What of the county's policy bears on an application; the pack's `policyOn` gives it. */
export type EligibilityPolicy = {
  means: MeansPolicy | undefined
  scopeExtensions: readonly ScopeExtension[]
  localExemptions: readonly LocalExemption[]
}

export type ApplicationFacts = Omit<ScopeFacts, 'extensions' | 'stage'> &
  JurisdictionFacts &
  Omit<MaterialFacts, 'exemption'> &
  MeansFacts & {
    /** Null when papers have not been looked at yet. */
    brought: readonly MaterialCode[] | null
    today: PlainDate
    /** When limitation or the time for suit, arbitration or reconsideration runs out. */
    timeLimit: PlainDate | null
    /** Property or evidence must be preserved, or advance enforcement asked for, at once. */
    needsImmediateMeasure: boolean
  }

/** Advice to the officer, who decides and signs; no outcome takes effect by itself (个人信息保护法 第二十四条). */
export type Advice = {
  outcome: 'grant' | 'refuse' | 'forward' | 'supplement' | 'officerMustJudge'
  reasons: Reason[]
  scope: Scope
  jurisdiction: Jurisdiction
  means: Means
  missing: Material[]
  /** 第四十四条: aid may be given before the review is finished. */
  urgent: boolean
  questions: string[]
}

/** How far an application stands by law and by the county's policy of the day, with every reason and open question. */
export function judgeApplication(facts: ApplicationFacts, policy: EligibilityPolicy): Advice {
  const scope = judgeScope({ ...facts, extensions: policy.scopeExtensions })
  const jurisdiction = judgeJurisdiction(facts)
  const means = judgeMeans(facts, policy.means, policy.localExemptions)
  const exemption = exemptionOf(facts, policy.localExemptions)?.exemption ?? null
  const missing = facts.brought === null ? [] : missingMaterials({ ...facts, exemption }, facts.brought)
  const urgency = judgeUrgency(facts)
  return {
    outcome: outcomeOf(scope, jurisdiction, means, missing.length > 0),
    reasons: [...scope.reasons, ...jurisdiction.reasons, ...means.reasons, ...urgency.reasons],
    scope,
    jurisdiction,
    means,
    missing,
    urgent: urgency.reasons.length > 0,
    questions: [...scope.questions, ...jurisdiction.questions, ...means.questions, ...urgency.questions],
  }
}

// Another centre's matter is passed on before anything else is asked of the person; a clear refusal spares him papers
// that could not help; and while papers are missing nobody need puzzle over what they may show.
function outcomeOf(scope: Scope, jurisdiction: Jurisdiction, means: Means, isMissing: boolean): Advice['outcome'] {
  if (jurisdiction.competent === 'no') return 'forward'
  if (scope.inScope === 'no' || (means.meets === 'no' && means.questions.length === 0)) return 'refuse'
  if (isMissing) return 'supplement'
  const isOpen = [scope, jurisdiction, means].some(({ questions }) => questions.length > 0)
  const isClear = scope.inScope === 'yes' && jurisdiction.competent === 'yes' && means.meets === 'yes'
  return isClear && !isOpen ? 'grant' : 'officerMustJudge'
}

/** 第四十四条: strictly fewer than seven days left, or a measure that cannot wait. */
function judgeUrgency(facts: Pick<ApplicationFacts, 'today' | 'timeLimit' | 'needsImmediateMeasure'>): {
  reasons: Reason[]
  questions: string[]
} {
  const reasons: Reason[] = []
  const questions: string[] = []
  const left = facts.timeLimit === null ? null : daysBetween(facts.today, facts.timeLimit)
  if (left !== null && left < 0) questions.push('所填时效或者期限已经届满，请核对')
  if (left !== null && left >= 0 && left < 7)
    reasons.push({
      text: `距时效或者期限届满还有${left}日，不足七日，可以决定先行提供法律援助`,
      basis: '法律援助法 第四十四条第一项',
    })
  if (facts.needsImmediateMeasure)
    reasons.push({
      text: '需要立即申请财产保全、证据保全或者先予执行，可以决定先行提供法律援助',
      basis: '法律援助法 第四十四条第二项',
    })
  return { reasons, questions }
}
