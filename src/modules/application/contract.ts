import { z } from 'zod'
import { choice, id, text } from '#kernel/fields.ts'
import { command, EXCEL, query } from '#kernel/operation.ts'
import { MEANS_PROOFS } from '#law/terms.ts'
import { Moved } from '#modules/matter/contract.ts'
import { MATTER_STEPS } from '#modules/matter/lifecycle.ts'
import { policyChange } from '#modules/policy/contract.ts'
import { applicationForm, materialForm, recipientForm } from './form.ts'

const matterId = id('案件')
export const Advice = z.object({
  outcome: z.string(),
  reasons: z.array(z.object({ text: z.string(), basis: z.string() })),
  questions: z.array(z.string()),
  urgent: z.boolean(),
  missingMaterials: z.array(z.object({ code: z.string(), title: z.string(), basis: z.string() })),
  meansProof: z.string().nullable(),
  unconfirmed: z.array(z.string()),
})

export const application = {
  submitApplication: command({
    path: '/applications',
    summary: '收到法律援助申请，出具材料接收凭证',
    roles: MATTER_STEPS.receive.roles,
    input: z.strictObject({ matterId, consultationId: id('咨询').nullish(), ...applicationForm.shape }),
    output: z.object({ matterId: z.uuid(), number: z.string(), documentId: z.uuid().nullable(), dueOn: z.string() }),
  }),
  adviseApplication: query({
    path: '/matters/:matterId/advice',
    summary: '审查参考意见：范围、管辖、经济困难、材料，各附依据',
    roles: ['reviewer', 'approver', 'director', 'stationClerk'],
    input: z.strictObject({ matterId }),
    output: Advice,
  }),
  tryApplication: query({
    path: '/applications/try',
    summary: '填写时的参考意见，不保存',
    roles: MATTER_STEPS.receive.roles,
    input: z.strictObject(applicationForm.omit({ recipients: true, agent: true, opponents: true, story: true }).shape),
    output: Advice,
  }),
  readRecipientsSheet: query({
    path: '/applications/recipients-sheet',
    summary: '读取受援人名单（Excel），逐行指出差错，不保存',
    roles: MATTER_STEPS.receive.roles,
    upload: EXCEL,
    personal: true,
    input: z.strictObject({}),
    output: z.object({
      rows: z.array(recipientForm),
      faults: z.array(z.object({ row: z.int(), message: z.string() })),
    }),
  }),
  previewPolicy: query({
    path: '/policy/preview',
    summary: '试算：规则这样改，过去一年的案件参考意见会有哪些不同；不保存',
    roles: ['director', 'administrator'],
    personal: true,
    input: z.strictObject({ change: policyChange }),
    output: z.object({
      judged: z.int(),
      groups: z.array(
        z.object({ decided: z.enum(['granted', 'refused']), before: z.string(), after: z.string(), count: z.int() }),
      ),
      /** Which matters: for whoever may see them at all. */
      matters: z.array(
        z.object({
          matterId: z.uuid(),
          number: z.string(),
          decided: z.enum(['granted', 'refused']),
          before: z.string(),
          after: z.string(),
          reasons: z.array(z.object({ text: z.string(), basis: z.string() })),
        }),
      ),
    }),
  }),
  requestSupplement: command({
    path: '/matters/:matterId/request-supplement',
    summary: '一次性告知需要补正的全部材料，审查期限停止计算',
    roles: MATTER_STEPS.requestSupplement.roles,
    input: z.strictObject({
      matterId,
      items: z.array(text('需要补正的内容')).min(1, '请列明需要补正的全部内容').max(20),
    }),
    output: Moved.extend({ dueOn: z.string() }),
  }),
  receiveSupplement: command({
    path: '/matters/:matterId/receive-supplement',
    summary: '收到补正材料，审查期限继续计算',
    roles: MATTER_STEPS.receiveSupplement.roles,
    input: z.strictObject({ matterId, materials: z.array(materialForm).min(1, '请填写收到的材料').max(50) }),
    output: Moved,
  }),
  deemWithdrawn: command({
    path: '/matters/:matterId/deem-withdrawn',
    summary: '逾期未补正，视为撤回申请',
    roles: MATTER_STEPS.deemWithdrawn.roles,
    input: z.strictObject({ matterId }),
    output: Moved,
  }),
  withdrawApplication: command({
    path: '/matters/:matterId/withdraw',
    summary: '申请人撤回申请',
    roles: MATTER_STEPS.withdraw.roles,
    input: z.strictObject({ matterId, reason: text('撤回原因') }),
    output: Moved,
  }),
  acceptNotice: command({
    path: '/matters/:matterId/accept-notice',
    summary: '办案机关通知的案件：不审查经济状况，直接转指派',
    roles: MATTER_STEPS.acceptNotice.roles,
    input: z.strictObject({ matterId }),
    output: Moved.extend({ assignDueOn: z.string() }),
  }),
  acceptApplication: command({
    path: '/matters/:matterId/accept',
    summary: '材料齐全，受理',
    roles: MATTER_STEPS.accept.roles,
    input: z.strictObject({ matterId }),
    output: Moved,
  }),
  forwardApplication: command({
    path: '/matters/:matterId/forward',
    summary: '不属本中心管辖：告知有管辖权的机构，或者代为移送',
    roles: MATTER_STEPS.forward.roles,
    input: z.strictObject({
      matterId,
      to: text('有管辖权的法律援助机构'),
      manner: z
        .enum(['informed', 'forwarded'])
        .meta({ title: '处理方式', labels: { informed: '告知申请人', forwarded: '代为移送' } }),
    }),
    output: Moved,
  }),
  submitReview: command({
    path: '/matters/:matterId/review',
    summary: '提出审查意见，报审批',
    roles: MATTER_STEPS.review.roles,
    input: z.strictObject({
      matterId,
      proposal: z
        .enum(['grant', 'refuse'])
        .meta({ title: '审查意见', labels: { grant: '建议给予援助', refuse: '建议不予援助' } }),
      meansProof: choice('经济困难状况核查方式', MEANS_PROOFS),
      opinion: text('审查说明', { long: true }),
    }),
    output: Moved,
  }),
}
