import type { Actor } from '#kernel/actor.ts'
import { type Instant, instantOf, msOf } from '#kernel/plain-date.ts'
import { sightOf, waitingFor } from '#modules/matter/lifecycle.ts'
import type { Matter } from '#modules/matter/rules.ts'

const OPEN_HOURS = 4

/** Whether looking into this file is this person's work: it is theirs, it waits for them, or they have taken a step in it. */
export function hasTask(actor: Actor, matter: Pick<Matter, 'state'>, hasActed: boolean): boolean {
  if (sightOf(actor) !== 'county') return true
  return hasActed || waitingFor(actor).includes(matter.state)
}

/** A reason holds for a morning's work, then it is asked for again. */
export const openUntil = (now: Instant): Instant => instantOf(msOf(now) + OPEN_HOURS * 3_600_000)
