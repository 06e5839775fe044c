import { basisWithoutMeansCondition } from './scope.ts'
import type { ApplicationSource, Cause, CheckExemption, NoticeReason } from './terms.ts'

/** There is no stamped hardship certificate among them, and no code to ask for one (第四十一条). */
export const MATERIALS = {
  applicationForm: '法律援助申请表',
  identity: '居民身份证或者其他有效身份证明',
  meansStatement: '经济困难状况说明表',
  authority: '代理权证明',
  kinship: '近亲属关系证明',
  caseMaterials: '与申请事项有关的案件材料',
  exemptionProof: '免予核查情形的证明材料',
} as const
export type MaterialCode = keyof typeof MATERIALS

export type MaterialFacts = {
  cause: Cause
  noticeReason?: NoticeReason | null
  source: ApplicationSource
  /** From `exemptionOf`: claimed, or following from the facts. */
  exemption: CheckExemption | null
  /** An information query has shown the exemption: what can be shared is not collected again. */
  exemptionShownByQuery?: boolean
}

export type Material = { code: MaterialCode; title: string; required: boolean; basis: string }

const LIST = '办理法律援助案件程序规定 第十一条'

/** What an application must bring. `required: false` is asked for only as help; nobody is sent back for it. */
export function requiredMaterials(facts: MaterialFacts): Material[] {
  if (facts.noticeReason) return []
  const needsStatement = basisWithoutMeansCondition(facts.cause) === null
  const list: Material[] = []
  const ask = (code: MaterialCode, basis: string, required = true) =>
    list.push({ code, title: MATERIALS[code], required, basis })

  ask('applicationForm', LIST)
  ask('identity', LIST)
  if (facts.source === 'guardian' || facts.source === 'agent') ask('authority', LIST)
  if (facts.source === 'closeRelative') ask('kinship', '法律援助法 第四十条')
  if (needsStatement) ask('meansStatement', LIST)
  if (needsStatement && facts.exemption !== null)
    ask('exemptionProof', '法律援助法 第四十二条', !facts.exemptionShownByQuery)
  ask('caseMaterials', LIST)
  return list
}

/** All that is missing, at once: the notice to supply may be given one time only (第四十三条). */
export const missingMaterials = (facts: MaterialFacts, brought: readonly MaterialCode[]): Material[] =>
  requiredMaterials(facts).filter(({ code, required }) => required && !brought.includes(code))
