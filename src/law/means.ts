import { type Fen, inYuan } from '#kernel/money.ts'
import type { PlainDate } from '#kernel/plain-date.ts'
import { basisWithoutMeansCondition, noticeBasis } from './scope.ts'
import { LAW_2021, type Statute } from './statutes.ts'
import {
  ASSET_KINDS,
  type AssetKind,
  type Cause,
  CHECK_EXEMPTIONS,
  type CheckExemption,
  GROUPS,
  type Group,
  type MeansProof,
  type NoticeReason,
} from './terms.ts'
import type { Answer, Verdict } from './verdict.ts'

/** The county's threshold on one day; base times multiple, by where the household lives. */
export type MeansPolicy = {
  base: { urban: Fen; rural: Fen }
  baseName: string
  multiple: { urban: number; rural: number }
  /** 'below': an income equal to the threshold is too high; 'notAbove': it still meets it. */
  comparison: 'below' | 'notAbove'
  source: string
  /** Possessions with which nobody counts as in hardship, whatever the income. */
  assetVetoes?: readonly { kind: AssetKind; above: Fen | null; basis: string; isConfirmed: boolean }[]
  /** Where rigid expense is taken off the income before it is compared. */
  deductsRigidExpense?: { basis: string } | null
  /** False while the centre has not confirmed the figures: they may show hardship, but never refuse anybody. */
  isConfirmed: boolean
}
/** A group that a local rule exempts from checking (第四十二条第四项). */
/** A group that the county exempts by its own rule, or that it counts among one of the statute's. */
export type LocalExemption = { group: Group; basis: string; as?: CheckExemption }

export type MeansFacts = {
  cause: Cause
  noticeReason?: NoticeReason | null
  groups: readonly Group[]
  /** The exemption the applicant claims, null for none. */
  exemption: CheckExemption | null
  /** The paper or the query shows that the exemption is genuine. */
  exemptionShown: boolean
  /** Null while not known. */
  residence: 'urban' | 'rural' | null
  /** People who live together, the applicant among them. */
  householdSize: number | null
  /** What all of them have in a month. */
  householdIncome: Fen | null
  ownIncome: Fen | null
  opponentInHousehold: boolean
  /** The applicant signed the statement with its promise of truth. */
  declared: boolean
  /** What an information query said, null when none was made. */
  checked: 'consistent' | 'inconsistent' | null
  /** What the household owns beside its income; null or absent when it was not asked. */
  assets?: readonly Asset[] | null
  /** What the household must spend in a month on treatment, schooling or care beyond the usual (支出型困难). */
  rigidExpense?: Fen | null
  statute?: Statute
  today?: PlainDate
}
/** Cash and savings are counted, the rest is there or not. */
export type Asset = { kind: AssetKind; value?: Fen | null | undefined }

/**
 * Four different roads: no application at all (第二十五、二十八条), no means condition (第三十二条), no check (第四十二条),
 * and the comparison with the threshold. Only the last one looks at income.
 */
export type MeansRoad = 'noApplication' | 'noCondition' | 'noCheck' | 'threshold'
export type Means = Verdict & {
  road: MeansRoad
  /** Null while hardship is not shown in any lawful way. */
  proof: MeansProof | null
  meets: Answer
  perHead: Fen | null
  threshold: Fen | null
}

/** What kind of exemption the facts themselves point to: nobody need know the article to enjoy it. */
export function exemptionOf(
  facts: Pick<MeansFacts, 'cause' | 'groups' | 'exemption' | 'statute' | 'today'>,
  local: readonly LocalExemption[],
): { exemption: CheckExemption; text: string; basis: string } | null {
  const { cause, groups, exemption, statute = LAW_2021, today } = facts
  const isMigrantWorker = groups.includes('migrantWorker')
  const follows =
    isMigrantWorker && cause === 'labourPay'
      ? 'migrantWorkerPay'
      : isMigrantWorker && cause === 'workInjury'
        ? 'migrantWorkerInjury'
        : exemption
  const basisIn = (kind: CheckExemption): string | null => {
    const byLaw = statute.noCheck[kind]
    return byLaw && (!byLaw.from || !today || byLaw.from <= today) ? byLaw.basis : null
  }
  const basis = follows && basisIn(follows)
  if (follows && basis) return { exemption: follows, text: CHECK_EXEMPTIONS[follows], basis }
  // A group that the county counts among one of the statute's is exempt only where the statute of that day knows it.
  const rule = local.find(({ group, as }) => groups.includes(group) && (!as || basisIn(as) !== null))
  if (!rule) return null
  if (!rule.as) return { exemption: 'localRule', text: GROUPS[rule.group], basis: rule.basis }
  const text = `${CHECK_EXEMPTIONS[rule.as]}（${GROUPS[rule.group]}）`
  return { exemption: rule.as, text, basis: `${basisIn(rule.as)}；${rule.basis}` }
}

/** Whether the applicant is in hardship in the law's sense. A missing policy or figure gives 'unknown', never 'no'. */
export function judgeMeans(
  facts: MeansFacts,
  policy: MeansPolicy | undefined,
  local: readonly LocalExemption[],
): Means {
  const none = { perHead: null, threshold: null, questions: [] }
  if (facts.noticeReason)
    return {
      ...none,
      road: 'noApplication',
      proof: 'notRequired',
      meets: 'yes',
      reasons: [noticeBasis(facts.noticeReason, facts.statute)],
    }
  const withoutCondition = basisWithoutMeansCondition(facts.cause, facts.statute)
  if (withoutCondition !== null)
    return {
      ...none,
      road: 'noCondition',
      proof: 'notRequired',
      meets: 'yes',
      reasons: [{ text: '申请事项不受经济困难条件限制', basis: withoutCondition }],
    }
  const exemption = exemptionOf(facts, local)
  if (exemption !== null && facts.exemptionShown)
    return {
      ...none,
      road: 'noCheck',
      proof: 'exempt',
      meets: 'yes',
      reasons: [{ text: `${exemption.text}，免予核查经济困难状况`, basis: exemption.basis }],
    }
  const compared = withAssets(facts, policy, compare(facts, policy))
  if (exemption === null || compared.meets === 'yes') return compared
  // Below the threshold one needs no exemption; above it the missing paper may still decide for the applicant.
  return {
    ...compared,
    meets: 'unknown',
    questions: [`请补充能够证明属于“${exemption.text}”的材料，或者通过信息共享查询`, ...compared.questions],
  }
}

