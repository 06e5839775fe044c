import type { Reason } from '#kernel/refusal.ts'
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
