import { describe, expect, it } from 'vitest'
import { plainDate } from '#kernel/plain-date.ts'
import { type ApplicationFacts, type EligibilityPolicy, judgeApplication } from './eligibility.ts'

const policy: EligibilityPolicy = {
  means: {
    base: { urban: 75000, rural: 70000 },
    baseName: '最低生活保障标准',
    multiple: { urban: 2, rural: 2 },
    comparison: 'below',
    source: '本县标准',
    isConfirmed: true,
  },
  scopeExtensions: [],
  localExemptions: [],
}
const facts: ApplicationFacts = {
  matterKind: 'civil',
  cause: 'trafficInjury',
  form: 'litigation',
  stage: 'firstInstance',
  agencyCounty: '340422',
  disputeAgencyCounty: null,
  causeCounty: null,
  county: '340422',
  source: 'self',
  groups: [],
  exemption: null,
  exemptionShown: false,
  residence: 'rural',
  householdSize: 4,
  householdIncome: 200000,
  ownIncome: null,
  opponentInHousehold: false,
  declared: true,
  checked: null,
  brought: ['applicationForm', 'identity', 'meansStatement', 'caseMaterials'],
  today: plainDate('2026-03-05'),
  timeLimit: null,
  needsImmediateMeasure: false,
}
const judge = (over: Partial<ApplicationFacts> = {}, of = policy) => judgeApplication({ ...facts, ...over }, of)
const rich = { householdIncome: 9_000_000 }

describe('advice on an application', () => {
  it('[E1] is to grant when all is in order, with every reason', () => {
    const advice = judge()
    expect(advice).toMatchObject({ outcome: 'grant', urgent: false, questions: [] })
    expect(advice.reasons.map(({ basis }) => basis)).toEqual([
      '法律援助法 第三十一条第七项',
      '法律援助法 第三十八条',
      '法律援助法 第三十四条；本县标准',
    ])
  })
  it('[E2] is to forward another county’s matter, even when papers are missing', () => {
    expect(judge({ agencyCounty: '340421', brought: [] })).toMatchObject({ outcome: 'forward' })
  })
  it('[E3] is to refuse with all reasons, not only the first', () => {
    const advice = judge({ cause: 'loan', ...rich })
    expect(advice.outcome).toBe('refuse')
    expect(advice.reasons.map(({ basis }) => basis)).toEqual(
      expect.arrayContaining(['法律援助法 第三十一条', '法律援助法 第三十四条；本县标准']),
    )
    expect(judge(rich).outcome).toBe('refuse')
  })
  it('[E4] is to ask for what is missing', () => {
    const advice = judge({ brought: ['applicationForm'], declared: false })
    expect(advice.outcome).toBe('supplement')
    expect(advice.missing.map(({ code }) => code)).toEqual(['identity', 'meansStatement', 'caseMaterials'])
    expect(judge({ groups: ['migrantWorker'], cause: 'labourPay', ...rich }).missing.map(({ code }) => code)).toEqual([
      'exemptionProof',
    ])
  })
  it.each([
    ['an unknown court', { agencyCounty: null }],
    ['a cause nobody can place', { cause: 'other' }],
    ['unknown income', { householdIncome: null }],
    ['a query that disagrees', { checked: 'inconsistent' }],
    ['a cause that does not fit the kind', { matterKind: 'criminal' }],
    ['a defendant above the threshold', { ...rich, matterKind: 'criminal', cause: 'criminalDefence' }],
  ] as const)('[E5] leaves %s to the officer, with a question', (_what, over) => {
    const advice = judge(over)
    expect(advice.outcome).toBe('officerMustJudge')
    expect(advice.questions.length).toBeGreaterThan(0)
  })
  it('[E5] does not advise refusal on a threshold that nobody has confirmed', () => {
    const means = { ...policy.means, isConfirmed: false } as EligibilityPolicy['means']
    expect(judge(rich, { ...policy, means }).outcome).toBe('officerMustJudge')
    expect(judge(rich, { ...policy, means: undefined }).outcome).toBe('officerMustJudge')
  })
  it.each([
    ['2026-03-11', true],
    ['2026-03-12', false],
    ['2026-03-05', true],
    ['2026-03-04', false],
  ])('[E6] a time limit on %s makes 5 March urgent: %s', (timeLimit, urgent) => {
    expect(judge({ timeLimit: plainDate(timeLimit) }).urgent).toBe(urgent)
  })
  it('[E6] a measure that cannot wait is urgent, and a limit that has passed is a question', () => {
    expect(judge({ needsImmediateMeasure: true })).toMatchObject({ urgent: true, outcome: 'grant' })
    expect(judge({ timeLimit: plainDate('2026-03-04') }).questions).toEqual(['所填时效或者期限已经届满，请核对'])
  })
})

