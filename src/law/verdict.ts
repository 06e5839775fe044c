import type { Reason } from '#kernel/refusal.ts'

/** What a rule says of a matter. 'unknown' is an answer of its own: it comes with questions and is never taken for 'no'. */
export type Answer = 'yes' | 'no' | 'unknown'

/** Every verdict carries all of its reasons, and what an officer must still ask. */
export type Verdict = { reasons: Reason[]; questions: string[] }
