import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type pg from 'pg'
import { connect } from '../database.ts'
import { makePrivateFolder, writePrivately } from '../key-files.ts'
import { migrate } from '../migrate.ts'
import type { Shelf } from '../shelf.ts'
import { type ArchiveReader, DamagedArchive, openArchive } from './archive.ts'
import { copyIn } from './copy.ts'
import { attachmentName, chunkName, entriesOf, keyName, MANIFEST, type Manifest, type Migration } from './manifest.ts'
import { digestOf, listTables, openClient, quoted, readMigrations, type Table } from './tables.ts'

const decompress = promisify(gunzip)
const MIGRATIONS = join(import.meta.dirname, '../migrations')
const sha256 = (content: Uint8Array | string): string => createHash('sha256').update(content).digest('hex')

type Target = { config: pg.PoolConfig; shelf: Shelf; keysDir: string | null; migrationsDir?: string }

/**
 * Brings an empty database and folder to what they were when the backup was taken, and proves it by the digest of every table
 * and attachment. It all comes back or nothing does.
 */
export async function restore(path: string, target: Target): Promise<Manifest> {
  const archive = await openArchive(path)
  const undo: (() => Promise<void>)[] = []
  const client = await openClient(target.config)
  try {
    await client.query('set row_security = off') // fail rather than overlook what a wall hides
    const manifest = await readManifest(path, archive)
    const migrations = migrationsFor(manifest, target.migrationsDir ?? MIGRATIONS)
    await requireEmpty(client, manifest)
    await migrateTo(target.config, migrations)
    if (target.keysDir) await restoreKeys(archive, manifest, target.keysDir, undo)
    await restoreAttachments(path, archive, manifest, target.shelf, undo)
    await client.query('begin')
    const raiseWalls = await lowerWalls(client)
    await loadTables(client, path, archive, manifest)
    await raiseWalls()
    await client.query('commit')
    return manifest
  } catch (error) {
    await client.query('rollback').catch(() => {})
    for (const step of undo.reverse()) await step()
    throw error
  } finally {
    await client.end()
    await archive.close()
  }
}

async function readManifest(path: string, archive: ArchiveReader): Promise<Manifest> {
  const manifest = JSON.parse((await archive.read(MANIFEST)).toString()) as Manifest
  if (manifest.format !== 'fayuan-backup' || manifest.version !== 1)
    throw new Error(`${path} 不是本程序能识别的备份（版本 ${manifest.version}）。请换用新版本的程序。`)
  const [listed, present] = [entriesOf(manifest).sort(), archive.names().sort()]
  if (JSON.stringify(listed) !== JSON.stringify(present)) throw new DamagedArchive(path, '内容与清单不符')
  const isSound =
    manifest.attachments.every(({ digest }) => /^[0-9a-f]{64}$/.test(digest)) &&
    manifest.keys.every(({ name }) => /^[\w-]+\.json$/.test(name))
  if (!isSound) throw new DamagedArchive(path, '清单里有不能使用的文件名') // it becomes a path
  return manifest
}

