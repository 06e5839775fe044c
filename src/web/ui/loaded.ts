import { type ComponentType, useEffect, useState } from 'react'

/**
 * A part whose script is loaded apart, and which stands there in the moment it is wanted, once it is here: React.lazy holds back
 * for up to 0.3 s what it had to wait for once, and keys pressed meanwhile go to whatever has the focus.
 */
export function useLoaded<P>(load: () => Promise<ComponentType<P>>, isWanted: boolean): ComponentType<P> | null {
  const [part, setPart] = useState<{ is: ComponentType<P> } | null>(null)
  const isHere = part !== null
  useEffect(() => {
    if (isWanted && !isHere) void load().then((is) => setPart({ is }))
  }, [load, isWanted, isHere])
  return part?.is ?? null
}