// The published cases, restated: what bears on the verdict, and the article on which each rests.
const migrant = { groups: ['migrantWorker'], exemptionShown: true, brought: null, householdIncome: null } as const
const poor = { brought: null }
describe('the published cases', () => {
  it.each([
    ['A001 eleven migrant workers, carpentry pay', { ...migrant, cause: 'labourPay' }, 'grant', '第四十二条第三项'],
    ['A004 three workmates, pay for sockets', { ...migrant, cause: 'labourPay' }, 'grant', '第三十一条第五项'],
    ['A007 aged 86, support by five children', { ...poor, cause: 'supportOfParents' }, 'grant', '第三十一条第四项'],
    [
      'A010 fall from height, in arbitration',
      { ...migrant, cause: 'workInjury', form: 'arbitration', stage: 'arbitration', disputeAgencyCounty: '340422' },
      'grant',
      '第四十二条第三项',
    ],
    ['A016 hit by a car', { ...poor, cause: 'trafficInjury' }, 'grant', '第三十一条第七项'],
    ['A019 cheated by a workmate, without a local rule', { ...poor, cause: 'loan' }, 'refuse', '第三十一条'],
    [
      'A022 fatal crash, mediated at the station',
      { ...poor, cause: 'trafficInjury', form: 'nonLitigation', stage: 'mediation', causeCounty: '340422' },
      'grant',
      '第三十一条第七项',
    ],
    [
      'A025 eighteen old farm hands',
      { ...migrant, groups: ['migrantWorker', 'elderly'], cause: 'labourPay' },
      'grant',
      '第四十二条第三项',
    ],
    [
      'A028 two deaf defendants',
      {
        matterKind: 'criminal',
        form: 'criminalDefence',
        stage: 'trial',
        cause: 'criminalDefence',
        noticeReason: 'sensoryDisability',
      },
      'noApplicationNeeded',
      '第二十五条第一款第二项',
    ],
    [
      'A034 a victim of fourteen; her organ’s notice is no ground of 第二十五条, so her guardian applies',
      {
        ...poor,
        matterKind: 'criminal',
        form: 'criminalAgency',
        stage: 'prosecution',
        cause: 'crimeVictim',
        source: 'guardian',
        exemption: 'noFixedLiving',
        exemptionShown: true,
      },
      'grant',
      '第四十二条第一项',
    ],
    [
      'A037 deaf parents in work, benefit for the child',
      { ...poor, matterKind: 'administrative', cause: 'socialAssistance', groups: ['disabled'] },
      'grant',
      '第三十一条第二项',
    ],
    [
      'A040 support of a child',
      { ...poor, cause: 'supportOfChildren', source: 'guardian' },
      'grant',
      '第三十一条第四项',
    ],
    ['A043 beaten wife, divorce', { ...rich, brought: null, cause: 'domesticAbuse' }, 'grant', '第三十二条第四项'],
    [
      'A067 benefit withdrawn, flat of the mother counted',
      {
        ...poor,
        matterKind: 'administrative',
        cause: 'socialAssistance',
        groups: ['disabled'],
        householdSize: 1,
        householdIncome: 64000,
      },
      'grant',
      '第三十一条第二项',
    ],
  ] as const)('[E7] %s', (_case, over, outcome, article) => {
    const advice = judge(over as Partial<ApplicationFacts>)
    expect(advice.outcome).toBe(outcome)
    expect(advice.reasons.map(({ basis }) => basis)).toContain(`法律援助法 ${article}`)
  })
  it('[E7] A019 is granted where a dated local rule names the cause', () => {
    const scopeExtensions = [{ cause: 'loan', basis: '某地规定' }] as const
    expect(judge({ ...poor, cause: 'loan' }, { ...policy, scopeExtensions }).outcome).toBe('grant')
  })
  it('[M12] A046 a veteran is not exempt as such', () => {
    expect(judge({ ...rich, groups: ['veteran'], exemptionShown: true }).outcome).toBe('refuse')
  })
  it('[J3] A052 registered here with a court elsewhere: forward; the other way round: grant', () => {
    expect(judge({ agencyCounty: '340421' }).outcome).toBe('forward')
    expect(judge({ agencyCounty: '340422' }).outcome).toBe('grant')
  })
  it('[E2] A061 a matter of another centre is passed on, not turned away', () => {
    const advice = judge({ agencyCounty: '340421' })
    expect(advice.jurisdiction.competentCounties).toEqual(['340421'])
    expect(advice.reasons.map(({ text }) => text).join()).toContain('转交')
  })
  it('[S8] A049, A064 nothing obsolete is asked: no amount, no fault, no evidence, no earlier refusal of counsel', () => {
    const obsolete = { amountInDispute: 250000, ownFault: true, hasEvidence: false, refusedCounselBefore: true }
    const advice = judge({ ...obsolete, cause: 'labourPay' } as Partial<ApplicationFacts>)
    expect(advice).toMatchObject({ outcome: 'grant', questions: [] })
  })
})
