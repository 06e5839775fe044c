import {
  type Instant,
  inChinese,
  isPlainDate,
  monthDayInChinese,
  type PlainDate,
  timeInChina,
} from '#kernel/plain-date.ts'

/** '2026年3月2日'; nothing for nothing. */
export const dayText = (day: string | null | undefined): string => (day && isPlainDate(day) ? inChinese(day) : '')

/** '3月2日' within this year, with the year otherwise. */
export const shortDay = (day: string | null | undefined, today: string): string =>
  day && isPlainDate(day)
    ? day.slice(0, 4) === today.slice(0, 4)
      ? monthDayInChinese(day as PlainDate)
      : inChinese(day)
    : ''

/** '3月2日 09:30', for what happened at a moment; with the year where it is another one. */
export function momentText(at: string): string {
  const [day, time] = timeInChina(at as Instant).split(' ') as [string, string]
  return `${shortDay(day, timeInChina(new Date().toISOString() as Instant))} ${time}`
}
