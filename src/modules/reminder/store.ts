import type { Actor } from '#kernel/actor.ts'
import type { Instant, PlainDate } from '#kernel/plain-date.ts'
import { seenBy } from '#modules/matter/store.ts'
import { maybe, one, type RawBuilder, type Reader, rows, sql, type Transaction } from '#platform/database.ts'
import { nextTry } from '#platform/outbox.ts'
import type { Opening, Vault } from '#platform/vault.ts'
import { OF_THE_DAY, type Reminder, type ReminderRule, type Setting, type Settings, settingsOf } from './rules.ts'

export type Change = Setting & {
  id: string
  rule: ReminderRule
  from: PlainDate
  source: string
  changedBy: string
  changedAt: Instant
}
/** Every change of every rule, the newest first. */
export const listChanges = (db: Reader, county: string) =>
  rows(
    db,
    sql<Change>`
    select r.id, r.rule, r.from_on as from, r.tells, r.in_page, r.texts, r.days_ahead, r.source, a.name as changed_by, r.changed_at
      from reminder_rule r join account a on a.county = r.county and a.id = r.changed_by
     where r.county = ${county} order by r.from_on desc, r.changed_at desc, r.id`,
  )

/** The rules as they stand on a day: of each the youngest that has begun. */
export const readSettings = async (db: Reader, county: string, day: PlainDate): Promise<Settings> =>
  settingsOf(
    await rows(
      db,
      sql<Setting & { rule: ReminderRule }>`
      select distinct on (rule) rule, tells, in_page, texts, days_ahead from reminder_rule
       where county = ${county} and from_on <= ${day}::date order by rule, from_on desc, changed_at desc`,
    ),
  )

export const saveChange = (
  tx: Transaction,
  { county, userId }: Actor,
  { id, rule, from, tells, inPage, texts, daysAhead, source }: Omit<Change, 'changedBy' | 'changedAt'>,
  now: Instant,
) =>
  rows(
    tx,
    sql`
    insert into reminder_rule (county, id, rule, from_on, tells, in_page, texts, days_ahead, source, changed_by, changed_at)
    values (${county}, ${id}, ${rule}, ${from}::date, ${tells}, ${inPage}, ${texts}, ${daysAhead}, ${source}, ${userId}, ${now}::timestamptz)`,
  )

type Saving = { tx: Transaction; county: string; now: Instant /** Who did it knows it. */; doer: string | null }
/**
 * Gives each reminder to whoever holds its posts: counsel their own matters and shifts, a firm's head and a station theirs, the centre's
 * posts all. Found again, by another run or another process, it is not given twice. Gives how many are new.
 */
export async function saveReminders(
  { tx, county, now, doer }: Saving,
  reminders: readonly Reminder[],
): Promise<number> {
  if (reminders.length === 0) return 0
  const saved = await rows(
    tx,
    sql`
    insert into reminder (county, id, account_id, rule, subject, day, matter_id, state, what, basis, told_at, in_page, text_next_at, text_sent_at)
    select ${county}, gen_random_uuid(), a.id, r.rule, r.subject, r.day, r."matterId", r.state, r.what, r.basis, ${now}::timestamptz, r."inPage",
           case when t.goes_out and not c.practice then ${now}::timestamptz end,
           case when t.goes_out and c.practice then ${now}::timestamptz end
      from jsonb_to_recordset(${JSON.stringify(reminders)}::jsonb)
             as r(rule text, subject text, day date, "matterId" uuid, state text, what text, basis text, "inPage" boolean, texts boolean,
                  "isObligatory" boolean, roles text[], "counselIds" uuid[])
      join county c on c.county = ${county}
      join account a on a.county = c.county and a.active and a.id is distinct from ${doer}
      left join matter m on m.county = c.county and m.id = r."matterId"
      left join reminder_choice h on h.county = c.county and h.id = a.id
      left join counsel l on l.county = c.county and l.id = a.counsel_id
      cross join lateral (
        select r.texts and coalesce(h.texts, true) and coalesce(h.phone, l.phone) is not null
               and (c.practice or exists (select from text_gateway g where g.county = c.county and g.ended_at is null)) as goes_out) t
     where exists (
             select from unnest(r.roles) role
              where role = any(a.roles)
                and case when role in ('counsel', 'dutyLawyer') then a.counsel_id = m.counsel_id or a.counsel_id = any(r."counselIds")
                         when role = 'firmHead' then a.organisation_id = m.unit_id
                         when role = 'stationClerk' then a.organisation_id = m.organisation_id
                         else true end)
       and (r."isObligatory" or r.rule <> all(coalesce(h.quiet, '{}')))
       and (r."inPage" or t.goes_out)
    on conflict do nothing
    returning true`,
  )
  return saved.length
}

