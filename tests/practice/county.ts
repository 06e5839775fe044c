import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Instant, instantOf } from '#kernel/plain-date.ts'
import { connect, type Database } from '#platform/database.ts'
import { openFileStore } from '#platform/files.ts'
import { openKeyRing } from '#platform/keys.ts'
import { createTypesetter } from '#platform/typesetter.ts'
import { openVault } from '#platform/vault.ts'
import { shouxian } from '#policy/packs/shouxian-340422.ts'
import { type Lived, live } from '#practice/life.ts'
import { keepRun } from '#practice/live.ts'
import type { Run } from '#practice/story.ts'
import type { World } from '#server/http.ts'
import { openCounty } from '#server/open-county.ts'
import { freshDatabase, seesAll } from '../setup/database.ts'

export type PracticeCounty = {
  db: Database
  world: World
  county: string
  /** Lives the run to its end, or for so many acts; each call is a new server on the same database. */
  live(run: Run, options?: { lanes?: number; stopAfter?: number }): Promise<Lived>
  close(): Promise<void>
}

export async function openPracticeCounty(): Promise<PracticeCounty> {
  const { config, database, drop } = await freshDatabase()
  const db = connect(seesAll(config))
  const folder = mkdtempSync(join(tmpdir(), 'fayuan-practice-'))
  const typesetter = createTypesetter({ workers: 1 })
  const now = (): Instant => instantOf(Date.now())
  let link: string | null = (await openCounty(database, shouxian, { practice: true, now: now() })).token
  const world: World = {
    db: database,
    typesetter,
    files: openFileStore(folder),
    vault: openVault(openKeyRing(join(folder, 'keys'), { inUse: [], now: now() })),
    now,
    identify: async () => null,
    log: console.error,
  }
  return {
    db,
    world,
    county: shouxian.code,
    async live(wanted, { lanes = 4, stopAfter = Number.POSITIVE_INFINITY } = {}) {
      const run = await keepRun(world, wanted)
      const life = await live(world, run, { county: run.county, firstLink: link, lanes })
      link = null
      const watch = setInterval(() => {
        if (life.progress().done >= stopAfter) void life.stop()
      }, 5)
      return life.finished.finally(() => clearInterval(watch))
    },
    async close() {
      await typesetter.close()
      await db.close()
      await drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
