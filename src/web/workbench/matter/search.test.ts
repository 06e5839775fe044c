import { expect, it } from 'vitest'
import { askOf, matterSearch, searchOf } from './search.ts'

it('a figure’s filter survives the way through the address', () => {
  const filter = {
    granted: true,
    dated: 'decidedOn',
    from: '2026-01-01',
    until: '2026-03-02',
    states: ['handling', 'closing'],
  }
  const address = new URLSearchParams(Object.entries(searchOf(filter)).flatMap(([k, v]) => (v ? [[k, String(v)]] : [])))
  expect(askOf(matterSearch.parse(Object.fromEntries(address)), undefined)).toEqual({ ...filter, page: 1, size: 20 })
})
it('leaves out what it does not understand instead of breaking the page', () => {
  const search = matterSearch.parse({
    kind: 'nonsense',
    from: '2026-02-30',
    page: 'x',
    states: 'handling,unknown',
    size: '100000',
  })
  expect(askOf(search, '')).toEqual({ states: ['handling'], page: 1, size: 20 })
})
