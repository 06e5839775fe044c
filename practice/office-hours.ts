import { addDays, type Instant, instantOf, type PlainDate } from '#kernel/plain-date.ts'
import { dayKind, holidayName } from '#law/calendar.ts'

const MORNING = 8 * 60
const NOON = 12 * 60
const AFTERNOON = 14 * 60 + 30
/** Minutes that an office is open on one working day: 8:00 to 12:00, 14:30 to 17:30. */
export const OFFICE_DAY = 420

/** A minute of opening time, counted from the first day of the run; office work happens on this line and nowhere else. */
export type OfficeMinute = number & { readonly kind?: 'OfficeMinute' }

export type OfficeHours = {
  /** The first minute at which the office is open on that day or after it. */
  openOn(day: PlainDate): OfficeMinute
  /** The last minute at which it is open on that day or before it. */
  closeOn(day: PlainDate): OfficeMinute
  dayOf(minute: OfficeMinute): PlainDate
  /** The moment, with some seconds of its own. */
  at(minute: OfficeMinute, seconds?: number): Instant
}

/** The day that this moment of the clock in China is. */
export const clock = (day: PlainDate, minuteOfDay: number, seconds = 0): Instant =>
  instantOf(Date.parse(`${day}T00:00:00Z`) - 8 * 3_600_000 + minuteOfDay * 60_000 + seconds * 1000)

export function officeHours(from: PlainDate, until: PlainDate): OfficeHours {
  const days: PlainDate[] = []
  const firstAfter = new Map<PlainDate, number>()
  for (let day = from; day <= until; day = addDays(day, 1)) {
    firstAfter.set(day, days.length)
    if (dayKind(day) !== 'rest') days.push(day)
  }
  const indexOf = (day: PlainDate): number => (day < from ? 0 : (firstAfter.get(day) ?? days.length - 1))
  const dayOf = (minute: OfficeMinute) => days[Math.min(Math.floor(minute / OFFICE_DAY), days.length - 1)] as PlainDate
  return {
    openOn: (day) => indexOf(day) * OFFICE_DAY,
    closeOn: (day) => (indexOf(addDays(day, 1)) || 1) * OFFICE_DAY - 1,
    dayOf,
    at(minute, seconds = 0) {
      const within = Math.floor(minute) % OFFICE_DAY
      const isMorning = within < NOON - MORNING
      return clock(dayOf(minute), isMorning ? MORNING + within : AFTERNOON + within - (NOON - MORNING), seconds)
    },
  }
}

/** Applications by month as the annual targets press them; August is quiet. */
const MONTHS = [1.15, 0.85, 1.2, 1.15, 1.05, 1.0, 0.9, 0.7, 1.0, 0.9, 1.0, 1.1]
const RUSH_DAYS = 45

/** How much of a year's work begins on that day: nothing on rest days, and before 春节 the wages of those who go home. */
export function rush(day: PlainDate, isForWages: boolean): number {
  if (dayKind(day) === 'rest') return 0
  const month = MONTHS[Number(day.slice(5, 7)) - 1] as number
  return isForWages && isBeforeSpringFestival(day) ? month * 2.2 : month
}

const springFestivals = new Map<string, PlainDate | null>()
function springFestivalOf(year: string): PlainDate | null {
  const known = springFestivals.get(year)
  if (known !== undefined) return known
  let day = `${year}-01-01` as PlainDate
  while (day < `${year}-03-01` && holidayName(day) !== '春节') day = addDays(day, 1)
  const found = day < `${year}-03-01` ? day : null
  springFestivals.set(year, found)
  return found
}
function isBeforeSpringFestival(day: PlainDate): boolean {
  const soon = addDays(day, RUSH_DAYS)
  const festival = springFestivalOf(soon.slice(0, 4)) ?? springFestivalOf(day.slice(0, 4))
  return festival !== null && day < festival && festival <= soon
}

/** Shares out beginnings over a period: a point between 0 and 1 becomes a day, by how much begins on each. */
export function beginnings(from: PlainDate, until: PlainDate, weightOf: (day: PlainDate) => number) {
  const days: PlainDate[] = []
  const upTo: number[] = []
  let total = 0
  for (let day = from; day < until; day = addDays(day, 1)) {
    const weight = weightOf(day)
    if (weight === 0) continue
    total += weight
    days.push(day)
    upTo.push(total)
  }
  if (days.length === 0) throw new RangeError(`no day to begin on between ${from} and ${until}`)
  return (point: number): PlainDate => {
    let [low, high] = [0, days.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((upTo[middle] as number) > point * total) high = middle
      else low = middle + 1
    }
    return days[low] as PlainDate
  }
}
