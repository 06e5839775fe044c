import type { z } from 'zod'
import type { Role } from './actor.ts'

export type Kind = 'command' | 'query'

/** What a file operation gives the door; the bytes are made after the transaction has ended. */
export type FileAnswer = { fileName: string; mediaType: string; bytes: () => Promise<Uint8Array> }

/** Any one of these roles may ask; 'anyone' is a signed-in person of whatever role, 'public' needs no sign-in. */
export type MayAsk = readonly Role[] | 'anyone' | 'public'

/** One thing the system can be asked. The door, the OpenAPI file, the client and the tests all read this. */
export type Operation<
  K extends Kind = Kind,
  I extends z.ZodObject = z.ZodObject,
  O extends z.ZodType = z.ZodType,
  R extends MayAsk = MayAsk,
> = {
  kind: K
  /** Path below /api, with :parameters that are fields of the input. */
  path: string
  summary: string
  roles: R
  input: I
  output: O
  /** A query that shows personal data is written to the history like an act, in the same transaction. */
  personal?: boolean
  /** Sealing, paying, administration: only within a quarter of an hour after a second proof of who one is (等保 8.1.4). */
  secondFactor?: true
  /** Takes one file beside its input, as multipart; kind is told by content, not by name. */
  upload?: {
    maxBytes: number
    mediaTypes: readonly string[]
    /** A paper for the dossier: photos are cleaned, pages counted, before it is kept. */
    isPaper?: true
  }
  /** Answers with a file instead of JSON. */
  answersFile?: true
}
/** An upload of one Excel workbook. */
export const EXCEL = {
  maxBytes: 5_000_000,
  mediaTypes: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
} as const
/** What becomes of one line of a list that is taken into a register. */
export const LINE_STANDINGS = { new: '新登记', changed: '修改', same: '没有变化' } as const
export type Contract = Record<string, Operation>
export type Input<O extends Operation> = z.output<O['input']>
export type Output<O extends Operation> = z.input<O['output']>

export const pathFields = (path: string): string[] => [...path.matchAll(/:(\w+)/g)].map((match) => match[1] as string)

/** A query told by its path alone is a GET; with anything more to say it is a POST, so that nothing personal stands in an address. */
export const methodOf = (operation: Operation): 'GET' | 'POST' =>
  operation.kind === 'query' &&
  !operation.upload &&
  Object.keys(operation.input.shape).length === pathFields(operation.path).length
    ? 'GET'
    : 'POST'

/** What whoever asks must know of an operation. Its schemas are for the door and the forms, and too heavy for every page. */
export type Asked = Pick<Operation, 'kind' | 'path' | 'summary' | 'roles' | 'answersFile'> & { method: 'GET' | 'POST' }
export type AskedOf<C extends Contract> = { readonly [N in keyof C]: Asked }
export const askedOf = <C extends Contract>(contract: C): AskedOf<C> =>
  Object.fromEntries(
    Object.entries(contract).map(([name, operation]) => {
      const { kind, path, summary, roles, answersFile } = operation
      return [name, { kind, method: methodOf(operation), path, summary, roles, ...(answersFile && { answersFile }) }]
    }),
  ) as AskedOf<C>

const of =
  <const K extends Kind>(kind: K) =>
  <I extends z.ZodObject, O extends z.ZodType, const R extends MayAsk>(
    rest: Omit<Operation<K, I, O, R>, 'kind'>,
  ): Operation<K, I, O, R> => ({ kind, ...rest })
/** Changes something: has its own id, runs once, in one transaction. */
export const command = of('command')
/** Only looks: PostgreSQL is told so. */
export const query = of('query')
