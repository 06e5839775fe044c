import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PoolConfig } from 'pg'
import { type Instant, instantOf } from '#kernel/plain-date.ts'
import { type Database, rows, sql } from '#platform/database.ts'
import { sealHistory } from '#platform/history-sealer.ts'
import { type KeyRing, openKeyRing } from '#platform/keys.ts'
import { type SignedHead, writePublicKeys } from '#platform/signed-heads.ts'
import { freshDatabase } from '../setup/database.ts'

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

export async function openLog(): Promise<Log> {
  const { database, config, drop } = await freshDatabase()
  const tables = readFileSync(join(import.meta.dirname, '../../audit/proposed-history.sql'), 'utf8')
  await rows(database, sql.raw(tables))
  // Whole matters would be in the way: here a step is a row like another.
  await rows(
    database,
    sql`alter table matter_step drop constraint matter_step_county_matter_id_fkey,
                                drop constraint matter_step_county_actor_id_fkey`,
  )
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
      await rows(
        database,
        sql`
        insert into history (county, at, actor_id, organisation_id, operation, kind, matter_id, subject_id, command_id, request_id)
        select ${COUNTY}, ${at(0)}::timestamptz + n * interval '1.001 second',
               ('00000001-0000-4000-8000-' || lpad((n % 3)::text, 12, '0'))::uuid, ${id(2, 0)}::uuid,
               case when n % 3 = 0 then 'revealPerson' else 'acceptApplication' end,
               case when n % 3 = 0 then 'query' else 'command' end,
               case when n % 5 > 0 then ('00000003-0000-4000-8000-' || lpad((n % 7)::text, 12, '0'))::uuid end,
               case when n % 3 = 0 then ${id(4, 0)}::uuid end,
               case when n % 3 > 0 then ('00000005-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid end, 'request ' || n
          from unnest(${numbers}::int[]) as n order by n`,
      )
      await rows(
        database,
        sql`
        insert into matter_step (county, matter_id, position, step, actor_id, happened_on, recorded_at, note, detail, changes, command_id)
        select ${COUNTY}, ('00000003-0000-4000-8000-' || lpad((n % 7)::text, 12, '0'))::uuid, n * 2 + nth, 'accept',
               ('00000001-0000-4000-8000-' || lpad((n % 3)::text, 12, '0'))::uuid, '2026-03-03',
               ${at(0)}::timestamptz + n * interval '1.001 second', case nth when 1 then '材料齐全' end, '{"b": 1.50, "aa": [null]}',
               jsonb_build_object('state', 'accepted', 'n', n),
               ('00000005-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid
          from unnest(${numbers}::int[]) as n, generate_series(1, 2) as nth where n % 3 > 0 and n % 4 = 0`,
      )
    },
    seal: () =>
      sealHistory(
        database,
        { county: COUNTY, headsFolder, key: ring.headKey(), now: at(written * 1.001 + 60) },
        { isForced: true },
      ),
    async close() {
      await drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  return log
}

const at = (seconds: number): Instant => instantOf(START + Math.round(seconds * 1000))
