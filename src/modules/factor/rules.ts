import { type Instant, instantOf, msOf } from '#kernel/plain-date.ts'

export const FACTOR_KINDS = { totp: '手机验证码', passkey: '通行密钥' } as const
export type FactorKind = keyof typeof FACTOR_KINDS

const MINUTE = 60_000
export const PROOF_MINUTES = 15
const CHALLENGE_MINUTES = 5
const MAX_FAILURES = 5
const LOCK_MINUTES = 15

const after = (now: Instant, minutes: number): Instant => instantOf(msOf(now) + minutes * MINUTE)
/** A proof holds for a quarter of an hour and is not prolonged by use. */
export const provenFrom = (now: Instant): Instant => after(now, PROOF_MINUTES)
export const challengeFrom = (now: Instant): Instant => after(now, CHALLENGE_MINUTES)
/** After five wrong codes in a row, codes rest for a quarter of an hour; passkeys still work. */
export const lockCodes = (failures: number, now: Instant): Instant | null =>
  failures > 0 && failures % MAX_FAILURES === 0 ? after(now, LOCK_MINUTES) : null
