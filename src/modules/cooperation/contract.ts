import { z } from 'zod'
import { day, id, text } from '#kernel/fields.ts'
import { command } from '#kernel/operation.ts'
import { Moved } from '#modules/matter/contract.ts'
import { MATTER_STEPS } from '#modules/matter/lifecycle.ts'

const matterId = id('案件')

export const cooperation = {
  requestCooperation: command({
    path: '/matters/:matterId/cooperation/ask',
    summary: '事实在外地的，发出协作函请当地法律援助机构核查，审查期限停止计算',
    roles: MATTER_STEPS.requestCooperation.roles,
    input: z.strictObject({
      matterId,
      to: text('协作机构'),
      situation: text('案件基本情况', { max: 2000 }),
      toCheck: text('需要核查的事项', { max: 2000 }),
      answerBy: day('请于何日前答复').nullish(),
    }),
    output: Moved,
  }),
  receiveCooperation: command({
    path: '/matters/:matterId/cooperation/answered',
    summary: '收到协作答复或者不能协作的说明，审查期限继续计算',
    roles: MATTER_STEPS.receiveCooperation.roles,
    input: z.strictObject({ matterId, answer: text('答复内容', { max: 2000 }) }),
    output: Moved,
  }),
}
