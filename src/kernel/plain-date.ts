/** A calendar day as ISO text ('2026-03-02'), with no time and no zone. Days compare as strings. */
export type PlainDate = string & { readonly kind: 'PlainDate' }
/** A moment as ISO text in UTC ('2026-03-02T01:30:00.000Z'): duties counted in hours need one, days do not. */
export type Instant = string & { readonly kind: 'Instant' }

const DAY = 86_400_000
const SHANGHAI_OFFSET = 8 * 3_600_000
const toMs = (day: string) => Date.parse(`${day}T00:00:00Z`)
const fromMs = (ms: number) => new Date(ms).toISOString().slice(0, 10) as PlainDate

export function isPlainDate(text: string): text is PlainDate {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(toMs(text)) && fromMs(toMs(text)) === text
}

/** Throws RangeError for text that is no calendar day: 30 February, 31 June. */
export function plainDate(text: string): PlainDate {
  if (!isPlainDate(text)) throw new RangeError(`not a calendar day: ${text}`)
  return text
}

export const addDays = (day: PlainDate, days: number): PlainDate => fromMs(toMs(day) + days * DAY)
export const daysBetween = (from: PlainDate, to: PlainDate): number => Math.round((toMs(to) - toMs(from)) / DAY)
export const yearOf = (day: PlainDate): number => Number(day.slice(0, 4))
/** 0 is Sunday. */
export const weekdayOf = (day: PlainDate): number => new Date(toMs(day)).getUTCDay()
/** The same day of the month, or the month's last day where it is shorter. */
export function addMonths(day: PlainDate, months: number): PlainDate {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate()
  return fromMs(Date.UTC(year, month - 1 + months, Math.min(date, last)))
}

export const instantOf = (ms: number): Instant => new Date(ms).toISOString() as Instant
export const msOf = (at: Instant): number => Date.parse(at)
/** The calendar day in China at that moment; China keeps one zone and no summer time. */
export const dayInChina = (at: Instant): PlainDate => fromMs(Date.parse(at) + SHANGHAI_OFFSET)

/** Years completed on a day, as law counts age: the birthday itself completes the year (民法典 第二百条). */
export function ageOn(birth: PlainDate, day: PlainDate): number {
  const years = yearOf(day) - yearOf(birth)
  return day.slice(5) < birth.slice(5) ? years - 1 : years
}

/** '2026年3月2日', the form that official documents use (GB/T 9704: no leading zeros). */
export function inChinese(day: PlainDate): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}
/** '3月2日' for screens where the year is plain. */
export const monthDayInChinese = (day: PlainDate): string => inChinese(day).replace(/^\d+年/, '')
/** '2026年3月' of '2026-03'. */
export const monthInChinese = (month: string): string => inChinese(plainDate(`${month}-01`)).replace(/1日$/, '')
/** '2026-03-02 09:30' as read in China. */
export const timeInChina = (at: Instant): string =>
  new Date(Date.parse(at) + SHANGHAI_OFFSET).toISOString().slice(0, 16).replace('T', ' ')
