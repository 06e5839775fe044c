import { z } from 'zod'
import { DOSSIER_COLUMNS, DOSSIER_STATES, USUAL_DOSSIER_COLUMNS } from '#modules/archive/columns.ts'
import { columnsIn } from '#web/ui/columns.ts'
import { codeOf, paging } from '#web/ui/list-search.ts'

/** The filter of the register of dossiers as it stands in the address. */
export const dossierSearch = z.object({
  state: codeOf(DOSSIER_STATES),
  /** Which columns are shown; the usual ones where nothing is said. */
  columns: z.string().optional().catch(undefined),
  ...paging,
})
export type DossierSearch = z.output<typeof dossierSearch>

export const dossierColumns = (columns: string | undefined) =>
  columnsIn(DOSSIER_COLUMNS, USUAL_DOSSIER_COLUMNS, columns)
