import { z } from 'zod'
import { newId } from '#web/ui/new-id.ts'
import { signalOf } from '#web/ui/signal.ts'

/** Whose ten tasks these are: a learner is one person after another, so they belong to the browser, not to an account. */
const Kept = z.object({
  runId: z.uuid().nullable().catch(null),
  isDismissed: z.boolean().catch(false),
})
const KEY = 'fayuan.guide'

function readKept(): z.output<typeof Kept> {
  try {
    return Kept.parse(JSON.parse(localStorage.getItem(KEY) ?? '{}'))
  } catch {
    return Kept.parse({}) // a browser that keeps nothing
  }
}
const kept = signalOf(readKept())

function keep(part: Partial<z.output<typeof Kept>>): void {
  kept.set({ ...kept.get(), ...part })
  try {
    localStorage.setItem(KEY, JSON.stringify(kept.get()))
  } catch {
    // Kept for this page only.
  }
}
export const useGuideRun = kept.useValue
/** A run of one's own; one that is begun anew leaves the earlier one behind. */
export const startRun = () => keep({ runId: newId() })
export const dismissGuide = () => keep({ isDismissed: true })
