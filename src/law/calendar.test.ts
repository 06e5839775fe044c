import { isWorkday } from 'chinese-days'
import { describe, expect, it } from 'vitest'
import { addDays, type PlainDate, plainDate } from '#kernel/plain-date.ts'
import { addWorkingDays, dayKind, nextWorkingDay } from './calendar.ts'

const kindOf = (day: string) => dayKind(plainDate(day))

describe('the calendar', () => {
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
