import { useSyncExternalStore } from 'react'

// The server has ended the session while a page was open: the page stays as it is and asks to sign in above it.
let isEnded = false
const listeners = new Set<() => void>()
const tell = (value: boolean) => {
  isEnded = value
  for (const listener of listeners) listener()
}

export const sessionEnded = () => tell(true)
export const sessionResumed = () => tell(false)
export const useSessionEnded = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => isEnded,
  )
