import { type RawBuilder, rows, sql, type Transaction } from '#platform/database.ts'
import { keysOf } from '#platform/pinyin.ts'
import type { Vault } from '#platform/vault.ts'

/** A person as a form states them; what is not stated stays empty. */
export type PersonStated = {
  name: string
  idNumber?: string | null | undefined
  phone?: string | null | undefined
  address?: string | null | undefined
}
/** A person's row as it lies there: sealed. */
export type SealedPerson = { personId: string; idNumber: string | null; phone: string | null; address: string | null }
type Saving = { tx: Transaction; vault: Vault; actor: { county: string } }

const COLUMNS = { idNumber: 'id_number', phone: 'phone', address: 'address' } as const
const placeOf = (county: string, rowId: string, field: keyof typeof COLUMNS) => ({
  county,
  table: 'person',
  column: COLUMNS[field],
  rowId,
})

/**
 * Writes down people as they were stated, one row for each appearance: a new phone number given today
 * must not change what an old file says.
 */
export async function savePeople(
  { tx, vault, actor: { county } }: Saving,
  people: readonly PersonStated[],
): Promise<string[]> {
  const sealed = people.map((person) => {
    const id = crypto.randomUUID()
    const seal = (field: keyof typeof COLUMNS) =>
      person[field] ? vault.seal(placeOf(county, id, field), person[field]) : null
    return {
      id,
      name: person.name,
      ...keysOf(person.name),
      id_number: seal('idNumber'),
      phone: seal('phone'),
      address: seal('address'),
      id_number_index: person.idNumber ? vault.index(county, 'person.id_number', person.idNumber) : null,
      phone_index: person.phone ? vault.index(county, 'person.phone', person.phone) : null,
    }
  })
  await rows(
    tx,
    sql`
    insert into person (county, id, name, pinyin, initials, id_number, phone, address, id_number_index, phone_index)
    select ${county}, id, name, pinyin, initials, id_number, phone, address, id_number_index, phone_index
      from jsonb_to_recordset(${JSON.stringify(sealed)}::jsonb)
        as p(id uuid, name text, pinyin text, initials text, id_number text, phone text, address text, id_number_index text, phone_index text)`,
  )
  return sealed.map(({ id }) => id)
}

/** The same row with its sealed fields opened. */
export function openPerson<P extends SealedPerson>(vault: Vault, county: string, person: P): P {
  const open = (field: keyof typeof COLUMNS) =>
    person[field] && vault.open(placeOf(county, person.personId, field), person[field])
  return { ...person, idNumber: open('idNumber'), phone: open('phone'), address: open('address') }
}

/** Whether the person of this row is meant by what was typed: part of the name, or the beginning of its pinyin or initials. */
export function isMeantBy(typed: string, { table }: { table: 'n' | 'p' }): RawBuilder<boolean> {
  const [name, pinyin, initials] = ['name', 'pinyin', 'initials'].map((column) => sql.ref(`${table}.${column}`))
  const keys = typed.toLowerCase().replaceAll(/[\s']/g, '')
  if (!/^[a-z]+$/.test(keys)) return sql<boolean>`${name} like '%' || ${typed} || '%'`
  // A range by bytes instead of "like": PostgreSQL asks the index with it beneath the walls too, and plans it once.
  const until = `${keys}{`
  return sql`(${pinyin} ~>=~ ${keys} and ${pinyin} ~<~ ${until} or ${initials} ~>=~ ${keys} and ${initials} ~<~ ${until})`
}

/** Fills in the keys of names that were written down before there were any; gives how many. */
export async function keyNames(tx: Transaction, county: string, atOnce = 500): Promise<number> {
  const unkeyed = await rows(
    tx,
    sql<{ id: string; name: string }>`
    select id, name::text as name from person where county = ${county} and initials is null limit ${atOnce} for update skip locked`,
  )
  const keyed = unkeyed.map(({ id, name }) => ({ id, ...keysOf(name) }))
  await rows(
    tx,
    sql`
    update person set pinyin = k.pinyin, initials = k.initials
      from jsonb_to_recordset(${JSON.stringify(keyed)}::jsonb) as k(id uuid, pinyin text, initials text)
     where person.county = ${county} and person.id = k.id`,
  )
  return unkeyed.length
}
