import { type Actor, has } from '#kernel/actor.ts'
import { LIFECYCLE, MATTER_STATES, MATTER_STEPS, type MatterState, type MatterStep } from '#modules/matter/lifecycle.ts'

/** Only adds to the story, or ends early: not what a matter waits for. */
const NOT_WAITED_FOR: readonly MatterStep[] = [
  'progress',
  'withdraw',
  'forward',
  'terminate',
  'declineAssignment',
  'returnReview',
  'returnClosing',
]

/** The states that wait for this person: those from which a step of theirs leads on. */
export const waitingFor = (actor: Pick<Actor, 'roles'>): MatterState[] =>
  (Object.keys(MATTER_STATES) as MatterState[]).filter((state) =>
    (Object.keys(LIFECYCLE[state]) as MatterStep[]).some(
      (step) => !NOT_WAITED_FOR.includes(step) && has(actor, ...MATTER_STEPS[step].roles),
    ),
  )
