import {
  addDays,
  addMonths,
  daysBetween,
  type Instant,
  inChinese,
  instantOf,
  monthDayInChinese,
  msOf,
  type PlainDate,
  timeInChina,
  yearOf,
} from '#kernel/plain-date.ts'
import { addWorkingDays, dayKind, holidayName, isCalendared, nextWorkingDay } from './calendar.ts'
import { numeral } from './numeral.ts'
import { ADVANCES, DEADLINES, type Period } from './periods.ts'

export { DEADLINES, type Period }
export type DeadlineName = keyof typeof DEADLINES
type NamesOf<H extends boolean> = {
  [N in DeadlineName]: ((typeof DEADLINES)[N]['unit'] extends 'hour' ? true : false) extends H ? N : never
}[DeadlineName]
export type DayDeadline = NamesOf<false>
export type HourDeadline = NamesOf<true>

export type DueOptions = {
  /** Days that do not count, from `stoppedDays`. */
  stoppedDays?: number | undefined
  /** What stopped the clock: “补正期间” unless said otherwise, for example “异地协作期间”. */
  stoppedBy?: string | undefined
  /** The county's shorter promise, or its correction of a period that is still to be confirmed. */
  days?: number | undefined
}

/** `because` is the sentence a clerk reads; `certain` is false where the calendar of that year is not published. */
export type Due = { on: PlainDate; because: string; basis: string; certain: boolean }
export type DueInstant = { at: Instant; because: string; basis: string; certain: true }

const UNIT_WORDS = { day: '日', workingDay: '个工作日', hour: '小时', month: '个月' }
const inSentence = (basis: string) => basis.replaceAll(' ', '')

/**
 * The last day of a period: the first day does not count, stopped days are added, and a last day that is a rest day gives
 * way to the next working day (民法典 第二百零一条、第二百零三条).
 */
export function dueDate(name: DayDeadline, start: PlainDate, options: DueOptions = {}): Due {
  const period: Period = DEADLINES[name]
  const { stoppedDays: stopped = 0, stoppedBy = '补正期间' } = options
  const days = options.days ?? period.days
  if (period.state === 'statute' && days > period.days)
    throw new RangeError(`${name}: the statute allows ${period.days}, not ${days}`)
  const begun = addDays(start, stopped)
  const nominal =
    period.unit === 'workingDay'
      ? addWorkingDays(begun, days)
      : period.unit === 'month'
        ? addMonths(begun, days)
        : addDays(begun, days)
  const on = nextWorkingDay(nominal)
  const uncertain = [period.unit === 'workingDay' ? start : nominal, nominal, on].find((day) => !isCalendared(day))
  const written = (day: PlainDate) => (yearOf(start) === yearOf(on) ? monthDayInChinese(day) : inChinese(day))
  const parts = [
    `${written(on)}到期：${written(start)}${period.from}`,
    `${numeral(days)}${UNIT_WORDS[period.unit]}内${period.what}（${inSentence(period.basis)}）`,
    stopped > 0 && `${stoppedBy}${stopped}日不计入`,
    on !== nominal && rolled(nominal, on),
    uncertain !== undefined && `系统尚无${missingYear(uncertain)}年放假安排，以国务院公布的为准`,
  ]
  return {
    on,
    because: parts.filter((part) => part !== false).join('，'),
    basis: period.basis,
    certain: uncertain === undefined,
  }
}

/** “8日为节假日顺延”, “1日至8日为节假日顺延”, “7日至8日为周末顺延”. */
function rolled(nominal: PlainDate, on: PlainDate): string {
  const last = addDays(on, -1)
  const rest = Array.from({ length: daysBetween(nominal, on) }, (_, index) => addDays(nominal, index))
  const word = rest.some((day) => holidayName(day) !== null) ? '节假日' : '周末'
  const inMonth = (day: PlainDate) =>
    day.slice(0, 7) === on.slice(0, 7) ? `${Number(day.slice(8))}日` : monthDayInChinese(day)
  return `${inMonth(nominal)}${last === nominal ? '' : `至${inMonth(last)}`}为${word}顺延`
}

const missingYear = (day: PlainDate): number =>
  yearOf(day) + (isCalendared(`${yearOf(day)}-01-01` as PlainDate) ? 1 : 0)

/** Hours run from the moment itself, through nights and holidays; they never become days. */
export function dueInstant(name: HourDeadline, start: Instant): DueInstant {
  const { days: hours, from, what, basis } = DEADLINES[name]
  const at = instantOf(msOf(start) + hours * 3_600_000)
  const because = `${timeInChina(at)}到期：${timeInChina(start)}${from}，${hours}小时内${what}（${inSentence(basis)}）`
  return { at, because, basis, certain: true }
}

export type Limits = { statutory: Due; promised: Due | null }
/** What the county's rules say of a period: its correction where the article is open, its shorter promise. */
type CountyNumbers = Partial<Record<DeadlineName, number | null | undefined>>
export type CountyLimits = {
  corrected?: CountyNumbers | undefined
  promised?: CountyNumbers | undefined
}

/** The statute's day and the county's promise side by side (法定时限、承诺时限). */
export function limitsOf(
  name: DayDeadline,
  start: PlainDate,
  { corrected, promised }: CountyLimits,
  options: Omit<DueOptions, 'days'> = {},
): Limits {
  const days = (DEADLINES[name] as Period).state === 'to confirm' ? (corrected?.[name] ?? undefined) : undefined
  const shorter = promised?.[name] ?? null
  return {
    statutory: dueDate(name, start, { ...options, days }),
    promised: shorter === null ? null : dueDate(name, start, { ...options, days: shorter }),
  }
}

/** The last day on which something is still early enough before a day; it does not roll, since early is never too early. */
export function latestBefore(name: keyof typeof ADVANCES, day: PlainDate): Pick<Due, 'on' | 'because' | 'basis'> {
  const { days, unit, from, what, basis }: Period = ADVANCES[name]
  let on = unit === 'day' ? addDays(day, -days) : day
  for (let left = unit === 'day' ? 0 : days; left > 0; ) {
    on = addDays(on, -1)
    if (dayKind(on) !== 'rest') left--
  }
  const because = `${monthDayInChinese(on)}以前：${monthDayInChinese(day)}${from}，${numeral(days)}${UNIT_WORDS[unit]}前${what}（${inSentence(basis)}）`
  return { on, because, basis }
}

/** The last day itself is still in time. */
export const isOverdue = (due: Pick<Due, 'on'>, today: PlainDate): boolean => today > due.on
export const isOverdueAt = (due: Pick<DueInstant, 'at'>, now: Instant): boolean => msOf(now) > msOf(due.at)
/** Below zero once it is overdue. */
export const daysLeft = (due: Pick<Due, 'on'>, today: PlainDate): number => daysBetween(today, due.on)

/** A time that does not count, from the notice to the answer; without `until` the clock still stands. */
export type Stop = { from: PlainDate; until?: PlainDate | null }

/** How many days stops take out of a period up to today. Stops that overlap are counted once. */
export function stoppedDays(stops: readonly Stop[], today: PlainDate): number {
  let total = 0
  let counted: PlainDate | null = null
  for (const { from, until } of [...stops].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const start: PlainDate = counted !== null && counted > from ? counted : from
    const end = until ?? today
    if (end <= start) continue
    total += daysBetween(start, end)
    counted = end
  }
  return total
}
