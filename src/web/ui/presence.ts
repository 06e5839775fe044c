/** After so long without a key or a press nobody is taken to be at the page: what it asks by itself must not keep a session alive. */
const AWAY_MS = 120_000
let lastSeen = Date.now()
const listeners = new Set<() => void>()
for (const kind of ['keydown', 'pointerdown', 'pointermove', 'wheel', 'touchstart'])
  window.addEventListener(kind, seen, { passive: true, capture: true })

function seen(): void {
  const wasAway = isAway()
  lastSeen = Date.now()
  if (wasAway) for (const listener of listeners) listener()
}

export const isAway = (): boolean => document.hidden || Date.now() - lastSeen > AWAY_MS
/** Tells when somebody is at the page again; gives the way to stop telling. */
export function onReturn(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
