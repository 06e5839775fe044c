import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { plainDate } from '#kernel/plain-date.ts'
import { factsSchema } from '#policy/facts.ts'
import { judge } from '#policy/judge.ts'
import { PACKS } from '#policy/packs/index.ts'

const HOME = '340422'
const today = plainDate('2026-03-05')
type Stated = z.input<typeof factsSchema>
const judged = (stated: Stated) => judge(factsSchema.parse(stated), PACKS, HOME, today)

const here = { agencyCounty: HOME, stage: 'firstInstance' } as const
const poor = { residence: 'rural', householdSize: 4, householdIncome: 200_000, declared: true } as const
const migrant = { ...here, groups: ['migrantWorker'], exemptionShown: true } as const satisfies Partial<Stated>

/** Every published case and rule: what is stated of it, what comes out, and the ground. What is not stated is not invented. */
const PUBLISHED: readonly [id: string, Stated, outcome: string, basis: string][] = [
  ['A001', { cause: 'labourPay', ...migrant }, 'grant', '法律援助法 第四十二条第三项'],
  ['A004', { cause: 'labourPay', ...migrant }, 'grant', '法律援助法 第三十一条第五项'],
  [
    'A007',
    { cause: 'supportOfParents', ...here, ...poor, groups: ['elderly'] },
    'grant',
    '法律援助法 第三十一条第四项',
  ],
  [
    'A010',
    { cause: 'workInjury', ...migrant, stage: 'arbitration', disputeAgencyCounty: HOME },
    'grant',
    '法律援助法 第四十二条第三项',
  ],
  ['A016', { cause: 'trafficInjury', ...here, ...poor }, 'grant', '法律援助法 第三十一条第七项'],
  [
    'A019',
    { cause: 'loan', ...here, exemption: 'minimumLiving', exemptionShown: true },
    'refuse',
    '法律援助法 第三十一条',
  ],
  [
    'A022',
    { cause: 'trafficInjury', stage: 'mediation', causeCounty: HOME, ...poor },
    'grant',
    '法律援助法 第三十一条第七项',
  ],
  [
    'A025',
    { cause: 'labourPay', ...migrant, groups: ['migrantWorker', 'elderly'] },
    'grant',
    '法律援助法 第四十二条第三项',
  ],
  [
    'A028',
    { cause: 'criminalDefence', stage: 'trial', noticeReason: 'sensoryDisability' },
    'no-application-needed',
    '法律援助法 第二十五条第一款第二项',
  ],
  // Help by a duty lawyer is a record of its own, never a matter: as a defence by notice it would be full coverage.
  [
    'A031',
    { cause: 'criminalDefence', stage: 'prosecution', noticeReason: 'prosecutionCoverage' },
    'no-application-needed',
    '关于进一步深化刑事案件律师辩护全覆盖试点工作的意见（司发通〔2022〕49号）',
  ],
  [
    'A034',
    {
      cause: 'crimeVictim',
      stage: 'prosecution',
      agencyCounty: HOME,
      source: 'guardian',
      exemption: 'noFixedLiving',
      exemptionShown: true,
    },
    'grant',
    '法律援助法 第四十二条第一项',
  ],
  [
    'A037',
    { cause: 'socialAssistance', kind: 'administrative', ...here, ...poor, groups: ['disabled'] },
    'grant',
    '法律援助法 第三十一条第二项',
  ],
  [
    'A040',
    { cause: 'supportOfChildren', ...here, ...poor, source: 'guardian' },
    'grant',
    '法律援助法 第三十一条第四项',
  ],
  ['A043', { cause: 'domesticAbuse', ...here }, 'grant', '法律援助法 第三十二条第四项'],
  // A veteran is not exempt as such, and nothing about the income is stated: asked, not refused.
  [
    'A046',
    { cause: 'trafficInjury', ...here, groups: ['veteran'] },
    'officer-must-judge',
    '法律援助法 第三十一条第七项',
  ],
  [
    'A052',
    { cause: 'trafficInjury', ...poor, stage: 'firstInstance', agencyCounty: '340421' },
    'forward',
    '法律援助法 第三十八条',
  ],
  // 广东’s rule for who no longer meets the line is a termination; at the application it is the line itself.
  [
    'A055',
    { cause: 'trafficInjury', ...here, ...poor, householdIncome: 900_000 },
    'officer-must-judge',
    '法律援助法 第三十一条第七项',
  ],
  ['A061', { cause: 'labourPay', ...migrant, agencyCounty: '340403' }, 'forward', '法律援助法 第三十八条'],
  [
    'A067',
    {
      cause: 'socialAssistance',
      kind: 'administrative',
      ...here,
      residence: 'urban',
      householdSize: 1,
      householdIncome: 64_000,
      declared: true,
    },
    'grant',
    '法律援助法 第三十一条第二项',
  ],
]

