import { z } from 'zod'
import { choice, day, id, text } from '#kernel/fields.ts'
import { command } from '#kernel/operation.ts'
import { AID_FORMS, STAGES } from '#law/terms.ts'
import { Moved } from '#modules/matter/contract.ts'
import { MATTER_STEPS } from '#modules/matter/lifecycle.ts'

export const continuation = {
  openNextStage: command({
    path: '/matters/:previousId/next-stage',
    summary: '同一事项进入下一阶段：另立一件，沿用当事人和材料，与原案相连',
    roles: MATTER_STEPS.receive.roles,
    input: z.strictObject({
      previousId: id('原案件'),
      matterId: id('案件'),
      stage: choice('进入的阶段', STAGES),
      form: choice('援助方式', AID_FORMS),
      agency: text('办案机关').nullish(),
      agencyCounty: z
        .string()
        .regex(/^\d{6}$/, '区划代码应为 6 位')
        .nullish()
        .meta({ title: '办案机关所在县区' }),
      noticeNumber: text('办案机关通知文号').nullish(),
      limitationOn: day('上诉、申请等期限届满日').nullish(),
      situation: text('原阶段结果和本阶段请求', { max: 2000 }),
    }),
    output: z.object({ matterId: z.uuid(), number: z.string(), documentId: z.uuid().nullable(), dueOn: z.string() }),
  }),
  reopenApplication: command({
    path: '/matters/:matterId/reopen',
    summary: '视为撤回或者移送有误的，说明理由，恢复办理',
    roles: MATTER_STEPS.reopen.roles,
    input: z.strictObject({ matterId: id('案件'), reason: text('恢复办理的理由', { max: 1000 }) }),
    output: Moved,
  }),
}
