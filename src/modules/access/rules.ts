import { type Instant, instantOf, msOf } from '#kernel/plain-date.ts'

const MINUTE = 60_000
const MAX_FAILURES = 5
const LOCK_MINUTES = 15
const IDLE_MINUTES = 30
const LONGEST_HOURS = 12

/** After five wrong passwords in a row the account rests for a quarter of an hour (等保 8.1.4 身份鉴别). */
export const lockAfterFailure = (failures: number, now: Instant): Instant | null =>
  failures >= MAX_FAILURES && failures % MAX_FAILURES === 0 ? instantOf(msOf(now) + LOCK_MINUTES * MINUTE) : null

export const isLocked = (lockedUntil: Instant | null, now: Instant): boolean =>
  lockedUntil !== null && lockedUntil > now

/** A session ends after half an hour without use and after a working day in any case. */
export const isSessionOver = ({ createdAt, seenAt }: { createdAt: Instant; seenAt: Instant }, now: Instant): boolean =>
  msOf(now) - msOf(seenAt) > IDLE_MINUTES * MINUTE || msOf(now) - msOf(createdAt) > LONGEST_HOURS * 60 * MINUTE
