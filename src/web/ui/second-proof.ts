import { useSyncExternalStore } from 'react'

// A command needs a second proof of who one is: the page stays as it is, the shell asks above it, and the command goes on.
let waiting: ((isProven: boolean) => void)[] = []
const listeners = new Set<() => void>()
const tell = () => {
  for (const listener of listeners) listener()
}

/** Asks the person; several commands that wait are answered by one proof. False when he would rather not. */
export const askProof = (): Promise<boolean> =>
  new Promise((settle) => {
    waiting = [...waiting, settle]
    tell()
  })
export function proofAnswered(isProven: boolean): void {
  const settled = waiting
  waiting = []
  for (const settle of settled) settle(isProven)
  tell()
}
export const useProofAsked = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => waiting.length > 0,
  )
