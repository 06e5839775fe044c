import { daysBetween, inChinese, type PlainDate } from '#kernel/plain-date.ts'
import type { Reason } from '#kernel/refusal.ts'
import { type Jurisdiction, type JurisdictionFacts, judgeJurisdiction } from './jurisdiction.ts'
import { type Material, type MaterialCode, type MaterialFacts, missingMaterials } from './materials.ts'
import { exemptionOf, judgeMeans, type LocalExemption, type Means, type MeansFacts, type MeansPolicy } from './means.ts'
import { judgeScope, noticeBasis, type Scope, type ScopeExtension, type ScopeFacts } from './scope.ts'
import { statuteOn } from './statutes.ts'

/** What of the county's policy bears on an application; the pack's `policyOn` gives it. */
export type EligibilityPolicy = {
  means: MeansPolicy | undefined
  scopeExtensions: readonly ScopeExtension[]
  localExemptions: readonly LocalExemption[]
  /** Whether a matter of another centre is told to the applicant or carried there for him. */
  elsewhere?: 'inform' | 'forward' | undefined
}

export type ApplicationFacts = Omit<ScopeFacts, 'extensions' | 'stage' | 'statute'> &
  JurisdictionFacts &
  Omit<MaterialFacts, 'exemption'> &
  Omit<MeansFacts, 'statute'> & {
    /** Null when papers have not been looked at yet. */
    brought: readonly MaterialCode[] | null
    today: PlainDate
    /** When limitation or the time for suit, arbitration or reconsideration runs out. */
    timeLimit: PlainDate | null
    /** Property or evidence must be preserved, or advance enforcement asked for, at once. */
    needsImmediateMeasure: boolean
    /** The department whose business it is, where it is no centre's: the labour inspectorate, the petition office. */
    otherDepartment?: string | null
    /** Another competent centre that received the same application, and when. */
    firstReceived?: { by: string; on: PlainDate; hereOn: PlainDate } | null
    /** The same matter was refused before. */
    refusedBefore?: { hasNewFacts: boolean | null } | null
  }

/** Advice to the officer, who decides and signs; no outcome takes effect by itself (个人信息保护法 第二十四条). */
export type Outcome =
  | 'grant'
  | 'refuse'
  | 'supplement'
  | 'forward'
  | 'inform'
  | 'noApplicationNeeded'
  | 'urgentFirst'
  | 'officerMustJudge'
export type Advice = {
  /** Whether there is an application at all (第二十五、二十八条). */
  route: 'noApplication' | 'application'
  outcome: Outcome
  reasons: Reason[]
  scope: Scope
  jurisdiction: Jurisdiction
  means: Means
  missing: Material[]
  /** 第四十四条: aid may be given before the review is finished. */
  urgent: boolean
  questions: string[]
}

/** How far an application stands by the law of its day and by the county's policy, with every reason and open question. */
export function judgeApplication(facts: ApplicationFacts, policy: EligibilityPolicy): Advice {
  const statute = statuteOn(facts.today)
  const scope = judgeScope({ ...facts, extensions: policy.scopeExtensions, statute })
  const jurisdiction = judgeJurisdiction(facts)
  const means = judgeMeans({ ...facts, statute }, policy.means, policy.localExemptions)
  const exemption = exemptionOf({ ...facts, statute }, policy.localExemptions)?.exemption ?? null
  const missing = facts.brought === null ? [] : missingMaterials({ ...facts, exemption }, facts.brought)
  const urgency = judgeUrgency(facts)
  const place = judgePlace(facts)
  const again = judgeAgain(facts)
  const said = [scope, jurisdiction, means, place, again, urgency]
  const advice = {
    scope,
    jurisdiction,
    means,
    missing,
    urgent: urgency.reasons.length > 0,
    questions: said.flatMap(({ questions }) => questions),
  }
  if (facts.noticeReason && statute.notices[facts.noticeReason])
    return {
      ...advice,
      route: 'noApplication',
      outcome: 'noApplicationNeeded',
      // The organ's own ground decides: nobody's papers or means are looked at, and the place is the organ's.
      reasons: [noticeBasis(facts.noticeReason, statute), ...urgency.reasons],
      missing: [],
    }
  return {
    ...advice,
    route: 'application',
    outcome: outcomeOf(advice, place.reasons.length > 0, policy),
    reasons: said.flatMap(({ reasons }) => reasons),
  }
}

type Said = { reasons: Reason[]; questions: string[] }

// Another centre's matter is passed on before anything else is asked of the person; a clear refusal spares him papers
// that could not help; what cannot wait goes first; and while papers are missing nobody need puzzle over what they may show.
function outcomeOf(
  { scope, jurisdiction, means, missing, urgent, questions }: Omit<Advice, 'route' | 'outcome' | 'reasons'>,
  isElsewhere: boolean,
  { elsewhere = 'forward' }: EligibilityPolicy,
): Outcome {
  if (isElsewhere) return 'inform'
  if (jurisdiction.competent === 'no') return elsewhere
  if (scope.inScope === 'no' || (means.meets === 'no' && means.questions.length === 0)) return 'refuse'
  const isClear = scope.inScope === 'yes' && jurisdiction.competent === 'yes' && means.meets === 'yes'
  if (isClear && missing.length === 0 && questions.length === 0) return 'grant'
  if (urgent && scope.inScope === 'yes') return 'urgentFirst'
  return missing.length > 0 ? 'supplement' : 'officerMustJudge'
}

/** Business of another department, or an application that another competent centre received first. */
function judgePlace({ otherDepartment, firstReceived }: ApplicationFacts): Said {
  const reasons: Reason[] = []
  if (otherDepartment)
    reasons.push({
      text: `属于${otherDepartment}处理的事项，告知向${otherDepartment}提出`,
      basis: '办理法律援助案件程序规定 第十三条（待确认）',
    })
  if (firstReceived && firstReceived.on < firstReceived.hereOn)
    reasons.push({
      text: `${firstReceived.by}已于${inChinese(firstReceived.on)}收到同一申请，由最先收到的机构受理`,
      basis: '办理法律援助案件程序规定 第十条',
    })
  return { reasons, questions: [] }
}

/** A refusal bars nobody from applying again; whether anything is new is for the officer to see. */
function judgeAgain({ refusedBefore }: ApplicationFacts): Said {
  if (!refusedBefore || refusedBefore.hasNewFacts) return { reasons: [], questions: [] }
  return {
    reasons: [],
    questions: [
      '同一事项曾被决定不予援助：情况有什么变化？没有新的事实和理由的，由审查人员判断，不得仅因曾被拒绝而不予援助',
    ],
  }
}

/** 第四十四条: strictly fewer than seven days left, or a measure that cannot wait. */
function judgeUrgency(facts: Pick<ApplicationFacts, 'today' | 'timeLimit' | 'needsImmediateMeasure'>): Said {
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
