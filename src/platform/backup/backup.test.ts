import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Instant } from '#kernel/plain-date.ts'
import { shouxian } from '#policy/packs/shouxian-340422.ts'
import { openCounty } from '#server/open-county.ts'
import { type FreshDatabase, freshDatabase, seesAll } from '../../../tests/setup/database.ts'
import { connect, type Database, one, rows, sql } from '../database.ts'
import { diskShelf } from '../shelf.ts'
import { DamagedArchive } from './archive.ts'
import { backup } from './backup.ts'
import { restore } from './restore.ts'

// The short form: tests/faults/backup.test.ts has whole matters, every kind of damage, and the programs.
const root = mkdtempSync(join(tmpdir(), 'fayuan-backup-test-'))
const path = join(root, 'first.fayuan')
const place = { shelf: diskShelf(join(root, 'attachments')), keysDir: null }
const now = '2026-03-03T01:00:00.000Z' as Instant
const COUNTIES = ['340421', '340422']
let source: FreshDatabase
let target: FreshDatabase
beforeAll(async () => {
  source = await freshDatabase()
  target = await freshDatabase()
  for (const code of COUNTIES) await openCounty(source.database, { ...shouxian, code }, { practice: true, now })
  await backup({ config: source.config, ...place }, path)
})
afterAll(async () => {
  await source?.drop()
  await target?.drop()
  rmSync(root, { recursive: true, force: true })
})

async function organisationsOf({ config }: FreshDatabase, county: string): Promise<string> {
  const seeing: Database = connect({ ...seesAll(config, county), max: 1 })
  const { all } = await one(
    seeing,
    sql<{ all: string }>`select string_agg(o::text, ' ' order by id) as all from organisation o`,
  )
  await seeing.close()
  return all
}

it('refuses a damaged archive and restores nothing of it', async () => {
  const bytes = readFileSync(path)
  bytes.writeUInt8(bytes.readUInt8(9_000) ^ 1, 9_000)
  writeFileSync(join(root, 'damaged.fayuan'), bytes)
  await expect(restore(join(root, 'damaged.fayuan'), { config: target.config, ...place })).rejects.toThrow(
    DamagedArchive,
  )
  expect(await rows(target.database, sql`select from county`)).toEqual([])
})
it('brings back every county behind its walls, and never over rows that are there', async () => {
  await restore(path, { config: target.config, ...place })
  for (const county of COUNTIES)
    expect(await organisationsOf(target, county)).toBe(await organisationsOf(source, county))
  expect(await rows(target.database, sql`select from organisation`)).toEqual([])
  await expect(restore(path, { config: target.config, ...place })).rejects.toThrow('已有数据')
})
