import type { PlainDate } from '#kernel/plain-date.ts'
import type { Cause, Group } from '#law/terms.ts'
import { type Act, act, type InputOf } from './act.ts'
import { type Cast, stationOf } from './cast.ts'
import { type Chance, chanceOf, practiceId } from './chance.ts'
import { clock, type OfficeHours } from './office-hours.ts'
import { type Somebody, somebody } from './people.ts'
import { OUT_OF_SCOPE } from './troubles/out-of-scope.ts'
import { OTHER_QUESTIONS } from './troubles/questions.ts'
import type { Trouble } from './troubles/trouble.ts'
import { TROUBLES } from './troubles/troubles.ts'

/** 2.0 to 2.6 in the public figures (桐城1.97, 大观2.2, 安庆2.26, 安徽2.47). */
export const PER_MATTER = 2.2
type Consultation = Omit<InputOf<'recordConsultation'>, 'consultationId'>
type Asked = {
  cause: Cause
  groups: Group[]
  questions: readonly string[]
  answers: readonly string[]
  ages: Trouble['ages']
  women: number
}

const CHANNELS = [
  ['visit', 46],
  ['phone', 37],
  ['online', 8],
  ['outreach', 7],
  ['letter', 2],
] as const
const SATISFACTION = [
  ['satisfied', 962],
  ['fair', 33],
  ['dissatisfied', 5],
] as const
/** Debts and contracts are asked about far more often than they are brought as applications. */
const ASKED: readonly (readonly [Asked, number])[] = [
  ...TROUBLES.map((trouble): [Asked, number] => [
    { ...trouble, groups: [...trouble.groups] },
    trouble.share * (OUT_OF_SCOPE.includes(trouble.cause) ? 4 : 1),
  ]),
  ...OTHER_QUESTIONS.map(({ weight, ...rest }): [Asked, number] => [
    { ...rest, groups: [], ages: [20, 70], women: 0.45 },
    weight,
  ]),
]

/** A question from nowhere that comes to nothing more. */
export function planConsultation(seed: number, index: number, cast: Cast, hours: OfficeHours, day: PlainDate): Act {
  const chance = chanceOf(seed, `consultation/${index}`)
  const asked = chance.draw(ASKED)
  const person = somebody(chance, {
    ...asked,
    ages: [Math.max(18, asked.ages[0]), Math.max(40, asked.ages[1])],
    today: day,
  })
  const channel = chance.draw(CHANNELS)
  // Nobody has to say who they are: on the telephone a third do not.
  const isNameless = chance.hit(channel === 'phone' ? 0.34 : 0.13)
  const isAtNight = ['phone', 'online'].includes(channel)
  const minute = Math.min(hours.openOn(day) + chance.whole(0, 410), hours.closeOn(day))
  const at = isAtNight
    ? clock(day, chance.whole(7 * 60 + 30, 22 * 60), chance.whole(0, 59))
    : hours.at(minute, chance.whole(0, 59))
  return act({
    at,
    key: `consultation/${index}`,
    operation: 'recordConsultation',
    by: consultantOf(chance, channel, cast, person.township),
    after: `consultation/${index}`,
    input: {
      consultationId: practiceId(seed, `consultation/${index}`),
      channel,
      ...(!isNameless && { name: person.name }),
      ...(!isNameless && chance.hit(0.8) && { phone: person.phone }),
      ...(!isNameless && channel === 'visit' && chance.hit(0.3) && { idNumber: person.idNumber }),
      ...wordsOf(chance, asked),
      toldMayApply: !OUT_OF_SCOPE.includes(asked.cause) && chance.hit(0.72),
      ...(chance.hit(0.57) && { satisfaction: chance.draw(SATISFACTION) }),
    },
  })
}

/** The question with which a later application began. */
export function consultationBefore(
  chance: Chance,
  trouble: Trouble,
  { name, phone, idNumber }: Somebody,
): Consultation {
  const isShown = chance.hit(0.5)
  return {
    channel: chance.draw([
      ['visit', 78],
      ['phone', 16],
      ['outreach', 6],
    ]),
    name,
    phone,
    ...(isShown && { idNumber }),
    ...wordsOf(chance, { ...trouble, groups: [...trouble.groups] }),
    toldMayApply: true,
    ...(chance.hit(0.5) && { satisfaction: 'satisfied' as const }),
  }
}

function wordsOf(
  chance: Chance,
  { cause, groups, questions, answers }: Asked,
): Pick<Consultation, 'cause' | 'groups' | 'question' | 'answer'> {
  const question = chance
    .pick(questions)
    .replace('{months}', String(chance.whole(2, 9)))
    .replace('{sum}', String(chance.whole(30, 300) * 100))
  return { cause, groups, question, answer: chance.pick(answers) }
}

/** Who takes it down: by channel, and at the window whoever sits there. */
export function consultantOf(
  chance: Chance,
  channel: Consultation['channel'],
  { dutyLawyers }: Cast,
  township: string,
): string {
  if (channel === 'phone' || channel === 'online') return chance.hit(0.85) ? 'rexian' : 'shencha2'
  if (channel === 'letter') return 'shencha1'
  const atCentre = channel === 'visit' && chance.hit(township === '寿春镇' ? 0.8 : 0.38)
  if (!atCentre) return stationOf(township)
  return chance.draw([
    ['shencha1', 3],
    ['shencha2', 2],
    [chance.pick(dutyLawyers), 5],
  ])
}
