import type { Actor } from '#kernel/actor.ts'
import type { Instant } from '#kernel/plain-date.ts'
import { maybe, type Reader, rows, sql, type Transaction } from '#platform/database.ts'
import { nextTry } from '#platform/outbox.ts'
import type { Vault } from '#platform/vault.ts'

const place = (county: string, rowId: string) => ({ county, table: 'agency_link', column: 'webhook_secret', rowId })

export type NewLink = {
  id: string
  organisationId: string
  accountId: string
  publicKey: string
  webhookUrl: string | null
  secret: string
}
export const saveLink = (
  { tx, vault, actor: { county }, now }: { tx: Transaction; vault: Vault; actor: Actor; now: Instant },
  { id, organisationId, accountId, publicKey, webhookUrl, secret }: NewLink,
) =>
  rows(
    tx,
    sql`
    insert into agency_link (county, id, organisation_id, account_id, public_key, webhook_url, webhook_secret, created_at)
    values (${county}, ${id}, ${organisationId}, ${accountId}, ${publicKey}, ${webhookUrl}, ${vault.seal(place(county, id), secret)},
            ${now}::timestamptz)`,
  )

/** The key stops at once, and so does the account that stands for it. */
export const endLink = async (tx: Transaction, county: string, id: string, now: Instant): Promise<boolean> =>
  (await maybe(
    tx,
    sql`
    with ended as (
      update agency_link set ended_at = ${now}::timestamptz where county = ${county} and id = ${id} and ended_at is null
      returning account_id)
    update account a set active = false from ended where a.county = ${county} and a.id = ended.account_id returning true`,
  )) !== undefined

export const listLinks = (db: Reader, county: string) =>
  rows(
    db,
    sql<{
      id: string
      organisation: string
      webhookUrl: string | null
      createdAt: Instant
      endedAt: Instant | null
      waiting: number
      lastFault: string | null
    }>`
    select l.id, o.name as organisation, l.webhook_url, l.created_at, l.ended_at,
           count(m.id)::int as waiting, max(m.last_fault) as last_fault
      from agency_link l
      join organisation o on o.county = l.county and o.id = l.organisation_id
      left join outgoing_message m on m.county = l.county and m.link_id = l.id and m.delivered_at is null
     where l.county = ${county}
     group by l.county, l.id, o.name order by l.ended_at is not null, l.created_at`,
  )

/** The secret, opened, of a link that was made since that moment. */
export async function findSecret(
  { db, vault }: { db: Reader; vault: Vault },
  county: string,
  id: string,
  since: Instant,
): Promise<string | undefined> {
  const found = await maybe(
    db,
    sql<{ webhookSecret: string }>`
    select webhook_secret from agency_link where county = ${county} and id = ${id} and created_at >= ${since}::timestamptz and ended_at is null`,
  )
  return found && vault.open(place(county, id), found.webhookSecret)
}

export type Key = { county: string; id: string; accountId: string; publicKey: string }
/** The key that a signature names, while it holds; asked at the entrance. */
export const findKey = (db: Reader, id: string) =>
  maybe(db, sql<Key>`select county, id, account_id, public_key from agency_link where id = ${id} and ended_at is null`)

/** False where this signature has been seen before; those too old to be taken again are forgotten. */
export const rememberNonce = async (
  tx: Transaction,
  { county, id }: Key,
  nonce: string,
  now: Instant,
  since: Instant,
): Promise<boolean> => {
  await rows(
    tx,
    sql`delete from agency_nonce where county = ${county} and link_id = ${id} and seen_at < ${since}::timestamptz`,
  )
  return (
    (await maybe(
      tx,
      sql`
      insert into agency_nonce (county, link_id, nonce, seen_at) values (${county}, ${id}, ${nonce}, ${now}::timestamptz)
      on conflict do nothing returning true`,
    )) !== undefined
  )
}

/** Tells an organ's system, if it has one that listens; sent after the transaction, by whoever delivers. */
export const tell = (
  tx: Transaction,
  county: string,
  organisationId: string,
  body: { type: string; timestamp: Instant; data: Record<string, unknown> },
) =>
  rows(
    tx,
    sql`
    insert into outgoing_message (county, id, link_id, body, next_at)
    select county, gen_random_uuid(), id, ${JSON.stringify(body)}::jsonb, ${body.timestamp}::timestamptz
      from agency_link
     where county = ${county} and organisation_id = ${organisationId} and ended_at is null and webhook_url is not null`,
  )

export type Waiting = { id: string; linkId: string; url: string; secret: string; body: unknown }
/** Takes what is due, and fixes its next turn before it is sent: whoever dies in between, it goes out again. At least once, never lost. */
export async function takeWaiting(
  { tx, vault }: { tx: Transaction; vault: Vault },
  county: string,
  now: Instant,
): Promise<Waiting[]> {
  const taken = await rows(
    tx,
    sql<Omit<Waiting, 'secret'> & { webhookSecret: string }>`
    with due as (
      select m.id, l.webhook_url as url, l.webhook_secret
        from outgoing_message m join agency_link l on l.county = m.county and l.id = m.link_id
       where m.county = ${county} and m.delivered_at is null and m.next_at <= ${now}::timestamptz and l.ended_at is null
       order by m.next_at, m.id limit 20 for update of m skip locked)
    update outgoing_message m
       set attempts = attempts + 1,
           next_at = ${nextTry(sql`attempts`, now)}
      from due where m.county = ${county} and m.id = due.id
    returning m.id, m.link_id, due.url, due.webhook_secret, m.body`,
  )
  return taken.map(({ webhookSecret, ...rest }) => ({
    ...rest,
    secret: vault.open(place(county, rest.linkId), webhookSecret),
  }))
}

export const saveDelivery = (tx: Transaction, county: string, id: string, fault: string | null, now: Instant) =>
  rows(
    tx,
    sql`
    update outgoing_message
       set delivered_at = ${fault === null ? now : null}::timestamptz, last_fault = ${fault}
     where county = ${county} and id = ${id}`,
  )
