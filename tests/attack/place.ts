import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PoolConfig } from 'pg'
import { connect, type Database } from '#platform/database.ts'
import { migrate } from '#platform/migrate.ts'
import { type PostgresServer, startPostgres } from '#platform/postgres-server.ts'

/** A PostgreSQL of one's own in a folder of its own: an attack looks into its files, kills it, or becomes its superuser. */
export type Place = {
  folder: string
  postgres: PostgresServer
  /** As the program connects. */
  config: PoolConfig
  /** Walks through row-level security; only for looking at what came of it, and for turning the second wall off. */
  superConfig: PoolConfig
  superDb: Database
}

export async function withPlace<T>(work: (place: Place) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'fayuan-attack-'))
  const postgres = await startPostgres(folder)
  const { config } = postgres
  const superConfig = { ...config, user: 'postgres' }
  const superDb = connect({ ...superConfig, max: 4 })
  try {
    const db = connect({ ...config, max: 1 })
    await migrate(db).finally(() => db.close())
    return await work({ folder, postgres, config, superConfig, superDb })
  } finally {
    await superDb.close()
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
}
