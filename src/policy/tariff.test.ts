import { describe, expect, it } from 'vitest'
import { plainDate } from '#kernel/plain-date.ts'
import { policyOn } from './in-effect.ts'
import type { Pack } from './pack.ts'
import { findPack } from './packs/index.ts'
import { computeSubsidy, type SubsidyFacts, type Tariff } from './tariff.ts'

const inForce = policyOn(findPack('340422') as Pack, plainDate('2026-03-05')).tariff as {
  value: Tariff
  source: string
}
const civil: SubsidyFacts = {
  aidForm: 'litigation',
  stage: 'firstInstance',
  closingManner: 'judgment',
  heardInCourt: true,
  grade: 'qualified',
  recipients: 1,
}
const compute = (over: Partial<SubsidyFacts> = {}, change: Partial<Tariff> = {}) =>
  computeSubsidy({ ...civil, ...over }, { ...inForce, value: { ...inForce.value, ...change } })
const yuan = (over: Partial<SubsidyFacts>) => compute(over).total / 100
const defence = { aidForm: 'criminalDefence', closingManner: 'transferred' } as const

describe('the subsidy', () => {
  it.each([
    ['a civil suit', {}, 1200, 1400],
    ['arbitration', { aidForm: 'arbitration', stage: 'arbitration', closingManner: 'award' }, 1200, 1400],
    ['investigation', { ...defence, stage: 'investigation' }, 800, 1000],
    ['prosecution', { ...defence, stage: 'prosecution' }, 1200, 1400],
    ['trial', { ...defence, stage: 'trial', closingManner: 'judgment' }, 1300, 1500],
    [
      'settlement out of court',
      { aidForm: 'nonLitigation', stage: 'mediation', closingManner: 'settlement' },
      800,
      800,
    ],
  ] as const)('[T1] of %s follows form, stage and grade', (_what, over, qualified, good) => {
    expect(yuan({ ...over, grade: 'qualified' })).toBe(qualified)
    expect(yuan({ ...over, grade: 'good' })).toBe(good)
  })
  it('[T1] explains each line and its source', () => {
    expect(compute().lines).toEqual([
      {
        text: '民事、行政诉讼或者仲裁（合格标准）',
        amount: 120000,
        basis: '法律援助办案补贴标准；参照天长市2020年公布标准，待寿县确认',
      },
    ])
  })
  it('[T2] rises by a fifth of the good rate for excellent work, not where the rate is flat', () => {
    expect(yuan({ grade: 'excellent' })).toBe(1680)
    expect(yuan({ ...defence, stage: 'investigation', grade: 'excellent' })).toBe(1200)
    expect(yuan({ aidForm: 'nonLitigation', stage: 'mediation', grade: 'excellent' })).toBe(800)
  })
  it('[T3] of unqualified work is the proved cost', () => {
    expect(compute({ grade: 'unqualified', directCost: 8650 })).toMatchObject({ total: 8650, questions: [] })
    expect(compute({ grade: 'unqualified' })).toMatchObject({
      total: 0,
      questions: [expect.stringContaining('直接费用')],
    })
  })
  it('[T4] of a withdrawn suit depends on the hearing, whatever the grade', () => {
    const withdrawn = { closingManner: 'withdrawal', grade: 'good' } as const
    expect(yuan({ ...withdrawn, heardInCourt: false })).toBe(600)
    expect(yuan({ ...withdrawn, heardInCourt: true })).toBe(1000)
    expect(yuan({ heardInCourt: false })).toBe(1200)
  })
  it('[T4] of enforcement is paid only when all was paid', () => {
    expect(yuan({ stage: 'enforcement', closingManner: 'performed' })).toBe(1000)
    expect(yuan({ stage: 'enforcement', closingManner: 'settlement' })).toBe(0)
  })
  it('[T5] of a group matter is paid once, with what the table adds', () => {
    expect(yuan({ recipients: 18 })).toBe(1200)
    expect(compute({ recipients: 18 }, { furtherRecipient: 5000 }).total).toBe(120000 + 17 * 5000)
  })
  it('[T6] is the sum of its lines: no line takes anything off', () => {
    const { lines, total } = compute({ grade: 'excellent', recipients: 3 }, { furtherRecipient: 5000 })
    expect(lines.map(({ amount }) => amount)).toEqual([140000, 28000, 10000])
    expect(total).toBe(178000)
    for (const { amount } of lines) expect(amount).toBeGreaterThan(0)
  })
  it('[T7] is not guessed where the table is silent', () => {
    expect(compute({ aidForm: 'criminalDefence', stage: 'mediation' })).toMatchObject({
      lines: [],
      total: 0,
      questions: [expect.stringContaining('没有对应项目')],
    })
  })
  it('[T8] follows the table: double the table, double the sum', () => {
    const rows = inForce.value.rows.map((row) => ({ ...row, qualified: row.qualified * 2, good: row.good * 2 }))
    for (const grade of ['qualified', 'good', 'excellent'] as const)
      expect(compute({ grade }, { rows }).total).toBe(2 * compute({ grade }).total)
  })
})
