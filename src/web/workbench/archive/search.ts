import { z } from 'zod'
import { DOSSIER_COLUMNS, DOSSIER_STATES, USUAL_DOSSIER_COLUMNS } from '#modules/archive/columns.ts'
import { columnsIn } from '#web/ui/columns.ts'
import { paging } from '../matter/search.ts'

/** The filter of the register of dossiers as it stands in the address. */
export const dossierSearch = z.object({
  state: z
    .enum(Object.keys(DOSSIER_STATES) as [keyof typeof DOSSIER_STATES])
    .optional()
    .catch(undefined),
  /** Which columns are shown; the usual ones where nothing is said. */
  columns: z.string().optional().catch(undefined),
  ...paging,
})
export type DossierSearch = z.output<typeof dossierSearch>

export const dossierColumns = (columns: string | undefined) =>
  columnsIn(DOSSIER_COLUMNS, USUAL_DOSSIER_COLUMNS, columns)
