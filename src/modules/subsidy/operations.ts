import type { PlainDate } from '#kernel/plain-date.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { Matter } from '#modules/matter/rules.ts'
import { loadMatter, readMatter, recordStep, requireStep } from '#modules/matter/store.ts'
import { readPolicy } from '#modules/policy/store.ts'
import type { Operations } from '#platform/context.ts'
import type { Reader } from '#platform/database.ts'
import { computeSubsidy } from '#policy/tariff.ts'
import type { subsidy } from './contract.ts'

/** The table of the day on which the matter closed decides, whenever it is computed. */
async function sheetOf(db: Reader, matter: Matter) {
  const { closedOn, closingManner, grade, form, stage, heardOn, recipients, county } = matter
  if (!closedOn || !closingManner || !grade)
    throw new Refusal(
      'not_now',
      '案件还没有结案和评定等次，不能核算补贴；请先完成结案审查和初评',
      '法律援助法 第五十条、第五十二条',
    )
  const { onDay } = await readPolicy(db, county, closedOn as PlainDate)
  if (!onDay.tariff)
    throw new Refusal('not_now', `${closedOn}没有生效的补贴标准，请管理员在“本县规则”中设定`, '法律援助法 第五十二条')
  const { lines, total, questions } = computeSubsidy(
    { aidForm: form, stage, closingManner, heardInCourt: heardOn !== null, grade, recipients },
    onDay.tariff,
  )
  return { lines, total, questions, unconfirmed: onDay.unconfirmed }
}

export const subsidyOperations: Operations<typeof subsidy> = {
  async previewSubsidy({ db, actor }, { matterId }) {
    const { lines, total, unconfirmed } = await sheetOf(db, await readMatter(db, actor, matterId))
    return { lines, total, unconfirmed }
  },

  async computeSubsidy(context, { matterId }) {
    const matter = await loadMatter(context.tx, context.actor, matterId)
    requireStep(matter, 'subsidise', context)
    const { lines, total, questions } = await sheetOf(context.tx, matter)
    if (lines.length === 0) throw new Refusal('not_now', questions.join('；'), '法律援助法 第五十二条')
    const { state } = await recordStep(context, matter, 'subsidise', {
      subsidy: total,
      detail: { lines },
      note: lines.map(({ text }) => text).join('；'),
    })
    return { matterId, state, documentId: null, total }
  },
}
