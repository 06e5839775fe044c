import { execFile } from 'node:child_process'
import { generateKeyPairSync, sign } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type HeadsFile, readHeadsFiles, readPublicKeys } from '../../audit/heads.ts'
import { verifyDatabase } from '../../audit/verify-database.ts'
import { freshDatabase, seesAll } from '../setup/database.ts'
import { DAMAGES, DROP_KEYS, DROP_STEP_KEYS } from './damages.ts'
import { BOUND, COUNTY, type Log, openLogOn, START, UNBOUND } from './honest-log.ts'

const SIZES = [7, 20, 33, 40]
let log: Log
let client: pg.Client
let files: HeadsFile[]
const keysPath = () => join(log.headsFolder, 'public-keys.json')
beforeAll(async () => {
  log = await openLogOn(await freshDatabase())
  for (const [index, size] of SIZES.entries()) {
    await log.write(size - (SIZES[index - 1] ?? 0))
    await log.seal()
  }
  await log.write(2)
  files = readHeadsFiles(log.headsFolder)
  client = new pg.Client({ ...log.config, options: '-c timezone=UTC -c datestyle=ISO,YMD' })
  await client.connect()
})
afterAll(async () => {
  await client?.end()
  await log?.close()
})

/** So that entries older than half a minute should have had their head: not yet the last two. */
const SOON = new Date(START + 150_000)
type Outside = { files?: HeadsFile[]; now?: Date }
/** What the verifier finds after the damage, which is then undone. */
async function found(damage: string | (() => Promise<unknown>), outside: Outside = {}): Promise<string[]> {
  await client.query('begin')
  try {
    await client.query(UNBOUND)
    await (typeof damage === 'string' ? client.query(damage) : damage())
    await client.query(BOUND)
    const keys = readPublicKeys(keysPath())
    const { findings } = await verifyDatabase({ client, files, keys, now: SOON, grace: 120, ...outside })
    return Object.keys(findings.counts).sort()
  } finally {
    await client.query('rollback')
  }
}
const files1 = (change: (file: HeadsFile) => Partial<HeadsFile>): HeadsFile[] =>
  files.map((file) => ({ ...file, ...change(file) }))
describe('an honest history', () => {
  it('has no findings', async () => {
    expect(await found('select 1')).toEqual([])
    expect(await found('select 1', { files: [...files, ...files] })).toEqual([])
  })
  it('has none when the last line of a file was torn, or a head is a moment younger than its file', async () => {
    expect(await found('select 1', { files: files1(() => ({ hasTornEnd: true })) })).toEqual([])
    const short = files1(({ heads }) => ({ heads: heads.slice(0, -1) }))
    expect(await found('select 1', { files: short })).toEqual([])
  })
})

describe('damage by whoever rules the database', () => {
  it.each(DAMAGES)('%s', async (_, expected, damage) => {
    expect(await found(damage)).toEqual(expected)
  })

  it('every column of every entry, leaf and step, one at a time', async () => {
    const seeing = new pg.Client(seesAll(log.config))
    await seeing.connect()
    const missed: string[] = []
    let tried = 0
    for (const table of ['history', 'history_leaf', 'matter_step']) {
      const { rows: columns } = await client.query(
        `select column_name as name, udt_name as type from information_schema.columns where table_name = $1`,
        [table],
      )
      // Entries that no head covers yet are nobody's to vouch for, nor are their steps.
      const covers = { history: 'position <= 40', history_leaf: 'true', matter_step: 'position <= 80' }[table]
      const { rows: places } = await seeing.query(`select ctid::text as place from ${table} where ${covers}`)
      const covered = places.filter((_, index) => index % 5 === 0)
      for (const { name, type } of columns)
        for (const { place } of covered) {
          const set = `${name} = ${changed(name, type)}`
          const drop = `${DROP_KEYS} ${DROP_STEP_KEYS} alter table history alter position drop identity;`
          tried++
          const kinds = await found(`${drop} update ${table} set ${set} where ctid = '${place}'`)
          if (kinds.length === 0) missed.push(`${table} ${name} ${place}`)
        }
    }
    await seeing.end()
    expect(missed).toEqual([])
    expect(tried).toBe(8 * (11 + 5) + 3 * 11)
  }, 60_000)
  const changed = (name: string, type: string): string =>
    ({
      text: `coalesce(${name}, '') || 'x'`,
      uuid: 'gen_random_uuid()',
      int4: `${name} + 1000`,
      int8: `${name} + 1000`,
      date: `${name} + 1`,
      timestamptz: `${name} + interval '1 microsecond'`,
      jsonb: `coalesce(${name}, '{}') || '{"x": 1}'`,
      bytea: `set_byte(${name}, 5, (get_byte(${name}, 5) + 1) % 256)`,
    })[type] ?? 'null'

  it.each([2, 21, 34])('a whole suffix rewritten from entry %i with leaf hashes that fit', async (from) => {
    const { leafOf } = await import('#platform/history-leaf.ts')
    const rewrite = async () => {
      await client.query(`update history set operation = 'nothingHappened', command_id = null where position >= $1`, [
        from,
      ])
      await client.query(`delete from matter_step where position >= $1`, [from * 2])
      const { rows } = await client.query(
        `select county, position::text, to_char(at, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, actor_id as "actorId",
                organisation_id as "organisationId", operation, kind, matter_id as "matterId", subject_id as "subjectId",
                command_id as "commandId", request_id as "requestId" from history where position >= $1`,
        [from],
      )
      for (const row of rows)
        await client.query('update history_leaf set content = null, leaf_hash = $1 where position = $2', [
          Buffer.from(leafOf(row, null)),
          row.position,
        ])
    }
    const kinds = await found(rewrite)
    expect(kinds).toContain('rootMismatch')
    expect(kinds).not.toContain('entryChanged')
    // With the heads rewritten too, as far as that goes without the key.
    const withHeads = async () => {
      await rewrite()
      await client.query(`update history_head set root = sha256('x'), frontier = array[sha256('x')] where size >= $1`, [
        from,
      ])
    }
    expect(await found(withHeads)).toEqual(expect.arrayContaining(['headForged', 'rootMismatch']))
  })
})

