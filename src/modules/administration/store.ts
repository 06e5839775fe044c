import { maybe, type Reader, rows, sql, type Transaction } from '#platform/database.ts'
import type { KnownAccount, KnownOrganisation } from './placing.ts'

/** Every organisation with how many open accounts and registered counsel still belong to it. */
export const listKnownOrganisations = (db: Reader, county: string) =>
  rows(
    db,
    sql<KnownOrganisation>`
    select o.id, o.kind, o.name, o.township, o.phone, o.address, o.active,
           (select count(*)::int from account a where a.county = o.county and a.organisation_id = o.id and a.active) as accounts,
           (select count(*)::int from counsel c where c.county = o.county and c.organisation_id = o.id and c.active) as counsel
      from organisation o where o.county = ${county} order by o.id`,
  )

/** False when another one has that name. */
export const reviseOrganisation = async (
  tx: Transaction,
  county: string,
  o: Pick<KnownOrganisation, 'id' | 'kind' | 'name' | 'township' | 'phone' | 'address' | 'active'>,
): Promise<boolean> =>
  (await maybe(
    tx,
    sql`
    update organisation
       set kind = ${o.kind}, name = ${o.name}, township = ${o.township}, phone = ${o.phone}, address = ${o.address}, active = ${o.active}
     where county = ${county} and id = ${o.id}
       and not exists (select from organisation other where other.county = ${county} and other.name = ${o.name} and other.id <> ${o.id})
    returning true`,
  )) !== undefined

export const listKnownAccounts = (db: Reader, county: string) =>
  rows(
    db,
    sql<KnownAccount>`
    select id, login, name, roles, organisation_id, counsel_id, active from account where county = ${county} order by id`,
  )

/** Two who change the registers wait for each other: the last administrator is told only with the others standing still. */
export const lockRegisters = (tx: Transaction) =>
  rows(tx, sql`lock table organisation, account in share row exclusive mode`)

export const reviseAccount = (tx: Transaction, county: string, a: Omit<KnownAccount, 'login' | 'active'>) =>
  rows(
    tx,
    sql`
    update account set name = ${a.name}, roles = ${a.roles}, organisation_id = ${a.organisationId}, counsel_id = ${a.counselId}
     where county = ${county} and id = ${a.id}`,
  )

export const saveActive = (tx: Transaction, county: string, accountId: string, active: boolean) =>
  rows(tx, sql`update account set active = ${active} where county = ${county} and id = ${accountId}`)
