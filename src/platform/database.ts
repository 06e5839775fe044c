import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { CamelCasePlugin, Kysely, PostgresDialect, type QueryExecutorProvider, type RawBuilder, sql } from 'kysely'
import pg from 'pg'
import type { Kind } from '#kernel/operation.ts'

export { type RawBuilder, sql }

/** What SQL can be run on; a query is given no more than this. */
export type Reader = QueryExecutorProvider
declare const mayWrite: unique symbol
/** A reader that may also write. The mark exists for the compiler only: what asks for it cannot be called from a query. */
export type Transaction = Reader & { readonly [mayWrite]: true }

/** Statements run on the database itself stand alone, each in its own transaction: for tests, health and set-up. */
export type Database = Transaction & {
  /** All or nothing. A command that loses a deadlock is run again from its start, so it does nothing but SQL. */
  inTransaction<T>(kind: 'command', work: (tx: Transaction) => Promise<T>): Promise<T>
  /** PostgreSQL refuses whatever the work writes; `before` may write, and is kept only if the work succeeds. */
  inTransaction<T>(kind: 'query', work: (db: Reader) => Promise<T>, options?: { before?: Before }): Promise<T>
  close(): Promise<void>
}
type Before = (tx: Transaction) => Promise<void>

export const rows = async <Row>(db: Reader, statement: RawBuilder<Row>): Promise<Row[]> =>
  (await statement.execute(db)).rows
/** The one row; none or several is a defect. */
export async function one<Row>(db: Reader, statement: RawBuilder<Row>): Promise<Row> {
  const found = await rows(db, statement)
  if (found.length !== 1) throw new Error(`expected one row, got ${found.length}: ${statement.compile(db).sql}`)
  return found[0] as Row
}
/** The row if there is one; several is a defect. */
export async function maybe<Row>(db: Reader, statement: RawBuilder<Row>): Promise<Row | undefined> {
  const found = await rows(db, statement)
  if (found.length > 1) throw new Error(`expected at most one row, got ${found.length}: ${statement.compile(db).sql}`)
  return found[0]
}

export function connect(config: pg.PoolConfig, { log = () => {} }: { log?: (line: string) => void } = {}): Database {
  const pool = new pg.Pool({
    max: 20,
    connectionTimeoutMillis: 15_000,
    application_name: 'fayuan',
    ...config,
    // Until the door has let somebody in, a transaction sees the entrance only (migration 0004).
    options: `-c timezone=UTC -c datestyle=ISO,YMD -c fayuan.door=entrance ${config.options ?? ''}`,
    types: { getTypeParser: parserOf },
    Client: preparing(config),
  })
  // A killed connection is told twice, to the pool while idle and to the client while at work; unheard, either ends Node.
  pool.on('error', (error) => log(`数据库连接中断：${error.message}`))
  pool.on('connect', (client) => client.on('error', () => {}))
  const kysely = new Kysely<unknown>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })

  async function attempt<T>(kind: Kind, work: (tx: Transaction) => Promise<T>, before?: Before): Promise<T> {
    let first: unknown // a failing rollback must not hide why it was needed
    let isCommitting = false
    try {
      return await kysely
        .transaction()
        .setIsolationLevel('read committed')
        .setAccessMode(kind === 'query' && !before ? 'read only' : 'read write')
        .execute(async (kyselyTransaction) => {
          const tx = kyselyTransaction as Reader as Transaction
          try {
            if (before) {
              await before(tx)
              await setReadOnly.execute(tx)
            }
            const result = await work(tx)
            isCommitting = true
            return result
          } catch (error) {
            first = error
            throw error
          }
        })
    } catch (error) {
      const cause = first ?? error
      // Whether a commit that was asked for has happened is unknown; where nothing was written it does not matter.
      const isRepeatable = !isCommitting || (kind === 'query' && !before)
      throw isRepeatable && isConnectionLoss(cause) ? new NotCommitted(cause, first !== undefined) : cause
    }
  }

  async function inTransaction<T>(
    kind: Kind,
    work: (tx: Transaction) => Promise<T>,
    { before }: { before?: Before } = {},
  ): Promise<T> {
    const begun = Date.now()
    for (let races = 0; ; ) {
      try {
        return await attempt(kind, work, before)
      } catch (error) {
        if (error instanceof NotCommitted) {
          // Work during which the connection breaks again and again may be what breaks it.
          if (Date.now() - begun > PATIENCE || (error.hasBegun && races++ === REPEATS)) throw error.cause
          await sleep(100)
        } else {
          if (kind === 'query' || !isLostRace(error) || races++ === REPEATS) throw error
          await sleep(2 ** races * 10 * (1 + Math.random()))
        }
      }
    }
  }

  return {
    getExecutor: () => kysely.getExecutor(),
    inTransaction,
    close: () => kysely.destroy(),
  } as Database
}

