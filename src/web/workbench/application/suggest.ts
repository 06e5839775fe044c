import { birthOf, faultOfIdNumber, sexOf } from '#kernel/id-number.ts'
import { type PlainDate, yearOf } from '#kernel/plain-date.ts'
import { stagesOfCause } from '#law/criminal-lines.ts'
import type { AidForm, Cause, Group, MatterKind, Stage } from '#law/terms.ts'

type Kinds = { kind: MatterKind; form: AidForm; stage?: Stage }
const CRIMINAL: Partial<Record<Cause, Kinds>> = {
  criminalDefence: { kind: 'criminal', form: 'criminalDefence' },
  crimeVictim: { kind: 'criminal', form: 'criminalAgency' },
  criminalSettlement: { kind: 'criminal', form: 'criminalAgency' },
  privateProsecution: { kind: 'criminal', form: 'criminalAgency' },
  incidentalCivil: { kind: 'criminal', form: 'criminalAgency' },
  criminalRetrial: { kind: 'criminal', form: 'criminalAgency', stage: 'retrial' },
  compulsoryMedical: { kind: 'criminal', form: 'criminalAgency', stage: 'compulsoryMedical' },
  stateCompensation: { kind: 'stateCompensation', form: 'litigation' },
  retrialAcquittal: { kind: 'stateCompensation', form: 'litigation' },
  administrativeAct: { kind: 'administrative', form: 'litigation' },
}

/** What usually goes with a cause; only fills in, and everything stays changeable. */
export const kindsFor = (cause: Cause): Kinds => CRIMINAL[cause] ?? { kind: 'civil', form: 'litigation' }

export const CRIMINAL_STAGES: Stage[] = [
  'investigation',
  'prosecution',
  'trial',
  'secondInstance',
  'retrial',
  'deathReview',
  'compulsoryMedical',
]
const OTHER_STAGES: Stage[] = [
  'notStarted',
  'mediation',
  'arbitration',
  'reconsideration',
  'firstInstance',
  'secondInstance',
  'retrial',
  'enforcement',
]
const CRIMINAL_FORMS: AidForm[] = ['criminalDefence', 'criminalAgency']
const OTHER_FORMS: AidForm[] = ['litigation', 'arbitration', 'nonLitigation']

/** The stages of this kind of matter; of a line of criminal aid, those in which it exists. */
export const stagesFor = (kind: MatterKind | undefined, cause?: Cause): Stage[] =>
  kind === 'criminal' ? ((cause && stagesOfCause(cause)) ?? CRIMINAL_STAGES) : OTHER_STAGES
export const formsFor = (kind: MatterKind | undefined): AidForm[] =>
  kind === 'criminal' ? CRIMINAL_FORMS : OTHER_FORMS

/** Years completed on a day, as law counts age: the birthday itself completes the year (民法典 第二百条). */
const ageOn = (birth: PlainDate, day: PlainDate): number =>
  yearOf(day) - yearOf(birth) - (day.slice(5) < birth.slice(5) ? 1 : 0)

/** The groups that an ID number itself shows. */
export function groupsOf(idNumber: string, today: PlainDate): Group[] {
  if (faultOfIdNumber(idNumber)) return []
  const birth = birthOf(idNumber)
  const age = birth ? ageOn(birth, today) : null
  return [
    ...(sexOf(idNumber) === '女' ? (['woman'] as const) : []),
    ...(age !== null && age < 18 ? (['minor'] as const) : []),
    ...(age !== null && age >= 60 ? (['elderly'] as const) : []),
  ]
}

/** '女，46岁', beside a number that is one. */
export function personHint(idNumber: string | null | undefined, today: PlainDate): string | null {
  if (!idNumber || faultOfIdNumber(idNumber)) return null
  const birth = birthOf(idNumber)
  return birth ? `${sexOf(idNumber)}，${ageOn(birth, today)}岁` : null
}
