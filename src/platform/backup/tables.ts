import { createHash } from 'node:crypto'
import pg from 'pg'
import { copyOut } from './copy.ts'
import type { Migration, Sequence } from './manifest.ts'

/** A table as COPY needs it: without generated columns, and the order that makes its digest the same everywhere. */
export type Table = { name: string; columns: string[]; order: string }

/** A connection that prints the same text for the same value wherever it runs, and fails where rows would be hidden from it. */
export async function openClient(config: pg.ClientConfig): Promise<pg.Client> {
  const client = new pg.Client({ ...config, application_name: 'fayuan-backup' })
  client.on('error', () => {})
  await client.connect()
  await client.query(
    `set timezone = 'UTC'; set datestyle = 'ISO, YMD'; set intervalstyle = 'postgres'; set bytea_output = 'hex';
     set extra_float_digits = 1; set client_encoding = 'UTF8'; set search_path = public; set row_security = off;
     set statement_timeout = 0; set idle_in_transaction_session_timeout = 0`,
  )
  return client
}

export const quoted = pg.escapeIdentifier
const OWN_BOOK = 'schema_migration' // the restore's own migrations fill it

export async function listTables(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<{ name: string; columns: string[]; keys: string[] | null; texts: string[] }>(
    `select c.relname as name,
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
  return rows.map(({ name, columns, keys, texts }) => ({
    name,
    columns,
    // Without a key the whole row orders it. Databases sort words differently; the C collation is the same in all.
    order: (keys ?? [])
      .map((key) => (texts.includes(key) ? `${quoted(key)} collate "C"` : quoted(key)))
      .concat(keys ? [] : [`${quoted(name)}::text collate "C"`])
      .join(', '),
  }))
}

/** The table's rows as COPY prints them, in the order of its key. */
export const rowsOf = (client: pg.Client, { name, columns, order }: Table): AsyncGenerator<Buffer> =>
  copyOut(client, `copy (select ${columns.map(quoted).join(', ')} from ${quoted(name)} order by ${order}) to stdout`)

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
