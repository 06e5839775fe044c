import type { z } from 'zod'
import type { Role } from './actor.ts'

export type Kind = 'command' | 'query'

/** One thing the system can be asked. The door, the OpenAPI file, the client and the tests all read this. */
export type Operation<K extends Kind = Kind, I extends z.ZodObject = z.ZodObject, O extends z.ZodType = z.ZodType> = {
  kind: K
  /** Path below /api, with :parameters that are fields of the input. */
  path: string
  summary: string
  /** Any one of these roles may ask; 'anyone' is a signed-in person of whatever role, 'public' needs no sign-in. */
  roles: readonly Role[] | 'anyone' | 'public'
  input: I
  output: O
  /** A query that shows personal data is written to the history like an act, in the same transaction. */
  personal?: boolean
}
export type Contract = Record<string, Operation>
export type Input<O extends Operation> = z.output<O['input']>
export type Output<O extends Operation> = z.input<O['output']>

const of =
  <const K extends Kind>(kind: K) =>
  <I extends z.ZodObject, O extends z.ZodType>(rest: Omit<Operation<K, I, O>, 'kind'>): Operation<K, I, O> => ({
    kind,
    ...rest,
  })
/** Changes something: has its own id, runs once, in one transaction. */
export const command = of('command')
/** Only looks: PostgreSQL is told so. */
export const query = of('query')
