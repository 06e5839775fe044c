import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PoolConfig } from 'pg'
import type { TestProject } from 'vitest/node'
import { connect } from '#platform/database.ts'
import { migrate } from '#platform/migrate.ts'
import { openDatabase } from '#platform/postgres-server.ts'
import { administer, dropAbandoned, dropDatabases, named, TEST_PREFIX } from './server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    postgres: { config: PoolConfig; run: string; template: string }
  }
}

/** One PostgreSQL for the whole run, with one migrated database that every test file copies. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'fayuan-test-'))
  const { config, close } = await openDatabase({ dataDir })
  const run = `${TEST_PREFIX}${Math.floor(Date.now() / 1000)}_${randomBytes(3).toString('hex')}`
  const tearDown = async () => {
    await dropDatabases(config, (name) => name.startsWith(run))
    await close()
    rmSync(dataDir, { recursive: true, force: true })
  }
  try {
    await dropAbandoned(config)
    const template = `${run}_template`
    await administer(config, `create database ${template}`)
    const database = connect({ ...named(config, template), max: 1 })
    await migrate(database).finally(() => database.close())
    project.provide('postgres', { config, run, template })
    return tearDown
  } catch (error) {
    await tearDown()
    throw error
  }
}
