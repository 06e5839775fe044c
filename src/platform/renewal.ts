import { one, rows, sql, type Transaction } from './database.ts'
import { SEALED_COLUMNS, type SealedColumn } from './sealed-columns.ts'
import type { Vault } from './vault.ts'

export type CurrentKeys = { field: string; index: string }
type Old = { id: string; sealed: string }
/** How far a pass over a column has come, what it renewed, and which rows could not be opened. */
export type Renewed = { until: string | null; renewed: number; broken: string[] }

const BATCH = 200

/** Rows that still name an older key: of the sealed value, or of the index beside it. */
const isOld = ({ column, index }: SealedColumn, { field, index: indexKey }: CurrentKeys) => sql<boolean>`
  (${sql.ref(column)} is not null and (split_part(${sql.ref(column)}, '.', 3) <> ${field}
    ${index ? sql`or split_part(${sql.ref(index.column)}, '.', 1) <> ${indexKey}` : sql``}))`

/** Renews one batch of a column after the row named; `until` is null when it was the last one. */
export async function renewBatch(
  tx: Transaction,
  vault: Vault,
  county: string,
  at: SealedColumn,
  keys: CurrentKeys,
  after: string | null,
): Promise<Renewed> {
  const { table, column, index } = at
  // Locked, so that nobody's edit in between is overwritten.
  const old = await rows(
    tx,
    sql<Old>`
    select id, ${sql.ref(column)} as sealed from ${sql.table(table)}
     where county = ${county} and (${after}::uuid is null or id > ${after}::uuid) and ${isOld(at, keys)}
     order by id limit ${BATCH} for update`,
  )
  const broken: string[] = []
  const renewed = old.flatMap(({ id, sealed }) => {
    const place = { county, table, column, rowId: id }
    try {
      const plain = vault.open(place, sealed)
      return [{ id, sealed: vault.seal(place, plain), found: index ? vault.index(county, index.field, plain) : null }]
    } catch {
      broken.push(`${table}.${column} ${id}`)
      return []
    }
  })
  if (renewed.length > 0)
    await rows(
      tx,
      sql`
      update ${sql.table(table)} t
         set ${sql.ref(column)} = r.sealed ${index ? sql`, ${sql.ref(index.column)} = r.found` : sql``}
        from jsonb_to_recordset(${JSON.stringify(renewed)}::jsonb) as r(id uuid, sealed text, found text)
       where t.county = ${county} and t.id = r.id`,
    )
  return { until: old.length < BATCH ? null : (old.at(-1)?.id ?? null), renewed: renewed.length, broken }
}

/** How many values are still sealed or indexed with older keys. */
export async function countOld(tx: Transaction, county: string, keys: CurrentKeys): Promise<number> {
  let total = 0
  for (const at of SEALED_COLUMNS) {
    const { old } = await one(
      tx,
      sql<{ old: number }>`
      select count(*)::int as old from ${sql.table(at.table)} where county = ${county} and ${isOld(at, keys)}`,
    )
    total += old
  }
  return total
}
