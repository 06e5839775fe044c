import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { gunzipSync, gzipSync } from 'node:zlib'
import type { PoolConfig } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import type { Instant } from '#kernel/plain-date.ts'
import { createArchive, DamagedArchive, openArchive } from '#platform/backup/archive.ts'
import { backup } from '#platform/backup/backup.ts'
import type { Manifest } from '#platform/backup/manifest.ts'
import { restore } from '#platform/backup/restore.ts'
import { connect, type Database, one, rows, sql } from '#platform/database.ts'
import { type AsSealer, sealHistory } from '#platform/history-sealer.ts'
import { openKeyRing } from '#platform/keys.ts'
import { diskShelf } from '#platform/shelf.ts'
import { shouxian } from '#policy/packs/shouxian-340422.ts'
import { openCounty } from '#server/open-county.ts'
import { asSealer } from '#server/walls.ts'
import { idNumberOf, wageClaim } from '../examples.ts'
import { type FreshDatabase, freshDatabase, seesAll } from '../setup/database.ts'
import { named } from '../setup/server.ts'
import { type Centre, newId, openCentre } from '../world.ts'

const root = mkdtempSync(join(tmpdir(), 'fayuan-backup-test-'))
const attachmentsDir = join(root, 'attachments')
const shelf = diskShelf(attachmentsDir)
/** Where a file lies on the disk's shelf. */
const placeOf = (folder: string, digest: string) => join(folder, digest.slice(0, 2), digest)
const keysDir = join(root, 'keys')
const archivePath = join(root, 'first.fayuan')
const now = '2026-03-03T01:00:00.000Z' as Instant
const ODD = 'tab\t newline\n return\r backslash \\N \\. quote \' " 汉字 𠮷 👪'

let centre: Centre
let config: PoolConfig
let before: Record<string, string>
let manifest: Manifest
let target: FreshDatabase
/** The target as somebody sees it who sees the whole county. */
let seeing: Database
let made = 0

beforeAll(async () => {
  centre = await openCentre()
  const clerk = await centre.hire({ roles: ['reviewer'], name: '审查员' })
  for (let count = 0; count < 5; count++) {
    const matterId = newId()
    await clerk.api.submitApplication(
      wageClaim(matterId, {
        recipients: [{ name: `样例工${count}`, idNumber: idNumberOf(count * 2 + 1), claim: 812_300 }],
      }),
    )
    if (count % 2 === 0) await clerk.api.acceptApplication({ matterId })
  }
  const { name } = await one(centre.db, sql<{ name: string }>`select current_database() as name`)
  config = named(inject('postgres').config, name)
  await rows(centre.db, sql`update matter set story = ${ODD} where number like '%1号'`)
  await rows(
    centre.db,
    sql`update command_log set answer = 'null' where command_id = (select min(command_id::text)::uuid from command_log)`,
  )
  await sql
    .raw(
      `alter table history no force row level security, disable trigger user;
       update history set at = '2026-03-03 01:00:00.123456+00' where position = (select max(position) from history);
       alter table history force row level security, enable trigger user`,
    )
    .execute(centre.db)
  for (const content of ['photo one', 'photo two', 'photo two']) await attach(content)
  const key = openKeyRing(keysDir, { inUse: [], now }).headKey()
  const server = connect(centre.serverConfig)
  const sealer: AsSealer = (work) => asSealer(server, '340422', work)
  await sealHistory(sealer, { county: '340422', headsFolder: join(root, 'heads'), key, now })
  await server.close()
  before = await tablesOf(centre.db)
  manifest = (await backup({ config, shelf, keysDir }, archivePath)).manifest
})
afterAll(async () => {
  await seeing?.close()
  await target?.drop()
  await centre?.close()
  rmSync(root, { recursive: true, force: true })
})
beforeEach(async () => {
  await seeing?.close()
  await target?.drop()
  target = await freshDatabase({ isEmpty: true })
  seeing = connect({ ...seesAll(target.config), max: 1 })
})

