import { addDays, type PlainDate, weekdayOf, yearOf } from '#kernel/plain-date.ts'
import { CALENDARS } from './holidays.ts'

/**
 * 'unknown' is a weekday in a year whose calendar the State Council has not published yet. A Saturday or Sunday of such a
 * year is still 'rest': a period that ends there is better rolled on and marked uncertain than promised too early.
 */
export type DayKind = 'working' | 'rest' | 'unknown'

/** What the State Council's notice for one year says; whole days, since it may reach back into the December before. */
export type YearNotice = {
  year: number
  number: string
  holidays: readonly { name: string; from: PlainDate; to: PlainDate }[]
  /** Saturdays and Sundays moved to be working days (调休). */
  moved: readonly PlainDate[]
}

// The notice for a year reaches back to 29 December of the year before (2018-12-29 was a moved working Saturday).
const REACHES_BACK_TO = '12-29'
/** The first day that the notice for a year may speak of. */
export const reachOf = (year: number): PlainDate => `${year - 1}-${REACHES_BACK_TO}` as PlainDate

const RELEASED: readonly YearNotice[] = Object.entries(CALENDARS).map(([year, { notice, rest, working }]) => {
  const day = (monthDay: string) => `${year}-${monthDay}` as PlainDate
  return {
    year: Number(year),
    number: notice,
    holidays: rest.map(([name, from, to]) => ({ name, from: day(from), to: day(to) })),
    moved: working.map(day),
  }
})

type Known = { notices: ReadonlyMap<number, YearNotice>; holidays: ReadonlyMap<string, string>; moved: Set<string> }
function knownWith(entered: readonly YearNotice[]): Known {
  const notices = new Map([...RELEASED, ...entered].map((notice) => [notice.year, notice]))
  const all = [...notices.values()]
  return {
    notices,
    holidays: new Map(all.flatMap(({ holidays }) => holidays.flatMap((it) => daysOf(it).map((day) => [day, it.name])))),
    moved: new Set(all.flatMap(({ moved }) => moved)),
  }
}
/** Every day of a holiday. */
export function daysOf({ from, to }: { from: PlainDate; to: PlainDate }): PlainDate[] {
  const days: PlainDate[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day)
  return days
}

// The calendar is the whole country's: one for everything that runs here, on the server as in the browser.
let known = knownWith([])

/** From now on these notices, in the order in which they were entered, stand beside those of the release; a year's last one counts. */
export function learnCalendar(entered: readonly YearNotice[]): void {
  known = knownWith(entered)
}

/** What would come out if these had been entered; nothing else may run meanwhile, so `work` does not wait for anything. */
export function underCalendar<T>(entered: readonly YearNotice[], work: () => T): T {
  const before = known
  known = knownWith(entered)
  try {
    return work()
  } finally {
    known = before
  }
}

/** The notices that count, by year; of a year that is not published there is none. */
export const noticesInForce = (): readonly YearNotice[] => [...known.notices.values()].sort((a, b) => a.year - b.year)
export const isReleased = (year: number): boolean => year in CALENDARS

/** Whether every notice that could touch this day is in our table. */
export function isCalendared(day: PlainDate): boolean {
  const year = yearOf(day)
  return known.notices.has(year) && (day < reachOf(year + 1) || known.notices.has(year + 1))
}

/** The holiday that this day belongs to, null on all other days, weekends too. */
export const holidayName = (day: PlainDate): string | null => known.holidays.get(day) ?? null

/** A Saturday or Sunday that is worked (调休). */
export const isMoved = (day: PlainDate): boolean => known.moved.has(day)

export const isWeekend = (day: PlainDate): boolean => weekdayOf(day) % 6 === 0

export function dayKind(day: PlainDate): DayKind {
  if (holidayName(day) !== null) return 'rest'
  if (isMoved(day)) return 'working'
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
