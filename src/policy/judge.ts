import type { Fen } from '#kernel/money.ts'
import type { PlainDate } from '#kernel/plain-date.ts'
import type { Reason } from '#kernel/refusal.ts'
import { type ApplicationFacts, judgeApplication, type Outcome } from '#law/eligibility.ts'
import { kindOfCause } from '#law/scope.ts'
import type { AidForm, Cause, Stage } from '#law/terms.ts'
import type { Facts } from './facts.ts'
import { type PolicyOnDay, policyOn, type UsedEntry } from './in-effect.ts'
import type { Pack } from './pack.ts'

/** Outcomes as they are told outside: words with hyphens. */
const WORDS: Record<Outcome, string> = {
  grant: 'grant',
  refuse: 'refuse',
  supplement: 'supplement',
  forward: 'forward',
  inform: 'inform',
  noApplicationNeeded: 'no-application-needed',
  urgentFirst: 'urgent-first',
  officerMustJudge: 'officer-must-judge',
}

/** Advice on one matter, with what it rests on. It decides nothing (个人信息保护法 第二十四条). */
export type Judgement = {
  route: 'no-application' | 'application'
  inScope: 'yes' | 'no' | 'unknown'
  means: { road: string; meets: string; proof: string | null; perHead: Fen | null; threshold: Fen | null }
  jurisdiction: { competent: string; counties: string[] }
  urgent: boolean
  outcome: string
  reasons: Reason[]
  questions: string[]
  missing: string[]
  packs: { county: string; version: string; day: PlainDate; entries: UsedEntry[] }[]
}

/** The verdict on facts as they were told, by the county's pack of that day; an unknown county is a question like any other. */
export function judge(facts: Facts, packs: Readonly<Record<string, Pack>>, home: string, today: PlainDate): Judgement {
  const county = facts.county ?? home
  const day = facts.day ?? today
  const pack = packs[county]
  const policy: PolicyOnDay | null = pack ? policyOn(pack, day) : null
  const advice = judgeApplication(completed(facts, county, day, policy), policy ?? NO_POLICY)
  const { scope, means, jurisdiction } = advice
  return {
    route: advice.route === 'noApplication' ? 'no-application' : 'application',
    inScope: scope.inScope,
    means: {
      road: means.road,
      meets: means.meets,
      proof: means.proof,
      perHead: means.perHead,
      threshold: means.threshold,
    },
    jurisdiction: { competent: jurisdiction.competent, counties: jurisdiction.competentCounties },
    urgent: advice.urgent,
    outcome: WORDS[advice.outcome],
    reasons: advice.reasons,
    questions: pack ? advice.questions : [`系统没有 ${county} 的本县规则，请核对区划代码`, ...advice.questions],
    missing: advice.missing.map(({ title }) => title),
    packs: policy ? [{ county, version: policy.version, day, entries: policy.eligibilityEntries }] : [],
  }
}

const NO_POLICY = { means: undefined, scopeExtensions: [], localExemptions: [] }

/** Fills what follows from the rest; what does not follow stays unknown. */
function completed(facts: Facts, county: string, day: PlainDate, policy: PolicyOnDay | null): ApplicationFacts {
  const kind = facts.kind ?? kindOfCause(facts.cause)
  const household = householdOf(facts)
  return {
    matterKind: kind,
    cause: facts.cause,
    form: facts.form ?? formOf(facts.cause, facts.stage ?? null),
    stage: facts.stage ?? null,
    source: facts.source ?? 'self',
    noticeReason: facts.noticeReason ?? null,
    groups: facts.groups ?? [],
    agencyCounty: facts.agencyCounty ?? null,
    disputeAgencyCounty: facts.disputeAgencyCounty ?? null,
    causeCounty: facts.causeCounty ?? null,
    county,
    ...(policy && { countyNames: policy.countyNames }),
    otherDepartment: facts.otherDepartment ?? null,
    firstReceived:
      facts.firstReceivedBy && facts.firstReceivedOn
        ? { by: facts.firstReceivedBy, on: facts.firstReceivedOn, hereOn: day }
        : null,
    refusedBefore: facts.refusedBefore ? { hasNewFacts: facts.hasNewFacts ?? null } : null,
    retrialOpened: facts.retrialOpened ?? null,
    exemption: facts.exemption ?? null,
    exemptionShown: facts.exemptionShown ?? false,
    exemptionShownByQuery: false,
    residence: facts.residence ?? null,
    ...household,
    rigidExpense: facts.rigidExpense ?? null,
    assets: facts.assets ?? null,
    declared: facts.declared ?? false,
    checked: facts.checked ?? null,
    brought: facts.brought ?? null,
    today: day,
    timeLimit: facts.timeLimit ?? null,
    needsImmediateMeasure: facts.needsImmediateMeasure ?? false,
  }
}

type Household = Pick<ApplicationFacts, 'householdSize' | 'householdIncome' | 'ownIncome' | 'opponentInHousehold'>
/**
 * Who counts in the household: those who live together, and those who live apart but are kept by it (a child at school).
 * One income that is not known leaves the sum unknown.
 */
function householdOf(facts: Facts): Household {
  const stated = {
    householdSize: facts.householdSize ?? null,
    householdIncome: facts.householdIncome ?? null,
    ownIncome: facts.ownIncome ?? null,
    opponentInHousehold: facts.opponentInHousehold ?? false,
  }
  const { household } = facts
  if (!household || household.length === 0) return stated
  const counted = household.filter(({ livesApart, isDependent }) => !livesApart || isDependent)
  const incomes = counted.map(({ monthlyIncome }) => monthlyIncome ?? null)
  const own = household.find(({ relation }) => relation === '本人')?.monthlyIncome ?? null
  return {
    householdSize: stated.householdSize ?? counted.length,
    householdIncome:
      stated.householdIncome ?? (incomes.includes(null) ? null : incomes.reduce((a, b) => (a ?? 0) + (b ?? 0), 0)),
    ownIncome: stated.ownIncome ?? own,
    opponentInHousehold: stated.opponentInHousehold || counted.some(({ isOpponent }) => isOpponent === true),
  }
}

const STAGE_FORMS: Partial<Record<Stage, AidForm>> = {
  mediation: 'nonLitigation',
  arbitration: 'arbitration',
  reconsideration: 'nonLitigation',
  firstInstance: 'litigation',
  secondInstance: 'litigation',
  retrial: 'litigation',
  enforcement: 'litigation',
}
/** How aid is given, where cause and stage leave no choice. */
function formOf(cause: Cause, stage: Stage | null): AidForm | null {
  if (cause === 'criminalDefence' || cause === 'compulsoryMedical') return 'criminalDefence'
  if (kindOfCause(cause) === 'criminal') return 'criminalAgency'
  return (stage && STAGE_FORMS[stage]) ?? null
}