function compare(facts: MeansFacts, policy: MeansPolicy | undefined): Means {
  const proof: MeansProof | null = facts.checked === 'consistent' ? 'checked' : facts.declared ? 'declared' : null
  const open = (questions: string[], known: { perHead?: Fen; threshold?: Fen } = {}): Means => ({
    road: 'threshold',
    proof,
    meets: 'unknown',
    perHead: known.perHead ?? null,
    threshold: known.threshold ?? null,
    reasons: [],
    questions,
  })
  if (policy === undefined) return open(['申请当日没有生效的经济困难标准，请先在政策中设定'])
  const { residence } = facts
  if (residence === null) return open(['申请人的家庭在城镇还是在农村？'])
  const threshold = Math.round(policy.base[residence] * policy.multiple[residence])
  const [income, people] = facts.opponentInHousehold
    ? [facts.ownIncome, 1]
    : [facts.householdIncome, facts.householdSize]
  if (income === null || people === null || people < 1)
    return open([facts.opponentInHousehold ? '申请人本人每月收入是多少？' : '共同生活的家庭有几人，每月收入共多少？'], {
      threshold,
    })
  const perHead = Math.floor(income / people)
  if (proof === null) return open(['请申请人签署经济困难状况说明表，或者通过信息共享查询'], { perHead, threshold })
  if (facts.checked === 'inconsistent')
    return open(['查询结果与申请人的说明不一致，请听取申请人说明后由审查人员判断'], { perHead, threshold })

  // Compared before dividing, so that no fen is lost to rounding at the edge.
  const isLow = (sum: Fen) => (policy.comparison === 'below' ? sum < threshold * people : sum <= threshold * people)
  const expense = facts.rigidExpense ?? 0
  const isPoorByExpense = !isLow(income) && expense > 0 && isLow(Math.max(0, income - expense))
  const meets = isLow(income) || (isPoorByExpense && policy.deductsRigidExpense != null)
  const [whose, limit] = [facts.opponentInHousehold ? '申请人本人月收入' : '家庭人均月收入', inYuan(threshold)]
  const area = residence === 'urban' ? '城镇' : '农村'
  const { meansBasis } = facts.statute ?? LAW_2021
  const reasons = [
    {
      text: `${whose}${inYuan(perHead)}元，${isLow(income) ? '符合' : '不符合'}${area}标准${limit}元（${policy.baseName}的${policy.multiple[residence]}倍）`,
      basis: `${meansBasis}；${policy.source}`,
    },
  ]
  if (isPoorByExpense && policy.deductsRigidExpense)
    reasons.push({
      text: `每月刚性支出${inYuan(expense)}元，扣除后符合标准（支出型困难）`,
      basis: policy.deductsRigidExpense.basis,
    })
  if (facts.opponentInHousehold)
    reasons.push({
      text: '对方当事人是共同生活的家庭成员，只看申请人本人的经济状况',
      basis: '办理法律援助案件程序规定 第十八条',
    })
  return {
    road: 'threshold',
    proof,
    meets: meets ? 'yes' : 'no',
    perHead,
    threshold,
    reasons,
    questions: meets
      ? []
      : [
          ...doubts(facts, policy),
          ...(isPoorByExpense ? ['扣除刚性支出后低于标准，本县没有支出型困难的规定，请审查人员判断'] : []),
        ],
  }
}

/** Possessions that the county's rule names speak against hardship; unconfirmed ones are only a question. */
function withAssets({ assets }: MeansFacts, policy: MeansPolicy | undefined, compared: Means): Means {
  const vetoes = (policy?.assetVetoes ?? []).filter(({ kind, above }) =>
    assets?.some((asset) => asset.kind === kind && (above === null || (asset.value ?? 0) > above)),
  )
  if (vetoes.length === 0) return compared
  const said = vetoes.map(({ kind, above, basis }) => ({
    text: `家庭有${ASSET_KINDS[kind]}${above === null ? '' : `，超过${inYuan(above)}元`}，不认定为经济困难`,
    basis,
  }))
  const reasons = [...compared.reasons, ...said]
  return vetoes.every(({ isConfirmed }) => isConfirmed)
    ? { ...compared, meets: 'no', reasons, questions: compared.meets === 'unknown' ? [] : compared.questions }
    : {
        ...compared,
        meets: 'unknown',
        reasons,
        questions: [...compared.questions, '财产限制是待确认的规定，请先确认，再由审查人员判断'],
      }
}

/** What must be settled before income above the threshold can carry a refusal. */
function doubts({ cause }: MeansFacts, { isConfirmed }: MeansPolicy): string[] {
  const questions: string[] = []
  if (!isConfirmed) questions.push('本县经济困难标准是待确认的值，请先确认标准再作决定')
  if (cause === 'criminalDefence')
    questions.push('因其他原因没有委托辩护人的也可以申请（法律援助法第二十四条）：申请人是否属于此种情形？')
  return questions
}
