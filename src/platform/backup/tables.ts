import { createHash } from 'node:crypto'
import pg from 'pg'
import { copyOut } from './copy.ts'
import type { Migration, Sequence } from './manifest.ts'

/**
 * A table as COPY needs it: without generated columns, and the order that makes its digest the same everywhere. A walled one
 * shows this connection no more than one county at a time.
 */
export type Table = { name: string; columns: string[]; order: string; isWalled: boolean }

/** A connection that prints the same text for the same value wherever it runs. */
export async function openClient(config: pg.ClientConfig): Promise<pg.Client> {
  const client = new pg.Client({ ...config, application_name: 'fayuan-backup' })
  client.on('error', () => {})
  await client.connect()
  await client.query(
    `set timezone = 'UTC'; set datestyle = 'ISO, YMD'; set intervalstyle = 'postgres'; set bytea_output = 'hex';
     set extra_float_digits = 1; set client_encoding = 'UTF8'; set search_path = public;
     set statement_timeout = 0; set idle_in_transaction_session_timeout = 0`,
  )
  return client
}

export const quoted = pg.escapeIdentifier
const OWN_BOOK = 'schema_migration' // the restore's own migrations fill it

export async function listTables(client: pg.Client): Promise<Table[]> {
  type Described = { name: string; columns: string[]; keys: string[] | null; texts: string[]; isWalled: boolean }
  const { rows } = await client.query<Described>(
    `select c.relname as name, row_security_active(c.oid) as "isWalled",
            array(select a.attname::text from pg_attribute a
                   where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                   order by a.attnum) as columns,
            (select array(select a.attname::text from unnest(i.indkey) with ordinality as k (attnum, number)
                            join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum order by k.number)
               from pg_index i where i.indrelid = c.oid and i.indisprimary) as keys,
            array(select a.attname::text from pg_attribute a join pg_type t on t.oid = a.atttypid
                   where a.attrelid = c.oid and a.attnum > 0 and t.typcategory = 'S') as texts
       from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
        and c.relname <> $1
      order by c.relname`,
    [OWN_BOOK],
  )
  return rows.map(({ name, columns, keys, texts, isWalled }) => ({
    name,
    columns,
    isWalled,
    // Without a key the whole row orders it. Databases sort words differently; the C collation is the same in all.
    order: (keys ?? [])
      .map((key) => (texts.includes(key) ? `${quoted(key)} collate "C"` : quoted(key)))
      .concat(keys ? [] : [`${quoted(name)}::text collate "C"`])
      .join(', '),
  }))
}

/** The table's rows as COPY prints them, in the order of its key: of walled tables county by county, which is the same. */
export async function* rowsOf(client: pg.Client, table: Table, counties: readonly string[] = []) {
  if (!table.isWalled) return yield* copyOut(client, copyOf(table))
  let seen = 0
  for (const county of counties) {
    await enterCounty(client, county)
    for await (const row of copyOut(client, copyOf(table, `where county = ${client.escapeLiteral(county)}`))) {
      seen++
      yield row
    }
  }
  const all = await countAll(client, table)
  if (seen !== all)
    throw new Error(`表 ${table.name} 有 ${all - seen || '若干'} 行被 row-level security 挡住，备份会缺少它们，已放弃`)
}
const copyOf = ({ name, columns, order }: Table, where = '') =>
  `copy (select ${columns.map(quoted).join(', ')} from ${quoted(name)} ${where} order by ${order}) to stdout`

/** In the order that the digests are in. No wall stands around this table. */
export async function listCounties(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ county: string }>('select county from county order by county collate "C"')
  return rows.map(({ county }) => county)
}

/** What the second wall asks of whoever wants to see one county whole; for this transaction only. */
async function enterCounty(client: pg.Client, county: string): Promise<void> {
  const settings = { county, sight: 'county', consultations: 'county', history: 'county' }
  for (const [name, value] of Object.entries(settings))
    await client.query('select set_config($1, $2, true)', [`fayuan.${name}`, value])
}

type Plan = { 'Actual Rows': number; 'Rows Removed by Filter'?: number; 'Relation Name'?: string; Plans?: Plan[] }
/** All rows of a walled table: PostgreSQL tells how many its filter let through and how many it threw away, though not which. */
async function countAll(client: pg.Client, { name }: Table): Promise<number> {
  await client.query(
    `savepoint counting; set local enable_indexscan = off; set local enable_indexonlyscan = off;
     set local enable_bitmapscan = off; set local max_parallel_workers_per_gather = 0`,
  )
  const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
    `explain (analyze, timing off, costs off, summary off, format json) select from ${quoted(name)}`,
  )
  await client.query('rollback to savepoint counting; release savepoint counting')
  let plan: Plan | undefined = rows[0]?.['QUERY PLAN'][0].Plan
  while (plan && plan['Relation Name'] !== name) plan = plan.Plans?.[0]
  // Without a scan there is no policy that would let anything through.
  return plan ? plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0) : Number.NaN
}

export async function digestOf(client: pg.Client, table: Table): Promise<{ rows: number; digest: string }> {
  const hash = createHash('sha256')
  let rows = 0
  for await (const row of rowsOf(client, table)) {
    hash.update(row)
    rows++
  }
  return { rows, digest: hash.digest('hex') }
}

/** The migrations applied so far; null where there is no schema of this program. */
export async function readMigrations(client: pg.Client): Promise<Migration[] | null> {
  const { rows: book } = await client.query(`select to_regclass('public.${OWN_BOOK}') is not null as exists`)
  if (!book[0].exists) return null
  const { rows } = await client.query<Migration>(`select name, digest from ${OWN_BOOK} order by name`)
  return rows
}

export async function readSequences(client: pg.Client): Promise<Sequence[]> {
  const { rows: names } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relkind = 'S' and relnamespace = 'public'::regnamespace order by relname`,
  )
  const sequences: Sequence[] = []
  for (const { name } of names) {
    const { rows } = await client.query(`select last_value::text as last, is_called as "isCalled" from ${quoted(name)}`)
    sequences.push({ name, ...rows[0] })
  }
  return sequences
}
