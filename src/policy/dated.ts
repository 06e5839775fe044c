import { z } from 'zod'
import { day, text } from '#kernel/fields.ts'
import type { PlainDate } from '#kernel/plain-date.ts'

export const ENTRY_STATES = { confirmed: '已确认', toConfirm: '待确认' } as const
export type EntryState = keyof typeof ENTRY_STATES

/** One value of the county's policy with its days, its source, and whether the centre has confirmed it. */
export type Entry<T> = {
  value: T
  from: PlainDate
  /** The last day on which it applies; open until another entry starts where it is absent. */
  until?: PlainDate | undefined
  source: string
  state: EntryState
  note?: string | undefined
}

const entry = <T extends z.ZodType>(value: T) =>
  z
    .object({
      value,
      from: day('生效日期'),
      until: day('失效日期').optional(),
      source: text('依据', { max: 500 }),
      state: z.enum(Object.keys(ENTRY_STATES) as [EntryState, ...EntryState[]]),
      note: text('说明', { max: 500 }).optional(),
    })
    .refine(({ from, until }) => until === undefined || from <= until, '失效日期早于生效日期')

/** A value that changes over time: entries in the order of their first day, no two of which start together. */
export const dated = <T extends z.ZodType>(value: T) =>
  z
    .array(entry(value))
    .refine(
      (entries) => entries.every(({ from }, index) => index === 0 || (entries[index - 1]?.from ?? '') < from),
      '各条应当按生效日期先后排列，且不得同日生效',
    )

/** Rules that stand side by side, each with its own days. */
export const datedList = <T extends z.ZodType>(value: T) => z.array(entry(value))

const applies = ({ from, until }: Entry<unknown>, day: PlainDate) =>
  from <= day && (until === undefined || day <= until)

/** The newest entry that has begun and has not ended; before the first one there is none, never the oldest. */
export function inEffect<T>(entries: readonly Entry<T>[], day: PlainDate): Entry<T> | undefined {
  const newest = entries.findLast(({ from }) => from <= day)
  return newest && applies(newest, day) ? newest : undefined
}

export const allInEffect = <T>(entries: readonly Entry<T>[], day: PlainDate): Entry<T>[] =>
  entries.filter((entry) => applies(entry, day))
