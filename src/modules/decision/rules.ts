import { daysBetween, inChinese, type PlainDate } from '#kernel/plain-date.ts'
import type { Reason } from '#kernel/refusal.ts'
import type { UrgentGround } from '#law/terms.ts'
import type { Matter } from '#modules/matter/rules.ts'

/** Why this person may not decide this matter: who proposed does not approve (审查表 separates 审查 and 审批). */
export function judgeDecider(matter: Pick<Matter, 'reviewerId'>, deciderId: string): Reason | null {
  if (matter.reviewerId !== deciderId) return null
  return {
    text: '审查意见是您本人提出的，审批应由另一人办理',
    basis: '法律援助审查表（文书格式之八）：审查、审批分别签署',
  }
}

/** Whether the decision goes against the advice, so that it must be explained; an open advice leaves both ways free. */
export const goesAgainst = (decision: 'grant' | 'refuse', outcome: string): boolean =>
  decision === 'grant' ? outcome === 'refuse' : outcome === 'grant'

/** Why aid cannot be given first on this ground: strictly fewer than seven days must be left (第四十四条 “不足七日”). */
export function judgeUrgent(
  { limitationOn }: Pick<Matter, 'limitationOn'>,
  ground: UrgentGround,
  settleBy: PlainDate,
  today: PlainDate,
): (Reason & { field: string }) | null {
  const basis = '法律援助法 第四十四条'
  if (settleBy < today) return { text: '补办手续的日期不能早于今天', basis, field: 'settleBy' }
  if (ground !== 'timeLimit') return null
  if (limitationOn === null)
    return { text: '没有登记时效或者期限届满的日期，不能以“不足七日”为由先行提供', basis, field: 'ground' }
  const left = daysBetween(today, limitationOn)
  if (left >= 7)
    return {
      text: `到${inChinese(limitationOn)}还有${left}日，不是“不足七日”，请按一般程序审查`,
      basis,
      field: 'ground',
    }
  return null
}
