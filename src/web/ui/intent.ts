/** What somebody means to do once: the id it is sent under, and a fingerprint of what is sent. */
export type Intent = { id: string; of: string }

/** Pressed again with the same content it is the same intent; with other content it is another one. */
export const intentFor = (before: Intent | null, of: string, newId: () => string): Intent =>
  before?.of === of ? before : { id: newId(), of }

/** After these nobody knows whether it was carried out: the next press must say the same thing again. */
const UNSURE = ['network', 'unavailable', 'broken']
export const isSettledBy = (code: string): boolean => !UNSURE.includes(code)

/** Short, because it is stored: what was typed is in the draft already. FNV-1a, 64 bit. */
export function fingerprint(...said: unknown[]): string {
  const text = JSON.stringify(said)
  let hash = 0xcbf29ce484222325n
  for (const unit of new TextEncoder().encode(text))
    hash = ((hash ^ BigInt(unit)) * 0x100000001b3n) & 0xffffffffffffffffn
  return `${text.length}.${hash.toString(36)}`
}
