import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../tests/setup/database.ts'
import { type Database, maybe, one, type Reader, rows, sql, type Transaction } from './database.ts'

let fresh: FreshDatabase
let database: Database
beforeAll(async () => {
  fresh = await freshDatabase({ isEmpty: true })
  database = fresh.database
  await rows(
    database,
    sql`create table note (id int primary key, said_by text not null, version int not null default 0)`,
  )
})
afterAll(() => fresh.drop())
beforeEach(() => rows(database, sql`truncate note`))

const write = (db: Reader, id: number) => rows(db, sql`insert into note (id, said_by) values (${id}, '张三')`)
const ids = async () => (await rows(database, sql<{ id: number }>`select id from note order by id`)).map(({ id }) => id)
const value = async (expression: string) =>
  (await one(database, sql<{ v: unknown }>`select ${sql.raw(expression)} as v`)).v

describe('what a value becomes', () => {
  it.each([
    ["'9007199254740991'::bigint", 9007199254740991],
    ['count(*)', 1],
    ['12.50::numeric', '12.50'],
    ["'2026-03-02'::date", '2026-03-02'],
    ["'2026-03-02 09:30:00.123456+08'::timestamptz", '2026-03-02T01:30:00.123Z'],
    ["'2026-03-02 01:30+00'::timestamptz", '2026-03-02T01:30:00.000Z'],
    ["'{1,null,3}'::bigint[]", [1, null, 3]],
    ["'{{2026-03-02},{2026-03-03}}'::date[]", [['2026-03-02'], ['2026-03-03']]],
    ["'{2026-03-02 09:30+08}'::timestamptz[]", ['2026-03-02T01:30:00.000Z']],
    ["'{1.50}'::numeric[]", ['1.50']],
    ['\'{张三,"a b"}\'::text[]', ['张三', 'a b']],
    [`'{"said_by": {"full_name": "张三"}}'::jsonb`, { said_by: { full_name: '张三' } }],
    ['true', true],
    ['null::date', null],
  ])('%s', async (expression, expected) => {
    expect(await value(expression)).toEqual(expected)
  })
  it.each([
    ["'9007199254740992'::bigint", '整数超出可精确表示的范围'],
    ["'infinity'::date", '日期无法使用'],
    ["'infinity'::timestamptz", '时间无法使用'],
    ["'2026-03-02 09:30'::timestamp", '不使用不带时区的 timestamp'],
  ])('%s is refused', async (expression, message) => {
    await expect(value(expression)).rejects.toThrow(message)
    expect(await value('1')).toBe(1)
  })
  it('reads a moment rightly in whatever zone the session is set to', async () => {
    const said = await database.inTransaction('command', async (tx) => {
      await rows(tx, sql`set local timezone = 'Asia/Kathmandu'`)
      return one(tx, sql`select '2026-03-02 01:30:00.5+00'::timestamptz as at`)
    })
    expect(said).toEqual({ at: '2026-03-02T01:30:00.500Z' })
  })
})

describe('statements', () => {
  it('bring columns back in camel case and values as they were sent', async () => {
    await write(database, 1)
    const found = await rows(database, sql`select id, said_by, ${"'; drop table note; --"} as sent_text from note`)
    expect(found).toEqual([{ id: 1, saidBy: '张三', sentText: "'; drop table note; --" }])
  })
  it('promise one row or at most one', async () => {
    const upTo = (n: number) => sql<{ n: number }>`select n from generate_series(1, ${n}::int) as n`
    expect(await maybe(database, upTo(0))).toBeUndefined()
    expect(await maybe(database, upTo(1))).toEqual({ n: 1 })
    expect(await one(database, upTo(1))).toEqual({ n: 1 })
    await expect(maybe(database, upTo(2))).rejects.toThrow('at most one row, got 2')
    await expect(one(database, upTo(0))).rejects.toThrow('one row, got 0')
  })
})

