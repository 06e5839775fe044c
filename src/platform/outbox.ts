import { LONGEST_PAUSE_HOURS } from '#kernel/pause.ts'
import type { Instant } from '#kernel/plain-date.ts'
import { type RawBuilder, sql } from './database.ts'

/** When what goes out is tried next: five seconds after the first try, twice as long each time, up to the longest pause. */
export const nextTry = (attempts: RawBuilder<number>, now: Instant): RawBuilder<Instant> =>
  sql`${now}::timestamptz + least(interval '5 seconds' * power(2, least(${attempts}, 12)), ${LONGEST_PAUSE_HOURS} * interval '1 hour')`
