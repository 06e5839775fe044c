import type { Actor } from '#kernel/actor.ts'
import type { Happening } from '#kernel/happening.ts'
import type { Contract, Input, Operation, Output } from '#kernel/operation.ts'
import type { Instant, PlainDate } from '#kernel/plain-date.ts'
import type { Reader, Transaction } from './database.ts'
import type { FileStore, Received } from './files.ts'
import type { Typesetter } from './typesetter.ts'
import type { Vault } from './vault.ts'

type Common = { now: Instant; today: PlainDate; typesetter: Typesetter; files: FileStore; vault: Vault }
/** What a query is given: it can read, and that is all. */
export type QueryContext = Common & { db: Reader; actor: Actor; upload: Received | null }
/** What a command is given: the same, the one transaction it runs in, and where it says what others have to know of. */
export type CommandContext = QueryContext & { tx: Transaction; happened: Happening[] }
/** What an operation that needs no sign-in is given; it can start a session. */
export type PublicContext = Common & { db: Reader; tx: Transaction; session: SessionAnswer }
export type SessionAnswer = {
  /** From now on the token is this person's, and the operation is written to the history as his act. */
  start(token: string, actor: Actor): void
  end(): void
  token: string | null
  /** Where the page stands, as the browser says it; a passkey belongs to it. */
  origin: string
}

type ContextOf<O extends Operation> = O['roles'] extends 'public'
  ? PublicContext
  : O['kind'] extends 'query'
    ? QueryContext & { session: SessionAnswer }
    : CommandContext & { session: SessionAnswer }

/** What a module must provide for its contract: one function per operation, no more and no fewer. */
export type Operations<C extends Contract> = {
  [Name in keyof C]: (context: ContextOf<C[Name]>, input: Input<C[Name]>) => Promise<Output<C[Name]>>
}
