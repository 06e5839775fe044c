import { birthOf, sexOf } from '#kernel/id-number.ts'
import { rows, sql, type Transaction } from '#platform/database.ts'

/** A person as a form states them; what is not stated stays empty. */
export type PersonStated = {
  name: string
  idNumber?: string | null | undefined
  phone?: string | null | undefined
  address?: string | null | undefined
}

/**
 * Writes down people as they were stated, one row for each appearance: a new phone number given today
 * must not change what an old file says. Sex and birth come from the ID number, never from a guess.
 */
export async function savePeople(tx: Transaction, county: string, people: readonly PersonStated[]): Promise<string[]> {
  const rowsToSave = people.map(({ name, idNumber = null, phone = null, address = null }) => ({
    id: crypto.randomUUID(),
    name,
    id_number: idNumber,
    phone,
    address,
    sex: idNumber ? sexOf(idNumber) : null,
    birth_on: idNumber ? birthOf(idNumber) : null,
  }))
  await rows(
    tx,
    sql`
    insert into person (county, id, name, id_number, phone, address, sex, birth_on)
    select ${county}, id, name, id_number, phone, address, sex, birth_on
      from jsonb_to_recordset(${JSON.stringify(rowsToSave)}::jsonb)
        as p(id uuid, name text, id_number text, phone text, address text, sex text, birth_on date)`,
  )
  return rowsToSave.map(({ id }) => id)
}
