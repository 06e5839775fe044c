import type { AidForm, ApplicationSource, Cause, Group, NoticeReason, Stage } from '#law/terms.ts'
import { COURT, POLICE, PROCURATORATE } from './cast.ts'

/** Criminal matters: 25 % of all (滁州2021 24 %; 寿县's own target of 2023 is 19 %), nearly all by notice (奉化2022: 362 of 364). */
export const CRIMINAL_SHARE = 25
export const NOTICE_SHARE = 0.9

type Place = { stage: Stage; agency: string; form: AidForm; cause: Cause }
const INVESTIGATION: Place = {
  stage: 'investigation',
  agency: POLICE,
  form: 'criminalDefence',
  cause: 'criminalDefence',
}
const PROSECUTION: Place = {
  stage: 'prosecution',
  agency: PROCURATORATE,
  form: 'criminalDefence',
  cause: 'criminalDefence',
}
const TRIAL: Place = { stage: 'trial', agency: COURT, form: 'criminalDefence', cause: 'criminalDefence' }
const ALL_STAGES = [
  [INVESTIGATION, 34],
  [PROSECUTION, 34],
  [TRIAL, 32],
] as const

export type Notice = {
  reason: NoticeReason
  share: number
  places: readonly (readonly [Place, number])[]
  ages: readonly [number, number]
  groups: readonly Group[]
}
export const NOTICES: readonly Notice[] = [
  { reason: 'otherDefendant', share: 40, places: [[TRIAL, 1]], ages: [18, 62], groups: [] },
  { reason: 'prosecutionCoverage', share: 34, places: [[PROSECUTION, 1]], ages: [18, 60], groups: [] },
  { reason: 'minor', share: 12, places: ALL_STAGES, ages: [14.2, 17.7], groups: ['minor'] },
  { reason: 'limitedCapacity', share: 4, places: ALL_STAGES, ages: [22, 58], groups: ['disabled'] },
  { reason: 'sensoryDisability', share: 3.5, places: ALL_STAGES, ages: [20, 60], groups: ['disabled'] },
  { reason: 'lifeOrDeath', share: 4, places: [[INVESTIGATION, 1]], ages: [22, 55], groups: [] },
  { reason: 'otherMandatory', share: 1, places: [[TRIAL, 1]], ages: [22, 60], groups: [] },
  {
    reason: 'compulsoryMedical',
    share: 1.5,
    places: [[{ ...TRIAL, stage: 'compulsoryMedical', form: 'criminalAgency', cause: 'compulsoryMedical' }, 1]],
    ages: [24, 60],
    groups: ['disabled'],
  },
]

/** Who asks without a notice: families of defendants, victims and their relatives. */
export const CRIMINAL_APPLICATIONS: readonly (readonly [
  Place & { source: ApplicationSource; victim: boolean },
  number,
])[] = [
  [{ ...INVESTIGATION, source: 'closeRelative', victim: false }, 25],
  [{ ...TRIAL, source: 'closeRelative', victim: false }, 25],
  [{ ...PROSECUTION, source: 'detention', victim: false }, 15],
  [{ ...PROSECUTION, form: 'criminalAgency', cause: 'crimeVictim', source: 'self', victim: true }, 20],
  [{ ...TRIAL, form: 'criminalAgency', cause: 'incidentalCivil', source: 'self', victim: true }, 15],
]

export const CHARGES: readonly (readonly [string, number])[] = [
  ['盗窃', 24],
  ['危险驾驶', 14],
  ['帮助信息网络犯罪活动', 13],
  ['故意伤害', 12],
  ['诈骗', 12],
  ['掩饰、隐瞒犯罪所得', 7],
  ['寻衅滋事', 7],
  ['交通肇事', 6],
  ['开设赌场', 5],
]
export const GRAVE_CHARGES: readonly (readonly [string, number])[] = [
  ['故意杀人', 40],
  ['运输毒品', 30],
  ['抢劫', 30],
]
