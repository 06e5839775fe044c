import {
  addDays,
  addMonths,
  type Instant,
  instantOf,
  msOf,
  type PlainDate,
  plainDate,
  weekdayOf,
} from '#kernel/plain-date.ts'
import type { Reason } from '#kernel/refusal.ts'
import { dayKind } from '#law/calendar.ts'

/** Opening hours by weekday, Monday first, as "09:00-17:30"; null is closed. Past midnight the end is the next day's. */
export type Hours = readonly (string | null)[]
/** Where somebody sits on duty. Its hours change with a first day, and what was before stays as it was. */
export type Post = {
  id: string
  name: string
  hours: readonly { from: PlainDate; week: Hours }[]
  /** Closed on holidays, and open on the Saturdays and Sundays that work instead. */
  keepsHolidays: boolean
}
export type Shift = { id: string; post: string; day: PlainDate; from: Instant; until: Instant }

const at = (day: PlainDate, time: string): Instant => instantOf(Date.parse(`${day}T${time}:00+08:00`))
/** Monday is 0. */
const inWeek = (day: PlainDate): number => (weekdayOf(day) + 6) % 7
const FRIDAY = 4

function hoursOn({ hours, keepsHolidays }: Post, day: PlainDate): string | null {
  const week = hours.findLast(({ from }) => from <= day)?.week
  if (!week) return null
  const weekday = inWeek(day)
  if (!keepsHolidays) return week[weekday] ?? null
  const kind = dayKind(day)
  if (kind === 'rest') return null
  return week[kind === 'working' && weekday > FRIDAY ? FRIDAY : weekday] ?? null
}

/** Every shift that somebody must sit, from a day to a day, both included. */
export function shiftsOf(posts: readonly Post[], from: PlainDate, until: PlainDate): Shift[] {
  const shifts: Shift[] = []
  for (let day = from; day <= until; day = addDays(day, 1))
    for (const post of posts) {
      const [opens, closes] = hoursOn(post, day)?.split('-') ?? []
      if (!opens || !closes) continue
      const endDay = closes > opens ? day : addDays(day, 1)
      shifts.push({ id: `${post.id}/${day}`, post: post.id, day, from: at(day, opens), until: at(endDay, closes) })
    }
  return shifts
}

/** Two spans of time share a moment; one that ends when the other begins shares none. */
export const overlaps = (a: Pick<Shift, 'from' | 'until'>, b: Pick<Shift, 'from' | 'until'>): boolean =>
  a.from < b.until && b.from < a.until

const HOUR = 3_600_000
/** Whether one person may sit both: they do not overlap, and between them there is time to rest. */
export const fitTogether = (a: Shift, b: Shift, restHours: number): boolean => {
  const [first, second] = a.from <= b.from ? [a, b] : [b, a]
  return !overlaps(a, b) && msOf(second.from) - msOf(first.until) >= restHours * HOUR
}

/** One who sits on duty. */
export type Sitter = {
  id: string
  posts: readonly string[]
  leaves: readonly { from: PlainDate; until: PlainDate }[]
  /** Days on which they would rather not, and would rather. */
  avoids: readonly PlainDate[]
  likes: readonly PlainDate[]
  /** Kilometres to a post, by its id; none counts as near. */
  distances?: Readonly<Record<string, number>>
  maxAMonth: number
  /** How many shifts they sat before this month, in the year, and which of them lie near its beginning. */
  served: number
  before: readonly Shift[]
}
export type RosterRules = { restHours: number; maxAWeek: number }

/** First and last day of "2026-03". */
export const boundsOf = (month: string): [PlainDate, PlainDate] => {
  const first = plainDate(`${month}-01`)
  return [first, addDays(addMonths(first, 1), -1)]
}

/** Monday of the week. */
export const weekOf = (day: PlainDate): PlainDate => addDays(day, -inWeek(day))

/** Why this person cannot sit this shift, whatever else the month brings; null where they may. */
export function obstacleOf(sitter: Sitter, shift: Shift, { restHours, maxAWeek }: RosterRules): string | null {
  if (!sitter.posts.includes(shift.post)) return '不在该岗位的值班名册'
  const leave = sitter.leaves.find(({ from, until }) => from <= shift.day && shift.day <= until)
  if (leave) return `请假（${leave.from}至${leave.until}）`
  const near = sitter.before.find((other) => !fitTogether(other, shift, restHours))
  if (near) return `与${near.day}的班次之间休息不足${restHours}小时`
  const sat = sitter.before.filter(({ day }) => weekOf(day) === weekOf(shift.day)).length
  return sat >= maxAWeek ? `本周已排${sat}班` : null
}

const BASIS = '法律援助值班律师工作办法（待确认）；本县规则：值班排班'
/** Why this person cannot be given this shift beside those that they sit already; null where they may. */
export function judgeSeat(sitter: Sitter, sits: readonly Shift[], shift: Shift, rules: RosterRules): Reason | null {
  const others = sits.filter(({ id }) => id !== shift.id)
  const text = obstacleOf({ ...sitter, before: others }, shift, rules)
  if (text) return { text, basis: BASIS }
  const month = others.filter(({ day }) => day.slice(0, 7) === shift.day.slice(0, 7)).length
  return month >= sitter.maxAMonth ? { text: `本月已排${month}班，达到上限`, basis: BASIS } : null
}
