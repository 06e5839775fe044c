import { describe, expect, it } from 'vitest'
import { plainDate } from '#kernel/plain-date.ts'
import { passedOver, type SheetInputs, sheetOf, weightOf } from './sheet.ts'

const today = plainDate('2026-03-02')
const policy = {
  graveWeight: 2,
  criminalWeight: 1,
  litigationWeight: 1,
  otherWeight: 0.5,
  earlierPoints: 3,
  townshipPoints: 0.5,
  languagePoints: 2,
  freeWithin: 1,
}
const wages = {
  kind: 'civil',
  form: 'litigation',
  groups: [],
  graveSentence: false,
  noticeReason: null,
  stage: 'firstInstance',
} as const
type One = SheetInputs['candidates'][number]
const one = (id: string, over: Partial<One> = {}): One => ({
  id,
  name: id,
  unitId: 'u',
  unit: '样例所',
  kind: 'lawyer',
  matterKinds: ['civil', 'criminal'],
  licensedOn: null,
  criminalSince: null,
  knowsMinors: false,
  leaveFrom: null,
  leaveUntil: null,
  suspendedUntil: null,
  active: true,
  gender: null,
  openMatters: 0,
  lastYear: 0,
  actsAgainst: [],
  ...{ earlier: false, township: false, language: false },
  ...{ due: 0, taken: 0, debt: 0, unitDebt: 0, share: 1, since: plainDate('2026-01-01') },
  ...over,
})
const inputs = (candidates: One[], over: Partial<SheetInputs> = {}): SheetInputs => ({
  today,
  matter: wages,
  loadLimit: 20,
  policy,
  candidates,
  ...over,
})
const order = (of: SheetInputs) => sheetOf(of).map(({ counsel }) => counsel.id)

describe('the sheet of counsel', () => {
  it('[A10] puts who may not last, then by what is owed, then by the firm’s debt, then by id', () => {
    const all = [
      one('e', { openMatters: 20, debt: 9 }),
      one('d', { debt: -1 }),
      one('c', { debt: 1 }),
      one('b', { debt: 1, unitDebt: 2 }),
      one('a', { debt: 1 }),
    ]
    expect(order(inputs(all))).toEqual(['b', 'a', 'c', 'd', 'e'])
    expect(order(inputs([...all].reverse()))).toEqual(['b', 'a', 'c', 'd', 'e'])
  })
  it('[A12] what fits counts as matters, each said with its number', () => {
    const all = [one('a', { debt: 1 }), one('b', { earlier: true, township: true }), one('c', { language: true })]
    const [first, second] = sheetOf(inputs(all))
    expect(first).toMatchObject({
      counsel: { id: 'b' },
      fit: [
        { text: '办理过同一受援人的前一阶段', points: 3 },
        { text: '服务该乡镇', points: 0.5 },
      ],
    })
    expect(first?.score).toBeCloseTo(3.5 + 1 / 3, 9)
    expect(second).toMatchObject({ counsel: { id: 'c' }, fit: [{ text: '会受援人使用的语言', points: 2 }] })
    expect(second?.score).toBeCloseTo(2 + 1 / 3, 9)
    const [worthless] = sheetOf(inputs([one('a', { earlier: true })], { policy: { ...policy, earlierPoints: 0 } }))
    expect(worthless?.fit).toEqual([])
    expect(order(inputs(all, { policy: null }))).toEqual(['a', 'b', 'c'])
    expect(sheetOf(inputs(all, { policy: null })).map(({ fit }) => fit)).toEqual([[], [], []])
  })
  it('[A12] weighs a grave matter more, and one out of court less', () => {
    const defence = { ...wages, kind: 'criminal', form: 'criminalDefence', stage: 'trial' } as const
    expect([
      weightOf(wages, policy),
      weightOf({ ...wages, form: 'nonLitigation' }, policy),
      weightOf(defence, policy),
      weightOf({ ...defence, graveSentence: true }, policy),
      weightOf({ ...defence, graveSentence: true }, null),
    ]).toEqual([1, 0.5, 1, 2, 1])
  })
  it('[A11] a choice far behind the first wants a reason; one beside it does not', () => {
    const sheet = sheetOf(inputs([one('a', { debt: 3 }), one('b', { debt: 2 }), one('c', { debt: 1.9 })]))
    expect(passedOver(sheet, 'a', 1)).toBeNull()
    expect(passedOver(sheet, 'b', 1)).toBeNull()
    expect(passedOver(sheet, 'c', 1)?.counsel.id).toBe('a')
    expect(passedOver(sheet, 'nobody', 1)).toBeNull()
  })
  it('[A17] [A19] puts whoever gave the matter back behind all others, and counts a wish', () => {
    const all = [
      one('a', { debt: 9, gaveBack: 'declined' }),
      one('b', { debt: -3 }),
      one('c', { gaveBack: 'unanswered' }),
    ]
    expect(order(inputs(all))).toEqual(['b', 'a', 'c'])
    expect(order(inputs(all, { policy: null }))).toEqual(['b', 'a', 'c'])
    const wished = sheetOf(inputs([one('a', { wished: true })], { policy: { ...policy, wishPoints: 2 } }))
    expect(wished[0]?.fit).toEqual([{ text: '受援人希望由其承办', points: 2 }])
    expect(sheetOf(inputs([one('a', { wished: true })]))[0]?.fit).toEqual([])
  })
  it('[A13] a victim who asks for a woman is given a woman', () => {
    const [first, second] = sheetOf(
      inputs([one('a', { gender: '男', debt: 5 }), one('b', { gender: '女' })], {
        matter: { ...wages, askedGender: '女' },
      }),
    )
    expect([first?.counsel.id, first?.unfitBecause]).toEqual(['b', []])
    expect(second?.unfitBecause[0]?.text).toBe('受援人要求由女性法律援助人员办理')
  })
  it('[A14] the same inputs give the same order, also after they were written down and read again', () => {
    const many = Array.from({ length: 40 }, (_, index) =>
      one(`c${index}`, { debt: Math.sin(index) / 3, share: 1 + (index % 3), township: index % 4 === 0 }),
    )
    const kept = inputs(many)
    const read = JSON.parse(JSON.stringify(kept)) as SheetInputs
    expect(order(read)).toEqual(order(kept))
    for (let turn = 0; turn < 200; turn++)
      expect(order(inputs([...many.slice(turn % 40), ...many.slice(0, turn % 40)]))).toEqual(order(kept))
  })
})