describe('damage to what lies outside', () => {
  const late = new Date(START + 3_600_000)
  it('a head signed with another key', async () => {
    const { privateKey } = generateKeyPairSync('ed25519')
    const forged = files1(({ heads }) => ({
      heads: heads.map((head) => {
        const message = `fayuan history head 1\n${head.county}\n${head.size}\n${head.root}\n${head.at}\n`
        return { ...head, signature: sign(null, Buffer.from(message), privateKey).toString('base64') }
      }),
    }))
    expect(await found('select 1', { files: forged })).toEqual(['headForged'])
  })
  it('a head that says something else', async () => {
    for (const change of [
      { size: 8 },
      { root: 'ab'.repeat(32) },
      { at: '2026-03-03T01:00:00.000Z' },
      { county: '340421' },
    ]) {
      const forged = files1(({ heads }) => ({
        heads: heads.map((head, index) => (index === 1 ? { ...head, ...change } : head)),
      }))
      expect(await found('select 1', { files: forged })).toContain('headForged')
    }
  })
  it('a file cut short, or gone', async () => {
    const short = files1(({ heads }) => ({ heads: heads.slice(0, 2) }))
    expect(await found('select 1', { files: short, now: late })).toEqual(['fileTruncated', 'headStale'])
    expect(await found('select 1', { files: [], now: late })).toEqual(['fileTruncated', 'headStale'])
  })
  it('a line that is no head', async () => {
    expect(await found('select 1', { files: files1(() => ({ broken: 1 })) })).toEqual(['fileBroken'])
  })
  it('a witness’s copy shows what database and file were both made to forget', async () => {
    const forget = `delete from history_head where size > 20; delete from history_leaf where leaf_index >= 20;
       delete from history where position > 20; delete from matter_step where position > 40`
    const short = files1(({ heads }) => ({ heads: heads.slice(0, 2) }))
    expect(await found(forget, { files: short })).toEqual([])
    expect(await found(forget, { files: [...short, ...files] })).toEqual(['headMissing', 'rolledBack'])
  })
  it('heads that stopped coming while people worked', async () => {
    expect(await found('select 1', { now: late })).toEqual(['headStale'])
  })
  it('a public key that was exchanged', () => {
    const path = join(log.folder, 'exchanged.json')
    const { keys } = JSON.parse(readFileSync(keysPath(), 'utf8'))
    const { publicKey } = generateKeyPairSync('ed25519')
    const spki = publicKey.export({ format: 'der', type: 'spki' }).toString('base64')
    writeFileSync(path, JSON.stringify({ keys: [{ ...keys[0], publicKey: spki }] }))
    expect(() => readPublicKeys(path)).toThrow('可能被调换')
  })
})

describe('the program', () => {
  const run = async (...args: string[]) => {
    const { host, port, database, user, connectionString } = log.config
    const url = connectionString ?? `postgres://${user}@/${database}?host=${encodeURIComponent(`${host}`)}&port=${port}`
    const words = [
      'audit/verify.ts',
      '--database',
      url,
      '--public-keys',
      keysPath(),
      '--heads',
      log.headsFolder,
      ...args,
    ]
    const { stdout, code } = await promisify(execFile)(process.execPath, words).then(
      ({ stdout }) => ({ stdout, code: 0 }),
      (error: { stdout: string; code: number }) => error,
    )
    return { code, said: stdout, last: JSON.parse(stdout.trim().split('\n').at(-1) ?? '') }
  }
  it('ends with 0 and says what it checked', async () => {
    const { code, last } = await run('--grace', '1e9')
    expect({ code, last }).toMatchObject({
      code: 0,
      last: { verdict: 'sound', counties: 1, entries: 40, heads: 4, waiting: 2, findings: {} },
    })
  })
  it('ends with 1, in Chinese, when heads stopped coming', async () => {
    const { code, said, last } = await run()
    expect(code).toBe(1)
    expect(said).toContain('340422 有记录超过时限仍没有树头：自编号 41 起')
    expect(last).toMatchObject({ verdict: 'bent', findings: { headStale: 1 } })
  })
  it('ends with 2 when it could not check', async () => {
    const { code, last } = await run('--public-keys', '/nowhere.json')
    expect({ code, last }).toMatchObject({ code: 2, last: { verdict: 'unchecked' } })
  })
})

it('the verifier imports nothing of what it judges', () => {
  const folder = join(import.meta.dirname, '../../audit')
  const imports = readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .flatMap((name) => [...readFileSync(join(folder, name), 'utf8').matchAll(/ from '(.+?)'/g)].map(([, from]) => from))
  expect(imports.filter((from) => !/^(node:|\.\/[\w-]+\.ts$|pg$)/.test(`${from}`))).toEqual([])
})
it('names the county of the example', () => expect(files.map(({ county }) => county)).toEqual([COUNTY]))
