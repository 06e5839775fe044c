import { z } from 'zod'
import { CAUSES, GROUPS, MATTER_KINDS } from '#law/terms.ts'
import { MATTER_COLUMNS, MATTER_SORTS, USUAL_COLUMNS } from '#modules/matter/columns.ts'
import { MATTER_STATES, type MatterState } from '#modules/matter/lifecycle.ts'
import { columnsIn } from '#web/ui/columns.ts'
import { codeOf, day, paging } from '#web/ui/list-search.ts'

export const DATED = {
  receivedOn: '收到日期',
  decidedOn: '决定日期',
  closingAcceptedOn: '结案审查通过日期',
  archivedOn: '归档日期',
} as const

/** The filter of the matter list as it stands in the address; what is not understood there is left out. */
export const matterSearch = z.object({
  states: z.string().optional().catch(undefined),
  kind: codeOf(MATTER_KINDS),
  cause: codeOf(CAUSES),
  group: codeOf(GROUPS),
  counsel: z.uuid().optional().catch(undefined),
  dated: codeOf(DATED),
  from: day,
  until: day,
  granted: z.enum(['yes', 'no']).optional().catch(undefined),
  late: z.literal('yes').optional().catch(undefined),
  /** Which columns are shown; the usual ones where nothing is said. */
  columns: z.string().optional().catch(undefined),
  sort: z.enum(MATTER_SORTS).optional().catch(undefined),
  ...paging,
})
export type MatterSearch = z.output<typeof matterSearch>

export const statesOf = ({ states }: MatterSearch): MatterState[] =>
  (states ?? '').split(',').filter((state): state is MatterState => Object.hasOwn(MATTER_STATES, state))

export const columnsOf = ({ columns }: Pick<MatterSearch, 'columns'>) =>
  columnsIn(MATTER_COLUMNS, USUAL_COLUMNS, columns)

/** The order in which the list comes; what is late comes oldest first. */
export const sortOf = ({ sort, late }: MatterSearch) => sort ?? (late ? 'receivedOn' : '-receivedOn')

/** The question behind the address. */
export function askOf(search: MatterSearch, text: string | undefined) {
  const { kind, cause, group, counsel, dated, from, until, granted, late, sort, page, size } = search
  const states = statesOf(search)
  return {
    ...(states.length > 0 && { states }),
    ...(kind && { kind }),
    ...(cause && { cause }),
    ...(group && { group }),
    ...(counsel && { counselId: counsel }),
    ...(dated && { dated }),
    ...(from && { from }),
    ...(until && { until }),
    ...(granted && { granted: granted === 'yes' }),
    ...(late && { lateOnly: true }),
    ...(text && { search: text }),
    ...(sort && { sort }),
    page: page ?? 1,
    size: size ?? 20,
  }
}

/** The address behind a figure: its filter is a question, turned back into what stands in the address. */
export function searchOf(filter: Readonly<Record<string, unknown>>): MatterSearch {
  const { states, granted, lateOnly, ...rest } = filter
  return matterSearch.parse({
    ...rest,
    ...(Array.isArray(states) && { states: states.join(',') }),
    ...(typeof granted === 'boolean' && { granted: granted ? 'yes' : 'no' }),
    ...(lateOnly === true && { late: 'yes' }),
  })
}
