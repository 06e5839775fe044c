import { addDays, type PlainDate, weekdayOf, yearOf } from '#kernel/plain-date.ts'
import { CALENDARS } from './holidays.ts'

/**
 * 'unknown' is a weekday in a year whose calendar the State Council has not published yet. A Saturday or Sunday of such a
 * year is still 'rest': a period that ends there is better rolled on and marked uncertain than promised too early.
 */
export type DayKind = 'working' | 'rest' | 'unknown'

// The notice for a year reaches back to 29 December of the year before (2018-12-29 was a moved working Saturday).
const REACHES_BACK_TO = '12-29'

/** Whether every notice that could touch this day is in our table. */
export function isCalendared(day: PlainDate): boolean {
  const year = yearOf(day)
  return year in CALENDARS && (day.slice(5) < REACHES_BACK_TO || year + 1 in CALENDARS)
}

/** The holiday that this day belongs to, null on all other days, weekends too. */
export function holidayName(day: PlainDate): string | null {
  const monthDay = day.slice(5)
  const holiday = CALENDARS[yearOf(day)]?.rest.find(([, from, to]) => from <= monthDay && monthDay <= to)
  return holiday?.[0] ?? null
}

const isWeekend = (day: PlainDate): boolean => weekdayOf(day) % 6 === 0

export function dayKind(day: PlainDate): DayKind {
  if (holidayName(day) !== null) return 'rest'
  if (CALENDARS[yearOf(day)]?.working.includes(day.slice(5))) return 'working'
  if (isWeekend(day)) return 'rest'
  return isCalendared(day) ? 'working' : 'unknown'
}

/** The day itself when it is no rest day, otherwise the first day after it that is none; an unknown weekday counts as one. */
export function nextWorkingDay(day: PlainDate): PlainDate {
  let next = day
  while (dayKind(next) === 'rest') next = addDays(next, 1)
  return next
}

/** The working day that comes `count` working days after `day`; `day` itself does not count. */
export function addWorkingDays(day: PlainDate, count: number): PlainDate {
  let last = day
  for (let counted = 0; counted < count; counted++) last = nextWorkingDay(addDays(last, 1))
  return last
}
