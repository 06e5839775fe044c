import { z } from 'zod'
import { id } from '#kernel/fields.ts'
import { command, query } from '#kernel/operation.ts'
import { Moved } from '#modules/matter/contract.ts'
import { MATTER_STEPS } from '#modules/matter/lifecycle.ts'

const matterId = id('案件')
const SubsidySheet = z.object({
  lines: z.array(z.object({ text: z.string(), amount: z.int(), basis: z.string() })),
  total: z.int(),
  unconfirmed: z.array(z.string()),
})

export const subsidy = {
  previewSubsidy: query({
    path: '/matters/:matterId/subsidy',
    summary: '按结案日有效的补贴标准试算，逐项说明依据',
    roles: ['finance', 'director', 'qualitySupervisor'],
    input: z.strictObject({ matterId }),
    output: SubsidySheet,
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
