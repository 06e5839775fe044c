import { describe, expect, it } from 'vitest'
import { plainDate } from '#kernel/plain-date.ts'
import { type Counsel, judgeFitness } from './rules.ts'

const today = plainDate('2026-03-02')
const counsel = (over: Partial<Counsel> = {}): Counsel => ({
  id: 'l1',
  name: '样例甲',
  unitId: 'u1',
  unit: '样例所',
  kind: 'lawyer',
  matterKinds: ['civil', 'criminal'],
  licensedOn: plainDate('2015-01-01'),
  criminalSince: plainDate('2016-01-01'),
  knowsMinors: true,
  leaveFrom: null,
  leaveUntil: null,
  suspendedUntil: null,
  active: true,
  openMatters: 3,
  lastYear: 10,
  actsAgainst: [],
  gender: null,
  ...over,
})
const wages = {
  kind: 'civil',
  form: 'litigation',
  groups: [],
  graveSentence: false,
  noticeReason: null,
  stage: 'firstInstance',
} as const
const defence = {
  kind: 'criminal',
  form: 'criminalDefence',
  groups: [],
  graveSentence: false,
  noticeReason: null,
  stage: 'trial',
} as const
const unfit = (matter: Parameters<typeof judgeFitness>[0], over: Partial<Counsel>, limit: number | undefined = 20) =>
  judgeFitness(matter, counsel(over), limit, today).unfitBecause.map(({ text }) => text)

describe('judging fitness', () => {
  it('[A1] counsel who meets every condition is fit', () => {
    expect(unfit(wages, {})).toEqual([])
    expect(unfit({ ...defence, graveSentence: true, groups: ['minor'] }, {})).toEqual([])
  })
  it('[A18] a declared relative on the other side, accused beside or handling the case closes the gate', () => {
    expect(unfit(wages, { relatedTo: ['样例对手'] })).toEqual(['申报的近亲属样例对手是本案对方当事人或者同案人'])
    expect(unfit(defence, { relatedHandlers: ['审判员样例'] })).toEqual(['申报的近亲属审判员样例是办案机关的承办人'])
    expect(unfit(defence, { relatedTo: [], relatedHandlers: [] })).toEqual([])
  })
  it('[A2] only lawyers take criminal matters; legal workers take civil ones', () => {
    expect(unfit(defence, { kind: 'legalWorker' })).toEqual(['基层法律服务工作者不能办理刑事案件，应当指派律师'])
    expect(unfit(wages, { kind: 'legalWorker' })).toEqual([])
  })
  it.each([
    ['2023-03-02', 0],
    ['2023-03-03', 1],
    [null, 1],
  ])('[A3] three years of criminal defence are complete on the day itself: since %s', (since, reasons) => {
    const criminalSince = since === null ? null : plainDate(since)
    expect(unfit({ ...defence, graveSentence: true }, { criminalSince })).toHaveLength(reasons)
    expect(unfit({ ...defence, noticeReason: 'lifeOrDeath' }, { criminalSince })).toHaveLength(reasons)
    expect(unfit({ ...defence, stage: 'deathReview' }, { criminalSince })).toHaveLength(reasons)
    expect(unfit(defence, { criminalSince })).toHaveLength(0)
  })
  it('[A4] a minor’s criminal matter needs counsel familiar with minors; a minor’s civil matter does not', () => {
    expect(unfit({ ...defence, noticeReason: 'minor' }, { knowsMinors: false })).toEqual([
      '未成年人刑事案件，应当指派熟悉未成年人身心特点的律师',
    ])
    expect(unfit({ ...wages, groups: ['minor'] }, { knowsMinors: false })).toEqual([])
  })
  it('[A5] takes only registered kinds', () => {
    expect(unfit(wages, { matterKinds: ['criminal'] })).toEqual(['登记的办案类别不含民事'])
  })
  it('[A6] is away from the first to the last day of leave or suspension', () => {
    const leave = { leaveFrom: plainDate('2026-03-02'), leaveUntil: plainDate('2026-03-02') }
    expect(unfit(wages, leave)).toEqual(['请假至2026年3月2日'])
    expect(unfit(wages, { ...leave, leaveFrom: plainDate('2026-03-03'), leaveUntil: plainDate('2026-03-05') })).toEqual(
      [],
    )
    expect(unfit(wages, { leaveFrom: plainDate('2026-02-01'), leaveUntil: plainDate('2026-03-01') })).toEqual([])
    expect(unfit(wages, { suspendedUntil: today })).toEqual(['暂停指派至2026年3月2日'])
    expect(unfit(wages, { active: false })).toEqual(['已不在册'])
  })
  it('[A7] stops at the county’s load limit, and applies none that the county has not set', () => {
    expect(unfit(wages, { openMatters: 19 })).toEqual([])
    expect(unfit(wages, { openMatters: 20 })).toEqual(['在办案件已有20件，达到上限20件'])
    expect(judgeFitness(wages, counsel({ openMatters: 99 }), undefined, today).unfitBecause).toEqual([])
  })
  it('[A8] does not act against its own client', () => {
    expect(unfit(wages, { actsAgainst: ['样例公司'] })).toEqual(['本人或者所在单位正在为对方当事人样例公司代理'])
  })
  it('[A9] gives every reason with its ground', () => {
    const { unfitBecause } = judgeFitness(
      defence,
      counsel({ kind: 'volunteer', matterKinds: [], openMatters: 30 }),
      20,
      today,
    )
    expect(unfitBecause).toHaveLength(3)
    for (const { basis } of unfitBecause) expect(basis).not.toBe('')
  })
})
