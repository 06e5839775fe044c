import { signalOf } from './signal.ts'

// A command needs a second proof of who one is: the page stays as it is, the shell asks above it, and the command goes on.
const waiting = signalOf<readonly ((isProven: boolean) => void)[]>([])

/** Asks the person; several commands that wait are answered by one proof. False when he would rather not. */
export const askProof = (): Promise<boolean> => new Promise((settle) => waiting.set([...waiting.get(), settle]))
export function proofAnswered(isProven: boolean): void {
  for (const settle of waiting.get()) settle(isProven)
  waiting.set([])
}
export const useProofAsked = (): boolean => waiting.useValue().length > 0
