import { z } from 'zod'
import { choice, day, id, text } from '#kernel/fields.ts'
import { command } from '#kernel/operation.ts'
import { TERMINATION_GROUNDS, URGENT_GROUNDS } from '#law/terms.ts'
import { Moved } from '#modules/matter/contract.ts'
import { MATTER_STEPS } from '#modules/matter/lifecycle.ts'

const matterId = id('案件')
const reasons = z
  .array(z.strictObject({ text: text('理由', { max: 500 }), basis: text('依据') }))
  .min(1, '请写明理由和依据')
  .max(10)

export const decision = {
  returnReview: command({
    path: '/matters/:matterId/return-review',
    summary: '退回审查人员重新审查',
    roles: MATTER_STEPS.returnReview.roles,
    input: z.strictObject({ matterId, reason: text('退回原因') }),
    output: Moved,
  }),
  grantAid: command({
    path: '/matters/:matterId/grant',
    summary: '决定给予法律援助，出具决定书',
    roles: MATTER_STEPS.grant.roles,
    secondFactor: true,
    input: z.strictObject({ matterId, reasons, overrideReason: text('与参考意见不一致的说明').nullish() }),
    output: Moved.extend({ assignDueOn: z.string() }),
  }),
  refuseAid: command({
    path: '/matters/:matterId/refuse',
    summary: '决定不予法律援助，出具决定书，写明理由和救济途径',
    roles: MATTER_STEPS.refuse.roles,
    secondFactor: true,
    input: z.strictObject({ matterId, reasons, overrideReason: text('与参考意见不一致的说明').nullish() }),
    output: Moved,
  }),
  grantUrgentAid: command({
    path: '/matters/:matterId/grant-urgent',
    summary: '情况紧急，先行提供法律援助，受援人在确定的日期前补办手续',
    roles: MATTER_STEPS.grantUrgent.roles,
    secondFactor: true,
    input: z.strictObject({
      matterId,
      ground: choice('紧急情形', URGENT_GROUNDS),
      explanation: text('事实说明', { max: 1000 }),
      settleBy: day('补办手续的日期'),
    }),
    output: Moved.extend({ assignDueOn: z.string() }),
  }),
  confirmUrgentAid: command({
    path: '/matters/:matterId/confirm-urgent',
    summary: '手续已补办、符合条件，确认给予法律援助，出具决定书',
    roles: MATTER_STEPS.confirmUrgent.roles,
    secondFactor: true,
    input: z.strictObject({ matterId, reasons }),
    output: Moved,
  }),
  terminateAid: command({
    path: '/matters/:matterId/terminate',
    summary: '决定终止法律援助，出具决定书',
    roles: MATTER_STEPS.terminate.roles,
    secondFactor: true,
    input: z.strictObject({
      matterId,
      ground: choice('终止情形', TERMINATION_GROUNDS),
      explanation: text('事实和理由', { max: 1000 }),
    }),
    output: Moved,
  }),
}