const sha256 = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex')
async function attach(content: string, isOnDisk = true): Promise<string> {
  const digest = sha256(content)
  if (isOnDisk) {
    mkdirSync(dirname(placeOf(attachmentsDir, digest)), { recursive: true })
    writeFileSync(placeOf(attachmentsDir, digest), content)
  }
  await rows(
    centre.db,
    sql`insert into attachment (county, id, matter_id, title, file_name, media_type, bytes, digest, added_by, added_at)
        select m.county, gen_random_uuid(), m.id, '照片', 'a.jpg', 'image/jpeg', ${content.length}, ${digest}, a.id, now()
          from matter m, account a order by m.number, a.login limit 1`,
  )
  return digest
}
/** Counted apart from the code under test: every row of every table as PostgreSQL prints it. */
async function tablesOf(database: Database): Promise<Record<string, string>> {
  const names = await rows(
    database,
    sql<{ name: string }>`select tablename::text as name from pg_tables
      where schemaname = 'public' and tablename <> 'schema_migration' order by 1`,
  )
  const found: Record<string, string> = {}
  for (const { name } of names) {
    const { digest } = await one(
      database,
      sql<{ digest: string }>`
      select count(*) || ' ' || coalesce(md5(string_agg(t::text, e'\n' order by t::text collate "C")), '') as digest
        from ${sql.table(name)} t`,
    )
    found[name] = digest
  }
  return found
}
const newPlace = () => {
  const folder = join(root, `restored-${++made}`)
  const attachmentsDir = join(folder, 'attachments')
  return { config: target.config, attachmentsDir, shelf: diskShelf(attachmentsDir), keysDir: join(folder, 'keys') }
}
const filesIn = (folder: string) =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ name }) => name)
        .sort()
    : []
/** Nothing came back: no table with a row, no file. */
async function expectNothing({ attachmentsDir, keysDir }: { attachmentsDir: string; keysDir: string }) {
  const counts = Object.values(await tablesOf(seeing)).filter((digest) => !digest.startsWith('0 '))
  expect({ counts, files: [...filesIn(attachmentsDir), ...filesIn(keysDir)] }).toEqual({ counts: [], files: [] })
}