/**
 * Names every statement with parameters, so that PostgreSQL plans it once a connection and not once a call: each table brings its
 * walls into the plan, and planning those takes longer than most of the work. On top of the driver of the configuration, if it has one.
 */
const preparing = ({ Client = pg.Client }: pg.PoolConfig) =>
  class extends (Client as typeof pg.Client) {
    constructor(config?: pg.ClientConfig) {
      super(config)
      const send = this.query.bind(this) as (...parts: unknown[]) => unknown
      const prepared = (text: unknown, values: unknown, ...rest: unknown[]) =>
        typeof text === 'string' && Array.isArray(values) && values.length > 0
          ? send({ name: createHash('md5').update(text).digest('hex'), text, values }, ...rest)
          : send(text, values, ...rest)
      this.query = prepared as typeof this.query
    }
  }

const REPEATS = 3
const PATIENCE = 5_000 // ms; a killed PostgreSQL is back in one or two
const setReadOnly = sql.raw('set transaction read only')

/** The connection broke before the commit was asked for, so nothing of the work is kept and it may be tried again. */
class NotCommitted extends Error {
  readonly hasBegun: boolean
  constructor(cause: unknown, hasBegun: boolean) {
    super('transaction not committed', { cause })
    this.hasBegun = hasBegun
  }
}
const codeOf = (error: unknown): string => String((error as { code?: unknown } | null)?.code ?? '')
/** PostgreSQL undid the whole transaction because of what another one did: serialization failure, deadlock. */
const isLostRace = (error: unknown) => ['40001', '40P01'].includes(codeOf(error))
/** The database cannot be reached or went away, as PostgreSQL, the socket or the client tell it. */
export const isConnectionLoss = (error: unknown): boolean =>
  /^(08\w{3}|57P0[123]|ECONN\w+|EPIPE|ENOENT)$/.test(codeOf(error)) ||
  /^Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect/.test(
    (error as Error | null)?.message ?? '',
  )

// What PostgreSQL's text becomes. A bigint is a number here because every count and every sum of fen fits;
// sums of bigint are numeric and stay text unless the statement casts them.
function integer(text: string): number {
  const number = Number(text)
  if (!Number.isSafeInteger(number)) throw new RangeError(`整数超出可精确表示的范围：${text}`)
  return number
}
function plainDay(text: string): string {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) throw new RangeError(`数据库返回的日期无法使用：${text}`)
  return text
}
function instant(text: string): string {
  const [, day, time, offset, minutes] =
    /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d(?:\.\d+)?)([+-]\d\d)(:\d\d)?$/.exec(text) ?? []
  if (!day) throw new RangeError(`数据库返回的时间无法使用：${text}`)
  return new Date(`${day}T${time}${offset}${minutes ?? ':00'}`).toISOString()
}
function noZone(): never {
  throw new TypeError('不使用不带时区的 timestamp，请改用 timestamptz 或 date')
}
const asText = (text: string) => text

type Parse = (text: string) => unknown
const array = (parse: Parse): Parse => {
  // 1009 is text[], which @types/pg does not list.
  const split = pg.types.getTypeParser(1009 as never) as (text: string) => unknown[]
  const each = (item: unknown): unknown =>
    Array.isArray(item) ? item.map(each) : item === null ? null : parse(item as string)
  return (text) => split(text).map(each)
}
/** By the type's number in pg_type, and that of its array. */
const PARSERS = new Map<number, Parse>([
  [20, integer],
  [1016, array(integer)],
  [1700, asText],
  [1231, array(asText)],
  [1082, plainDay],
  [1182, array(plainDay)],
  [1184, instant],
  [1185, array(instant)],
  [1114, noZone],
  [1115, noZone],
  [1003, array(asText)],
])
const parserOf = ((oid: number, format?: 'text' | 'binary') =>
  PARSERS.get(oid) ?? pg.types.getTypeParser(oid, format ?? 'text')) as typeof pg.types.getTypeParser
