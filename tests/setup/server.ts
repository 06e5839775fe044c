import pg from 'pg'

/** Everything the tests make on a server carries this name and the second it was made at. */
export const TEST_PREFIX = 'fayuan_test_'
const ABANDONED_AFTER = 6 * 3600 // seconds; no run takes that long

/** The same server, another database. */
export function named(config: pg.PoolConfig, database: string): pg.PoolConfig {
  if (!config.connectionString) return { ...config, database }
  const url = new URL(config.connectionString)
  url.pathname = `/${database}`
  return { ...config, connectionString: url.href }
}

/** One statement that cannot run in a transaction: create or drop a database. */
export async function administer<Row>(config: pg.PoolConfig, statement: string): Promise<Row[]> {
  const client = new pg.Client(config)
  await client.connect()
  try {
    return (await client.query(statement)).rows
  } finally {
    await client.end()
  }
}

/** The copy waits for the last connection to the template to go. */
export async function createDatabase(config: pg.PoolConfig, name: string, template: string): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      await administer(config, `create database ${name} template ${template}`)
      return
    } catch (error) {
      if ((error as pg.DatabaseError).code !== '55006' || tries > 100) throw error
      await new Promise((settle) => setTimeout(settle, 20))
    }
  }
}

/**
 * With whoever is still connected. An autovacuum worker belongs to the superuser and may not be ended by us;
 * a plain drop asks it to go and waits.
 */
export async function dropDatabase(config: pg.PoolConfig, name: string): Promise<void> {
  try {
    await administer(config, `drop database if exists ${name} with (force)`)
  } catch (error) {
    if ((error as pg.DatabaseError).code !== '42501') throw error
    await administer(config, `drop database if exists ${name}`)
  }
}

export async function dropDatabases(config: pg.PoolConfig, isMeant: (name: string) => boolean): Promise<void> {
  const found = await administer<{ datname: string }>(config, 'select datname from pg_database')
  for (const { datname } of found.filter(({ datname }) => datname.startsWith(TEST_PREFIX) && isMeant(datname)))
    await dropDatabase(config, datname)
}
/** What killed runs left on a shared server. */
export const dropAbandoned = (config: pg.PoolConfig): Promise<void> =>
  dropDatabases(config, (name) => Date.now() / 1000 - Number(name.split('_')[2]) > ABANDONED_AFTER)
