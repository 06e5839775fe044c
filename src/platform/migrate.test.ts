import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../tests/setup/database.ts'
import { connect, maybe, rows, sql } from './database.ts'
import { migrate } from './migrate.ts'

let fresh: FreshDatabase
let folder: string
beforeEach(async () => {
  fresh = await freshDatabase({ isEmpty: true })
  folder = mkdtempSync(join(tmpdir(), 'migrations-'))
  put('0001-first.sql', 'create table first (id int);\ninsert into first values (1), (2);')
})
afterEach(async () => {
  rmSync(folder, { recursive: true })
  await fresh.drop()
})
const put = (name: string, text: string) => writeFileSync(join(folder, name), text)
const table = (name: string) => maybe(fresh.database, sql`select to_regclass(${name})::text as name`)

it('applies what is new, in the order of the numbers, and once', async () => {
  put('0002-second.sql', 'alter table first add column name text')
  expect(await migrate(fresh.database, folder)).toEqual(['0001-first.sql', '0002-second.sql'])
  expect(await migrate(fresh.database, folder)).toEqual([])
  put('0003-third.sql', 'drop table first')
  expect(await migrate(fresh.database, folder)).toEqual(['0003-third.sql'])
})
it('is done once when four processes start together', async () => {
  put('0002-second.sql', 'create table second (id int); select pg_sleep(0.2)')
  const processes = [1, 2, 3, 4].map(() => connect({ ...fresh.config, max: 1 }))
  const applied = await Promise.all(processes.map((each) => migrate(each, folder)))
  await Promise.all(processes.map((each) => each.close()))
  expect(applied.flat().sort()).toEqual(['0001-first.sql', '0002-second.sql'])
  expect(await rows(fresh.database, sql`select name from schema_migration order by name`)).toHaveLength(2)
})
it('keeps nothing of a file that fails, and all before it', async () => {
  put('0002-second.sql', 'create table second (id int); select 1 / 0')
  await expect(migrate(fresh.database, folder)).rejects.toThrow(
    '0002-second.sql 执行失败，数据库未作改动：division by zero',
  )
  expect(await table('first')).toEqual({ name: 'first' })
  expect(await table('second')).toEqual({ name: null })
})
it('refuses a file that was changed after it was applied', async () => {
  await migrate(fresh.database, folder)
  put('0001-first.sql', 'create table first (id bigint)')
  put('0002-second.sql', 'create table second (id int)')
  await expect(migrate(fresh.database, folder)).rejects.toThrow('0001-first.sql 在执行后被修改过')
  expect(await table('second')).toEqual({ name: null })
})
it('takes the line ends of a Windows checkout for the same file', async () => {
  await migrate(fresh.database, folder)
  put('0001-first.sql', 'create table first (id int);\r\ninsert into first values (1), (2);')
  expect(await migrate(fresh.database, folder)).toEqual([])
})
it('refuses a database that a newer program has changed', async () => {
  put('0002-second.sql', 'select 1')
  await migrate(fresh.database, folder)
  rmSync(join(folder, '0002-second.sql'))
  await expect(migrate(fresh.database, folder)).rejects.toThrow('数据库已由另一版本的程序升级（0002-second.sql）')
})
it('refuses a number that is late, given twice or missing', async () => {
  put('0003-third.sql', 'select 1')
  await migrate(fresh.database, folder)
  put('0002-second.sql', 'select 1')
  await expect(migrate(fresh.database, folder)).rejects.toThrow('0002-second.sql 的编号小于已执行的 0003-third.sql')
  put('0003-again.sql', 'select 1')
  await expect(migrate(fresh.database, folder)).rejects.toThrow('同一编号：0003-third.sql')
  put('later.sql', 'select 1')
  await expect(migrate(fresh.database, folder)).rejects.toThrow('later.sql 不合规定')
})
