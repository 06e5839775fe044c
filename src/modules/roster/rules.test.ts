import { describe, expect, it } from 'vitest'
import { plainDate } from '#kernel/plain-date.ts'
import { POSTS, RULES, sitter } from '../../../tests/rosters.ts'
import { fitTogether, obstacleOf, overlaps, type Post, type Shift, shiftsOf, weekOf } from './rules.ts'

const night: Post = {
  id: 'night',
  name: '夜间',
  keepsHolidays: false,
  hours: [
    { from: plainDate('2026-01-01'), week: Array(7).fill('22:00-06:00') },
    { from: plainDate('2026-03-10'), week: Array(7).fill('20:00-22:00') },
  ],
}
const spans = (a: string, b: string): [Shift, Shift] => {
  const shift = (id: string, hours: string): Shift => {
    const [only] = shiftsOf(
      [{ id, name: id, keepsHolidays: false, hours: [{ from: plainDate('2026-01-01'), week: Array(7).fill(hours) }] }],
      plainDate('2026-03-09'),
      plainDate('2026-03-09'),
    )
    return only as Shift
  }
  return [shift('a', a), shift('b', b)]
}

describe('two spans of time', () => {
  it.each([
    ['the same', '09:00-17:00', '09:00-17:00', true],
    ['one inside the other', '09:00-17:00', '10:00-12:00', true],
    ['inside, beginning together', '09:00-17:00', '09:00-12:00', true],
    ['inside, ending together', '09:00-17:00', '12:00-17:00', true],
    ['overlapping', '09:00-13:00', '12:00-17:00', true],
    ['overlapping by a minute', '09:00-12:01', '12:00-17:00', true],
    ['touching', '09:00-12:00', '12:00-17:00', false],
    ['apart', '09:00-11:00', '14:00-17:00', false],
    ['over midnight, overlapping', '22:00-06:00', '23:00-23:30', true],
    ['over midnight, touching', '18:00-22:00', '22:00-06:00', false],
    ['over midnight, apart', '22:00-06:00', '09:00-12:00', false],
  ])('[RO1] %s: %s and %s', (_name, a, b, expected) => {
    const [first, second] = spans(a, b)
    expect([overlaps(first, second), overlaps(second, first)]).toEqual([expected, expected])
  })
  it('[RO1] a night that began under the old hours runs into the day of the new ones', () => {
    const shifts = shiftsOf([night], plainDate('2026-03-09'), plainDate('2026-03-10'))
    expect(shifts.map(({ day, from, until }) => [day, from, until])).toEqual([
      ['2026-03-09', '2026-03-09T14:00:00.000Z', '2026-03-09T22:00:00.000Z'],
      ['2026-03-10', '2026-03-10T12:00:00.000Z', '2026-03-10T14:00:00.000Z'],
    ])
    const [old, fresh] = shifts as [Shift, Shift]
    expect(overlaps(old, fresh)).toBe(false)
    expect(shiftsOf([night], plainDate('2025-12-31'), plainDate('2025-12-31'))).toEqual([])
  })
  it('[RO2] two shifts fit one person when there is time to rest between them', () => {
    const [early, late] = spans('09:00-12:00', '14:00-17:00')
    expect([fitTogether(early, late, 2), fitTogether(late, early, 2)]).toEqual([true, true])
    expect(fitTogether(early, late, 3)).toBe(false)
  })
})

describe('the shifts of a month', () => {
  it('[RO3] keep holidays where the office does, and work the Saturdays that were moved', () => {
    const on = (day: string) => shiftsOf(POSTS, plainDate(day), plainDate(day)).map(({ post }) => post)
    expect(on('2026-03-02')).toEqual(['hall', 'court', 'procuratorate', 'detention', 'hotline'])
    expect(on('2026-03-07')).toEqual(['detention', 'hotline'])
    expect(on('2026-02-17')).toEqual(['detention', 'hotline'])
    expect(on('2026-02-14')).toEqual(['hall', 'court', 'procuratorate', 'detention', 'hotline'])
  })
  it('[RO3] have each weekday’s own hours, Friday’s on a moved Saturday, and a whole day where both ends are one', () => {
    const week = ['08:00-09:00', '09:00-10:00', '10:00-11:00', '11:00-12:00', '12:00-13:00', null, null]
    const office: Post = { id: 'o', name: '', keepsHolidays: true, hours: [{ from: plainDate('2026-01-01'), week }] }
    const hours = (post: Post, day: string) =>
      shiftsOf([post], plainDate(day), plainDate(day)).map(({ id, from, until }) => [
        id,
        from.slice(5, 16),
        until.slice(5, 16),
      ])
    expect(hours(office, '2026-03-02')).toEqual([['o/2026-03-02', '03-02T00:00', '03-02T01:00']])
    expect(hours(office, '2026-03-05')).toEqual([['o/2026-03-05', '03-05T03:00', '03-05T04:00']])
    expect(hours(office, '2026-02-28')).toEqual([['o/2026-02-28', '02-28T04:00', '02-28T05:00']])
    const always = {
      ...office,
      keepsHolidays: false,
      hours: [{ from: plainDate('2026-01-01'), week: Array(7).fill('09:00-09:00') }],
    }
    expect(hours(always, '2026-03-07')).toEqual([['o/2026-03-07', '03-07T01:00', '03-08T01:00']])
    expect(['2026-03-02', '2026-03-05', '2026-03-08'].map((day) => weekOf(plainDate(day)))).toEqual(
      Array(3).fill('2026-03-02'),
    )
  })
})

describe('who may sit', () => {
  const [shift] = shiftsOf(POSTS, plainDate('2026-03-02'), plainDate('2026-03-02')) as [Shift]
  const [sunday] = shiftsOf(POSTS, plainDate('2026-03-01'), plainDate('2026-03-01')) as [Shift]
  const [past] = shiftsOf(POSTS, plainDate('2026-02-27'), plainDate('2026-02-27')) as [Shift]
  const [friday] = shiftsOf(POSTS, plainDate('2026-03-06'), plainDate('2026-03-06')) as [Shift]
  it.each([
    ['nothing against it', {}, null],
    ['another post', { posts: ['court'] }, '不在该岗位的值班名册'],
    [
      'leave on the last day',
      { leaves: [{ from: '2026-02-20', until: '2026-03-02' }] },
      '请假（2026-02-20至2026-03-02）',
    ],
    [
      'leave on the first day',
      { leaves: [{ from: '2026-03-02', until: '2026-03-05' }] },
      '请假（2026-03-02至2026-03-05）',
    ],
    ['leave until the day before', { leaves: [{ from: '2026-02-20', until: '2026-03-01' }] }, null],
    ['a full week before', { before: [past, { ...past, id: 'other' }] }, null],
    ['leave from the day after', { leaves: [{ from: '2026-03-03', until: '2026-03-05' }] }, null],
    ['a shift the day before', { before: [sunday] }, '与2026-03-01的班次之间休息不足36小时'],
    ['a full week', { before: [friday, { ...friday, id: 'other' }] }, '本周已排2班'],
  ])('[RO4] %s', (_name, over, expected) => {
    expect(obstacleOf(sitter('a', over as Parameters<typeof sitter>[1]), shift, RULES)).toBe(expected)
  })
})
