import type { Role } from '#kernel/actor.ts'
import { type Instant, instantOf, msOf } from '#kernel/plain-date.ts'
import type { Reason } from '#kernel/refusal.ts'

const MINUTE = 60_000
const MAX_FAILURES = 5
const LOCK_MINUTES = 15
export const IDLE_MINUTES = 30
export const LONGEST_HOURS = 12
/** How long a one-time link can be used, the first administrator's too. */
export const INVITATION_HOURS = 72
/** For how long after it was made a secret for another system can be read once more. */
export const SECRET_SHOWN_HOURS = 1
export const shownSince = (now: Instant): Instant => instantOf(msOf(now) - SECRET_SHOWN_HOURS * 3_600_000)

/** After five wrong passwords in a row the account rests for a quarter of an hour (等保 8.1.4 身份鉴别). */
export const lockAfterFailure = (failures: number, now: Instant): Instant | null =>
  failures >= MAX_FAILURES && failures % MAX_FAILURES === 0 ? instantOf(msOf(now) + LOCK_MINUTES * MINUTE) : null

export const isLocked = (lockedUntil: Instant | null, now: Instant): boolean =>
  lockedUntil !== null && lockedUntil > now

/** A session ends after half an hour without use and after a working day in any case. */
export const isSessionOver = ({ createdAt, seenAt }: { createdAt: Instant; seenAt: Instant }, now: Instant): boolean =>
  msOf(now) - msOf(seenAt) > IDLE_MINUTES * MINUTE || msOf(now) - msOf(createdAt) > LONGEST_HOURS * 60 * MINUTE

/** The moment at which a session that begins now ends in any case. */
export const longestSession = (now: Instant): Instant => instantOf(msOf(now) + LONGEST_HOURS * 60 * MINUTE)

/** Three powers apart: who runs the system sees no matter, who audits changes nothing, who handles does neither. */
export function judgeRoles(roles: readonly Role[]): Reason | null {
  const powers = new Set(roles.map((role) => (role === 'administrator' || role === 'auditor' ? role : 'handling')))
  if (powers.size <= 1) return null
  return {
    text: '系统管理、审计、业务办理三种职责应当分开，一人不能兼任',
    basis: '网络安全等级保护基本要求 8.1.4 访问控制',
  }
}
