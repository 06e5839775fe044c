import { inYuan } from '#kernel/money.ts'
import { addDays, type PlainDate } from '#kernel/plain-date.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { Matter } from '#modules/matter/rules.ts'
import { acrossCounty, loadMatter, readMatter, recordStep, requireStep } from '#modules/matter/store.ts'
import { requireChange } from '#modules/policy/operations.ts'
import { readPolicy } from '#modules/policy/store.ts'
import type { Operations } from '#platform/context.ts'
import type { Reader } from '#platform/database.ts'
import { policyOn } from '#policy/in-effect.ts'
import { computeSubsidy, type SubsidyFacts } from '#policy/tariff.ts'
import type { subsidy } from './contract.ts'
import { listSubsidised, type Subsidised } from './store.ts'

const subsidyFacts = ({
  form,
  stage,
  closingManner,
  heardOn,
  grade,
  recipients,
}: Omit<Subsidised, 'subsidy'>): SubsidyFacts => ({
  aidForm: form,
  stage,
  closingManner,
  heardInCourt: heardOn !== null,
  grade,
  recipients,
})

/** The table of the day on which the matter closed decides, whenever it is computed. */
export async function sheetOf(db: Reader, matter: Matter) {
  const { closedOn, closingManner, grade, county } = matter
  if (!closedOn || !closingManner || !grade)
    throw new Refusal(
      'not_now',
      '案件还没有结案和评定等次，不能核算补贴；请先完成结案审查和初评',
      '法律援助法 第五十条、第五十二条',
    )
  const { onDay } = await readPolicy(db, county, closedOn as PlainDate)
  if (!onDay.tariff)
    throw new Refusal('not_now', `${closedOn}没有生效的补贴标准，请管理员在“本县规则”中设定`, '法律援助法 第五十二条')
  const { lines, total, questions } = computeSubsidy(subsidyFacts({ ...matter, closingManner, grade }), onDay.tariff)
  return { lines, total, questions, isConfirmed: onDay.tariff.isConfirmed }
}

export const subsidyOperations: Operations<typeof subsidy> = {
  async previewSubsidy({ db, actor }, { matterId }) {
    const { lines, total, isConfirmed } = await sheetOf(db, await readMatter(db, actor, matterId))
    return { lines, total, isConfirmed }
  },

  async previewTariff({ db, actor, today }, { change }) {
    const { pack } = await readPolicy(db, actor.county, today)
    const day = change.action === 'add' && change.from > today ? change.from : today
    const { tariff } = policyOn(requireChange(pack, change, today), day)
    if (!tariff) throw new Refusal('not_now', `${day}没有生效的补贴标准，无从试算`, '法律援助法 第五十二条')
    const paid = await acrossCounty(db, () => listSubsidised(db, actor.county, addDays(today, -365)))
    const compared = paid.map((matter) => {
      const { lines, total } = computeSubsidy(subsidyFacts(matter), tariff)
      return { before: matter.subsidy, after: total, isUnfit: lines.length === 0 }
    })
    const sum = (of: (one: (typeof compared)[number]) => number) => compared.reduce((total, one) => total + of(one), 0)
    return {
      matters: compared.length,
      before: sum(({ before }) => before),
      after: sum(({ after }) => after),
      more: sum(({ before, after }) => Number(after > before)),
      less: sum(({ before, after, isUnfit }) => Number(after < before && !isUnfit)),
      unfit: sum(({ isUnfit }) => Number(isUnfit)),
    }
  },

  async computeSubsidy(context, { matterId }) {
    const matter = await loadMatter(context.tx, context.actor, matterId)
    requireStep(matter, 'subsidise', context)
    const { lines, total, questions } = await sheetOf(context.tx, matter)
    if (lines.length === 0) throw new Refusal('not_now', questions.join('；'), '法律援助法 第五十二条')
    const { state } = await recordStep(context, matter, 'subsidise', {
      subsidy: total,
      detail: { lines },
      note: lines.map(({ text, amount }) => `${text}：${inYuan(amount)}元`).join('；'),
    })
    return { matterId, state, documentId: null, total }
  },
}
