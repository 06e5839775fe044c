import { expect, it } from 'vitest'
import { plainDate } from '#kernel/plain-date.ts'
import type { ServiceForm } from './form.ts'
import { faultsOf, serveBy } from './rules.ts'

const form = (over: Partial<ServiceForm> = {}): ServiceForm => ({
  manner: 'inPerson',
  servedOn: plainDate('2026-03-04'),
  receiver: '样例工',
  consented: false,
  ...over,
})
const fields = (over: Partial<ServiceForm>) =>
  faultsOf(form(over), plainDate('2026-03-03'), plainDate('2026-03-05')).map(({ field }) => field)

it('[SV1] is on a day between the issue and today; electronic with consent only, left behind with its witness', () => {
  expect(fields({})).toEqual([])
  expect(fields({ servedOn: plainDate('2026-03-03') })).toEqual([])
  expect(fields({ servedOn: plainDate('2026-03-02') })).toEqual(['servedOn'])
  expect(fields({ servedOn: plainDate('2026-03-06') })).toEqual(['servedOn'])
  expect(fields({ manner: 'electronic' })).toEqual(['consented'])
  expect(fields({ manner: 'electronic', consented: true })).toEqual([])
  expect(fields({ manner: 'left' })).toEqual(['note'])
  expect(fields({ manner: 'left', note: '村委会主任见证' })).toEqual([])
})
it('[SV2] is due so many working days after the issue as the county says, and never where it says nothing', () => {
  expect(serveBy(plainDate('2026-03-06'), 3)).toBe('2026-03-11')
  expect(serveBy(plainDate('2026-03-06'), undefined)).toBeNull()
})
