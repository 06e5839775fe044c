import type pg from 'pg'
import type { Row } from './encode.ts'

/** What the database says of one county's history, as text, in the order in which it is checked. */
export type Book = {
  /** By size. */
  heads(): Promise<Row[]>
  /** By leaf_index, each with its entry, in batches. */
  leaves(): AsyncIterable<Row[]>
  /** What these commands wrote into the stories, by matter and position. */
  stepsOf(commands: string[]): Promise<Row[]>
  /** Entries without a leaf, by position; is_before where a later one has one. */
  unlisted(): Promise<Row[]>
  /** Steps without the entry of their command. */
  looseSteps(): Promise<Row[]>
}

const HEADS = `
  select county, size::text, encode(root, 'hex') as root, at::text, key_id, encode(signature, 'base64') as signature,
         (select string_agg(encode(part, 'hex'), ' ' order by number)
            from unnest(frontier) with ordinality as parts (part, number)) as frontier
    from history_head where county = $1 order by history_head.size`
const LEAVES = `
  select l.leaf_index::text, l.position::text as listed, encode(l.leaf_hash, 'hex') as leaf_hash, l.content as stored_content,
         h.county, h.position::text, h.at::text, h.actor_id::text, h.organisation_id::text, h.operation, h.kind,
         h.matter_id::text, h.subject_id::text, h.command_id::text, h.request_id
    from history_leaf l left join history h on h.county = l.county and h.position = l.position
   where l.county = $1 order by l.leaf_index, l.position`
const STEPS = `
  select command_id::text, matter_id::text, s.position::text, step, actor_id::text, happened_on::text, recorded_at::text,
         note, detail::text, changes::text
    from matter_step s where county = $1 and command_id = any($2::uuid[]) order by s.matter_id, s.position`
const UNLISTED = `
  select h.position::text, h.at::text, h.operation,
         (h.position < (select max(position) from history_leaf where county = $1))::text as is_before
    from history h
   where h.county = $1 and not exists (select from history_leaf l where l.county = h.county and l.position = h.position)
   order by h.position`
const LOOSE = `
  select s.matter_id::text, s.position::text from matter_step s
   where s.county = $1 and not exists (
     select from history h where h.county = s.county and h.command_id = s.command_id and h.actor_id = s.actor_id)
   order by s.matter_id, s.position`
const BATCH = 5_000

export function openBook(client: pg.Client, county: string): Book {
  const ask = async (statement: string, ...more: unknown[]) =>
    (await client.query<Row>(statement, [county, ...more])).rows
  return {
    heads: () => ask(HEADS),
    leaves: () => inBatches(client, LEAVES.replace('$1', client.escapeLiteral(county))),
    stepsOf: (commands) => ask(STEPS, commands),
    unlisted: () => ask(UNLISTED),
    looseSteps: () => ask(LOOSE),
  }
}

/** PostgreSQL gets the next batch ready while this one is being hashed. */
async function* inBatches(client: pg.Client, statement: string): AsyncGenerator<Row[]> {
  await client.query(`declare leaves no scroll cursor for ${statement}`)
  const fetch = () => client.query<Row>(`fetch ${BATCH} from leaves`)
  for (let coming = fetch(); ; ) {
    const { rows } = await coming
    if (rows.length === 0) break
    coming = fetch()
    coming.catch(() => {}) // told where it is awaited
    yield rows
  }
  await client.query('close leaves')
}

/** Row-level security shows a county to whoever has said so in this transaction; a role that it does not bind loses nothing by it. */
export async function enterCounty(client: pg.Client, county: string): Promise<void> {
  await client.query(
    `select set_config('fayuan.county', $1, true), set_config('fayuan.sight', 'county', true),
            set_config('fayuan.history', 'county', true)`,
    [county],
  )
}

export const CHECKED = ['history', 'history_leaf', 'history_head', 'matter_step'] as const
export async function countRows(client: pg.Client, table: string, county: string): Promise<number> {
  const { rows } = await client.query(`select count(*)::int as n from ${table} where county = $1`, [county])
  return rows[0].n
}

type Plan = {
  'Relation Name'?: string
  'Actual Rows': number
  'Rows Removed by Filter'?: number
  'Parent Relationship'?: string
  Plans?: Plan[]
}
/** All rows of a table, also those that a policy hides from this role: PostgreSQL counts what its filter threw away. */
export async function countAll(client: pg.Client, table: string): Promise<number> {
  const results = (await client.query(
    `savepoint counting;
     set local enable_indexscan = off; set local enable_indexonlyscan = off; set local enable_bitmapscan = off;
     set local max_parallel_workers_per_gather = 0;
     explain (analyze, timing off, costs off, summary off, format json) select from ${table};
     rollback to savepoint counting; release savepoint counting`,
  )) as unknown as { command: string; rows: Record<string, [{ Plan: Plan }]>[] }[]
  let plan = results.find(({ command }) => command === 'EXPLAIN')?.rows[0]?.['QUERY PLAN']?.[0].Plan
  while (plan && plan['Relation Name'] !== table)
    plan = plan.Plans?.find((inner) => inner['Parent Relationship'] === 'Outer')
  // No scan at all: there is no policy that would let this role see anything.
  return plan ? plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0) : Number.NaN
}
