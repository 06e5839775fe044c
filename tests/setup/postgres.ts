import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { PoolConfig } from 'pg'
import type { TestProject } from 'vitest/node'
import { connect } from '#platform/database.ts'
import { migrate } from '#platform/migrate.ts'
import { isAlive } from '#platform/postgres-place.ts'
import { isServerOf, openDatabase, pidIn } from '#platform/postgres-server.ts'
import { administer, dropAbandoned, dropDatabases, named, TEST_PREFIX } from './server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    postgres: { config: PoolConfig; run: string; template: string }
  }
}

/** One PostgreSQL for the whole run, with one migrated database that every test file copies. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  await removeAbandoned()
  const dataDir = mkdtempSync(join(tmpdir(), `fayuan-test-${process.pid}-`))
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

/** The servers of runs that were killed outlive them. */
async function removeAbandoned(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const run = Number(/^fayuan-test-(\d+)-/.exec(name)?.[1])
    if (!run || isAlive(run)) continue
    const pgdata = join(tmpdir(), name, 'pg')
    const server = pidIn(join(pgdata, 'postmaster.pid'))
    if (server && isServerOf(server, pgdata)) process.kill(server, 'SIGQUIT')
    while (server && isServerOf(server, pgdata)) await sleep(20)
    rmSync(join(tmpdir(), name), { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
}
