import type { Actor } from '#kernel/actor.ts'
import type { Instant, PlainDate } from '#kernel/plain-date.ts'
import { seenBy } from '#modules/matter/store.ts'
import { one, type RawBuilder, type Reader, rows, sql, type Transaction } from '#platform/database.ts'
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
