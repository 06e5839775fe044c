import { z } from 'zod'
import { id, text } from '#kernel/fields.ts'
import { command, query } from '#kernel/operation.ts'
import { chosenMatters, MatterRow, Moved } from '#modules/matter/contract.ts'
import { MATTER_STEPS } from '#modules/matter/lifecycle.ts'

const matterId = id('案件')

export const Candidate = z.object({
  counselId: z.uuid(),
  name: z.string(),
  kind: z.string(),
  unit: z.string(),
  openMatters: z.int(),
  lastYear: z.int(),
  unfitBecause: z.array(z.object({ text: z.string(), basis: z.string() })),
  /** This year's account, in matters of weight one: due by share, given, still owed with this matter; and the firm's. */
  due: z.number(),
  taken: z.number(),
  owed: z.number(),
  unitDebt: z.number(),
  fit: z.array(z.object({ text: z.string(), points: z.number() })),
  score: z.number(),
})

/** How much of what was assigned this year went to lawyers of firms, beside the county's target in percent. */
export const FirmShare = z.object({ assigned: z.int(), byFirms: z.int(), targetPercent: z.number().nullable() })

export const assignment = {
  listCandidates: query({
    path: '/matters/:matterId/candidates',
    summary: '指派次序表：可以指派的在前，按应派未派和适合程度排列，每个数字都列出；不能指派的逐条说明原因和依据',
    roles: ['assigner', 'director', 'approver'],
    input: z.strictObject({ matterId }),
    output: z.object({
      /** What the matter weighs, and how far from the first one may choose without a reason. */
      weight: z.number(),
      freeWithin: z.number(),
      since: z.string(),
      firmShare: FirmShare,
      candidates: z.array(Candidate),
    }),
  }),
  proposeBatch: query({
    path: '/assignments/batch',
    summary: '待指派的案件（或者其中选定的）成批拟派：整体最优，逐件可改；不保存',
    roles: MATTER_STEPS.assign.roles,
    personal: true,
    input: z.strictObject({ matterIds: chosenMatters.optional() }),
    output: z.object({
      firmShare: FirmShare,
      /** The same with the proposals of this batch. */
      proposedShare: FirmShare,
      rows: z.array(
        MatterRow.extend({
          proposed: Candidate.pick({
            counselId: true,
            name: true,
            unit: true,
            openMatters: true,
            fit: true,
          }).nullable(),
          /** Why nobody is proposed. */
          because: z.string().nullable(),
        }),
      ),
    }),
  }),
  assignCounsel: command({
    path: '/matters/:matterId/assign',
    summary: '指派承办单位和人员，出具指派通知书',
    roles: MATTER_STEPS.assign.roles,
    secondFactor: true,
    input: z.strictObject({ matterId, counselId: id('法律援助人员'), reason: text('指派理由').nullish() }),
    output: Moved.extend({ dueOn: z.string(), late: z.boolean() }),
  }),
  takeAssignment: command({
    path: '/matters/:matterId/take',
    summary: '接受指派，出具法律援助公函',
    roles: MATTER_STEPS.takeAssignment.roles,
    input: z.strictObject({ matterId }),
    output: Moved,
  }),
  recallAssignment: command({
    path: '/matters/:matterId/recall',
    summary: '逾期未答复的收回，另行指派',
    roles: MATTER_STEPS.recallAssignment.roles,
    input: z.strictObject({ matterId, reason: text('收回的情况说明') }),
    output: Moved,
  }),
  declineAssignment: command({
    path: '/matters/:matterId/decline',
    summary: '说明理由，不接受指派',
    roles: MATTER_STEPS.declineAssignment.roles,
    input: z.strictObject({ matterId, reason: text('不能接受的理由') }),
    output: Moved,
  }),
}