describe('what comes back', () => {
  it('is every table and attachment of the moment of the backup, and not what came after', async () => {
    await centre.admin.api.addOrganisation({ organisationId: newId(), kind: 'firm', name: '样例后来律师事务所' })
    await attach('photo three')
    const place = newPlace()
    await restore(archivePath, place)
    expect(await tablesOf(seeing)).toEqual(before)
    expect(await tablesOf(centre.db)).not.toEqual(before)
    expect(filesIn(place.attachmentsDir)).toEqual([sha256('photo one'), sha256('photo two')].sort())
    for (const name of filesIn(place.attachmentsDir))
      expect(sha256(readFileSync(placeOf(place.attachmentsDir, name)))).toBe(name)
    expect(readFileSync(join(place.keysDir, 'ring.json'))).toEqual(readFileSync(join(keysDir, 'ring.json')))
  })
  it('stands behind the same walls, append-only as before', async () => {
    await restore(archivePath, newPlace())
    const walls = (database: Database) =>
      rows(
        database,
        sql`select relname::text as name, relrowsecurity, relforcerowsecurity,
                   array(select tgname::text || tgenabled::text from pg_trigger t where t.tgrelid = c.oid and not tgisinternal order by 1) as triggers
              from pg_class c where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`,
      )
    expect(await walls(seeing)).toEqual(await walls(centre.db))
    expect(await rows(target.database, sql`select from matter`)).toEqual([])
  })
  it('has all counties of the database, each behind its own wall', async () => {
    const other = await freshDatabase({ isEmpty: true })
    await restore(archivePath, { ...newPlace(), config: other.config })
    const server = connect(other.config)
    await openCounty(server, { ...shouxian, code: '340421', centreName: '凤台县法律援助中心' }, { practice: true, now })
    const path = join(root, 'two.fayuan')
    await backup({ config: other.config, shelf, keysDir: null }, path)
    await restore(path, newPlace())
    for (const county of ['340421', '340422']) {
      const [there, here] = [other.config, target.config].map((each) => connect({ ...seesAll(each, county), max: 1 }))
      expect(await tablesOf(here as Database)).toEqual(await tablesOf(there as Database))
      await there?.close()
      await here?.close()
    }
    await server.close()
    await other.drop()
  })
  it('has its foreign keys, and gives no number of the history a second time', async () => {
    await restore(archivePath, newPlace())
    const keys = (database: Database) =>
      rows(
        database,
        sql`select conrelid::regclass::text as place, conname, pg_get_constraintdef(oid) as definition
              from pg_constraint where connamespace = 'public'::regnamespace order by 1, 2`,
      )
    expect(await keys(target.database)).toEqual(await keys(centre.db))
    const next = sql<{ next: number }>`select nextval(pg_get_serial_sequence('history', 'position')) as next`
    const { last } = await one(seeing, sql<{ last: number }>`select max(position) as last from history`)
    expect((await one(target.database, next)).next).toBe(last + 1)
  })
  it('tells null in JSON from no value, and microseconds from milliseconds', async () => {
    await restore(archivePath, newPlace())
    const found = await one(
      seeing,
      sql<{ nulls: number; fine: number; odd: number }>`
      select (select count(*) from command_log where answer = 'null') as nulls,
             (select count(*) from history where extract(microseconds from at)::int % 1000 = 456) as fine,
             (select count(*) from matter where story = ${ODD}) as odd`,
    )
    expect(found).toEqual({ nulls: 1, fine: 1, odd: 1 })
  })
  it('is one moment, though people go on working', async () => {
    let isOver = false
    const work = (async () => {
      for (let count = 0; !isOver; count++)
        await centre.db.inTransaction('command', async (tx) => {
          await rows(tx, sql`insert into number_series values ('340422', ${`busy ${count}`}, 2026, 0)`)
          await rows(
            tx,
            sql`insert into organisation (county, id, kind, name) values ('340422', gen_random_uuid(), 'firm', ${`busy ${count}`})`,
          )
        })
    })()
    const path = join(root, 'busy.fayuan')
    await backup({ config, shelf, keysDir: null }, path)
    isOver = true
    await work
    await restore(path, newPlace())
    const { apart } = await one(
      seeing,
      sql<{ apart: number }>`
      select count(*) as apart from (select kind from number_series where kind like 'busy%') s
        full join (select name from organisation where name like 'busy%') o on s.kind = o.name
       where s.kind is null or o.name is null`,
    )
    expect(apart).toBe(0)
  })
  it('can be opened without this program', async () => {
    const run = promisify(execFile)
    const { stdout } = await run('tar', ['tf', archivePath])
    expect(stdout.split('\n')).toEqual(
      expect.arrayContaining(['manifest.json', 'tables/matter/000001.copy.gz', 'SHA256']),
    )
    const { stdout: text } = await run('tar', ['xOf', archivePath, 'tables/county/000001.copy.gz'], {
      encoding: 'buffer',
    })
    expect(gunzipSync(text).toString()).toContain('340422\t寿县法律援助中心\tt\t')
  })
  it('holds no secret key unless asked', async () => {
    const path = join(root, 'no-keys.fayuan')
    const { manifest } = await backup({ config, shelf, keysDir: null }, path)
    expect(manifest.keys).toEqual([])
    const place = newPlace()
    await restore(path, place)
    expect(existsSync(place.keysDir)).toBe(false)
  })
  it('lacks an attachment that was lost or bent before, says which, and has all the rest', async () => {
    const [lost, bent] = [await attach('lost', false), await attach('bent')]
    writeFileSync(placeOf(attachmentsDir, bent), 'bend')
    const path = join(root, 'lost.fayuan')
    const { manifest } = await backup({ config, shelf, keysDir: null }, path)
    expect(manifest.damaged).toEqual([lost, bent].sort())
    const place = newPlace()
    await restore(path, place)
    expect(filesIn(place.attachmentsDir)).toHaveLength(manifest.attachments.length)
  })
})

