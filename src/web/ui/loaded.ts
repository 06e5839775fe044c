import { type ComponentType, useEffect, useState } from 'react'

type Loaded<P> = { part: ComponentType<P> } | { cause: unknown } | null
/**
 * A part whose script is loaded apart, ahead of its time where that is said, and which stands there in the moment it is wanted:
 * React.lazy holds back for up to 0.3 s what it had to wait for once, and keys pressed meanwhile go to whatever has the focus.
 * What cannot be loaded fails where it is wanted, not before.
 */
export function useLoaded<P>(
  load: () => Promise<ComponentType<P>>,
  isWanted: boolean,
  isAhead = false,
): ComponentType<P> | null {
  const [loaded, setLoaded] = useState<Loaded<P>>(null)
  const isAsked = isWanted || isAhead
  useEffect(() => {
    if (isAsked)
      load().then(
        (part) => setLoaded({ part }),
        (cause: unknown) => setLoaded({ cause }),
      )
  }, [load, isAsked])
  if (loaded && 'part' in loaded) return loaded.part
  if (loaded && isWanted) throw loaded.cause
  return null
}
