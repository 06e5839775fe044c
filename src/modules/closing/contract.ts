import { z } from 'zod'
import { id, text } from '#kernel/fields.ts'
import { command } from '#kernel/operation.ts'
import { Moved } from '#modules/matter/contract.ts'
import { MATTER_STEPS } from '#modules/matter/lifecycle.ts'
import { closingForm } from './form.ts'

const matterId = id('案件')

export const closing = {
  submitClosing: command({
    path: '/matters/:matterId/closing',
    summary: '承办人报结案，提交结案报告和材料',
    roles: MATTER_STEPS.submitClosing.roles,
    input: z.strictObject({ matterId, ...closingForm.shape }),
    output: Moved,
  }),
  returnClosing: command({
    path: '/matters/:matterId/closing/return',
    summary: '结案材料不齐或者不合要求，一次列明后退回',
    roles: MATTER_STEPS.returnClosing.roles,
    input: z.strictObject({ matterId, faults: z.array(text('需要改正的内容')).min(1, '请列明需要改正的内容').max(20) }),
    output: Moved,
  }),
  acceptClosing: command({
    path: '/matters/:matterId/closing/accept',
    summary: '结案审查通过，出具结案报告表',
    roles: MATTER_STEPS.acceptClosing.roles,
    input: z.strictObject({ matterId }),
    output: Moved,
  }),
}
