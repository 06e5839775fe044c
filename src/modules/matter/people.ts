import { maybe, type Reader, rows, sql, type Transaction } from '#platform/database.ts'

export type PartyRole = 'recipient' | 'opponent' | 'agent'
export type Party = {
  personId: string
  role: PartyRole
  name: string
  idNumber: string | null
  phone: string | null
  address: string | null
  relation: string | null
  claim: number | null
}

const partyColumns = sql`
  p.person_id, p.role, n.name, n.id_number, n.phone, n.address, p.relation, p.claim`
const partyTables = sql`
  party p join person n on n.county = p.county and n.id = p.person_id`

export const listParties = (db: Reader, county: string, matterId: string) =>
  rows(
    db,
    sql<Party>`select ${partyColumns} from ${partyTables} where p.county = ${county} and p.matter_id = ${matterId} order by p.position`,
  )

export const findParty = (db: Reader, county: string, matterId: string, personId: string) =>
  maybe(
    db,
    sql<Party>`
    select ${partyColumns} from ${partyTables}
     where p.county = ${county} and p.matter_id = ${matterId} and p.person_id = ${personId}`,
  )

export type NewParty = { role: PartyRole; personId: string; relation: string | null; claim: number | null }
export const saveParties = (tx: Transaction, county: string, matterId: string, parties: readonly NewParty[]) =>
  rows(
    tx,
    sql`
    insert into party (county, matter_id, position, role, person_id, relation, claim)
    select ${county}, ${matterId}, ordinality, role, "personId", relation, claim
      from rows from (jsonb_to_recordset(${JSON.stringify(parties)}::jsonb)
             as (role text, "personId" uuid, relation text, claim bigint)) with ordinality
        as p(role, "personId", relation, claim, ordinality)`,
  )

/** How a matter is called: the first recipient stands for a group. */
export const titleOf = (name: string, recipients: number, cause: string): string =>
  `${name}${recipients > 1 ? `等${recipients}人` : ''}${cause}`
