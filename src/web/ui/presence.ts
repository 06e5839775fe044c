/** After so long without a key or a press nobody is taken to be at the page: what it asks by itself must not keep a session alive. */
const AWAY_MS = 120_000
let lastSeen = Date.now()
for (const kind of ['keydown', 'pointerdown', 'wheel', 'touchstart'])
  window.addEventListener(kind, () => (lastSeen = Date.now()), { passive: true, capture: true })

export const isAway = (): boolean => document.hidden || Date.now() - lastSeen > AWAY_MS
