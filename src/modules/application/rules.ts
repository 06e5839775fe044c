import type { PlainDate } from '#kernel/plain-date.ts'
import { type Advice, judgeApplication } from '#law/eligibility.ts'
import type { MaterialCode } from '#law/materials.ts'
import type { Matter } from '#modules/matter/rules.ts'
import type { PolicyOnDay } from '#policy/in-effect.ts'
import type { ApplicationForm } from './form.ts'

type MeansForm = ApplicationForm['means']
/** What judging needs of an application, whether it is still being typed or already a matter. */
export type Judgeable = Pick<
  Matter,
  | 'kind'
  | 'cause'
  | 'form'
  | 'stage'
  | 'source'
  | 'noticeReason'
  | 'groups'
  | 'agencyCounty'
  | 'causeCounty'
  | 'limitationOn'
> & { means: MeansForm; brought: readonly MaterialCode[] }

/** The application as the law sees it; nothing is decided here, the advice goes to an officer. */
export function adviseOn(a: Judgeable, policy: PolicyOnDay, today: PlainDate): Advice {
  const { means } = a
  return judgeApplication(
    {
      matterKind: a.kind,
      cause: a.cause,
      form: a.form,
      stage: a.stage,
      source: a.source,
      noticeReason: a.noticeReason,
      groups: a.groups,
      agencyCounty: a.agencyCounty,
      disputeAgencyCounty: a.agencyCounty,
      causeCounty: a.causeCounty,
      county: policy.county,
      countyNames: policy.countyNames,
      exemption: means.exemption ?? null,
      exemptionShown: a.brought.includes('exemptionProof') || means.checked === 'consistent',
      exemptionShownByQuery: means.checked === 'consistent',
      residence: means.residence,
      householdSize: means.householdSize ?? null,
      householdIncome: means.householdMonthlyIncome ?? null,
      ownIncome: means.ownMonthlyIncome ?? null,
      opponentInHousehold: means.opponentInHousehold ?? false,
      declared: means.promised,
      checked: means.checked ?? null,
      brought: a.brought,
      today,
      timeLimit: a.limitationOn,
      needsImmediateMeasure: false,
    },
    policy,
  )
}
