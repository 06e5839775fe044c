import { randomBytes } from 'node:crypto'
import { Client, type PoolConfig } from 'pg'
import { inject } from 'vitest'
import { connect, type Database } from '#platform/database.ts'
import { createDatabase, dropDatabase, named } from './server.ts'

export type FreshDatabase = {
  config: PoolConfig
  database: Database
  /** Ends the connections of these backends, from outside and as whoever owns the server, and waits until they are gone. */
  kill(pids: readonly number[]): Promise<void>
  drop(): Promise<void>
}

/** Sees a whole county, for looking at what came of it: the program itself never connects like this. */
export const seesAll = (config: PoolConfig, county = '340422'): PoolConfig => ({
  ...config,
  options: [
    config.options ?? '',
    ...[`county=${county}`, 'sight=county', 'consultations=county', 'history=county'].map(
      (setting) => `-c fayuan.${setting}`,
    ),
  ].join(' '),
})

/** A database of one's own: with the whole schema and no rows, or with nothing at all. */
export async function freshDatabase({ isEmpty = false } = {}): Promise<FreshDatabase> {
  const { config: server, run, template } = inject('postgres')
  const name = `${run}_${process.pid}_${randomBytes(4).toString('hex')}`
  await createDatabase(server, name, isEmpty ? 'template1' : template)
  const config = named(server, name)
  const database = connect(config)
  return {
    config,
    database,
    async kill(pids) {
      const outside = new Client({ ...server, options: '-c role=none' })
      await outside.connect()
      await outside.query('select pg_terminate_backend(pid, 5000) from unnest($1::int[]) pid', [pids])
      await outside.end()
    },
    async drop() {
      await database.close()
      await dropDatabase(server, name)
    },
  }
}

/**
 * For a program in a process of its own: an empty database on the server that DATABASE_URL names, so that programs do
 * not meet in one. Without that server there is no address, and the program brings its own PostgreSQL.
 */
export async function databaseForProgram(): Promise<{ url: string | undefined; drop(): Promise<void> }> {
  if (!inject('postgres').config.connectionString) return { url: undefined, drop: async () => {} }
  const { config, drop } = await freshDatabase({ isEmpty: true })
  return { url: config.connectionString, drop }
}
