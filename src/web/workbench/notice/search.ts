import { z } from 'zod'
import { NOTICE_KINDS } from '#law/notices.ts'
import { NOTICE_COLUMNS, NOTICE_SORTS, NOTICE_STATES, USUAL_NOTICE_COLUMNS } from '#modules/notice/columns.ts'
import { columnsIn } from '#web/ui/columns.ts'
import { codeOf, day, paging } from '#web/ui/list-search.ts'

/** The filter of the list of notices as it stands in the address, and which one is open. An organ's own desk is this list. */
export const noticeSearch = z.object({
  state: codeOf(NOTICE_STATES),
  kind: codeOf(NOTICE_KINDS),
  from: day,
  until: day,
  open: z.uuid().optional().catch(undefined),
  /** Which columns are shown; the usual ones where nothing is said. */
  columns: z.string().optional().catch(undefined),
  sort: z.enum(NOTICE_SORTS).optional().catch(undefined),
  ...paging,
})
export type NoticeSearch = z.output<typeof noticeSearch>

export const noticeColumns = (columns: string | undefined) => columnsIn(NOTICE_COLUMNS, USUAL_NOTICE_COLUMNS, columns)
