import { expect, it } from 'vitest'
import { instantOf, plainDate } from '#kernel/plain-date.ts'
import { timeFaults } from './rules.ts'

const on = plainDate('2026-03-05')
const at = (time: string, day = '2026-03-05') => instantOf(Date.parse(`${day}T${time}:00+08:00`))
const fields = (begunAt: string | null, endedAt: string | null, day?: string) =>
  timeFaults(
    { on, begunAt: begunAt ? at(begunAt, day) : null, endedAt: endedAt ? at(endedAt, day) : null },
    at('12:00'),
  ).map(({ field }) => field)

it('[H5] hours are told together, on the day, in order, and never ahead of now', () => {
  expect(fields(null, null)).toEqual([])
  expect(fields('10:00', '11:00')).toEqual([])
  expect(fields('10:00', null)).toEqual(['endedAt'])
  expect(fields(null, '11:00')).toEqual(['begunAt'])
  expect(fields('10:00', '10:00')).toEqual(['endedAt'])
  expect(fields('11:00', '12:01')).toEqual(['endedAt'])
  expect(fields('10:00', '11:00', '2026-03-04')).toEqual(['begunAt'])
})
