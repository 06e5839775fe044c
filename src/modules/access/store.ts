import type { Actor, OrganisationKind, Role } from '#kernel/actor.ts'
import type { Instant } from '#kernel/plain-date.ts'
import { maybe, one, type Reader, rows, sql, type Transaction } from '#platform/database.ts'

export type Account = {
  county: string
  id: string
  name: string
  passwordDigest: string
  failures: number
  lockedUntil: Instant | null
}

export const findAccount = (db: Reader, login: string) =>
  maybe(
    db,
    sql<Account>`select county, id, name, password_digest, failures, locked_until from account where lower(login) = ${login} and active`,
  )

export const saveFailures = (tx: Transaction, { county, id }: Account, failures: number, lockedUntil: Instant | null) =>
  rows(
    tx,
    sql`update account set failures = ${failures}, locked_until = ${lockedUntil}::timestamptz where county = ${county} and id = ${id}`,
  )

export const saveSession = (tx: Transaction, digest: string, actor: Actor, now: Instant, provenUntil: Instant | null) =>
  rows(
    tx,
    sql`
    insert into session (token_digest, county, account_id, created_at, seen_at, proven_until)
    values (${digest}, ${actor.county}, ${actor.userId}, ${now}::timestamptz, ${now}::timestamptz, ${provenUntil}::timestamptz)`,
  )

export const deleteSession = (tx: Transaction, digest: string) =>
  rows(tx, sql`delete from session where token_digest = ${digest}`)
/** Everybody who is signed in to this account is out. */
export const deleteSessionsOf = (tx: Transaction, county: string, accountId: string) =>
  rows(tx, sql`delete from session where county = ${county} and account_id = ${accountId}`)
export const touchSession = (tx: Transaction, digest: string, now: Instant) =>
  rows(tx, sql`update session set seen_at = ${now}::timestamptz where token_digest = ${digest}`)

type ActorRow = Omit<Actor, 'userId'> & { userId: string }
const actorOf = sql`
  a.county, a.id as user_id, a.name, a.roles, a.organisation_id, a.counsel_id`

export const findSession = (db: Reader, digest: string) =>
  maybe(
    db,
    sql<ActorRow & { createdAt: Instant; seenAt: Instant }>`
    select ${actorOf}, s.created_at, s.seen_at
      from session s
      join account a on a.county = s.county and a.id = s.account_id
     where s.token_digest = ${digest} and a.active`,
  )

export const findActor = (db: Reader, accountId: string) =>
  maybe(db, sql<ActorRow>`select ${actorOf} from account a where a.id = ${accountId} and a.active`)

export const readPlace = (db: Reader, { county, organisationId }: Actor) =>
  one(
    db,
    sql<{ centre: string; organisation: string; practice: boolean }>`
    select c.name as centre, o.name as organisation, c.practice
      from county c
      join organisation o on o.county = c.county
     where c.county = ${county} and o.id = ${organisationId}`,
  )

export type Invitation = { county: string; accountId: string | null; name: string | null }
/** A link that is neither used nor out of date. */
export const findInvitation = (db: Reader, digest: string, now: Instant) =>
  maybe(
    db,
    sql<Invitation>`
    select i.county, i.account_id, a.name
      from invitation i
      left join account a on a.county = i.county and a.id = i.account_id
     where i.token_digest = ${digest} and i.used_at is null and i.expires_at > ${now}::timestamptz`,
  )

/** Someone let in by a link acts in its county for the rest of the transaction. */
export const enterCounty = (tx: Transaction, county: string) =>
  rows(tx, sql`select set_config('fayuan.county', ${county}, true)`)

/** Takes the link: of two who use it at once one gets nothing. */
export const takeInvitation = (tx: Transaction, digest: string, now: Instant) =>
  maybe(
    tx,
    sql<Invitation>`
    update invitation set used_at = ${now}::timestamptz
     where token_digest = ${digest} and used_at is null and expires_at > ${now}::timestamptz
    returning county, account_id, null as name`,
  )