export type Told = {
  id: string
  rule: ReminderRule
  day: PlainDate
  matterId: string | null
  state: string | null
  what: string
  basis: string
  toldAt: Instant
  readAt: Instant | null
}
const mine = ({ county, userId }: Actor): RawBuilder<boolean> =>
  sql`r.county = ${county} and r.account_id = ${userId} and r.in_page`

/** The newest reminders of this person, whatever he may still see of their matters. */
export const listTold = (db: Reader, actor: Actor, since: Instant, most: number) =>
  rows(
    db,
    sql<Told>`
    select r.id, r.rule, r.day, r.matter_id, r.state, r.what, r.basis, r.told_at, r.read_at from reminder r
     where ${mine(actor)} and r.told_at >= ${since}::timestamptz order by r.told_at desc, r.id limit ${most}`,
  )

/** How many are unread and still wait: of matters that he may see and that have not moved on, of days that are not over. */
export const countUnread = async (db: Reader, actor: Actor, since: Instant, today: PlainDate): Promise<number> =>
  (
    await one(
      db,
      sql<{ unread: number }>`
    select count(*)::int as unread
      from reminder r left join matter m on m.county = r.county and m.id = r.matter_id and ${seenBy(actor)}
     where ${mine(actor)} and r.read_at is null and r.told_at >= ${since}::timestamptz
       and (r.matter_id is null or m.id is not null)
       and (r.state is null or r.state = m.state)
       and (r.rule <> all(${OF_THE_DAY}) or r.day >= ${today}::date)`,
    )
  ).unread

/** Marks these as read, or all of them; those of another person are not touched. */
export const markRead = (tx: Transaction, actor: Actor, ids: readonly string[] | null, now: Instant) =>
  rows(
    tx,
    sql`
    update reminder r set read_at = ${now}::timestamptz
     where ${mine(actor)} and r.read_at is null and (${ids === null} or r.id = any(${ids ?? []}::uuid[]))`,
  )

export const forgetReminders = (tx: Transaction, county: string, before: PlainDate) =>
  rows(tx, sql`delete from reminder where county = ${county} and told_at < ${before}::date`)

export type Kept = { id: string; matterId: string | null; archiveNumber: string; keepUntil: PlainDate }
/** Dossiers whose time ends by that day, and which nobody has put on a list to destroy or destroyed. */
export const listKept = (db: Reader, county: string, until: PlainDate) =>
  rows(
    db,
    sql<Kept>`
    select d.id, d.matter_id, d.archive_number, d.keep_until from dossier d
     where d.county = ${county} and d.keep_until <= ${until}::date and d.destroyed_on is null`,
  )

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

/** What has waited since before that moment, above all where the gateway was taken away, waits no more. */
export const giveUpTexts = (tx: Transaction, county: string, before: Instant) =>
  rows(
    tx,
    sql`
    update reminder set text_next_at = null, text_fault = coalesce(text_fault, '没有短信平台')
     where county = ${county} and text_next_at is not null and told_at < ${before}::timestamptz`,
  )
