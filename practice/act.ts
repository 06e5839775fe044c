import type { z } from 'zod'
import type { Instant } from '#kernel/plain-date.ts'
import type { CONTRACTS } from '#modules/contracts.ts'
import type { Counsel } from './cast.ts'

type Contracts = typeof CONTRACTS
export type OperationName = keyof Contracts
export type InputOf<N extends OperationName> = z.input<Contracts[N]['input']>

/** What only the running county can tell: the ids that its opening gave to its places. */
export type Known = { organisation(name: string): string }

/** Who handles a matter. Chosen when the whole plan is known; changed while living if the county refuses the choice. */
export type Handler = { chosen: Counsel | null; instead: Counsel[] }

/** One thing that somebody does at one moment, through one operation. */
export type Act = {
  at: Instant
  /** Says which act it is; the command's id comes from it. */
  key: string
  operation: OperationName
  /** The login of who acts, or the handler of the matter. */
  by: string | Handler
  /** The head of the handler's unit acts in the handler's place. */
  throughHead?: boolean
  input: (known: Known) => object
  /** What it must not overtake: acts that share a word run one after the other, in the order of the plan. */
  after: readonly string[]
  /** The act that gives the matter to its handler; refused, it is tried with the next one. */
  assigns?: Handler
}

// Each of these takes the next number of a series of its own, so the order within the operation decides the numbers.
const NUMBERED: readonly OperationName[] = [
  'recordConsultation',
  'submitApplication',
  'requestSupplement',
  'forwardApplication',
  'grantAid',
  'refuseAid',
  'assignCounsel',
  'takeAssignment',
  'terminateAid',
  'archiveMatter',
]

export type ActDraft<N extends OperationName> = {
  at: Instant
  key: string
  operation: N
  by: string | Handler
  input: InputOf<N> | ((known: Known) => InputOf<N>)
  after: string
  throughHead?: boolean
  assigns?: Handler
}

/** An act with its input checked against the contract by the compiler. */
export function act<N extends OperationName>({ input, after, operation, ...rest }: ActDraft<N>): Act {
  return {
    ...rest,
    operation,
    input: typeof input === 'function' ? input : () => input,
    // A notice opens a matter like an application, and takes its number from the same series.
    after: [
      after,
      ...(operation === 'sendNotice' ? ['submitApplication'] : NUMBERED.includes(operation) ? [operation] : []),
    ],
  }
}

/** By time, and by key where two fall on the same second: never by chance. */
export const inOrder = (a: Act, b: Act): number => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.key < b.key ? -1 : 1)
