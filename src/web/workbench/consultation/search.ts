import { z } from 'zod'
import { paging } from '../matter/search.ts'

const day = z.iso.date().optional().catch(undefined)

/** The filter of the consultation list as it stands in the address; `open` is the record shown beside it. */
export const consultationSearch = z.object({
  from: day,
  until: day,
  open: z.uuid().optional().catch(undefined),
  ...paging,
})
export type ConsultationSearch = z.output<typeof consultationSearch>
