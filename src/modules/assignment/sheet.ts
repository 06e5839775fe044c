import type { PlainDate } from '#kernel/plain-date.ts'
import type { Reason } from '#kernel/refusal.ts'
import type { AssignmentPolicy } from '#policy/assignment.ts'
import { type Account, owedWithNext } from './fairness.ts'
import { type Assignable, type Counsel, isCriminal, isGrave, judgeFitness } from './rules.ts'

/** What bears on the choice beside the gates: who worked for these people before, where they live, what they speak. */
export type Fitting = {
  earlier: boolean
  township: boolean
  language: boolean
  /** The recipient's wish; a sheet kept before wishes were asked has none. */
  wished?: boolean
  /** Has had this very matter and gave it back, or let the period to answer pass. */
  gaveBack?: 'declined' | 'unanswered' | null
}
/** Whoever gave a matter back is asked again only when nobody else is left, and then with a reason. */
const BEHIND_ALL = -100
const GAVE_BACK = { declined: '已谢绝过本案', unanswered: '未在期限内答复本案的指派' }
/** Everything the order was made from, as it was kept with the choice: the same of it gives the same order, always. */
export type SheetInputs = {
  today: PlainDate
  matter: Assignable
  loadLimit: number | null
  policy: AssignmentPolicy | null
  candidates: (Counsel &
    Fitting &
    Account & {
      unitDebt: number
      share: number
      since: PlainDate
      /** Of a law firm; sheets kept before it was asked do not say. */
      ofFirm?: boolean
    })[]
}
export type SheetRow = {
  counsel: SheetInputs['candidates'][number]
  unfitBecause: Reason[]
  /** What would be owed to this person if the matter were given out now, in matters of weight one. */
  owed: number
  fit: { text: string; points: number }[]
  score: number
}

/** How much a matter weighs in the account of fairness. */
export function weightOf(matter: Assignable, policy: AssignmentPolicy | null): number {
  if (!policy) return 1
  if (isCriminal(matter)) return isGrave(matter) ? policy.graveWeight : policy.criminalWeight
  return matter.form === 'nonLitigation' ? policy.otherWeight : policy.litigationWeight
}

function fitOf(
  { earlier, township, language, wished = false, gaveBack = null }: Fitting,
  policy: AssignmentPolicy | null,
): SheetRow['fit'] {
  const back = gaveBack ? [{ text: GAVE_BACK[gaveBack], points: BEHIND_ALL }] : []
  const good = policy
    ? [
        { is: earlier, text: '办理过同一受援人的前一阶段', points: policy.earlierPoints },
        { is: township, text: '服务该乡镇', points: policy.townshipPoints },
        { is: language, text: '会受援人使用的语言', points: policy.languagePoints },
        { is: wished, text: '受援人希望由其承办', points: policy.wishPoints ?? 0 },
      ].flatMap(({ is, text, points }) => (is && points > 0 ? [{ text, points }] : []))
    : []
  return [...back, ...good]
}

/**
 * The order in which counsel would be assigned, with every number it rests on: whoever may not is last, then by what is owed and
 * what fits, then whose firm is owed most, then by id. Nothing is drawn by lot.
 */
export function sheetOf({ today, matter, loadLimit, policy, candidates }: SheetInputs): SheetRow[] {
  const weight = weightOf(matter, policy)
  const members = candidates.map((one) => ({ ...one, pools: one.matterKinds }))
  const accounts = new Map(candidates.map((one) => [one.id, one]))
  const owed = owedWithNext(members, accounts, { pool: matter.kind, weight, on: today })
  return candidates
    .map((counsel): SheetRow => {
      const fit = fitOf(counsel, policy)
      const mine = owed.get(counsel.id) ?? 0
      return {
        counsel,
        unfitBecause: judgeFitness(matter, counsel, loadLimit ?? undefined, today).unfitBecause,
        owed: mine,
        fit,
        score: mine + fit.reduce((sum, { points }) => sum + points, 0),
      }
    })
    .sort(
      (a, b) =>
        Number(a.unfitBecause.length > 0) - Number(b.unfitBecause.length > 0) ||
        b.score - a.score ||
        b.counsel.unitDebt - a.counsel.unitDebt ||
        (a.counsel.id < b.counsel.id ? -1 : 1),
    )
}

/** Who may take it but stands so far behind the first that the choice wants a reason; the first, to be named. */
export function passedOver(sheet: readonly SheetRow[], counselId: string, within: number): SheetRow | null {
  const [first] = sheet
  const chosen = sheet.find(({ counsel }) => counsel.id === counselId)
  if (!first || !chosen || first === chosen) return null
  return first.score - chosen.score > within ? first : null
}
