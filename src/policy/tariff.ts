import { z } from 'zod'
import { money, several, text, yesno } from '#kernel/fields.ts'
import type { Fen } from '#kernel/money.ts'
import {
  AID_FORMS,
  type AidForm,
  CLOSING_MANNERS,
  type ClosingManner,
  type Grade,
  STAGES,
  type Stage,
} from '#law/terms.ts'

/** One row of the county's subsidy table. Rows are read from the top; the first that fits decides. */
const row = z.object({
  text: text('项目'),
  forms: several('援助形式', AID_FORMS).min(1),
  stages: several('阶段（不选为不限）', STAGES).min(1).optional(),
  manners: several('结案方式（不选为不限）', CLOSING_MANNERS).min(1).optional(),
  heardInCourt: yesno('开庭（不选为不限）')
    .meta({ labels: { true: '开庭后', false: '开庭前' } })
    .optional(),
  /** The same figure twice where the county pays one rate whatever the grade. */
  qualified: money('合格'),
  good: money('良好'),
  isFlat: yesno('不分等次').default(false),
})

export const tariff = z.object({
  name: text('标准名称'),
  rows: z.array(row).min(1).meta({ title: '项目（自上而下，先符合者适用）' }),
  /** On top of the rate for 良好; flat rows get none. */
  excellentPercent: z.number().min(0).max(100).meta({ title: '评查优秀增加（%）' }),
  furtherRecipient: money('每增加一名受援人增加'),
  /** 不合格: what the counsel spent is refunded and nothing is paid for the work. */
  unqualifiedPaysDirectCostOnly: yesno('不合格只支付直接费用'),
})
export type Tariff = z.output<typeof tariff>

export type SubsidyFacts = {
  aidForm: AidForm
  stage: Stage
  closingManner: ClosingManner
  heardInCourt: boolean
  grade: Grade
  recipients: number
  /** Proved expenses; counts only where the work is not paid for. */
  directCost?: Fen
}
/** What is paid for, in words, and how much beside it: whoever shows both says no sum twice. */
export type SubsidyLine = { text: string; amount: Fen; basis: string }
export type Subsidy = { lines: SubsidyLine[]; total: Fen; questions: string[] }

/** What the county's table gives for one closed matter. Nothing is withheld for tax (法律援助法 第五十二条). */
export function computeSubsidy(facts: SubsidyFacts, { value, source }: { value: Tariff; source: string }): Subsidy {
  const basis = `${value.name}；${source}`
  if (facts.grade === 'unqualified' && value.unqualifiedPaysDirectCostOnly) {
    const amount = facts.directCost ?? 0
    const questions = facts.directCost === undefined ? ['评查不合格，只支付直接费用：请核定直接费用'] : []
    return { lines: [{ text: '评查不合格，只支付直接费用', amount, basis }], total: amount, questions }
  }
  const fitting = value.rows.find((row) => fits(row, facts))
  if (fitting === undefined)
    return { lines: [], total: 0, questions: ['补贴标准中没有对应项目，请核对阶段和结案方式或者完善标准'] }

  const isAtGood = facts.grade === 'good' || facts.grade === 'excellent'
  const rate = isAtGood ? fitting.good : fitting.qualified
  const rateName = fitting.isFlat ? '' : `（${isAtGood ? '良好' : '合格'}标准）`
  const lines: SubsidyLine[] = [{ text: `${fitting.text}${rateName}`, amount: rate, basis }]
  if (facts.grade === 'excellent' && !fitting.isFlat && value.excellentPercent > 0)
    lines.push({
      text: `评查优秀增加${value.excellentPercent}%`,
      amount: Math.round((rate * value.excellentPercent) / 100),
      basis,
    })
  const further = facts.recipients - 1
  if (further > 0 && value.furtherRecipient > 0)
    lines.push({ text: `增加受援人${further}名`, amount: further * value.furtherRecipient, basis })
  return { lines, total: lines.reduce((sum, { amount }) => sum + amount, 0), questions: [] }
}

function fits(row: Tariff['rows'][number], facts: SubsidyFacts): boolean {
  return (
    row.forms.includes(facts.aidForm) &&
    (row.stages?.includes(facts.stage) ?? true) &&
    (row.manners?.includes(facts.closingManner) ?? true) &&
    (row.heardInCourt === undefined || row.heardInCourt === facts.heardInCourt)
  )
}
