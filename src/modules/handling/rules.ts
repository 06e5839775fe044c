import { dayInChina, type Instant, type PlainDate } from '#kernel/plain-date.ts'
import type { FieldFault } from '#kernel/refusal.ts'

type Times = { on: PlainDate; begunAt: Instant | null; endedAt: Instant | null }

/** What is wrong with the hours of an entry; they are told where they matter, as of a visit to somebody held. */
export function timeFaults({ on, begunAt, endedAt }: Times, now: Instant): FieldFault[] {
  const faults: (FieldFault | false)[] = [
    (begunAt === null) !== (endedAt === null) && {
      field: begunAt === null ? 'begunAt' : 'endedAt',
      message: '开始时间和结束时间请一并填写',
    },
    begunAt !== null && dayInChina(begunAt) !== on && { field: 'begunAt', message: '开始时间不在所填的日期，请核对' },
    begunAt !== null &&
      endedAt !== null &&
      endedAt <= begunAt && { field: 'endedAt', message: '结束时间应当晚于开始时间' },
    endedAt !== null && endedAt > now && { field: 'endedAt', message: '结束时间晚于现在，请核对' },
  ]
  return faults.filter((fault) => fault !== false)
}
