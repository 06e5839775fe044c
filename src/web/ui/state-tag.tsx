import { isEnded, MATTER_STATES, type MatterState } from '#modules/matter/lifecycle.ts'

const PHASES: Partial<Record<MatterState, string>> = {
  received: 'review',
  supplementing: 'waiting',
  accepted: 'review',
  cooperating: 'waiting',
  reviewed: 'review',
  granted: 'assign',
  assigned: 'assign',
  handling: 'handling',
  changing: 'assign',
  closing: 'closing',
  closed: 'closing',
  graded: 'closing',
  subsidised: 'closing',
  terminated: 'ended',
}

/** Where a matter stands; the word says it, the colour only helps to find it. */
export function StateTag({ state }: { state: MatterState }) {
  return (
    <span className={`state state-${PHASES[state] ?? (isEnded(state) ? 'ended' : 'review')}`}>
      {MATTER_STATES[state]}
    </span>
  )
}
