import type { Instant, PlainDate } from '#kernel/plain-date.ts'
import { type PolicyOnDay, policyOn } from '#policy/in-effect.ts'
import { packSchema } from '#policy/pack.ts'
import { shouxian } from '#policy/packs/shouxian-340422.ts'
import { type Act, type ActDraft, act, type Handler, type OperationName } from './act.ts'
import type { CentreLogin } from './cast.ts'
import { type Chance, chanceOf, evenly, practiceId, type Row } from './chance.ts'
import type { OfficeHours, OfficeMinute } from './office-hours.ts'

/** What a run is asked to be; the database keeps it, so that a broken-off run goes on as the same one. */
export type Run = { seed: number; matters: number; fromDay: PlainDate; untilDay: PlainDate }

/** Somebody's time with a matter: who gets it is decided when all matters are known. */
export type Assignment = { handler: Handler; at: Instant; until: Instant | null; isDeclined: boolean }

/** One matter while it is being told. */
export type Story = {
  index: number
  matterId: string
  chance: Chance
  hours: OfficeHours
  acts: Act[]
  assignments: Assignment[]
  /** The minute of the last act. */
  now: OfficeMinute
  /** How much oftener than usual things are late just then. */
  pressure: number
  /** Whether this matter is one of the so-many per cent to which this happens. */
  has(what: Row, probability: number): boolean
  /** Adds an act at that minute, or after the last one where that is later; gives the minute. */
  tell<N extends OperationName>(
    minute: OfficeMinute,
    step: string,
    by: CentreLogin | (string & {}) | Handler,
    operation: N,
    input: ActDraft<N>['input'],
    more?: Pick<ActDraft<N>, 'assigns' | 'throughHead'>,
  ): OfficeMinute
}

export function beginStory({ seed }: Run, index: number, hours: OfficeHours, pressure: number): Story {
  const name = `matter/${index}`
  const chance = chanceOf(seed, name)
  const story: Story = {
    index,
    matterId: practiceId(seed, name),
    chance,
    hours,
    acts: [],
    assignments: [],
    now: -1,
    pressure,
    has: (what, probability) => evenly(seed, what, index) < probability,
    tell(minute, step, by, operation, input, more = {}) {
      story.now = Math.max(Math.round(minute), story.now + 1)
      const at = hours.at(story.now, chance.whole(0, 59))
      story.acts.push(act({ at, key: `${name}/${step}`, by, operation, input, after: name, ...more }))
      return story.now
    },
  }
  return story
}

const pack = packSchema.parse(shouxian)
const policies = new Map<PlainDate, PolicyOnDay>()
/** The county's rules as they stand on that day. */
export function rulesOn(day: PlainDate): PolicyOnDay {
  const known = policies.get(day) ?? policyOn(pack, day)
  policies.set(day, known)
  return known
}
