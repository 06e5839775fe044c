import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { judgeMeans, type MeansFacts, type MeansPolicy } from './means.ts'
import { CHECK_EXEMPTIONS, MEANS_PROOFS } from './terms.ts'

const policy: MeansPolicy = {
  base: { urban: 75000, rural: 70000 },
  baseName: '最低生活保障标准',
  multiple: { urban: 2, rural: 1.5 },
  comparison: 'below',
  source: '本县标准',
  isConfirmed: true,
}
const facts: MeansFacts = {
  cause: 'supportOfParents',
  groups: [],
  exemption: null,
  exemptionShown: false,
  residence: 'urban',
  householdSize: 3,
  householdIncome: 300000,
  ownIncome: null,
  opponentInHousehold: false,
  declared: true,
  checked: null,
}
const judge = (over: Partial<MeansFacts> = {}, local: Parameters<typeof judgeMeans>[2] = [], of = policy) =>
  judgeMeans({ ...facts, ...over }, of, local)
const rich = { householdIncome: 9_000_000 }

describe('means', () => {
  it('[M1] are not looked at where the organ notifies', () => {
    expect(judge({ ...rich, cause: 'criminalDefence', noticeReason: 'minor' })).toMatchObject({
      road: 'noApplication',
      proof: 'notRequired',
      meets: 'yes',
      reasons: [{ basis: '法律援助法 第二十五条第一款第一项' }],
    })
  })
  it('[M2] are no condition in four kinds of matter', () => {
    expect(judge({ ...rich, cause: 'domesticAbuse' })).toMatchObject({
      road: 'noCondition',
      proof: 'notRequired',
      meets: 'yes',
      reasons: [{ basis: '法律援助法 第三十二条第四项' }],
    })
  })
  it('[M3] are not checked for who belongs to an exempt group, whatever the income', () => {
    expect(judge({ ...rich, exemption: 'minimumLiving', exemptionShown: true })).toMatchObject({
      road: 'noCheck',
      proof: 'exempt',
      meets: 'yes',
      perHead: null,
      reasons: [{ basis: '法律援助法 第四十二条第二项' }],
    })
  })
  it.each([
    ['labourPay', 'yes'],
    ['workInjury', 'yes'],
    ['trafficInjury', 'no'],
  ] as const)('[M4] a migrant worker’s %s: exempt %s', (cause, isExempt) => {
    const means = judge({ ...rich, cause, groups: ['migrantWorker'], exemptionShown: true })
    expect(means.road).toBe(isExempt === 'yes' ? 'noCheck' : 'threshold')
    expect(means.meets).toBe(isExempt)
  })
  it.each([
    ['urban', 149999, 'yes'],
    ['urban', 150000, 'no'],
    ['rural', 104999, 'yes'],
    ['rural', 105000, 'no'],
  ] as const)('[M5] one %s person with %i fen meets the standard: %s', (residence, householdIncome, meets) => {
    expect(judge({ residence, householdSize: 1, householdIncome }).meets).toBe(meets)
  })
  it('[M5] says the figures and the source', () => {
    expect(judge().reasons).toEqual([
      {
        text: '家庭人均月收入1,000.00元，符合城镇标准1,500.00元（最低生活保障标准的2倍）',
        basis: '法律援助法 第三十四条；本县标准',
      },
    ])
  })
  it('[M6] compares whole fen before dividing', () => {
    expect(judge({ householdSize: 3, householdIncome: 449999 })).toMatchObject({ meets: 'yes', perHead: 149999 })
    expect(judge({ householdSize: 3, householdIncome: 450001 })).toMatchObject({ meets: 'no', perHead: 150000 })
    const atLimit = { householdSize: 3, householdIncome: 450000 }
    expect(judge(atLimit).meets).toBe('no')
    expect(judge(atLimit, [], { ...policy, comparison: 'notAbove' }).meets).toBe('yes')
  })
  it('[M7] of the applicant alone count when the opponent lives in the household', () => {
    const own = judge({ ...rich, opponentInHousehold: true, ownIncome: 40000 })
    expect(own).toMatchObject({ meets: 'yes', perHead: 40000 })
    expect(own.reasons.map(({ basis }) => basis)).toContain('办理法律援助案件程序规定 第十八条')
    expect(judge({ opponentInHousehold: true, ownIncome: null })).toMatchObject({
      meets: 'unknown',
      questions: ['申请人本人每月收入是多少？'],
    })
  })
  it('[M8] are shown by a statement or by a query, and by nothing else', () => {
    expect(judge().proof).toBe('declared')
    expect(judge({ declared: false, checked: 'consistent' })).toMatchObject({ proof: 'checked', meets: 'yes' })
    expect(judge({ declared: false })).toMatchObject({ proof: null, meets: 'unknown' })
    const words = [...Object.values(MEANS_PROOFS), ...Object.values(CHECK_EXEMPTIONS)].join('')
    expect(words).not.toMatch(/盖章|困难证明/)
  })
  it.each([
    ['no policy of that day', {}, undefined, '没有生效的经济困难标准'],
    ['no income', { householdIncome: null }, policy, '每月收入共多少'],
    ['a household of nobody', { householdSize: 0 }, policy, '几人'],
    ['a query that disagrees', { checked: 'inconsistent' }, policy, '不一致'],
    ['a claimed exemption without paper', { ...rich, exemption: 'minimumLiving' }, policy, '补充'],
  ] as const)('[M9] %s leaves it unknown', (_what, over, of, question) => {
    const means = judgeMeans({ ...facts, ...over }, of, [])
    expect(means.meets).toBe('unknown')
    expect(means.questions.join()).toContain(question)
  })
  it('[M9] a missing exemption paper does not matter to who is below the threshold anyway', () => {
    expect(judge({ exemption: 'minimumLiving' })).toMatchObject({ road: 'threshold', meets: 'yes', questions: [] })
  })
  it('[M10] leave a question where the threshold is not confirmed', () => {
    const open = { ...policy, isConfirmed: false }
    expect(judge(rich, [], open)).toMatchObject({ meets: 'no', questions: [expect.stringContaining('待确认')] })
    expect(judge({}, [], open)).toMatchObject({ meets: 'yes', questions: [] })
    expect(judge(rich).questions).toEqual([])
  })
  it('[M11] leave a question for a defendant, who may have other reasons', () => {
    expect(judge({ ...rich, cause: 'criminalDefence' }).questions.join()).toContain('其他原因')
  })
  it('[M12] are checked for a veteran or a disabled person unless a rule in force says otherwise', () => {
    const veteran = { ...rich, groups: ['veteran'], exemptionShown: true } as const
    expect(judge(veteran).meets).toBe('no')
    expect(judge(veteran, [{ group: 'veteran', basis: '本县规定' }])).toMatchObject({
      road: 'noCheck',
      reasons: [{ basis: '本县规定' }],
    })
    expect(judge({ ...rich, groups: ['disabled'], exemptionShown: true }).meets).toBe('no')
  })
  it('[M5] more income never helps, one more mouth never harms', () => {
    const fen = fc.integer({ min: 0, max: 2_000_000 })
    const people = fc.integer({ min: 1, max: 12 })
    fc.assert(
      fc.property(fen, fen, people, (householdIncome, more, householdSize) => {
        const meets = (income: number, size: number) =>
          judge({ householdIncome: income, householdSize: size }).meets === 'yes'
        if (meets(householdIncome + more, householdSize)) expect(meets(householdIncome, householdSize)).toBe(true)
        if (meets(householdIncome, householdSize)) expect(meets(householdIncome, householdSize + 1)).toBe(true)
      }),
    )
  })
})
