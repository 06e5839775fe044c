import { type Instant, instantOf, msOf } from '#kernel/plain-date.ts'

export const OPEN_HOURS = 4

/** A reason holds for a morning's work, then it is asked for again. */
export const openUntil = (now: Instant): Instant => instantOf(msOf(now) + OPEN_HOURS * 3_600_000)
