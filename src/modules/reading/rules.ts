import { type Instant, instantOf, msOf } from '#kernel/plain-date.ts'

export const OPEN_HOURS = 4

/** A reason holds for a morning's work, then it is asked for again. */
export const openUntil = (now: Instant): Instant => instantOf(msOf(now) + OPEN_HOURS * 3_600_000)

/** Why a reason is asked for, said by the server and by the screen that asks beforehand. */
export const reasonAsked = (number: string) =>
  `案件${number}现在没有等您办理的事项，查看需要写明理由；理由会记入历史，主任可以看到`
