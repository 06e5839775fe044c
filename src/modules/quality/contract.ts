import { z } from 'zod'
import { choice, id, text } from '#kernel/fields.ts'
import { command } from '#kernel/operation.ts'
import { GRADES } from '#law/terms.ts'
import { Moved } from '#modules/matter/contract.ts'
import { MATTER_STEPS } from '#modules/matter/lifecycle.ts'

export const quality = {
  gradeMatter: command({
    path: '/matters/:matterId/grade',
    summary: '案件质量监督员初评等次',
    roles: MATTER_STEPS.grade.roles,
    input: z.strictObject({
      matterId: id('案件'),
      grade: choice('等次', GRADES),
      opinion: text('评查意见', { max: 1000 }),
    }),
    output: Moved,
  }),
}