describe('a command', () => {
  it('keeps all it wrote', async () => {
    const work = (tx: Transaction) =>
      write(tx, 1)
        .then(() => write(tx, 2))
        .then(() => 'done')
    expect(await database.inTransaction('command', work)).toBe('done')
    expect(await ids()).toEqual([1, 2])
  })
  it('keeps nothing when its work throws', async () => {
    const work = async (tx: Transaction) => {
      await write(tx, 1)
      throw new Error('不予办理')
    }
    await expect(database.inTransaction('command', work)).rejects.toThrow('不予办理')
    expect(await ids()).toEqual([])
  })
  it('fails when a statement failed, even if the work did not mind', async () => {
    const work = async (tx: Transaction) => {
      await write(tx, 1)
      await write(tx, 1).catch(() => {})
    }
    await expect(database.inTransaction('command', work)).rejects.toThrow()
    expect(await ids()).toEqual([])
  })
  it('fails when only the commit fails', async () => {
    await rows(database, sql`create table later (id int primary key deferrable initially deferred)`)
    const work = (tx: Transaction) => rows(tx, sql`insert into later values (1), (1)`)
    await expect(database.inTransaction('command', work)).rejects.toMatchObject({ code: '23505' })
    expect(await rows(database, sql`select * from later`)).toEqual([])
  })
  it('tells why it failed, not that the connection was gone for the rollback', async () => {
    const work = async (tx: Transaction) => {
      await killOwn(tx)
      throw new Error('不予办理')
    }
    await expect(database.inTransaction('command', work)).rejects.toThrow('不予办理')
    expect(await value('1')).toBe(1)
  })

  it('runs again when its connection breaks before the commit, and is kept once', async () => {
    let runs = 0
    const work = async (tx: Transaction) => {
      await write(tx, 1)
      if (++runs === 1) await killOwn(tx)
      await write(tx, 2)
      return 'done'
    }
    expect(await database.inTransaction('command', work)).toBe('done')
    expect([runs, await ids()]).toEqual([2, [1, 2]])
  })
  it('gives up when its connection breaks every time', async () => {
    let runs = 0
    const work = async (tx: Transaction) => {
      runs++
      await killOwn(tx)
      await write(tx, 1)
    }
    await expect(database.inTransaction('command', work)).rejects.toThrow()
    expect([runs, await ids()]).toEqual([4, []])
  })

  it('runs again when it loses a deadlock', async () => {
    await write(database, 1)
    await write(database, 2)
    let runs = 0
    const gate = meeting(2)
    const raise = (first: number, second: number) =>
      database.inTransaction('command', async (tx) => {
        runs++
        await rows(tx, sql`update note set version = version + 1 where id = ${first}`)
        await gate()
        await rows(tx, sql`update note set version = version + 1 where id = ${second}`)
      })
    await Promise.all([raise(1, 2), raise(2, 1)])
    expect(runs).toBe(3)
    expect(await rows(database, sql`select version from note`)).toEqual([{ version: 2 }, { version: 2 }])
  })
  it('runs at most four times, and for nothing but a lost race', async () => {
    let runs = 0
    const fail = (code: string) => (db: Reader) => {
      runs++
      return rows(db, sql`do ${sql.raw(`$$ begin raise exception 'lost' using errcode = '${code}'; end $$`)}`)
    }
    await expect(database.inTransaction('command', fail('40001'))).rejects.toMatchObject({ code: '40001' })
    expect(runs).toBe(4)
    await expect(database.inTransaction('command', fail('23505'))).rejects.toMatchObject({ code: '23505' })
    expect(runs).toBe(5)
    await expect(database.inTransaction('query', fail('40001'))).rejects.toMatchObject({ code: '40001' })
    expect(runs).toBe(6)
  })
})

describe('a query', () => {
  it('reads and cannot write', async () => {
    await write(database, 1)
    expect(await database.inTransaction('query', (db) => rows(db, sql`select id from note`))).toEqual([{ id: 1 }])
    await expect(database.inTransaction('query', (db) => write(db, 2))).rejects.toMatchObject({ code: '25006' })
    expect(await ids()).toEqual([1])
  })
  const before = async (tx: Transaction) => void (await write(tx, 7))
  it('is recorded together with its answer', async () => {
    const seen = await database.inTransaction('query', (db) => rows(db, sql`select id from note`), { before })
    expect(seen).toEqual([{ id: 7 }])
    expect(await ids()).toEqual([7])
  })
  it('cannot write after it was recorded, nor make itself able to', async () => {
    await expect(database.inTransaction('query', (db) => write(db, 8), { before })).rejects.toMatchObject({
      code: '25006',
    })
    const unlock = (db: Reader) => rows(db, sql`set transaction read write`)
    await expect(database.inTransaction('query', unlock, { before })).rejects.toMatchObject({ code: '25001' })
    expect(await ids()).toEqual([])
  })
  it('leaves no record when it fails', async () => {
    const work = () => Promise.reject(new Error('不存在'))
    await expect(database.inTransaction('query', work, { before })).rejects.toThrow('不存在')
    expect(await ids()).toEqual([])
  })
})

describe('a killed connection', () => {
  it('fails the work that used it and nothing else', async () => {
    await expect(database.inTransaction('command', killOwn)).rejects.toThrow()
    expect(await value('1')).toBe(1)
  })
  it('goes unnoticed while idle', async () => {
    await Promise.all([1, 2, 3].map(() => rows(database, sql`select pg_sleep(0.05)`)))
    const connections = await rows(
      database,
      sql<{ pid: number }>`select pid from pg_stat_activity where datname = current_database()`,
    )
    await fresh.kill(connections.map(({ pid }) => pid))
    const count = (db: Reader) => rows(db, sql`select 1 as n`)
    const answers = await Promise.all([1, 2, 3, 4].map(() => database.inTransaction('query', count)))
    expect(answers).toEqual([1, 2, 3, 4].map(() => [{ n: 1 }]))
  })
})

async function killOwn(tx: Reader): Promise<void> {
  const { pid } = await one(tx, sql<{ pid: number }>`select pg_backend_pid() as pid`)
  await fresh.kill([pid])
}

/** Lets nobody on before the given number have come; afterwards nobody waits. */
function meeting(size: number): () => Promise<void> {
  let arrived = 0
  let open = () => {}
  const isOpen = new Promise<void>((settle) => {
    open = settle
  })
  return () => {
    if (++arrived === size) open()
    return isOpen
  }
}
