import type { Reason } from '#kernel/refusal.ts'
import { STAGES, type Stage } from '#law/terms.ts'
import { isStageOver } from '#modules/matter/lifecycle.ts'
import type { Matter } from '#modules/matter/rules.ts'

/** Why no next stage can be opened after this matter: each stage is a matter of its own, after the one before it (陷阱：按阶段计件). */
export function judgeNextStage(
  previous: Pick<Matter, 'state' | 'stage' | 'noticeReason'>,
  stage: Stage,
  noticeNumber: string | null,
  sameStage: string | null,
): Reason | null {
  if (!isStageOver(previous.state))
    return {
      text: '原阶段还没有报结案，请先报结案，再进入下一阶段',
      basis: '办理法律援助案件程序规定 第四十条（待确认）',
    }
  if (stage === previous.stage)
    return {
      text: `原案件就是“${STAGES[stage]}”阶段，请选择新的阶段`,
      basis: '规则 R1：同一人同一事项同一阶段只立一件',
    }
  if (sameStage)
    return {
      text: `“${STAGES[stage]}”阶段已经立为${sameStage}，请在该案件中办理`,
      basis: '规则 R1：同一人同一事项同一阶段只立一件',
    }
  if (previous.noticeReason && !noticeNumber)
    return {
      text: '通知辩护的案件进入新的阶段，以办案机关的新通知为准，请填写通知文号',
      basis: '法律援助法 第三十六条',
    }
  return null
}
