import { type Database, rows, sql } from '#platform/database.ts'

const UNDO = Symbol('undo')

/** Answers as the real one and keeps nothing: every command can be tried by everybody on the same matter. */
export const undoing = (db: Database): Database =>
  ({
    getExecutor: () => db.getExecutor(),
    close: () => db.close(),
    inTransaction: async (kind: 'command', work: (tx: never) => Promise<unknown>, options?: object) => {
      let answer: unknown
      try {
        // The cast only picks one of the two overloads; the kind goes through as it is.
        await (
          db.inTransaction as (kind: string, work: (tx: never) => Promise<void>, options?: object) => Promise<void>
        )(
          kind,
          async (tx) => {
            answer = await work(tx)
            throw UNDO
          },
          options,
        )
      } catch (error) {
        if (error !== UNDO) throw error
      }
      return answer
    },
    // The overloads by kind come to one here; Database itself is put together in the same way.
  }) as unknown as Database

const KEPT = 'kept_state'
const tablesOf = async (superDb: Database): Promise<string[]> =>
  (
    await rows(
      superDb,
      sql<{ name: string }>`
      select table_name as name from information_schema.tables
       where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> 'schema_migration' order by 1`,
    )
  ).map(({ name }) => name)

/** Every table as it stands, to come back to after a command has been let through. */
export async function keepState(superDb: Database) {
  const tables = await tablesOf(superDb)
  await rows(superDb, sql.raw(`drop schema if exists ${KEPT} cascade`))
  await rows(superDb, sql.raw(`create schema ${KEPT}`))
  for (const name of tables) await rows(superDb, sql.raw(`create table ${KEPT}.${name} as table public.${name}`))
  const columns = await rows(
    superDb,
    sql<{ table: string; list: string }>`
    select table_name as table, string_agg(quote_ident(column_name), ', ' order by ordinal_position) as list
      from information_schema.columns
     where table_schema = 'public' and is_generated = 'NEVER' group by 1`,
  )
  const listOf = new Map(columns.map(({ table, list }) => [table, list]))
  // As a replica PostgreSQL runs no triggers and no foreign keys: the append-only tables can be put back.
  const restoring = [
    'set local session_replication_role = replica',
    ...tables.map((name) => `delete from public.${name}`),
    ...tables.map(
      (name) =>
        `insert into public.${name} (${listOf.get(name)}) overriding system value select ${listOf.get(name)} from ${KEPT}.${name}`,
    ),
  ].join(';')
  const digesting = tables
    .map(
      (name) =>
        `select '${name}' as name, count(*) || ' rows ' || md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as digest from public.${name} t`,
    )
    .join(' union all ')
  return {
    restore: () => superDb.inTransaction('command', (tx) => rows(tx, sql.raw(restoring))),
    /** For each table how many rows, and one digest of them. */
    digests: async (): Promise<Record<string, string>> =>
      Object.fromEntries(
        (await rows(superDb, sql.raw<{ name: string; digest: string }>(digesting))).map(({ name, digest }) => [
          name,
          digest,
        ]),
      ),
  }
}
export type KeptState = Awaited<ReturnType<typeof keepState>>
export const changedIn = (before: Record<string, string>, after: Record<string, string>): string[] =>
  Object.keys(before).filter((name) => before[name] !== after[name])
/** The tables in which another number of rows lies. */
export const countedOtherwise = (one: Record<string, string>, other: Record<string, string>): string[] =>
  Object.keys(one).filter((name) => parseInt(one[name] ?? '', 10) !== parseInt(other[name] ?? '', 10))
