import type { PlainDate } from '#kernel/plain-date.ts'
import type { Entry, EntryState } from './dated.ts'
import { type Pack, packSchema } from './pack.ts'
import { RULE_FORMS, type RuleName } from './rule-forms.ts'

/** One change to a rule: a new value from a day on, an entry confirmed by the centre, or an entry brought to its end. */
export type PolicyChange =
  | {
      rule: RuleName
      action: 'add'
      value: Record<string, unknown>
      from: PlainDate
      source: string
      state: EntryState
      note?: string | undefined
    }
  | { rule: RuleName; action: 'confirm'; index: number; source: string }
  | { rule: RuleName; action: 'end'; index: number; until: PlainDate }

export type Changed = { pack: Pack } | { faults: { field: string; message: string }[] }
const fault = (field: string, message: string): Changed => ({ faults: [{ field, message }] })

/** Rules that stand side by side; of the others only the newest that has begun applies. */
export const LISTS: readonly RuleName[] = ['scopeExtensions', 'localExemptions', 'preferentialGroups', 'assetVetoes']

/**
 * The pack with one change. Nothing that has been in force is altered but its confirmation and its last day, so that what
 * was decided under it can still be read under it.
 */
export function changePack(pack: Pack, change: PolicyChange, today: PlainDate): Changed {
  const entries = [...(pack[change.rule] as readonly Entry<unknown>[])]
  if (change.action === 'add') {
    const form = RULE_FORMS[change.rule]
    const parsed = form.safeParse(change.value)
    if (!parsed.success)
      return { faults: parsed.error.issues.map(({ path, message }) => ({ field: path.join('.'), message })) }
    if (change.from < today) return fault('from', '新规则不能从过去的日期生效；更正旧值请写明来源后确认原有的一条')
    const stated = parsed.data as Record<string, unknown>
    const value = 'value' in form.shape ? stated.value : stated
    const isTaken = !LISTS.includes(change.rule) && entries.some(({ from }) => from === change.from)
    if (isTaken) return fault('from', '这一天已有一条开始生效，请改日期，或者先看那一条')
    const { from, source, state, note } = change
    entries.push({ value, from, source, state, ...(note && { note }) })
    entries.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
  } else {
    const entry = entries[change.index]
    if (!entry) return fault('index', '没有这一条，请刷新页面')
    if (change.action === 'confirm') entries[change.index] = { ...entry, state: 'confirmed', source: change.source }
    else if (change.until < entry.from) return fault('until', '失效日期早于生效日期')
    else entries[change.index] = { ...entry, until: change.until }
  }
  const changed = packSchema.safeParse({ ...pack, [change.rule]: entries })
  if (changed.success) return { pack: changed.data }
  return { faults: changed.error.issues.map(({ path, message }) => ({ field: path.slice(2).join('.'), message })) }
}
