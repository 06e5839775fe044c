import type { Actor } from '#kernel/actor.ts'
import type { Instant } from '#kernel/plain-date.ts'
import { maybe, one, type Reader, rows, sql, type Transaction } from '#platform/database.ts'
import type { Opening, Vault } from '#platform/vault.ts'
import type { FactorKind } from './rules.ts'

const secretPlace = (county: string, rowId: string) => ({ county, table: 'second_factor', column: 'secret', rowId })

/** Until when the second proof of a session holds. */
export const readProof = async (db: Reader, tokenDigest: string): Promise<Instant | null> =>
  (
    await maybe(
      db,
      sql<{ provenUntil: Instant | null }>`select proven_until from session where token_digest = ${tokenDigest}`,
    )
  )?.provenUntil ?? null
export const saveProof = (tx: Transaction, tokenDigest: string, until: Instant) =>
  rows(tx, sql`update session set proven_until = ${until}::timestamptz where token_digest = ${tokenDigest}`)

export const saveChallenge = (tx: Transaction, { county, userId }: Actor, challenge: string, until: Instant) =>
  rows(
    tx,
    sql`
    update account set challenge = ${challenge}, challenge_until = ${until}::timestamptz
     where county = ${county} and id = ${userId}`,
  )
/** A challenge is answered once. */
export const takeChallenge = async (tx: Transaction, { county, userId }: Actor, now: Instant): Promise<string | null> =>
  (
    await maybe(
      tx,
      sql<{ challenge: string | null }>`
    with before as (select county, id, challenge, challenge_until from account where county = ${county} and id = ${userId} for update)
    update account a set challenge = null from before b
     where a.county = b.county and a.id = b.id and b.challenge_until > ${now}::timestamptz
    returning b.challenge`,
    )
  )?.challenge ?? null

export type FactorRow = { id: string; kind: FactorKind; label: string; createdAt: Instant; usedAt: Instant | null }
export const listFactors = (db: Reader, { county, userId }: Actor) =>
  rows(
    db,
    sql<FactorRow>`
    select id, kind, label, created_at, used_at from second_factor
     where county = ${county} and account_id = ${userId} order by created_at`,
  )

export type Totp = { id: string; secret: string; lastStep: number | null }
export async function listTotps({ db, vault }: Opening, { county, userId }: Actor): Promise<Totp[]> {
  const sealed = await rows(
    db,
    sql<Totp>`
    select id, secret, last_step from second_factor
     where county = ${county} and account_id = ${userId} and kind = 'totp' order by created_at`,
  )
  return sealed.map((each) => ({ ...each, secret: vault.open(secretPlace(county, each.id), each.secret) }))
}
type NewTotp = { id: string; label: string; secret: string; step: number }
export const saveTotp = (
  { tx, vault, actor, now }: { tx: Transaction; vault: Vault; actor: Actor; now: Instant },
  { id, label, secret, step }: NewTotp,
) =>
  rows(
    tx,
    sql`
    insert into second_factor (county, account_id, id, kind, label, secret, last_step, created_at, used_at)
    values (${actor.county}, ${actor.userId}, ${id}, 'totp', ${label}, ${vault.seal(secretPlace(actor.county, id), secret)},
            ${step}, ${now}::timestamptz, ${now}::timestamptz)`,
  )
export const saveStep = (tx: Transaction, { county }: Actor, id: string, step: number, now: Instant) =>
  rows(
    tx,
    sql`update second_factor set last_step = ${step}, used_at = ${now}::timestamptz where county = ${county} and id = ${id}`,
  )

export type Passkey = { id: string; credentialId: string; publicKey: string; counter: number; transports: string[] }
export const listPasskeys = (db: Reader, { county, userId }: Actor) =>
  rows(
    db,
    sql<Passkey>`
    select id, credential_id, public_key, counter, transports from second_factor
     where county = ${county} and account_id = ${userId} and kind = 'passkey' order by created_at`,
  )
export const savePasskey = (
  tx: Transaction,
  { county, userId }: Actor,
  { id, label, credentialId, publicKey, counter, transports }: Passkey & { label: string },
  now: Instant,
) =>
  rows(
    tx,
    sql`
    insert into second_factor (county, account_id, id, kind, label, credential_id, public_key, counter, transports, created_at, used_at)
    values (${county}, ${userId}, ${id}, 'passkey', ${label}, ${credentialId}, ${publicKey}, ${counter}, ${transports},
            ${now}::timestamptz, ${now}::timestamptz)`,
  )
export const saveCounter = (tx: Transaction, { county }: Actor, id: string, counter: number, now: Instant) =>
  rows(
    tx,
    sql`update second_factor set counter = ${counter}, used_at = ${now}::timestamptz where county = ${county} and id = ${id}`,
  )

export const deleteFactor = (tx: Transaction, { county, userId }: Actor, id: string) =>
  rows(tx, sql`delete from second_factor where county = ${county} and account_id = ${userId} and id = ${id}`)

/** Takes all factors of an account, and whoever is signed in with it out; false when there is no such account. */
export async function resetAccount(tx: Transaction, county: string, accountId: string): Promise<boolean> {
  const account = await maybe(
    tx,
    sql`update account set code_failures = 0, codes_locked_until = null where county = ${county} and id = ${accountId} returning true`,
  )
  if (!account) return false
  await rows(tx, sql`delete from second_factor where county = ${county} and account_id = ${accountId}`)
  await rows(tx, sql`delete from session where county = ${county} and account_id = ${accountId}`)
  return true
}

export type Attempts = { failures: number; lockedUntil: Instant | null }
/** Locked, so that guesses that come at once are counted one after the other. */
export const readAttempts = (tx: Transaction, { county, userId }: Actor) =>
  one(
    tx,
    sql<Attempts>`
    select code_failures as failures, codes_locked_until as locked_until from account
     where county = ${county} and id = ${userId} for update`,
  )
export const saveAttempts = (tx: Transaction, { county, userId }: Actor, { failures, lockedUntil }: Attempts) =>
  rows(
    tx,
    sql`
    update account set code_failures = ${failures}, codes_locked_until = ${lockedUntil}::timestamptz
     where county = ${county} and id = ${userId}`,
  )
