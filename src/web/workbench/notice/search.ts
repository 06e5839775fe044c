import { z } from 'zod'

/** Which notices are listed, as it stands in the address: all, or those that wait for an answer. An organ's own desk is this list. */
export const noticeSearch = z.object({ show: z.enum(['all', 'open']).optional().catch(undefined) })
