import { z } from 'zod'
import { choice, id, text } from '#kernel/fields.ts'
import { command } from '#kernel/operation.ts'
import { CHANGE_GROUNDS } from '#law/terms.ts'
import { Moved } from '#modules/matter/contract.ts'
import { MATTER_STEPS } from '#modules/matter/lifecycle.ts'

const matterId = id('案件')

export const change = {
  askChange: command({
    path: '/matters/:matterId/change/ask',
    summary: '登记更换承办人的申请或者承办人的报告，五日内决定',
    roles: MATTER_STEPS.askChange.roles,
    input: z.strictObject({
      matterId,
      ground: choice('更换理由', CHANGE_GROUNDS),
      explanation: text('事实和证据', { max: 2000 }),
    }),
    output: Moved.extend({ dueOn: z.string() }),
  }),
  changeCounsel: command({
    path: '/matters/:matterId/change/agree',
    summary: '同意更换，出具更换法律援助人员通知书，案件重新指派',
    roles: MATTER_STEPS.changeCounsel.roles,
    secondFactor: true,
    input: z.strictObject({ matterId, opinion: text('审批意见', { max: 1000 }) }),
    output: Moved,
  }),
  keepCounsel: command({
    path: '/matters/:matterId/change/decline',
    summary: '不予更换，说明理由，由原承办人继续办理',
    roles: MATTER_STEPS.keepCounsel.roles,
    input: z.strictObject({ matterId, opinion: text('理由', { max: 1000 }) }),
    output: Moved,
  }),
  refuseCounsel: command({
    path: '/matters/:matterId/counsel/refused',
    summary: '通知辩护的受援人有正当理由拒绝承办人，另行指派；只有一次',
    roles: MATTER_STEPS.refuseCounsel.roles,
    input: z.strictObject({ matterId, reason: text('拒绝的理由', { max: 1000 }) }),
    output: Moved,
  }),
}