describe('a damaged archive', () => {
  const damaged = join(root, 'damaged.fayuan')
  const damage = (change: (bytes: Buffer) => Buffer) => writeFileSync(damaged, change(readFileSync(archivePath)))
  const flipped = (at: number) => (bytes: Buffer) => {
    bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << (at % 8)), at)
    return bytes
  }
  it('is refused for one flipped bit, and nothing of it is restored', async () => {
    for (const at of [0, 700, 5_000, 20_000]) {
      damage(flipped(at))
      const place = newPlace()
      await expect(restore(damaged, place)).rejects.toThrow(DamagedArchive)
      expect(await tablesOf(seeing)).toEqual({})
      await expectNothing(place)
    }
  })
  it('is noticed wherever the flipped bit lies', async () => {
    const { length } = readFileSync(archivePath)
    const unseen: number[] = []
    const places = Array.from({ length: 400 }, (_, index) => Math.floor((index * length) / 400))
    for (const at of [...places, ...Array.from({ length: 256 }, (_, index) => length - 1 - index * 8)]) {
      damage(flipped(at))
      await openArchive(damaged).then(
        (archive) => archive.close().then(() => unseen.push(at)),
        (error) => expect(error).toBeInstanceOf(DamagedArchive),
      )
    }
    expect(unseen).toEqual([])
  })
  it('is noticed when it was cut short, or has something behind it', async () => {
    const { length } = readFileSync(archivePath)
    for (const end of [0, 511, 512, 2_048, length / 2, length - 2_048, length - 512, length - 1]) {
      damage((bytes) => bytes.subarray(0, end))
      await expect(openArchive(damaged)).rejects.toThrow(DamagedArchive)
    }
    damage((bytes) => Buffer.concat([bytes, Buffer.alloc(512)]))
    await expect(openArchive(damaged)).rejects.toThrow(DamagedArchive)
    await expect(openArchive(join(root, 'nowhere'))).rejects.toThrow('不能打开备份文件')
  })

  /** Damage that was sealed again: only the digests of what came back can tell. */
  async function resealed(change: (name: string, content: Buffer) => Buffer | null): Promise<string> {
    const path = join(root, `resealed-${++made}.fayuan`)
    const [from, to] = [await openArchive(archivePath), await createArchive(path)]
    for (const name of from.names()) {
      const content = change(name, await from.read(name))
      if (content) await to.add(name, content)
    }
    await from.close()
    await to.finish()
    return path
  }
  it.each<[string, string, (name: string, content: Buffer) => Buffer | null]>([
    [
      'a value of a row',
      '表 county 恢复后与备份时不同',
      (name, content) =>
        name.startsWith('tables/county/')
          ? gzipSync(gunzipSync(content).toString().replace('寿县法律援助中心', '寿县法律援助中央'))
          : content,
    ],
    [
      'a row that others point at',
      'violates foreign key',
      (name, content) => (name.startsWith('tables/county/') ? gzipSync('') : content),
    ],
    [
      'a row too few',
      '表 command_log 恢复后与备份时不同',
      (name, content) =>
        name.startsWith('tables/command_log/')
          ? gzipSync(gunzipSync(content).toString().replace(/^.*\n/, ''))
          : content,
    ],
    [
      'a chunk that does not unpack',
      'incorrect header check',
      (name, content) => (name.startsWith('tables/party/') ? Buffer.from('rubbish') : content),
    ],
    [
      'an attachment',
      '与其校验值不符',
      (name, content) => (name.startsWith('attachments/') ? Buffer.from('x') : content),
    ],
    ['an entry missing', '内容与清单不符', (name, content) => (name.startsWith('tables/party/') ? null : content)],
    [
      'a key that would be written elsewhere',
      '清单',
      (name, content) =>
        name === 'manifest.json' ? Buffer.from(content.toString().replaceAll('ring.json', '../ring.json')) : content,
    ],
  ])('that was sealed again is refused and undone: %s', async (_, message, change) => {
    const place = newPlace()
    await expect(restore(await resealed(change), place)).rejects.toThrow(message)
    await expectNothing(place)
  })
  it('leaves the place fit for the next try', async () => {
    const place = newPlace()
    const short = await resealed((name, content) => (name.startsWith('tables/command_log/') ? gzipSync('') : content))
    await expect(restore(short, place)).rejects.toThrow('恢复后与备份时不同')
    await restore(archivePath, place)
    expect(await tablesOf(seeing)).toEqual(before)
  })
})

