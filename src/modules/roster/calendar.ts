import ical, { ICalCalendarMethod } from 'ical-generator'
import type { Instant } from '#kernel/plain-date.ts'
import type { Shift } from './rules.ts'

type Entry = Pick<Shift, 'id' | 'from' | 'until'> & { name: string }
/** One person's shifts as iCalendar (RFC 5545), which every telephone and mail program subscribes to. */
export function calendarOf(centre: string, shifts: readonly Entry[], now: Instant): Uint8Array {
  const calendar = ical({
    name: `${centre}值班`,
    method: ICalCalendarMethod.PUBLISH,
    prodId: '//Fayuan//Duty roster//ZH',
  })
  for (const { id, from, until, name } of shifts)
    calendar.createEvent({
      id: `${id}@fayuan`,
      stamp: new Date(now),
      start: new Date(from),
      end: new Date(until),
      summary: `值班：${name}`,
      location: name,
    })
  return new TextEncoder().encode(calendar.toString())
}
