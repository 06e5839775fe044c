import { useSyncExternalStore } from 'react'

// The palette is heavy and seldom open: who opens it must not carry it.
let isOpen = false
const listeners = new Set<() => void>()
function set(value: boolean): void {
  isOpen = value
  for (const listener of listeners) listener()
}

export const openFind = () => set(true)
export const closeFind = () => set(false)
export const useFindOpen = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => isOpen,
  )
