import { type ComponentType, useEffect, useState } from 'react'

type Loaded<P> = { part: ComponentType<P> } | { cause: unknown } | null
/**
 * A part whose script is loaded apart, and which stands there in the moment it is wanted, once it is here: React.lazy holds back
 * for up to 0.3 s what it had to wait for once, and keys pressed meanwhile go to whatever has the focus.
 */
export function useLoaded<P>(load: () => Promise<ComponentType<P>>, isWanted: boolean): ComponentType<P> | null {
  const [loaded, setLoaded] = useState<Loaded<P>>(null)
  useEffect(() => {
    if (isWanted)
      load().then(
        (part) => setLoaded({ part }),
        (cause: unknown) => setLoaded({ cause }),
      )
  }, [load, isWanted])
  if (loaded && 'cause' in loaded) throw loaded.cause
  return loaded?.part ?? null
}