export const isUsedInvitation = async (db: Reader, digest: string, now: Instant): Promise<boolean> =>
  (await maybe(
    db,
    sql`select from invitation where token_digest = ${digest} and used_at is not null and expires_at > ${now}::timestamptz`,
  )) !== undefined

export const saveInvitation = (
  tx: Transaction,
  digest: string,
  county: string,
  accountId: string | null,
  expiresAt: Instant,
) =>
  rows(
    tx,
    sql`insert into invitation (token_digest, county, account_id, expires_at) values (${digest}, ${county}, ${accountId}, ${expiresAt}::timestamptz)`,
  )

/** Links of an account that nobody has used open it no more. */
export const dropInvitations = (tx: Transaction, county: string, accountId: string) =>
  rows(tx, sql`delete from invitation where county = ${county} and account_id = ${accountId} and used_at is null`)

export type NewAccount = {
  county: string
  id: string
  login: string
  name: string
  passwordDigest: string
  roles: readonly Role[]
  organisationId: string
  counselId: string | null
}
/** False when the login is taken. */
export const saveAccount = async (tx: Transaction, a: NewAccount): Promise<boolean> =>
  (await maybe(
    tx,
    sql`
    insert into account (county, id, login, name, password_digest, roles, organisation_id, counsel_id)
    values (${a.county}, ${a.id}, ${a.login}, ${a.name}, ${a.passwordDigest}, ${a.roles}, ${a.organisationId}, ${a.counselId})
    on conflict do nothing returning true`,
  )) !== undefined

export const findAccountIn = (db: Reader, county: string, id: string) =>
  maybe(db, sql<{ id: string }>`select id from account where county = ${county} and id = ${id} and active`)

export const savePassword = (
  tx: Transaction,
  county: string,
  accountId: string,
  login: string,
  passwordDigest: string,
) =>
  rows(
    tx,
    sql`
    update account set login = ${login}, password_digest = ${passwordDigest}, failures = 0, locked_until = null
     where county = ${county} and id = ${accountId}`,
  )

export const readCentreId = async (db: Reader, county: string): Promise<string> =>
  (await one(db, sql<{ id: string }>`select id from organisation where county = ${county} and kind = 'centre'`)).id

export type Organisation = {
  id: string
  kind: OrganisationKind
  name: string
  township: string | null
  active: boolean
}
export const listOrganisations = (db: Reader, county: string) =>
  rows(
    db,
    sql<Organisation>`select id, kind, name, township, active from organisation where county = ${county} order by kind, name collate "zh-x-icu"`,
  )

export const saveOrganisation = async (
  tx: Transaction,
  o: {
    county: string
    id: string
    kind: string
    name: string
    township: string | null
    phone: string | null
    address: string | null
  },
): Promise<boolean> =>
  (await maybe(
    tx,
    sql`
    insert into organisation (county, id, kind, name, township, phone, address)
    values (${o.county}, ${o.id}, ${o.kind}, ${o.name}, ${o.township}, ${o.phone}, ${o.address})
    on conflict do nothing returning true`,
  )) !== undefined

export type AccountRow = {
  id: string
  login: string
  name: string
  roles: Role[]
  organisation: string
  organisationId: string
  counselId: string | null
  active: boolean
  invitedUntil: Instant | null
}
export const listAccounts = (db: Reader, county: string, now: Instant) =>
  rows(
    db,
    sql<AccountRow>`
    select a.id, a.login, a.name, a.roles, o.name as organisation, a.organisation_id, a.counsel_id, a.active,
           (select max(i.expires_at) from invitation i
             where i.county = a.county and i.account_id = a.id and i.used_at is null and i.expires_at > ${now}::timestamptz) as invited_until
      from account a join organisation o on o.county = a.county and o.id = a.organisation_id
     where a.county = ${county} order by o.kind, o.name, a.name collate "zh-x-icu"`,
  )

export const findOrganisation = (db: Reader, county: string, id: string) =>
  maybe(
    db,
    sql<Organisation>`select id, kind, name, township, active from organisation where county = ${county} and id = ${id}`,
  )
