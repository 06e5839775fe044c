import { addDays, type PlainDate } from '#kernel/plain-date.ts'
import { type Cast, stationOf } from './cast.ts'
import { chanceOf, drawAt, evenly, practiceId } from './chance.ts'
import { CRIMINAL_SHARE } from './charges.ts'
import { consultantOf, consultationBefore } from './consultation-plan.ts'
import { planHandling } from './handling-plan.ts'
import { civilIntake, criminalIntake, type Form, type Intake } from './intake.ts'
import { OFFICE_DAY, type OfficeHours } from './office-hours.ts'
import { planReview } from './review-plan.ts'
import { beginStory, type Run, type Story } from './story.ts'
import type { Trouble } from './troubles/trouble.ts'
import { TROUBLES } from './troubles/troubles.ts'

export type MatterPlan = Pick<Story, 'acts' | 'assignments' | 'matterId'> & { form: Form; consulted: boolean }
export type Kind = Trouble | 'criminal'

const KINDS: readonly (readonly [Kind, number])[] = [
  ...TROUBLES.map((trouble): [Kind, number] => [trouble, trouble.share]),
  ['criminal', CRIMINAL_SHARE],
]
export const kindOf = ({ seed }: Run, index: number): Kind => drawAt(KINDS, evenly(seed, 'kind', index))
export const isForWages = (kind: Kind): boolean => kind !== 'criminal' && kind.cause === 'labourPay'

/** Groups of the sizes that public reports tell of, now and then among wage claims, so that there are about 1.1 people to a matter. */
const GROUP_EVERY = 28
const GROUP_SIZES = [11, 3, 18, 3, 20, 3, 3, 26, 3, 88, 11, 3]
/** How many people bring the so-manieth wage claim. */
export const groupSize = (wageClaim: number): number =>
  wageClaim % GROUP_EVERY === 6 ? (GROUP_SIZES[Math.floor(wageClaim / GROUP_EVERY) % GROUP_SIZES.length] as number) : 1

/** ASSUMPTION: about half of those who apply have asked before. */
const CONSULTED = 0.52
const AT_STATION = 0.44

export type Beginning = { index: number; kind: Kind; day: PlainDate; people: number; pressure: number }

/** One matter from the first question to the archive, as far as it would ever come; the run cuts it off where its time ends. */
export function planMatter(
  run: Run,
  cast: Cast,
  hours: OfficeHours,
  { index, kind, day, people, pressure }: Beginning,
): MatterPlan {
  const story = beginStory(run, index, hours, pressure)
  const { chance, acts, assignments, matterId } = story
  const intake =
    kind === 'criminal'
      ? criminalIntake(story, evenly(run.seed, 'notice', index), day)
      : civilIntake(story, kind, people, day)
  const { form, first, trouble, lacks } = intake
  const isAtStation = trouble !== null && people < 10 && chance.hit(AT_STATION)
  const clerk = isAtStation ? stationOf(first.township) : chance.hit(0.6) ? 'shencha1' : 'shencha2'
  const minute = hours.openOn(day) + chance.whole(10, OFFICE_DAY - 60)
  const consultationId = planQuestion(run, cast, story, intake, minute, isAtStation ? clerk : null)
  if (intake.notified)
    story.tell(minute, 'receive', intake.notified.by, 'sendNotice', intake.notified.notice(hours.at(minute, 0)))
  else
    story.tell(minute, 'receive', clerk, 'submitApplication', {
      ...form,
      matterId,
      consultationId,
      materials: form.materials.filter(({ code }) => code !== lacks),
    })
  const granted = planReview(story, intake, clerk)
  if (granted !== null) planHandling(story, run, intake, granted)
  return { acts, assignments, matterId, form, consulted: consultationId !== null }
}

/** On the same morning, or some days before; at the station, where one applies there. */
function planQuestion(
  run: Run,
  cast: Cast,
  story: Story,
  { first, trouble }: Intake,
  minute: number,
  station: string | null,
): string | null {
  const { chance, hours, index } = story
  if (!trouble || !story.has('consulted', CONSULTED)) return null
  const days = chance.draw([
    [0, 45],
    [1, 20],
    [3, 20],
    [8, 15],
  ])
  const asked =
    days === 0 ? minute - chance.whole(8, 50) : hours.openOn(addDays(hours.dayOf(minute), -days)) + chance.whole(5, 400)
  if (asked < 0 || hours.dayOf(asked) < run.fromDay) return null
  const question = consultationBefore(chanceOf(run.seed, `question/${index}`), trouble, first)
  const consultationId = practiceId(run.seed, `question/${index}`)
  // A station sees only the questions that it took itself, so it makes an application of those only.
  const by = station ?? consultantOf(chance, question.channel, cast, first.township)
  story.tell(asked, 'question', by, 'recordConsultation', { consultationId, ...question })
  return consultationId
}