/** The archive's migrations out of this program's; the schema must be the one that the rows were written for. */
function migrationsFor({ migrations }: Manifest, folder: string): { name: string; text: string }[] {
  const known = new Map(
    readdirSync(folder)
      .filter((name) => name.endsWith('.sql'))
      .map((name) => [name, readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n')]),
  )
  return migrations.map(({ name, digest }: Migration) => {
    const text = known.get(name)
    if (text === undefined) throw new Error(`备份来自较新版本的程序（${name}）。请先升级本程序，再恢复。`)
    if (sha256(text) !== digest) throw new Error(`升级文件 ${name} 与备份时的不同。请用备份时的程序版本恢复。`)
    return { name, text }
  })
}

async function requireEmpty(client: pg.Client, manifest: Manifest): Promise<void> {
  const tables = await listTables(client)
  const applied = await readMigrations(client)
  if (!applied && tables.length > 0) throw new Error('目标数据库里有别的程序的表。请恢复到一个空的数据库。')
  const requireNoRows = async ({ name }: Table) => {
    const { rows } = await client.query(`select exists (select from ${quoted(name)}) as "hasRows"`)
    if (rows[0].hasRows) throw new Error(`目标数据库里已有数据（${name}），不会覆盖。请恢复到一个空的数据库。`)
  }
  // Where people work there is a county, which no wall hides: nobody there has to wait for a lock because of us.
  for (const table of tables.filter(({ isWalled }) => !isWalled)) await requireNoRows(table)
  await client.query('begin')
  await lowerWalls(client)
  for (const table of tables) await requireNoRows(table)
  await client.query('rollback')
  const newer = applied?.find(({ name }) => !manifest.migrations.some((migration) => migration.name === name))
  if (newer) throw new Error(`目标数据库的结构比备份新（${newer.name}）。请恢复到一个空的数据库。`)
}

/**
 * Lets the tables' owner see and fill all counties in this transaction: COPY and foreign keys do not work behind forced walls.
 * Nobody else sees the tables meanwhile, since changing them locks them. Answers what raises the walls again.
 */
async function lowerWalls(client: pg.Client): Promise<() => Promise<void>> {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relforcerowsecurity order by relname`,
  )
  const change = async (how: string) => {
    for (const { name } of rows) await client.query(`alter table ${quoted(name)} ${how} row level security`)
  }
  await change('no force')
  return () => change('force')
}

/** Exactly as far as the archive; the program's next start takes it from there. */
async function migrateTo(config: pg.PoolConfig, migrations: { name: string; text: string }[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'fayuan-restore-'))
  const database = connect({ ...config, max: 1 })
  try {
    for (const { name, text } of migrations) writeFileSync(join(folder, name), text)
    await migrate(database, folder)
  } finally {
    await database.close()
    await rm(folder, { recursive: true, force: true })
  }
}

async function restoreKeys(archive: ArchiveReader, { keys }: Manifest, folder: string, undo: (() => Promise<void>)[]) {
  if (keys.length === 0) return
  makePrivateFolder(folder)
  for (const { name } of keys) {
    const content = await archive.read(keyName(name))
    const path = join(folder, name)
    if (writePrivately(path, content.toString(), 'create') === 'written') undo.push(() => rm(path, { force: true }))
    else if (!content.equals(await readFile(path)))
      throw new Error(`${path} 已经存在，而且与备份里的不同，不会覆盖。请先移开它，再恢复。`)
  }
}

async function restoreAttachments(
  path: string,
  archive: ArchiveReader,
  { attachments }: Manifest,
  shelf: Shelf,
  undo: (() => Promise<void>)[],
): Promise<void> {
  for (const { digest } of attachments) {
    const content = await archive.read(attachmentName(digest))
    if (sha256(content) !== digest) throw new DamagedArchive(path, `附件 ${digest} 与其校验值不符`)
    const present = await shelf.read(digest).catch(() => null)
    if (present && sha256(present) === digest) continue
    await shelf.put(digest, content)
    undo.push(() => shelf.remove(digest))
  }
}

/**
 * Loads without foreign keys and sets them again, which checks every row: matter and consultation point at each other, so no
 * order of tables would do.
 */
async function loadTables(client: pg.Client, path: string, archive: ArchiveReader, manifest: Manifest): Promise<void> {
  const tables = await listTables(client)
  const shapeOf = (list: { name: string; columns: string[] }[]) =>
    JSON.stringify(list.map(({ name, columns }) => [name, columns]))
  if (shapeOf(tables) !== shapeOf(manifest.tables)) throw new DamagedArchive(path, '表的结构与清单不符')
  const { rows: keys } = await client.query<{ place: string; name: string; definition: string }>(
    `select conrelid::regclass::text as place, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
       from pg_constraint
      where contype = 'f' and connamespace = 'public'::regnamespace and conparentid = 0
      order by conrelid, conname`,
  )
  for (const { place, name } of keys) await client.query(`alter table ${place} drop constraint ${name}`)
  const names = tables.map(({ name }) => quoted(name))
  for (const name of names) await client.query(`alter table ${name} disable trigger user`)
  if (names.length > 0) await client.query(`truncate ${names.join(', ')}`) // what a migration itself has put in
  for (const { name, columns, chunks } of manifest.tables) {
    const statement = `copy ${quoted(name)} (${columns.map(quoted).join(', ')}) from stdin`
    await copyIn(client, statement, chunksOf(archive, name, chunks))
  }
  for (const name of names) await client.query(`alter table ${name} enable trigger user`)
  for (const { place, name, definition } of keys)
    await client.query(`alter table ${place} add constraint ${name} ${definition}`)
  for (const { name, last, isCalled } of manifest.sequences)
    await client.query('select setval($1::regclass, $2::bigint, $3)', [quoted(name), last, isCalled])
  for (const [index, table] of tables.entries()) {
    const { rows, digest } = await digestOf(client, table)
    const written = manifest.tables[index]
    if (rows !== written?.rows || digest !== written.digest)
      throw new DamagedArchive(path, `表 ${table.name} 恢复后与备份时不同`)
  }
}

async function* chunksOf(archive: ArchiveReader, table: string, chunks: number): AsyncGenerator<Buffer> {
  for (let number = 1; number <= chunks; number++) yield await decompress(await archive.read(chunkName(table, number)))
}
