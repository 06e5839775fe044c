import { z } from 'zod'
import { signalOf } from './signal.ts'

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

function readChosen(): Chosen {
  try {
    return Chosen.parse(JSON.parse(localStorage.getItem(KEY) ?? '{}'))
  } catch {
    return Chosen.parse({}) // a browser that keeps nothing, or what an older page has kept
  }
}
const chosen = signalOf(readChosen())
const look = signalOf(apply())

/** The pages' own marks, which base.css reads; the kit is told by its theme. */
function apply(): Look {
  const { shade, type } = chosen.get()
  const system = systemDark.matches ? 'dark' : 'light'
  const next: Look = { shade: shade === 'system' ? system : shade, type }
  Object.assign(document.documentElement.dataset, next)
  return next
}
systemDark.addEventListener('change', () => look.set(apply()))

export function chooseLook(part: Partial<Chosen>): void {
  chosen.set({ ...chosen.get(), ...part })
  look.set(apply())
  try {
    localStorage.setItem(KEY, JSON.stringify(chosen.get()))
  } catch {
    // Kept for this page only.
  }
}
export const useLook = look.useValue
export const useChosenLook = chosen.useValue
