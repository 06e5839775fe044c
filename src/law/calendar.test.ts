import { isWorkday } from 'chinese-days'
import { describe, expect, it } from 'vitest'
import { addDays, type PlainDate, plainDate } from '#kernel/plain-date.ts'
import { addWorkingDays, dayKind, nextWorkingDay } from './calendar.ts'

const kindOf = (day: string) => dayKind(plainDate(day))

// Weekdays off and weekends worked, year by year, from the State Council's notices.
const YEARS: [year: number, off: string, worked: string][] = [
  [
    2019,
    '01-01 02-04 02-05 02-06 02-07 02-08 04-05 05-01 05-02 05-03 06-07 09-13 10-01 10-02 10-03 10-04 10-07',
    '02-02 02-03 04-28 05-05 09-29 10-12',
  ],
  [
    2020,
    '01-01 01-24 01-27 01-28 01-29 01-30 01-31 04-06 05-01 05-04 05-05 06-25 06-26 10-01 10-02 10-05 10-06 10-07 10-08',
    '01-19 04-26 05-09 06-28 09-27 10-10',
  ],
  [
    2021,
    '01-01 02-11 02-12 02-15 02-16 02-17 04-05 05-03 05-04 05-05 06-14 09-20 09-21 10-01 10-04 10-05 10-06 10-07',
    '02-07 02-20 04-25 05-08 09-18 09-26 10-09',
  ],
  [
    2022,
    '01-03 01-31 02-01 02-02 02-03 02-04 04-04 04-05 05-02 05-03 05-04 06-03 09-12 10-03 10-04 10-05 10-06 10-07',
    '01-29 01-30 04-02 04-24 05-07 10-08 10-09',
  ],
  [
    2023,
    '01-02 01-23 01-24 01-25 01-26 01-27 04-05 05-01 05-02 05-03 06-22 06-23 09-29 10-02 10-03 10-04 10-05 10-06',
    '01-28 01-29 04-23 05-06 06-25 10-07 10-08',
  ],
  [
    2024,
    '01-01 02-12 02-13 02-14 02-15 02-16 04-04 04-05 05-01 05-02 05-03 06-10 09-16 09-17 10-01 10-02 10-03 10-04 10-07',
    '02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12',
  ],
  [
    2025,
    '01-01 01-28 01-29 01-30 01-31 02-03 02-04 04-04 05-01 05-02 05-05 06-02 10-01 10-02 10-03 10-06 10-07 10-08',
    '01-26 02-08 04-27 09-28 10-11',
  ],
  [
    2026,
    '01-01 01-02 02-16 02-17 02-18 02-19 02-20 02-23 04-06 05-01 05-04 05-05 06-19 09-25 10-01 10-02 10-05 10-06 10-07',
    '01-04 02-14 02-28 05-09 09-20 10-10',
  ],
]
const CASES = YEARS.flatMap(([year, off, worked]) => [
  ...off.split(' ').map((day) => [`${year}-${day}`, 'rest'] as const),
  ...worked.split(' ').map((day) => [`${year}-${day}`, 'working'] as const),
])

describe('the calendar', () => {
  it.each(CASES)('[CAL1] [CAL2] %s is %s', (day, kind) => {
    expect(kindOf(day)).toBe(kind)
  })
  it('[CAL5] rolls from every holiday to a day that works', () => {
    for (const [day] of CASES) expect([day, dayKind(nextWorkingDay(plainDate(day)))]).toEqual([day, 'working'])
  })
  it('[CAL1] [CAL2] says the same as an independent table on every day of 2019–2026', () => {
    const different: PlainDate[] = []
    for (let day = plainDate('2019-01-01'); day < '2026-12-29'; day = addDays(day, 1))
      if ((dayKind(day) === 'working') !== isWorkday(day)) different.push(day)
    expect(different).toEqual([])
  })
  it.each([
    ['2024-02-09', 'working', 'New Year’s Eve of 2024 worked'],
    ['2024-02-10', 'rest', 'Saturday of 春节'],
    ['2024-02-12', 'rest', 'Monday of 春节'],
    ['2024-02-18', 'working', 'moved Sunday'],
    ['2024-10-12', 'working', 'moved Saturday'],
    ['2025-01-28', 'rest', 'New Year’s Eve of 2025 is free'],
    ['2025-10-08', 'rest', 'Wednesday, 国庆 and 中秋 together'],
    ['2025-10-11', 'working', 'moved Saturday'],
    ['2025-10-12', 'rest', 'ordinary Sunday beside it'],
    ['2026-02-14', 'working', 'moved Saturday before 春节'],
    ['2026-02-23', 'rest', 'Monday, last day of 春节'],
    ['2026-09-20', 'working', 'moved Sunday'],
    ['2026-10-08', 'working', 'Thursday after 国庆'],
  ])('[CAL1] [CAL2] %s is %s: %s', (day, kind) => {
    expect(kindOf(day)).toBe(kind)
  })
  it('[CAL3] does not pretend to know a year that has no calendar', () => {
    expect(kindOf('2027-02-08')).toBe('unknown')
    expect(kindOf('2027-02-06')).toBe('rest')
    expect(kindOf('2018-03-05')).toBe('unknown')
  })
  it('[CAL4] the next notice may still claim the end of December', () => {
    expect(kindOf('2026-12-28')).toBe('working')
    expect(kindOf('2026-12-29')).toBe('unknown')
    expect(kindOf('2025-12-29')).toBe('working')
  })
  it('[CAL5] moves only off rest days', () => {
    expect(nextWorkingDay(plainDate('2026-02-13'))).toBe('2026-02-13')
    expect(nextWorkingDay(plainDate('2026-02-14'))).toBe('2026-02-14')
    expect(nextWorkingDay(plainDate('2026-02-15'))).toBe('2026-02-24')
    expect(nextWorkingDay(plainDate('2027-01-02'))).toBe('2027-01-04')
  })
  it('[CAL6] counts working days over a holiday and through a moved Saturday', () => {
    expect(addWorkingDays(plainDate('2025-09-30'), 1)).toBe('2025-10-09')
    expect(addWorkingDays(plainDate('2025-09-30'), 3)).toBe('2025-10-11')
    expect(addWorkingDays(plainDate('2025-09-30'), 4)).toBe('2025-10-13')
    expect(addWorkingDays(plainDate('2025-09-30'), 0)).toBe('2025-09-30')
  })
})
