import { describe, expect, it } from 'vitest'
import { plainDate } from '#kernel/plain-date.ts'
import { factsSchema } from '#policy/facts.ts'
import { policyOn } from '#policy/in-effect.ts'
import { judge } from '#policy/judge.ts'
import { computeSubsidy } from '#policy/tariff.ts'
import { PLACE_PACKS, PLACES } from './fixtures/packs.ts'

// The county's pack is one among others: the same engine, other places' published rules.
type Stated = Parameters<typeof factsSchema.parse>[0] & object
const on = plainDate('2026-03-05')
const judged = (place: keyof typeof PLACES, stated: Stated, day = '2026-03-05') => {
  const { code } = PLACES[place]
  const facts = factsSchema.parse({
    cause: 'trafficInjury',
    stage: 'firstInstance',
    agencyCounty: code,
    county: code,
    day,
    residence: 'urban',
    householdSize: 1,
    declared: true,
    ...stated,
  })
  return judge(facts, PLACE_PACKS, code, on)
}
const yuan = (amount: number) => ({ householdIncome: amount * 100 })

describe('the same facts in other places', () => {
  it('[P9] below twice the 低保 line in 铜陵, below one and a half minimum wages in 宁国', () => {
    expect([judged('tongling', yuan(1399)).outcome, judged('tongling', yuan(1400)).outcome]).toEqual([
      'grant',
      'refuse',
    ])
    expect([judged('ningguo', yuan(2699)).outcome, judged('ningguo', yuan(2700)).outcome]).toEqual(['grant', 'refuse'])
    expect(judged('ningguo', yuan(2000)).reasons.at(-1)?.text).toContain('最低工资标准的1.5倍')
    expect(judged('tongling', yuan(2000)).outcome).toBe('refuse')
  })
  it('[P9] not above the line in 广东, where expense is taken off and a second home speaks against it', () => {
    expect([judged('guangdong', yuan(2000)).outcome, judged('guangdong', yuan(2001)).outcome]).toEqual([
      'grant',
      'refuse',
    ])
    expect(judged('guangdong', { ...yuan(5000), rigidExpense: 300_000 })).toMatchObject({ outcome: 'grant' })
    const home = judged('guangdong', { ...yuan(500), assets: [{ kind: 'secondHome' }] })
    expect(home.outcome).toBe('refuse')
    expect(home.reasons.at(-1)?.text).toContain('两套以上住房')
    expect(policyOn(PLACES.guangdong, on).supplementDays).toBe(15)
  })
  it('[P9] carried to the competent centre in 大庆, told where to go in 许昌', () => {
    const elsewhere = { agencyCounty: '340422' }
    expect([judged('daqing', elsewhere).outcome, judged('xuchang', elsewhere).outcome]).toEqual(['forward', 'inform'])
  })
  it('[P9] asks where a place has published no line', () => {
    const verdict = judged('daqing', yuan(100))
    expect(verdict).toMatchObject({
      outcome: 'officer-must-judge',
      questions: [expect.stringContaining('没有生效的经济困难标准')],
    })
  })
  it('[P9] pays by 天长’s table', () => {
    const { tariff } = policyOn(PLACES.tianchang, on)
    expect(tariff?.value.rows.map(({ qualified, good }) => [qualified, good])).toEqual([
      [120_000, 140_000],
      [80_000, 100_000],
      [130_000, 150_000],
    ])
    const trial = {
      aidForm: 'criminalDefence',
      stage: 'trial',
      closingManner: 'judgment',
      heardInCourt: true,
      grade: 'excellent',
      recipients: 1,
    } as const
    expect(computeSubsidy(trial, tariff as NonNullable<typeof tariff>).total).toBe(180_000)
  })
})

describe('an old matter', () => {
  it('[ST1] is judged by the regulation of 2003 before 2022-01-01', () => {
    const old = judged('fengtai', { cause: 'labourPay', groups: ['elderly'], exemptionShown: true }, '2018-06-01')
    expect(old).toMatchObject({ outcome: 'grant', means: { road: 'noCheck' } })
    expect(old.reasons.map(({ basis }) => basis)).toContain('法律援助条例 第十条第一款第五项')
    // A migrant worker's claim had no exemption of its own then.
    expect(
      judged('fengtai', { cause: 'labourPay', groups: ['migrantWorker'], exemptionShown: true }, '2018-06-01').means
        .road,
    ).toBe('threshold')
    expect(
      judged('fengtai', { cause: 'labourPay', groups: ['migrantWorker'], exemptionShown: true }, '2022-01-01').means
        .road,
    ).toBe('noCheck')
  })
  it('[ST1] was out of scope where the law of today has it in scope, but for a local rule', () => {
    expect(judged('tongling', { cause: 'trafficInjury' }, '2021-12-31')).toMatchObject({
      inScope: 'no',
      outcome: 'refuse',
    })
    expect(judged('fengtai', { cause: 'workInjury' }, '2018-06-01').inScope).toBe('yes')
  })
  it('[ST1] had a means test for 见义勇为, and knew fewer notices', () => {
    expect(judged('tongling', { cause: 'braveAct' }, '2021-06-01').means.road).toBe('threshold')
    expect(judged('tongling', { cause: 'braveAct' }).means.road).toBe('noCondition')
    const defence = { cause: 'criminalDefence', stage: 'trial' }
    expect(judged('tongling', { ...defence, noticeReason: 'minor' }, '2021-06-01')).toMatchObject({
      outcome: 'no-application-needed',
      reasons: [{ basis: '法律援助条例 第十二条第二款' }],
    })
    expect(judged('tongling', { ...defence, noticeReason: 'prosecutionCoverage' }, '2021-06-01').route).toBe(
      'application',
    )
  })
  it('[ST2] counts the new classes of social assistance from 2026-07-01 on', () => {
    const margin = { exemption: 'minimumLivingMargin', exemptionShown: true, ...yuan(9000) }
    expect(judged('tongling', margin, '2026-06-30').means.road).toBe('threshold')
    expect(judged('tongling', margin, '2026-07-01')).toMatchObject({ outcome: 'grant', means: { road: 'noCheck' } })
  })
})
