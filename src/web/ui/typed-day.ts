import { isPlainDate, type PlainDate } from '#kernel/plain-date.ts'

/** The whole day that somebody typed, with or without its zeros; null where it is none. */
export function typedDay(text: string): PlainDate | null {
  const [, year, month = '', day = ''] =
    /^\s*(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?\s*$/.exec(text) ?? []
  const read = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isPlainDate(read) ? read : null
}
