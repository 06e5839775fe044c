import { expect, it } from 'vitest'
import { CAUSES, GROUPS } from '#law/terms.ts'
import { initialsOf, isFoundBy } from './initials.ts'

it.each([
  ['支付劳动报酬', 'zfldbc'],
  ['农民工', 'nmg'],
  ['未成年人', 'wcnr'],
  ['安丰塘', 'aft'],
  ['工作日历', 'gzrl'],
  ['法律援助人员', 'flyzry'],
  ['刘、林、流、罗、马、肉、三', 'llllmrs'],
  ['寿县 340422', 'sx340422'],
])('%s is found as %s', (text, initials) => {
  expect(initialsOf(text)).toBe(initials)
})
it('finds every cause and group by its own initials, and by a part of its characters', () => {
  for (const label of [...Object.values(CAUSES), ...Object.values(GROUPS)]) {
    expect(isFoundBy(initialsOf(label), label)).toBe(true)
    expect(isFoundBy(label.slice(1, 3), label)).toBe(true)
  }
})
it('finds nothing by what is not there', () => {
  expect(isFoundBy('xyz', '农民工')).toBe(false)
})
