import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Database, rows, sql, type Transaction } from './database.ts'

const LOCK = 1_234_880_001 // any number that nothing else in this database locks
const FOLDER = join(import.meta.dirname, 'migrations')

type Migration = { name: string; text: string; digest: string }

/** Brings the schema up to date and says which files it applied. Several processes may call it at once. */
export async function migrate(database: Database, folder: string = FOLDER): Promise<string[]> {
  const migrations = migrationsIn(folder)
  const applied: string[] = []
  for (;;) {
    const name = await database.inTransaction('command', (tx) => applyNext(tx, migrations))
    if (name === null) return applied
    applied.push(name)
  }
}

/** One file in one transaction, which holds the lock: whoever waits sees afterwards that the file is done. */
async function applyNext(tx: Transaction, migrations: Migration[]): Promise<string | null> {
  await rows(tx, sql`select pg_advisory_xact_lock(${LOCK})`)
  await rows(
    tx,
    sql`create table if not exists schema_migration (
      name text primary key, digest text not null, applied_at timestamptz not null default now()
    )`,
  )
  const done = await rows(tx, sql<{ name: string; digest: string }>`select name, digest from schema_migration`)
  const next = nextOf(migrations, new Map(done.map(({ name, digest }) => [name, digest])))
  if (!next) return null
  try {
    await sql.raw(next.text).execute(tx)
  } catch (error) {
    throw new Error(`数据库升级文件 ${next.name} 执行失败，数据库未作改动：${(error as Error).message}`, {
      cause: error,
    })
  }
  await rows(tx, sql`insert into schema_migration (name, digest) values (${next.name}, ${next.digest})`)
  return next.name
}

/** The first file that is not applied yet, after the others have been found to be what was applied. */
function nextOf(migrations: Migration[], done: Map<string, string>): Migration | undefined {
  const known = new Set(migrations.map(({ name }) => name))
  const newer = [...done.keys()].find((name) => !known.has(name))
  if (newer)
    throw new Error(`数据库已由另一版本的程序升级（${newer}），本程序没有这个升级文件。请换用新版本，不要回退。`)
  const changed = migrations.find(({ name, digest }) => done.has(name) && done.get(name) !== digest)
  if (changed)
    throw new Error(
      `升级文件 ${changed.name} 在执行后被修改过。请恢复该文件原来的内容，另写一个新编号的文件来改数据库。`,
    )
  const next = migrations.find(({ name }) => !done.has(name))
  const last = [...done.keys()].sort().at(-1)
  if (next && last && next.name < last)
    throw new Error(`升级文件 ${next.name} 的编号小于已执行的 ${last}。请改用更大的编号。`)
  return next
}

function migrationsIn(folder: string): Migration[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
  const wrong = names.find((name) => !/^\d{4}-[a-z0-9-]+\.sql$/.test(name))
  if (wrong) throw new Error(`升级文件名 ${wrong} 不合规定，应为“0001-name.sql”的形式。`)
  const twice = names.find((name, index) => name.slice(0, 4) === names[index - 1]?.slice(0, 4))
  if (twice) throw new Error(`有两个升级文件使用同一编号：${twice}。请给其中一个换新编号。`)
  return names.map((name) => {
    const text = readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n') // Windows checkouts
    return { name, text, digest: createHash('sha256').update(text).digest('hex') }
  })
}
