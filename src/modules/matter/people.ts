import { openPerson } from '#modules/person/store.ts'
import { maybe, rows, sql, type Transaction } from '#platform/database.ts'
import type { Opening } from '#platform/vault.ts'

export type PartyRole = 'recipient' | 'opponent' | 'agent' | 'coDefendant'
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

export async function listParties({ db, vault }: Opening, county: string, matterId: string): Promise<Party[]> {
  const sealed = await rows(
    db,
    sql<Party>`select ${partyColumns} from ${partyTables} where p.county = ${county} and p.matter_id = ${matterId} order by p.position`,
  )
  return sealed.map((party) => openPerson(vault, county, party))
}

export async function findParty(
  { db, vault }: Opening,
  county: string,
  matterId: string,
  personId: string,
): Promise<Party | undefined> {
  const sealed = await maybe(
    db,
    sql<Party>`
    select ${partyColumns} from ${partyTables}
     where p.county = ${county} and p.matter_id = ${matterId} and p.person_id = ${personId}`,
  )
  return sealed && openPerson(vault, county, sealed)
}

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
