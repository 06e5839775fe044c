import type { Actor } from '#kernel/actor.ts'
import type { PlainDate } from '#kernel/plain-date.ts'
import { maybe, type Reader, rows, sql, type Transaction } from '#platform/database.ts'
import type { Hours, Post, Shift } from './rules.ts'

type Saving = { tx: Transaction; actor: Actor }

/** Every post with its hours in the order of their first days. */
export const listPosts = (db: Reader, county: string) =>
  rows(
    db,
    sql<Post & { active: boolean }>`
    select p.id, p.name, p.keeps_holidays, p.active,
           (select jsonb_agg(jsonb_build_object('from', h.from_on, 'week', h.week) order by h.from_on)
              from duty_hours h where h.county = p.county and h.post_id = p.id) as hours
      from duty_post p where p.county = ${county} order by p.active desc, p.name`,
  )

/** False where another post has this name. */
export async function savePost(
  { tx, actor: { county } }: Saving,
  {
    id,
    name,
    keepsHolidays,
    from,
    week,
  }: { id: string; name: string; keepsHolidays: boolean; from: PlainDate; week: Hours },
): Promise<boolean> {
  const other = await maybe(
    tx,
    sql`select true from duty_post where county = ${county} and name = ${name} and id <> ${id}`,
  )
  if (other) return false
  await rows(
    tx,
    sql`
    with post as (
      insert into duty_post (county, id, name, keeps_holidays) values (${county}, ${id}, ${name}, ${keepsHolidays})
      on conflict (county, id) do update set name = excluded.name, keeps_holidays = excluded.keeps_holidays
      returning county, id)
    insert into duty_hours (county, post_id, from_on, week)
    select county, id, ${from}::date, ${JSON.stringify(week)}::jsonb from post
    on conflict (county, post_id, from_on) do update set week = excluded.week`,
  )
  return true
}

export type Member = {
  counselId: string
  name: string
  unit: string
  posts: string[]
  distances: Record<string, number>
  avoids: PlainDate[]
  likes: PlainDate[]
  maxAMonth: number
  leaveFrom: PlainDate | null
  leaveUntil: PlainDate | null
}
/** The duty register: whoever is struck off the register of counsel is on no duty either. */
export const listMembers = (db: Reader, county: string) =>
  rows(
    db,
    sql<Member>`
    select m.counsel_id, c.name, o.name as unit, m.posts, m.distances, m.avoids, m.likes, m.max_a_month, c.leave_from, c.leave_until
      from duty_member m
      join counsel c on c.county = m.county and c.id = m.counsel_id
      join organisation o on o.county = c.county and o.id = c.organisation_id
     where m.county = ${county} and c.active
     order by m.counsel_id`,
  )

/** False where the register of counsel has no lawyer of this id. */
export const saveMember = async (
  { tx, actor: { county } }: Saving,
  {
    counselId,
    posts,
    distances,
    avoids,
    likes,
    maxAMonth,
  }: Pick<Member, 'counselId' | 'posts' | 'distances' | 'avoids' | 'likes' | 'maxAMonth'>,
): Promise<boolean> =>
  (await maybe(
    tx,
    sql`
    insert into duty_member (county, counsel_id, posts, distances, avoids, likes, max_a_month)
    select c.county, c.id, ${posts}::uuid[], ${JSON.stringify(distances)}::jsonb, ${avoids}::date[], ${likes}::date[], ${maxAMonth}
      from counsel c where c.county = ${county} and c.id = ${counselId} and c.active and c.kind = 'lawyer'
    on conflict (county, counsel_id) do update
       set posts = excluded.posts, distances = excluded.distances, avoids = excluded.avoids, likes = excluded.likes, max_a_month = excluded.max_a_month
    returning true`,
  )) !== undefined

