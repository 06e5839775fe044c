import type { Actor } from '#kernel/actor.ts'
import type { Instant } from '#kernel/plain-date.ts'
import { seenBy } from '#modules/matter/store.ts'
import { maybe, type Reader, rows, sql, type Transaction } from '#platform/database.ts'
import { nextTry } from '#platform/outbox.ts'
import type { Opening, Vault } from '#platform/vault.ts'
import type { ReminderRule } from './rules.ts'

const phonePlace = (county: string, rowId: string) => ({ county, table: 'reminder_choice', column: 'phone', rowId })
const secretPlace = (county: string, rowId: string) => ({ county, table: 'text_gateway', column: 'secret', rowId })

export type Choice = { phone: string | null; texts: boolean; quiet: ReminderRule[] }
export async function readChoice({ db, vault }: Opening, { county, userId }: Actor): Promise<Choice> {
  const kept = await maybe(
    db,
    sql<Choice>`select phone, texts, quiet from reminder_choice where county = ${county} and id = ${userId}`,
  )
  if (!kept) return { phone: null, texts: true, quiet: [] }
  return { ...kept, phone: kept.phone && vault.open(phonePlace(county, userId), kept.phone) }
}

export const saveChoice = (
  { tx, vault, actor: { county, userId } }: { tx: Transaction; vault: Vault; actor: Actor },
  { phone, texts, quiet }: Choice,
) =>
  rows(
    tx,
    sql`
    insert into reminder_choice (county, id, phone, texts, quiet)
    values (${county}, ${userId}, ${phone && vault.seal(phonePlace(county, userId), phone)}, ${texts}, ${quiet})
    on conflict (county, id) do update set phone = excluded.phone, texts = excluded.texts, quiet = excluded.quiet`,
  )

export type Gateway = { id: string; url: string; setBy: string; setAt: Instant }
/** Where text messages are handed over at present. */
export const findGateway = (db: Reader, county: string) =>
  maybe(
    db,
    sql<Gateway>`
    select g.id, g.url, a.name as set_by, g.set_at from text_gateway g join account a on a.county = g.county and a.id = g.set_by
     where g.county = ${county} and g.ended_at is null`,
  )

/** False where it has been ended already. */
export const endGateway = async (tx: Transaction, county: string, id: string, now: Instant): Promise<boolean> =>
  (await maybe(
    tx,
    sql`
    update text_gateway set ended_at = ${now}::timestamptz
     where county = ${county} and id = ${id} and ended_at is null returning true`,
  )) !== undefined

export const saveGateway = (
  { tx, vault, actor: { county, userId }, now }: { tx: Transaction; vault: Vault; actor: Actor; now: Instant },
  { id, url, secret }: { id: string; url: string; secret: string },
) =>
  rows(
    tx,
    sql`
    insert into text_gateway (county, id, url, secret, set_by, set_at)
    values (${county}, ${id}, ${url}, ${vault.seal(secretPlace(county, id), secret)}, ${userId}, ${now}::timestamptz)`,
  )

/** The secret, opened, of the gateway in use, where it was set since that moment. */
export async function findGatewaySecret({ db, vault }: Opening, county: string, id: string, since: Instant) {
  const found = await maybe(
    db,
    sql<{ secret: string }>`
    select secret from text_gateway
     where county = ${county} and id = ${id} and set_at >= ${since}::timestamptz and ended_at is null`,
  )
  return found && vault.open(secretPlace(county, id), found.secret)
}

export type Text = {
  id: string
  to: string
  rule: ReminderRule
  number: string | null
  toldAt: Instant
  nextAt: Instant | null
  sentAt: Instant | null
  attempts: number
  fault: string | null
}
/** The newest text messages, whatever became of them; the matter's number for whoever sees the matter. */
export const listTexts = (db: Reader, actor: Actor, most: number) =>
  rows(
    db,
    sql<Text>`
    select r.id, a.name as to, r.rule, m.number, r.told_at, r.text_next_at as next_at, r.text_sent_at as sent_at,
           r.text_attempts as attempts, r.text_fault as fault
      from reminder r
      join account a on a.county = r.county and a.id = r.account_id
      left join matter m on m.county = r.county and m.id = r.matter_id and ${seenBy(actor)}
     where r.county = ${actor.county} and (r.text_next_at is not null or r.text_sent_at is not null or r.text_fault is not null)
     order by r.told_at desc, r.id limit ${most}`,
  )

export type DueText = {
  id: string
  url: string
  secret: string
  phone: string
  rule: ReminderRule
  number: string | null
  centre: string
  toldAt: Instant
}
/** Takes what is due, and fixes its next turn before it is sent: whoever dies in between, it goes out again. */
export async function takeTexts(
  { tx, vault }: { tx: Transaction; vault: Vault },
  county: string,
  now: Instant,
): Promise<DueText[]> {
  type Sealed = DueText & { accountId: string; gatewayId: string; own: string | null; registered: string | null }
  const taken = await rows(
    tx,
    sql<Omit<Sealed, 'phone'>>`
    with due as (
      select r.id, g.id as gateway_id, g.url, g.secret, h.phone as own, l.phone as registered, m.number, c.name as centre
        from reminder r
        join county c on c.county = r.county
        join text_gateway g on g.county = r.county and g.ended_at is null
        join account a on a.county = r.county and a.id = r.account_id
        left join reminder_choice h on h.county = r.county and h.id = a.id
        left join counsel l on l.county = r.county and l.id = a.counsel_id
        left join matter m on m.county = r.county and m.id = r.matter_id
       where r.county = ${county} and r.text_next_at <= ${now}::timestamptz
       order by r.text_next_at, r.id limit 20 for update of r skip locked)
    update reminder r
       set text_attempts = text_attempts + 1, text_next_at = ${nextTry(sql`text_attempts`, now)}
      from due where r.county = ${county} and r.id = due.id
    returning r.id, r.rule, r.account_id, r.told_at, due.gateway_id, due.url, due.secret, due.own, due.registered, due.number, due.centre`,
  )
  return taken.map(({ accountId, gatewayId, own, registered, secret, ...rest }) => ({
    ...rest,
    secret: vault.open(secretPlace(county, gatewayId), secret),
    phone: own ? vault.open(phonePlace(county, accountId), own) : (registered ?? ''),
  }))
}

/** Sent, or what went wrong: then it waits for its next turn. */
export const saveText = (tx: Transaction, county: string, id: string, fault: string | null, now: Instant) =>
  rows(
    tx,
    sql`
    update reminder
       set text_sent_at = ${fault === null ? now : null}::timestamptz, text_fault = ${fault},
           text_next_at = case when ${fault === null} then null else text_next_at end
     where county = ${county} and id = ${id}`,
  )

/**
 * Waits no more: what has waited since before that moment, above all where the gateway was taken away, and what was for counsel who
 * has lost the matter meanwhile.
 */
export const giveUpTexts = (tx: Transaction, county: string, before: Instant) =>
  rows(
    tx,
    sql`
    update reminder r
       set text_next_at = null,
           text_fault = case when lost.matter then '案件已不由其承办' else coalesce(r.text_fault, '没有短信平台') end
      from reminder w
      join account a on a.county = w.county and a.id = w.account_id
      left join matter m on m.county = w.county and m.id = w.matter_id
      cross join lateral (
        select coalesce(a.roles <@ '{counsel,dutyLawyer}' and m.counsel_id is distinct from a.counsel_id and m.id is not null, false) as matter) lost
     where w.county = ${county} and w.text_next_at is not null and (lost.matter or w.told_at < ${before}::timestamptz)
       and r.county = w.county and r.id = w.id`,
  )
