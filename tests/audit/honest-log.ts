import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PoolConfig } from 'pg'
import { type Instant, instantOf } from '#kernel/plain-date.ts'
import { type Database, rows, sql, type Transaction } from '#platform/database.ts'
import { sealHistory } from '#platform/history-sealer.ts'
import { type KeyRing, openKeyRing } from '#platform/keys.ts'
import { type SignedHead, writePublicKeys } from '#platform/signed-heads.ts'
import { asSealer, inCounty } from '#server/walls.ts'
import type { FreshDatabase } from '../setup/database.ts'

export const COUNTY = '340422'
export const START = Date.parse('2026-03-03T01:00:00Z')

/** A history as the program writes it, with its leaves, heads, heads file and keys. */
export type Log = {
  database: Database
  config: PoolConfig
  folder: string
  headsFolder: string
  ring: KeyRing
  write(count: number): Promise<void>
  seal(): Promise<SignedHead | null>
  close(): Promise<void>
}

const id = (kind: number, number: number) =>
  `${String(kind).padStart(8, '0')}-0000-4000-8000-${String(number).padStart(12, '0')}`

/** Needs no test runner: an attack opens one on a database of its own. */
export async function openLogOn(
  { database, config, drop }: Omit<FreshDatabase, 'kill'>,
  county = COUNTY,
): Promise<Log> {
  await inCounty(database, county, (tx) => openPlaces(tx, county))
  const folder = mkdtempSync(join(tmpdir(), 'fayuan-log-'))
  const headsFolder = join(folder, 'heads')
  const ring = openKeyRing(join(folder, 'keys'), { inUse: [], now: at(0) })
  writePublicKeys(headsFolder, ring)
  let written = 0
  const log: Log = {
    database,
    config,
    folder,
    headsFolder,
    ring,
    /** Every third entry is a reading, every fourth command takes two steps. */
    async write(count) {
      const numbers = Array.from({ length: count }, (_, index) => written + index)
      written += count
      await inCounty(database, county, (tx) => writeEntries(tx, county, numbers))
    },
    seal: () =>
      sealHistory(
        (work) => asSealer(database, county, work),
        { county, headsFolder, key: ring.headKey(), now: at(written * 1.001 + 60) },
        { isForced: true },
      ),
    async close() {
      await drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  return log
}

/** What whoever rules the database can do first: walls down, append-only off; and afterwards as if nothing had been. */
const TABLES = ['history', 'history_leaf', 'history_head', 'matter_step']
export const UNBOUND = TABLES.map(
  (table) => `alter table ${table} no force row level security, disable trigger user;`,
).join(' ')
export const BOUND = TABLES.map((table) => `alter table ${table} force row level security, enable trigger user;`).join(
  ' ',
)

/** An office, three people and seven matters for the entries and steps to be about. */
async function openPlaces(tx: Transaction, county: string): Promise<void> {
  await rows(tx, sql`insert into county values (${county}, '样例中心', true, ${at(0)}::timestamptz)`)
  await rows(
    tx,
    sql`insert into organisation (county, id, kind, name) values (${county}, ${id(2, 0)}::uuid, 'centre', '样例中心')`,
  )
  await rows(
    tx,
    sql`insert into account (county, id, login, name, password_digest, roles, organisation_id)
        select ${county}, ('00000001-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, ${county} || n, '职员', '', '{}', ${id(2, 0)}::uuid
          from generate_series(0, 2) as n`,
  )
  await rows(
    tx,
    sql`insert into matter (county, id, number, state, version, kind, form, stage, cause, groups, source, recipients, story,
                            grave_sentence, organisation_id, received_on, means_facts)
        select ${county}, ('00000003-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, '样例 ' || n, 'accepted', 1, 'civil',
               'civil', 'firstInstance', 'labourPay', '{}', 'walkIn', 1, '', false, ${id(2, 0)}::uuid, '2026-03-03', '{}'
          from generate_series(0, 6) as n`,
  )
}

/** Each actor writes their own entries, as the wall asks. */
async function writeEntries(tx: Transaction, county: string, numbers: number[]): Promise<void> {
  for (const n of numbers) {
    await rows(tx, sql`select set_config('fayuan.actor', ${id(1, n % 3)}, true)`)
    await rows(
      tx,
      sql`
      insert into history (county, at, actor_id, organisation_id, operation, kind, matter_id, subject_id, command_id, request_id)
      select ${county}, ${at(0)}::timestamptz + n * interval '1.001 second', wall_uuid('fayuan.actor'), ${id(2, 0)}::uuid,
             case when n % 3 = 0 then 'revealPerson' else 'acceptApplication' end,
             case when n % 3 = 0 then 'query' else 'command' end,
             case when n % 5 > 0 then ('00000003-0000-4000-8000-' || lpad((n % 7)::text, 12, '0'))::uuid end,
             case when n % 3 = 0 then ${id(4, 0)}::uuid end,
             case when n % 3 > 0 then ('00000005-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid end, 'request ' || n
        from (values (${n}::int)) as entry (n)`,
    )
  }
  await rows(
    tx,
    sql`
    insert into matter_step (county, matter_id, position, step, actor_id, happened_on, recorded_at, note, detail, changes, command_id)
    select ${county}, ('00000003-0000-4000-8000-' || lpad((n % 7)::text, 12, '0'))::uuid, n * 2 + nth, 'accept',
           ('00000001-0000-4000-8000-' || lpad((n % 3)::text, 12, '0'))::uuid, '2026-03-03',
           ${at(0)}::timestamptz + n * interval '1.001 second', case nth when 1 then '材料齐全' end, '{"b": 1.50, "aa": [null]}',
           jsonb_build_object('state', 'accepted', 'n', n),
           ('00000005-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid
      from unnest(${numbers}::int[]) as n, generate_series(1, 2) as nth where n % 3 > 0 and n % 4 = 0`,
  )
}

const at = (seconds: number): Instant => instantOf(START + Math.round(seconds * 1000))
