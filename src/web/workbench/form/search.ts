import { z } from 'zod'
import { PAPER_COLUMNS, PAPER_STATES, USUAL_PAPER_COLUMNS } from '#modules/form/columns.ts'
import { columnsIn } from '#web/ui/columns.ts'
import { codeOf, day, paging } from '#web/ui/list-search.ts'

/** The filter of the register of papers as it stands in the address. */
export const paperSearch = z.object({
  kind: z
    .string()
    .regex(/^[a-z-]{1,40}$/)
    .optional()
    .catch(undefined),
  from: day,
  until: day,
  state: codeOf(PAPER_STATES),
  /** Which columns are shown; the usual ones where nothing is said. */
  columns: z.string().optional().catch(undefined),
  ...paging,
})
export type PaperSearch = z.output<typeof paperSearch>

export const paperColumns = (columns: string | undefined) => columnsIn(PAPER_COLUMNS, USUAL_PAPER_COLUMNS, columns)
