import { useSyncExternalStore } from 'react'

/** One value of the whole page, outside of any component: whoever uses it is drawn anew when it is set. */
export function signalOf<T>(first: T) {
  let value = first
  const listeners = new Set<() => void>()
  const subscribe = (listener: () => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
  return {
    get: () => value,
    set(next: T) {
      value = next
      for (const listener of listeners) listener()
    },
    useValue: (): T => useSyncExternalStore(subscribe, () => value),
  }
}
