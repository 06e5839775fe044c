import { expect, it } from 'vitest'
import { plainDate } from '#kernel/plain-date.ts'
import { type Closing, judgeClosing } from './rules.ts'

const today = plainDate('2026-06-10')
const matter = { assignedOn: plainDate('2026-03-05'), heardOn: plainDate('2026-05-20'), form: 'litigation' } as const
const complete: Closing = {
  closedOn: plainDate('2026-06-08'),
  manner: 'judgment',
  benefit: 100,
  wages: 100,
  materials: [{ code: 'agreement' }, { code: 'outcome' }],
}
const faults = (closing: Partial<Closing>, over: Partial<typeof matter> | { heardOn: null } = {}) =>
  judgeClosing({ ...matter, ...over }, ['meeting'], { ...complete, ...closing }, today).map(({ text }) => text)

it('[C1] a complete report has no fault, and an empty one has all of them at once', () => {
  expect(faults({})).toEqual([])
  expect(
    judgeClosing({ ...matter, heardOn: null }, [], { ...complete, wages: 200, materials: [] }, today),
  ).toHaveLength(5)
})
it.each([
  ['2026-06-10', []],
  ['2026-06-11', ['结案日不能晚于今天']],
  ['2026-03-05', []],
  ['2026-03-04', ['结案日早于指派日（2026年3月5日）']],
])('[C2] closing on %s', (day, expected) => {
  expect(faults({ closedOn: plainDate(day) })).toEqual(expected)
})
it('[C3] a judgment needs the hearing and the judgment; a settlement needs neither', () => {
  expect(faults({}, { heardOn: null })).toEqual(['以判决结案，但没有开庭记录'])
  expect(faults({ materials: [{ code: 'agreement' }] })).toEqual(['缺裁判文书或者仲裁文书'])
  expect(faults({ manner: 'settlement', materials: [{ code: 'agreement' }] }, { heardOn: null })).toEqual([])
})
it('[C4] wages are never more than the benefit', () => {
  expect(faults({ benefit: 99 })).toEqual(['其中劳动报酬不能大于挽回损失或者取得利益的总额'])
})
