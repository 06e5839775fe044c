import { useSyncExternalStore } from 'react'
import { z } from 'zod'

/** How the pages look on this screen: it belongs to the screen and the eyes before it, not to the account. */
const Chosen = z.object({
  shade: z.enum(['system', 'light', 'dark']).catch('system'),
  type: z.enum(['usual', 'large', 'largest']).catch('usual'),
})
type Chosen = z.output<typeof Chosen>
/** What is chosen, with the system's own shade where it is left to the system. */
export type Look = { shade: 'light' | 'dark'; type: Chosen['type'] }
export const SHADES: Record<Chosen['shade'], string> = { system: '跟随系统', light: '浅色', dark: '深色' }
export const TYPES: Record<Chosen['type'], string> = { usual: '标准', large: '大', largest: '特大' }

const KEY = 'fayuan.look'
const systemDark = window.matchMedia('(prefers-color-scheme: dark)')
const listeners = new Set<() => void>()

function readChosen(): Chosen {
  try {
    return Chosen.parse(JSON.parse(localStorage.getItem(KEY) ?? '{}'))
  } catch {
    return Chosen.parse({}) // a browser that keeps nothing, or what an older page has kept
  }
}
let chosen = readChosen()
let look = apply()

function apply(): Look {
  const next: Look = {
    shade: chosen.shade === 'system' ? (systemDark.matches ? 'dark' : 'light') : chosen.shade,
    type: chosen.type,
  }
  Object.assign(document.documentElement.dataset, next)
  return next
}
function change(): void {
  look = apply()
  for (const listener of listeners) listener()
}
systemDark.addEventListener('change', change)

export function chooseLook(part: Partial<Chosen>): void {
  chosen = { ...chosen, ...part }
  try {
    localStorage.setItem(KEY, JSON.stringify(chosen))
  } catch {
    // Kept for this page only.
  }
  change()
}
const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
export const useLook = (): Look => useSyncExternalStore(subscribe, () => look)
export const useChosenLook = (): Chosen => useSyncExternalStore(subscribe, () => chosen)