describe('a restore into the wrong place', () => {
  it('is refused where there are rows, and changes none', async () => {
    await restore(archivePath, newPlace())
    await rows(seeing, sql`update matter set story = '后来'`)
    const after = await tablesOf(seeing)
    await expect(restore(archivePath, newPlace())).rejects.toThrow('已有数据')
    expect(await tablesOf(seeing)).toEqual(after)
  })
  it('is refused where another program has its tables', async () => {
    await rows(target.database, sql`create table theirs (id int)`)
    await expect(restore(archivePath, newPlace())).rejects.toThrow('别的程序')
  })
  it('is refused where another ring of keys lies', async () => {
    const place = newPlace()
    openKeyRing(place.keysDir, { inUse: [], now })
    const theirs = readFileSync(join(place.keysDir, 'ring.json'))
    await expect(restore(archivePath, place)).rejects.toThrow('与备份里的不同')
    expect(readFileSync(join(place.keysDir, 'ring.json'))).toEqual(theirs)
    expect(filesIn(place.attachmentsDir)).toEqual([])
  })
  it('is refused to a program that is older than the backup, or whose migrations differ', async () => {
    const migrationsDir = join(root, 'migrations')
    mkdirSync(migrationsDir)
    await expect(restore(archivePath, { ...newPlace(), migrationsDir })).rejects.toThrow('请先升级本程序')
    for (const { name } of manifest.migrations) writeFileSync(join(migrationsDir, name), 'select 1;')
    await expect(restore(archivePath, { ...newPlace(), migrationsDir })).rejects.toThrow('与备份时的不同')
  })
  it('goes well on a schema that was made ready and is empty', async () => {
    const ready = await freshDatabase()
    const seesReady = connect({ ...seesAll(ready.config), max: 1 })
    await restore(archivePath, { ...newPlace(), config: ready.config })
    expect(await tablesOf(seesReady)).toEqual(before)
    await seesReady.close()
    await ready.drop()
  })
})

describe('a backup that cannot be taken', () => {
  it('leaves no file', async () => {
    const path = join(root, 'none', 'none.fayuan')
    await expect(backup({ config: target.config, shelf, keysDir: null }, path)).rejects.toThrow('不能备份')
    expect(filesIn(dirname(path))).toEqual([])
  })
  it('never overwrites another one', async () => {
    await expect(backup({ config, shelf, keysDir: null }, archivePath)).rejects.toThrow('不会覆盖')
  })
  it('fails where rows are hidden from it, instead of leaving them out', async () => {
    await rows(target.database, sql`create table schema_migration (name text, digest text)`)
    await rows(target.database, sql`create table walled (county text primary key)`)
    await rows(target.database, sql`alter table walled enable row level security, force row level security`)
    const path = join(root, 'walled.fayuan')
    await expect(backup({ config: target.config, shelf, keysDir: null }, path)).rejects.toThrow('row-level security')
    expect(existsSync(path)).toBe(false)
  })
})

describe('the programs', () => {
  const urlOf = ({ connectionString, host, port, user, database }: PoolConfig) =>
    connectionString ?? `postgres://${user}@/${database}?host=${encodeURIComponent(`${host}`)}&port=${port}`
  const run = (program: string, database: PoolConfig, ...args: string[]) =>
    promisify(execFile)(process.execPath, [join('src/platform/backup', program), ...args], {
      env: { ...process.env, DATABASE_URL: urlOf(database) },
    }).then(
      ({ stdout }) => ({ code: 0, stdout, stderr: '' }),
      (error: { code: number; stdout: string; stderr: string }) => error,
    )
  it('take a backup and bring it back', async () => {
    const [data, elsewhere, path] = [root, join(root, 'elsewhere'), join(root, 'program.fayuan')]
    const expected = await tablesOf(centre.db)
    const taken = await run('run-backup.ts', config, '--data', data, '--to', path, '--with-keys')
    expect(taken.stdout).toContain(`已备份到 ${path}`)
    expect(taken.stdout).toContain('备份里含有密钥')
    expect(JSON.parse(taken.stdout.trim().split('\n').at(-1) ?? '')).toMatchObject({ path })
    const brought = await run('run-restore.ts', target.config, '--from', path, '--data', elsewhere)
    expect(brought).toMatchObject({ code: 0 })
    expect(brought.stdout).toContain('逐表逐件核对一致')
    expect(await tablesOf(seeing)).toEqual(expected)
    expect(filesIn(join(elsewhere, 'keys'))).toEqual(['ring.json'])
    const again = await run('run-restore.ts', target.config, '--from', path, '--data', elsewhere)
    expect(again).toMatchObject({ code: 1 })
    expect(again.stderr).toContain('没有恢复成功：目标数据库里已有数据')
  })
})
