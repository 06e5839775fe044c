import { z } from 'zod'
import { Refusal } from './refusal.ts'

const value = z.union([z.string().max(5000), z.number(), z.boolean(), z.null(), z.array(z.string().max(200)).max(1000)])

/** What a form showed when it was opened: only compared, never kept, so an old value need not pass today's checks. */
export const seenOf = <S extends z.ZodObject>(form: S) =>
  z.partialRecord(form.keyof(), value).optional().meta({ title: '打开时的内容' })

type Values = Readonly<Record<string, unknown>>
const isEmpty = (one: unknown) => one === undefined || one === null || (Array.isArray(one) && one.length === 0)
/** Whether two values of a field say the same; nothing is nothing, however it is written. */
const isSame = (one: unknown, other: unknown): boolean =>
  isEmpty(one) ? isEmpty(other) : JSON.stringify(one) === JSON.stringify(other)

/** The fields that somebody has changed since they were seen. */
export const changedSince = (seen: Values, now: Values): string[] =>
  Object.keys(seen).filter((field) => !isSame(seen[field], now[field]))

/** Nobody overwrites what a colleague has changed without having seen it. Without `seen` (lists, other systems) nothing is compared. */
export function requireUnchanged(seen: Values | undefined, now: Values): void {
  const faults = changedSince(seen ?? {}, now).map((field) => ({ field, message: '已被他人修改' }))
  if (faults.length > 0) throw new Refusal('changed', '这条登记在您填写期间已被修改，请对照后再保存', undefined, faults)
}

export type Side = 'now' | 'mine'
/** Where two who began from the same record differ now, and who changed it; what both made the same needs no choice. */
export const differing = (
  fields: readonly string[],
  { seen, now, mine }: { seen: Values; now: Values; mine: Values },
): { field: string; by: Side | 'both' }[] =>
  fields
    .filter((field) => !isSame(now[field], mine[field]))
    .map((field) => ({
      field,
      by: isSame(seen[field], now[field]) ? 'mine' : isSame(seen[field], mine[field]) ? 'now' : 'both',
    }))
