import { z } from 'zod'
import { day, id, text } from '#kernel/fields.ts'
import { command } from '#kernel/operation.ts'
import { Moved } from '#modules/matter/contract.ts'
import { MATTER_STEPS } from '#modules/matter/lifecycle.ts'

const matterId = id('案件')
const opinion = text('审查理由', { max: 2000 })

export const objection = {
  receiveObjection: command({
    path: '/matters/:matterId/objection',
    summary: '登记对不予援助、终止援助决定的异议，五日内审查；逾期提出的提示，不自动驳回',
    roles: MATTER_STEPS.receiveObjection.roles,
    input: z.strictObject({
      matterId,
      notifiedOn: day('申请人收到决定日期'),
      reason: text('异议的事实和理由', { max: 2000 }),
    }),
    /** `late` is a sentence for the officer, who decides; nobody is turned away by it. */
    output: Moved.extend({ dueOn: z.string(), late: z.string().nullable() }),
  }),
  upholdDecision: command({
    path: '/matters/:matterId/objection/uphold',
    summary: '维持原决定，出具异议审查决定书，告知行政复议和行政诉讼',
    roles: MATTER_STEPS.upholdDecision.roles,
    secondFactor: true,
    input: z.strictObject({ matterId, opinion }),
    output: Moved,
  }),
  orderCorrection: command({
    path: '/matters/:matterId/objection/correct',
    summary: '责令法律援助机构改正，出具异议审查决定书',
    roles: MATTER_STEPS.orderCorrection.roles,
    secondFactor: true,
    input: z.strictObject({ matterId, opinion }),
    output: Moved,
  }),
}
