import { z } from 'zod'
import { CONSULTATION_COLUMNS, USUAL_CONSULTATION_COLUMNS } from '#modules/consultation/columns.ts'
import { columnsIn } from '#web/ui/columns.ts'
import { day, paging } from '#web/ui/list-search.ts'

/** The filter of the consultation list as it stands in the address; `open` is the record shown beside it. */
export const consultationSearch = z.object({
  from: day,
  until: day,
  /** Which columns are shown; the usual ones where nothing is said. */
  columns: z.string().optional().catch(undefined),
  open: z.uuid().optional().catch(undefined),
  ...paging,
})
export type ConsultationSearch = z.output<typeof consultationSearch>

export const consultationColumns = (columns: string | undefined) =>
  columnsIn(CONSULTATION_COLUMNS, USUAL_CONSULTATION_COLUMNS, columns)
