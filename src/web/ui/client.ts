import type { z } from 'zod'
import {
  type Asked,
  type AskedOf,
  askedOf,
  type Contract,
  type FileAnswer,
  type Operation,
  pathFields,
} from '#kernel/operation.ts'
import type { FieldFault } from '#kernel/refusal.ts'

type Answered<O extends Operation> = z.output<O['output']> extends FileAnswer ? Blob : z.output<O['output']>
type Sent<O extends Operation> = z.input<O['input']>
export type CallOptions = { commandId?: string; file?: File; signal?: AbortSignal }
/** The contract, callable: one function per operation, typed by it, with no generated code. */
export type Client<C extends Contract> = {
  [N in keyof C]: (input: Sent<C[N]>, options?: CallOptions) => Promise<Answered<C[N]>>
}
/** What fetch does; tests and the practice county give one that needs no network. */
export type Send = (
  url: string,
  init: { method: string; headers: Record<string, string>; body?: string | FormData; signal?: AbortSignal },
) => Promise<Response>

/** The server said no: the sentence for the person, the ground, and which fields are meant. */
export class Refused extends Error {
  readonly code: string
  readonly basis: string | null
  readonly faults: readonly FieldFault[]
  constructor({
    code,
    message,
    basis,
    faults,
  }: { code: string; message: string; basis: string | null; faults: readonly FieldFault[] }) {
    super(message)
    this.name = 'Refused'
    this.code = code
    this.basis = basis
    this.faults = faults
  }
}

/** `newId` makes the id of a command that was given none; a screen gives its own, so that a second press is the same command. */
export const createClient = <C extends Contract>(contract: C, send: Send, newId?: () => string): Client<C> =>
  clientOf(askedOf(contract), send, newId)

/** The same from what was written down of the contract when the pages were built: pages need not carry its schemas. */
export function clientOf<C extends Contract>(
  operations: AskedOf<C>,
  send: Send,
  newId: () => string = () => crypto.randomUUID(),
): Client<C> {
  const call =
    (operation: Asked) =>
    async (input: Record<string, unknown>, { commandId, file, signal }: CallOptions = {}) => {
      const inPath = pathFields(operation.path)
      const url = `/api${operation.path.replace(/:(\w+)/g, (_all, field: string) => encodeURIComponent(String(input[field])))}`
      const rest = Object.fromEntries(Object.entries(input).filter(([field]) => !inPath.includes(field)))
      const headers: Record<string, string> =
        operation.kind === 'command' ? { 'idempotency-key': commandId ?? newId() } : {}
      const { method } = operation
      const response = await send(url, {
        method,
        headers: method === 'POST' && !file ? { ...headers, 'content-type': 'application/json' } : headers,
        ...(method === 'POST' && { body: file ? multipart(rest, file) : JSON.stringify(rest) }),
        ...(signal && { signal }),
      })
      if (!response.ok) throw await refusedBy(response)
      return operation.answersFile ? response.blob() : response.json()
    }
  return Object.fromEntries(
    Object.entries<Asked>(operations).map(([name, operation]) => [name, call(operation)]),
  ) as unknown as Client<C>
}

/** What the server said; where something before it answered (a proxy, a stopped server), a sentence of our own. */
async function refusedBy(response: Response): Promise<Refused> {
  const said = (await response.json().catch(() => null)) as Partial<Refused> | null
  if (typeof said?.message === 'string' && typeof said.code === 'string')
    return new Refused({
      code: said.code,
      message: said.message,
      basis: said.basis ?? null,
      faults: said.faults ?? [],
    })
  return new Refused({
    code: 'unavailable',
    message: `服务器没有正常回答（${response.status}），所填内容仍在页面上，请稍后再试`,
    basis: null,
    faults: [],
  })
}

function multipart(input: object, file: File): FormData {
  const form = new FormData()
  form.append('input', JSON.stringify(input))
  form.append('file', file)
  return form
}
