import { createHash } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type pg from 'pg'
import type { Shelf } from '../shelf.ts'
import { type ArchiveWriter, createArchive } from './archive.ts'
import { attachmentName, chunkName, keyName, MANIFEST, type Manifest, type TableContent } from './manifest.ts'
import { listCounties, listTables, openClient, readMigrations, readSequences, rowsOf, type Table } from './tables.ts'

const compress = promisify(gzip)
const CHUNK = 8_000_000 // bytes of text that become one entry of the archive
const KEY_FILES = /^[\w-]+\.json$/

type Sources = { config: pg.ClientConfig; shelf: Pick<Shelf, 'read'>; keysDir: string | null }
export type Backup = { path: string; bytes: number; manifest: Manifest }

const sha256 = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex')

/** Where the database names a kept file by its digest; what is not among these is not in the backup. */
export const FILE_COLUMNS: Readonly<Record<string, readonly string[]>> = {
  attachment: ['digest', 'thumbnail'],
  notice_scan: ['digest'],
  seal_use: ['digest'],
  dossier: ['digest'],
}
const DIGEST = /^[0-9a-f]{64}$/

/** Writes everything of one moment into one file, while people go on working. */
export async function backup({ config, shelf, keysDir }: Sources, path: string): Promise<Backup> {
  if (existsSync(path)) throw new Error(`${path} 已经存在，不会覆盖。请换一个文件名。`)
  const client = await openClient(config)
  const archive = await createArchive(path)
  try {
    const { digests, ...content } = await addTables(client, archive)
    const files = await addAttachments(archive, shelf, digests)
    const keys = keysDir ? await addKeys(archive, keysDir) : []
    const manifest: Manifest = { format: 'fayuan-backup', version: 1, ...content, ...files, keys }
    await archive.add(MANIFEST, Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`))
    return { path, bytes: await archive.finish(), manifest }
  } catch (error) {
    await archive.abandon()
    throw error
  } finally {
    await client.end()
  }
}

/** One snapshot for all tables: what was committed before it is in, all of it; what came later is not, none of it. */
async function addTables(client: pg.Client, archive: ArchiveWriter) {
  await client.query('begin isolation level repeatable read read only')
  const { rows } = await client.query(
    `select to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "takenAt",
            current_setting('server_version') as postgres`,
  )
  const { takenAt, postgres } = rows[0] as { takenAt: string; postgres: string }
  const migrations = await readMigrations(client)
  if (!migrations) throw new Error('这个数据库里没有本程序的数据，不能备份。请核对 --data 或 DATABASE_URL。')
  const tables: TableContent[] = []
  const all = await listTables(client)
  const counties = all.some(({ name }) => name === 'county') ? await listCounties(client) : []
  const digests = new Set<string>()
  for (const table of all) {
    const places = (FILE_COLUMNS[table.name] ?? [])
      .map((column) => table.columns.indexOf(column))
      .filter((at) => at >= 0)
    const take = (row: Buffer) => {
      const cells = row.toString().trimEnd().split('\t')
      for (const place of places) if (DIGEST.test(cells[place] ?? '')) digests.add(cells[place] as string)
    }
    tables.push(await addTable(archive, rowsOf(client, table, counties), table, places.length > 0 ? take : undefined))
  }
  // Not under the snapshot; a number that is a little too high is only a gap.
  const sequences = await readSequences(client)
  await client.query('commit')
  return { takenAt, postgres, migrations, tables, sequences, digests: [...digests].sort() }
}

async function addTable(
  archive: ArchiveWriter,
  all: AsyncIterable<Buffer>,
  table: Table,
  take?: (row: Buffer) => void,
): Promise<TableContent> {
  const hash = createHash('sha256')
  let [rows, chunks, bytes] = [0, 0, 0]
  let waiting: Buffer[] = []
  const flush = async () => {
    await archive.add(chunkName(table.name, ++chunks), await compress(Buffer.concat(waiting), { level: 6 }))
    waiting = []
    bytes = 0
  }
  for await (const row of all) {
    take?.(row)
    hash.update(row)
    waiting.push(row)
    rows++
    bytes += row.length
    if (bytes >= CHUNK) await flush()
  }
  if (waiting.length > 0) await flush()
  return { name: table.name, columns: table.columns, rows, chunks, digest: hash.digest('hex') }
}

/** A lost attachment must not cost the whole backup: it is named, and everything else is kept. */
async function addAttachments(archive: ArchiveWriter, shelf: Pick<Shelf, 'read'>, digests: string[]) {
  const attachments: Manifest['attachments'] = []
  const damaged: string[] = []
  for (const digest of digests) {
    const content = await shelf.read(digest).catch(() => null)
    if (!content || sha256(content) !== digest) {
      damaged.push(digest)
      continue
    }
    await archive.add(attachmentName(digest), content)
    attachments.push({ digest, bytes: content.length })
  }
  return { attachments, damaged }
}

async function addKeys(archive: ArchiveWriter, folder: string): Promise<Manifest['keys']> {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => KEY_FILES.test(name)) : []
  const keys: Manifest['keys'] = []
  for (const name of names.sort()) {
    const content = await readFile(join(folder, name))
    await archive.add(keyName(name), content)
    keys.push({ name, digest: sha256(content) })
  }
  return keys
}