export type Seat = Shift & {
  counselId: string | null
  name: string | null
  reason: string | null
  because: { name: string; text: string }[]
}
/** Every shift from a day to a day, both included. */
export const listSeats = (db: Reader, county: string, from: PlainDate, until: PlainDate) =>
  rows(
    db,
    sql<Seat>`
    select s.post_id || '/' || s.day as id, s.post_id as post, s.day, s.begins_at as from, s.ends_at as until,
           s.counsel_id, c.name, s.reason, coalesce(s.because, '[]'::jsonb) as because
      from duty_shift s
      left join counsel c on c.county = s.county and c.id = s.counsel_id
     where s.county = ${county} and s.day between ${from}::date and ${until}::date
     order by s.day, s.post_id`,
  )

/** Plans and changes of a county's roster wait for each other. */
export const lockDuty = (tx: Transaction, county: string) =>
  rows(tx, sql`select pg_advisory_xact_lock(hashtextextended(${`duty ${county}`}, 0))`)

type Planned = Shift & { counselId: string | null; because: { name: string; text: string }[] }
/** Takes the place of what was planned from that day on. */
export async function savePlan(
  { tx, actor: { county, userId } }: Saving,
  from: PlainDate,
  until: PlainDate,
  planned: readonly Planned[],
): Promise<void> {
  await rows(tx, sql`delete from duty_shift where county = ${county} and day between ${from}::date and ${until}::date`)
  const plain = planned.map(({ post, day, from, until, counselId, because }) => ({
    ...{ post, day, begins: from, ends: until, counsel: counselId, because: because.length > 0 ? because : null },
  }))
  await rows(
    tx,
    sql`
    insert into duty_shift (county, post_id, day, begins_at, ends_at, counsel_id, because, changed_by)
    select ${county}, post, day, begins, ends, counsel, because, ${userId}
      from jsonb_to_recordset(${JSON.stringify(plain)}::jsonb)
        as s(post uuid, day date, begins timestamptz, ends timestamptz, counsel uuid, because jsonb)`,
  )
}

export const saveSeat = (
  { tx, actor: { county, userId } }: Saving,
  { post, day }: Pick<Shift, 'post' | 'day'>,
  counselId: string,
  reason: string | null,
) =>
  rows(
    tx,
    sql`
    update duty_shift set counsel_id = ${counselId}, because = null, reason = ${reason}, changed_by = ${userId}
     where county = ${county} and post_id = ${post} and day = ${day}::date`,
  )

/** One address for each person; a new one ends the old one. */
export const saveFeed = (tx: Transaction, { county, counselId }: Actor, digest: string) =>
  rows(
    tx,
    sql`
    insert into duty_feed (token_digest, county, counsel_id) values (${digest}, ${county}, ${counselId})
    on conflict (county, counsel_id) do update set token_digest = excluded.token_digest`,
  )
export const findFeed = (db: Reader, digest: string) =>
  maybe(
    db,
    sql<{ county: string; counselId: string; centre: string }>`
    select f.county, f.counsel_id, c.name as centre
      from duty_feed f join county c on c.county = f.county where f.token_digest = ${digest}`,
  )
/** One person's shifts with the names of the posts. */
export const listOwnShifts = (db: Reader, county: string, counselId: string, from: PlainDate, until: PlainDate) =>
  rows(
    db,
    sql<Pick<Shift, 'id' | 'day' | 'from' | 'until'> & { name: string }>`
    select s.post_id || '/' || s.day as id, s.day, s.begins_at as from, s.ends_at as until, p.name
      from duty_shift s join duty_post p on p.county = s.county and p.id = s.post_id
     where s.county = ${county} and s.counsel_id = ${counselId} and s.day between ${from}::date and ${until}::date
     order by s.day`,
  )

export type Count = { counselId: string; name: string; month: number; year: number }
/** How often everybody sits in the month, and in the year until its end. */
export const countShifts = (db: Reader, county: string, from: PlainDate, until: PlainDate) =>
  rows(
    db,
    sql<Count>`
    select s.counsel_id, c.name, (count(*) filter (where s.day >= ${from}::date))::int as month, count(*)::int as year
      from duty_shift s join counsel c on c.county = s.county and c.id = s.counsel_id
     where s.county = ${county} and s.day between date_trunc('year', ${from}::date)::date and ${until}::date
     group by s.counsel_id, c.name order by c.name, s.counsel_id`,
  )