describe('the published cases and rules', () => {
  it.each(PUBLISHED)('[E7] %s', (_id, stated, outcome, basis) => {
    const verdict = judged(stated)
    expect([verdict.outcome, verdict.questions]).toEqual([
      outcome,
      outcome === 'officer-must-judge' ? expect.anything() : verdict.questions,
    ])
    expect(verdict.reasons.map((reason) => reason.basis)).toContain(basis)
  })
  it('[S8] A049, A064: what is obsolete cannot even be stated, and changes nothing', () => {
    const claim = { cause: 'labourPay', ...migrant } as const
    for (const obsolete of ['amountInDispute', 'ownFault', 'hasEvidence', 'refusedCounselBefore', 'stampedCertificate'])
      expect(factsSchema.safeParse({ ...claim, [obsolete]: true }).success).toBe(false)
    expect(judged({ ...claim, refusedBefore: true, hasNewFacts: true }).outcome).toBe('grant')
  })
})

describe('a verdict', () => {
  it('[E8] asks about what was not told, and never throws', () => {
    const whole: Stated = {
      ...{
        cause: 'trafficInjury',
        kind: 'civil',
        form: 'litigation',
        stage: 'firstInstance',
        county: HOME,
        day: '2026-03-05',
      },
      ...{
        source: 'self',
        groups: ['elderly'],
        agencyCounty: HOME,
        causeCounty: HOME,
        residence: 'urban',
        householdSize: 2,
      },
      ...{ householdIncome: 100_000, ownIncome: 50_000, rigidExpense: 10_000, declared: true, brought: ['identity'] },
      ...{ timeLimit: '2026-03-08', exemption: 'homeless', refusedBefore: true, otherDepartment: '劳动监察大队' },
    } as Stated
    const names = Object.keys(whole).filter((name) => name !== 'cause') as (keyof Stated)[]
    const outcomes = new Set<string>()
    fc.assert(
      fc.property(fc.subarray(names), fc.constantFrom(...Object.keys(PACKS), '999999'), (told, county) => {
        const facts = { cause: whole.cause, ...Object.fromEntries(told.map((name) => [name, whole[name]])), county }
        const verdict = judged(facts as Stated)
        outcomes.add(verdict.outcome)
        if (verdict.outcome === 'officer-must-judge') expect(verdict.questions.length).toBeGreaterThan(0)
        expect(verdict.reasons.every(({ text, basis }) => text !== '' && basis !== '')).toBe(true)
      }),
      { numRuns: 500 },
    )
    expect(outcomes.size).toBeGreaterThan(3)
  })
  it('[E9] counts who lives together or is kept by the household, and looks at the applicant alone where the opponent lives there', () => {
    const household = [
      { relation: '本人', monthlyIncome: 100_000 },
      { relation: '配偶', monthlyIncome: 300_000 },
      { relation: '在外读书的子女', monthlyIncome: 0, livesApart: true, isDependent: true },
      { relation: '分家的弟弟', monthlyIncome: 900_000, livesApart: true },
    ]
    const told = { cause: 'trafficInjury', ...here, residence: 'urban', declared: true } as const
    expect(judged({ ...told, household }).means.perHead).toBe(133_333)
    const opponent = household.map((each) => (each.relation === '配偶' ? { ...each, isOpponent: true } : each))
    expect(judged({ ...told, household: opponent })).toMatchObject({ outcome: 'grant', means: { perHead: 100_000 } })
    const unknown = [...household, { relation: '母亲' }]
    expect(judged({ ...told, household: unknown }).questions).toEqual(['共同生活的家庭有几人，每月收入共多少？'])
  })
  it('[E6] [E10] puts what cannot wait first, before missing papers and open questions', () => {
    const told: Stated = { cause: 'labourPay', ...here, brought: [] }
    expect(judged(told).outcome).toBe('supplement')
    expect(judged({ ...told, timeLimit: '2026-03-11' })).toMatchObject({ outcome: 'urgent-first', urgent: true })
    expect(judged({ ...told, timeLimit: '2026-03-12' }).outcome).toBe('supplement')
    expect(judged({ cause: 'loan', ...here, timeLimit: '2026-03-08' }).outcome).toBe('refuse')
  })
  it('[E11] tells where else to go: another department, or the centre that was first', () => {
    const told = { cause: 'labourPay', ...migrant } as const
    expect(judged({ ...told, otherDepartment: '劳动保障监察大队' })).toMatchObject({ outcome: 'inform' })
    const first = { firstReceivedBy: '凤台县法律援助中心', firstReceivedOn: '2026-03-04' }
    expect(judged({ ...told, ...first }).outcome).toBe('inform')
    expect(judged({ ...told, ...first, firstReceivedOn: '2026-03-05' }).outcome).toBe('grant')
  })
  it('[E12] leaves a second application to the officer, unless something is new', () => {
    const told = { cause: 'labourPay', ...migrant, refusedBefore: true } as const
    expect(judged(told)).toMatchObject({
      outcome: 'officer-must-judge',
      questions: [expect.stringContaining('不得仅因曾被拒绝')],
    })
    expect(judged({ ...told, hasNewFacts: true }).outcome).toBe('grant')
  })
  it('[P4] names the entries that it rests on, with their state', () => {
    const [pack] = judged({ cause: 'marriage', ...here, ...poor }).packs
    expect(pack).toMatchObject({ county: HOME, version: '340422/2026.1', day: '2026-03-05' })
    expect(pack?.entries).toContainEqual({
      name: '地方扩大的援助事项：婚姻家庭纠纷',
      from: '2015-01-01',
      source: '淮府办〔2015〕61号（未见原文，待中心确认）',
      state: 'toConfirm',
    })
  })
})
