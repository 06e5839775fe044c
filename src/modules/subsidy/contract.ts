import { z } from 'zod'
import { id } from '#kernel/fields.ts'
import { command, query } from '#kernel/operation.ts'
import { Moved } from '#modules/matter/contract.ts'
import { MATTER_STEPS } from '#modules/matter/lifecycle.ts'
import { policyChange } from '#modules/policy/contract.ts'

const matterId = id('案件')
const SubsidySheet = z.object({
  lines: z.array(z.object({ text: z.string(), amount: z.int(), basis: z.string() })),
  total: z.int(),
  /** Whether the centre has confirmed the table. */
  isConfirmed: z.boolean(),
})

export const subsidy = {
  previewSubsidy: query({
    path: '/matters/:matterId/subsidy',
    summary: '按结案日有效的补贴标准试算，逐项说明依据',
    roles: ['finance', 'director', 'qualitySupervisor'],
    input: z.strictObject({ matterId }),
    output: SubsidySheet,
  }),
  previewTariff: query({
    path: '/policy/tariff-preview',
    summary: '试算：补贴标准这样改，过去一年结案的案件共发多少；不保存',
    roles: ['director', 'administrator'],
    input: z.strictObject({ change: policyChange }),
    output: z.object({
      matters: z.int(),
      /** Fen, as it was fixed and as it would be. */
      before: z.int(),
      after: z.int(),
      /** How many get more, how many less, and how many the changed table has no row for. */
      more: z.int(),
      less: z.int(),
      unfit: z.int(),
    }),
  }),
  computeSubsidy: command({
    path: '/matters/:matterId/subsidise',
    summary: '核定办案补贴',
    roles: MATTER_STEPS.subsidise.roles,
    secondFactor: true,
    input: z.strictObject({ matterId }),
    output: Moved.extend({ total: z.int() }),
  }),
}
