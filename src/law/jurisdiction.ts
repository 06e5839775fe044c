import type { AidForm, Stage } from './terms.ts'
import type { Answer, Verdict } from './verdict.ts'

/** Counties are six-digit codes. Where a person is registered or lives decides nothing (第三十八条), so it is no input. */
export type JurisdictionFacts = {
  /** Null while not known: whether it is litigation decides which place counts. */
  form: AidForm | null
  stage: Stage | null
  /** Seat of the organ that handles the case: court, procuratorate, police. */
  agencyCounty: string | null
  /** Seat of the organ that handles the dispute outside court: arbitration commission, mediation, reconsideration organ. */
  disputeAgencyCounty: string | null
  causeCounty: string | null
  county: string
  /** For the sentence only; a code that has no name stands for itself. */
  countyNames?: Readonly<Record<string, string>>
}

export type Jurisdiction = Verdict & { competent: Answer; competentCounties: string[] }

const BASIS = '法律援助法 第三十八条'
const LITIGATION_FORMS: readonly AidForm[] = ['litigation', 'criminalDefence', 'criminalAgency']
const ORGANS: Partial<Record<Stage, string>> = {
  investigation: '侦查机关',
  prosecution: '检察院',
  trial: '审理法院',
  deathReview: '复核法院',
  arbitration: '劳动人事争议仲裁委员会',
  mediation: '调解组织',
  reconsideration: '行政复议机关',
}

/**
 * 第三十八条: litigation goes to the seat of the organ; everything else to the seat of the dispute organ or to where the
 * cause arose. Labour arbitration is no litigation (诉讼), so both places are competent for it.
 */
export function judgeJurisdiction(facts: JurisdictionFacts): Jurisdiction {
  if (facts.form === null)
    return {
      competent: 'unknown',
      competentCounties: [],
      reasons: [],
      questions: ['是诉讼、仲裁还是非诉讼事项，现在到了哪个阶段？'],
    }
  const isLitigation = LITIGATION_FORMS.includes(facts.form)
  const organ = (facts.stage && ORGANS[facts.stage]) ?? (isLitigation ? '审理法院' : '争议处理机关')
  const places = isLitigation
    ? [{ what: `办案机关（${organ}）所在地`, county: facts.agencyCounty }]
    : [
        { what: `争议处理机关（${organ}）所在地`, county: facts.disputeAgencyCounty ?? facts.agencyCounty },
        { what: '事由发生地', county: facts.causeCounty },
      ]
  const nameOf = (code: string) => facts.countyNames?.[code] ?? code
  const known = places.flatMap(({ what, county }) => (county === null ? [] : [{ what, county }]))
  const here = known.filter(({ county }) => county === facts.county)
  const competentCounties = [...new Set(known.map(({ county }) => county))]
  const tell = ({ what, county }: { what: string; county: string }) => ({
    text: `${what}为${nameOf(county)}`,
    basis: BASIS,
  })

  if (here.length > 0) return { competent: 'yes', competentCounties, reasons: here.map(tell), questions: [] }
  const missing = places.filter(({ county }) => county === null)
  if (missing.length > 0)
    return {
      competent: 'unknown',
      competentCounties,
      reasons: known.map(tell),
      questions: missing.map(({ what }) => `${what}在哪个县（区）？`),
    }
  const names = competentCounties.map(nameOf).join('、')
  return {
    competent: 'no',
    competentCounties,
    reasons: [...known.map(tell), { text: `应当由${names}的法律援助机构受理，本中心告知并转交`, basis: BASIS }],
    questions: [],
  }
}
