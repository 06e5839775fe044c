import type { Reason } from '#kernel/refusal.ts'
import type { TrialProcedure } from './notices.ts'
import { AID_FORMS, type AidForm, CAUSES, type Cause, STAGES, type Stage } from './terms.ts'

type Line = {
  title: string
  cause: Cause
  form: AidForm
  stages: readonly Stage[]
  /** Only in a trial by one of these procedures. */
  procedures?: readonly TrialProcedure[]
  basis: string
}
const TRIALS = ['trial', 'secondInstance', 'retrial'] as const
const FROM_PROSECUTION = ['prosecution', ...TRIALS] as const
const DEFENCE = { cause: 'criminalDefence', form: 'criminalDefence' } as const
const AGENCY = { form: 'criminalAgency' } as const

/**
 * Every line of criminal aid (D19 二3 三（二）2): who is served, in which stages, how. The help of duty lawyers, with a plea of guilt
 * or without, is a record of its own and no line of matters. What stands further up is told before what stands below it.
 */
export const CRIMINAL_LINES = {
  deathReview: { ...DEFENCE, title: '死刑复核案件辩护', stages: ['deathReview'], basis: '法律援助法 第二十五条' },
  fastTrack: {
    ...DEFENCE,
    title: '速裁程序案件辩护',
    stages: ['trial'],
    procedures: ['fastTrack'],
    basis: '刑事诉讼法 第二百二十二条',
  },
  summary: {
    ...DEFENCE,
    title: '简易程序案件辩护',
    stages: ['trial'],
    procedures: ['summary'],
    basis: '刑事诉讼法 第二百一十四条',
  },
  investigation: { ...DEFENCE, title: '侦查阶段辩护', stages: ['investigation'], basis: '刑事诉讼法 第三十四条' },
  prosecution: { ...DEFENCE, title: '审查起诉阶段辩护', stages: ['prosecution'], basis: '刑事诉讼法 第三十四条' },
  trial: { ...DEFENCE, title: '审判阶段辩护', stages: TRIALS, basis: '刑事诉讼法 第三十四条' },
  victim: {
    ...AGENCY,
    title: '公诉案件被害人代理',
    cause: 'crimeVictim',
    stages: FROM_PROSECUTION,
    basis: '刑事诉讼法 第四十六条；法律援助法 第二十九条',
  },
  settlement: {
    ...AGENCY,
    title: '刑事和解代理',
    cause: 'criminalSettlement',
    stages: ['investigation', 'prosecution', 'trial', 'secondInstance'],
    basis: '刑事诉讼法 第二百八十八条至第二百九十条',
  },
  privateProsecution: {
    ...AGENCY,
    title: '自诉人代理',
    cause: 'privateProsecution',
    stages: TRIALS,
    basis: '刑事诉讼法 第四十六条；法律援助法 第二十九条',
  },
  incidentalCivil: {
    ...AGENCY,
    title: '附带民事诉讼原告人代理',
    cause: 'incidentalCivil',
    stages: FROM_PROSECUTION,
    basis: '刑事诉讼法 第四十六条；法律援助法 第二十九条',
  },
  petition: {
    ...AGENCY,
    title: '申诉、再审代理',
    cause: 'criminalRetrial',
    stages: ['retrial'],
    basis: '刑事诉讼法 第二百五十二条；法律援助法 第三十三条',
  },
  compulsoryMedical: {
    ...AGENCY,
    title: '强制医疗案件代理',
    cause: 'compulsoryMedical',
    stages: ['compulsoryMedical'],
    basis: '刑事诉讼法 第三百零四条；法律援助法 第二十八条',
  },
} as const satisfies Record<string, Line>
export type CriminalLine = keyof typeof CRIMINAL_LINES
const LINES = Object.entries(CRIMINAL_LINES) as [CriminalLine, Line][]

export type LineFacts = { cause: Cause; form: AidForm; stage: Stage; trialProcedure?: TrialProcedure | null }

/** The line that a matter belongs to; null for what is no line of criminal aid. */
export function lineOf({ cause, form, stage, trialProcedure = null }: LineFacts): CriminalLine | null {
  const fits = LINES.find(
    ([, line]) =>
      line.cause === cause &&
      line.form === form &&
      line.stages.includes(stage) &&
      (!line.procedures || (trialProcedure !== null && line.procedures.includes(trialProcedure))),
  )
  return fits?.[0] ?? null
}

/** The stages in which aid for this cause exists at all; undefined where the cause is no line of criminal aid. */
export function stagesOfCause(cause: Cause): Stage[] | undefined {
  const stages = LINES.filter(([, line]) => line.cause === cause).flatMap(([, line]) => line.stages)
  return stages.length === 0 ? undefined : [...new Set(stages)]
}

/** Why an application for a criminal cause cannot stand as stated: no line has this form, or not at this stage. */
export function judgeLine(facts: LineFacts): (Reason & { field: 'form' | 'stage' }) | null {
  const own = LINES.filter(([, { cause }]) => cause === facts.cause).map(([, line]) => line)
  const [first] = own
  if (!first || lineOf(facts)) return null
  if (!own.some(({ form }) => form === facts.form))
    return {
      field: 'form',
      text: `“${CAUSES[facts.cause]}”的援助方式是${AID_FORMS[first.form]}，请更正援助方式`,
      basis: first.basis,
    }
  const stages = (stagesOfCause(facts.cause) ?? []).map((stage) => STAGES[stage])
  return {
    field: 'stage',
    text: `“${CAUSES[facts.cause]}”不在“${STAGES[facts.stage]}”阶段；可以是${stages.join('、')}，请更正所处阶段`,
    basis: first.basis,
  }
}
