import { z } from 'zod'
import { query } from '#kernel/operation.ts'
import { MatterRow } from '#modules/matter/contract.ts'

/** A figure says what it counts, and which list, filtered how, stands behind it: no figure is a dead end. */
export const Figure = z.object({
  name: z.string(),
  label: z.string(),
  value: z.int(),
  unit: z.enum(['件', '人', '人次', '分']),
  list: z.object({ of: z.enum(['matters', 'consultations']), filter: z.record(z.string(), z.unknown()) }),
})

export const desk = {
  readDesk: query({
    path: '/desk',
    summary: '我的工作台：今天到期、已逾期、等我办理，以及本年数字',
    roles: 'anyone',
    personal: true,
    input: z.strictObject({}),
    output: z.object({
      today: z.string(),
      waiting: z.array(MatterRow),
      waitingTotal: z.int(),
      lateTotal: z.int(),
      figures: z.array(Figure),
    }),
  }),
}
