import { z } from 'zod'
import { day, id, text } from '#kernel/fields.ts'
import { command, query } from '#kernel/operation.ts'
import { CAUSES, GROUPS, MATTER_KINDS } from '#law/terms.ts'
import { MATTER_SORTS } from './columns.ts'
import { MATTER_STATES, MATTER_STEPS } from './lifecycle.ts'

/** One of a list of codes, in an answer. */
export const codes = <C extends Record<string, string>>(labels: C) =>
  z.enum(Object.keys(labels) as [keyof C & string, ...(keyof C & string)[]])

export const Due = z.object({
  what: z.string(),
  on: z.string(),
  because: z.string(),
  basis: z.string(),
  late: z.boolean(),
  daysLeft: z.int(),
  promisedOn: z.string().nullable(),
})

export const MatterRow = z.object({
  id: z.uuid(),
  number: z.string(),
  title: z.string(),
  state: codes(MATTER_STATES),
  kind: codes(MATTER_KINDS),
  cause: codes(CAUSES),
  recipients: z.int(),
  /** An organ's notice stands behind it, not an application. */
  onNotice: z.boolean(),
  receivedOn: z.string(),
  organisation: z.string(),
  unit: z.string().nullable(),
  counsel: z.string().nullable(),
  due: Due.nullable(),
})

/** What every step answers: where the matter now stands, and the document that came of it. */
export const Moved = z.object({ matterId: z.uuid(), state: z.string(), documentId: z.uuid().nullable() })

/** So many may be chosen from a list for one act or one sheet. */
export const MOST_CHOSEN = 500
/** Chosen one by one; what this person does not see is silently not among them. */
export const chosenMatters = z
  .array(id('案件'))
  .min(1, '请选择案件')
  .max(MOST_CHOSEN, `一次不超过 ${MOST_CHOSEN} 件`)
  .meta({ title: '案件' })

export const matter = {
  takeBackStep: command({
    path: '/matters/:matterId/take-back',
    summary: '本人撤回刚办理的上一步，案件回到办理之前；只限没有出具文书、没有告知中心以外的人的内部环节',
    roles: MATTER_STEPS.takeBack.roles,
    input: z.strictObject({
      matterId: id('案件'),
      note: text('撤回的原因', { long: true, max: 500, help: '可不填；撤回记入案件经过' }).nullish(),
    }),
    output: Moved,
  }),
  listMatters: query({
    path: '/matters/search',
    summary: '案件台账',
    roles: 'anyone',
    personal: true,
    input: z.strictObject({
      states: z.array(codes(MATTER_STATES)).max(20).optional(),
      kind: codes(MATTER_KINDS).optional(),
      cause: codes(CAUSES).optional(),
      group: codes(GROUPS).optional(),
      /** Whose it is to handle now. */
      counselId: id('承办人').optional(),
      dated: z.enum(['receivedOn', 'decidedOn', 'closingAcceptedOn', 'archivedOn']).default('receivedOn'),
      from: day('自').optional(),
      until: day('至').optional(),
      granted: z.boolean().optional(),
      lateOnly: z.boolean().optional(),
      search: z.string().trim().max(50).optional(),
      ids: chosenMatters.optional(),
      sort: z.enum(MATTER_SORTS).optional(),
      page: z.int().min(1).max(10_000).default(1),
      size: z.int().min(1).max(100).default(20),
    }),
    output: z.object({ total: z.int(), rows: z.array(MatterRow) }),
  }),
}
