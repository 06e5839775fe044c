import type { Actor, Role } from '#kernel/actor.ts'
import type { Instant } from '#kernel/plain-date.ts'
import type { MatterState } from '#modules/matter/lifecycle.ts'
import type { Matter } from '#modules/matter/rules.ts'
import { maybe, type Reader, rows, sql, type Transaction } from '#platform/database.ts'
import type { Asked, Given, Taken } from './rules.ts'
import type { TaskId } from './tasks.ts'

export type Begun = {
  task: TaskId
  accountId: string
  begunAt: Instant
  given: Given[]
  answer: string | null
  truth: number | null
}
export const listBegun = (db: Reader, county: string, runId: string) =>
  rows(
    db,
    sql<Begun>`
    select task, account_id, begun_at, given, answer, truth from guide_task where county = ${county} and run_id = ${runId}`,
  )

export const saveBegun = (
  tx: Transaction,
  { county, userId }: Actor,
  { runId, task, given, now }: { runId: string; task: TaskId; given: readonly Given[]; now: Instant },
) =>
  rows(
    tx,
    sql`
    insert into guide_task (county, run_id, task, account_id, begun_at, given)
    values (${county}, ${runId}, ${task}, ${userId}, ${now}::timestamptz, ${JSON.stringify(given)}::jsonb)
    on conflict (county, run_id, task) do update
       set account_id = excluded.account_id, begun_at = excluded.begun_at, given = excluded.given, answer = null, truth = null`,
  )

export const saveGuideAnswer = async (
  tx: Transaction,
  county: string,
  { runId, task, answer, truth }: { runId: string; task: TaskId; answer: string; truth: number | null },
): Promise<boolean> =>
  (await maybe(
    tx,
    sql`
    update guide_task set answer = ${answer}, truth = ${truth}
     where county = ${county} and run_id = ${runId} and task = ${task} returning true`,
  )) !== undefined

/** Who has each of these posts: rather somebody who has no other, then the first by login. */
export const listPosts = (db: Reader, county: string, roles: readonly Role[]) =>
  rows(
    db,
    sql<{ role: Role; accountId: string; name: string }>`
    select distinct on (r.role) r.role, a.id as account_id, a.name
      from unnest(${roles}::text[]) as r(role) join account a on r.role = any(a.roles)
     where a.county = ${county} and a.active
     order by r.role, cardinality(a.roles), a.login`,
  )

const ENOUGH = 40
/** Matters to choose from: what this learner had in hand before comes first, what another one has in hand is left to them. */
export const listWaiting = (
  db: Reader,
  county: string,
  { runId, states, isNotified }: { runId: string; states: readonly MatterState[]; isNotified: boolean | null },
) =>
  rows(
    db,
    sql<Matter>`
    with held as (
      select (one->>'matterId')::uuid as matter_id, bool_or(run_id = ${runId}) as is_own
        from guide_task, jsonb_array_elements(given) as one
       where county = ${county} group by 1)
    select m.* from matter m left join held h on h.matter_id = m.id
     where m.county = ${county} and m.state = any(${states}::text[]) and coalesce(h.is_own, true)
       and (${isNotified}::boolean is null or (m.notice_reason is not null) = ${isNotified}::boolean)
     order by h.is_own, m.received_on desc, m.number
     limit ${ENOUGH}`,
  )

export const listAsked = (db: Reader, county: string, accountId: string, since: Instant) =>
  rows(
    db,
    sql<Asked>`
    select number, cause, groups, answer, told_may_apply, person_id is not null as is_named
      from consultation
     where county = ${county} and consultant_id = ${accountId} and recorded_at >= ${since}::timestamptz
     order by recorded_at`,
  )

export const listTaken = (db: Reader, county: string, accountId: string, since: Instant) =>
  rows(
    db,
    sql<Taken>`
    select s.matter_id, m.number, s.step, s.note, s.changes->'advice'->>'proposal' as proposal, c.number as consultation
      from matter_step s
      join matter m on m.county = s.county and m.id = s.matter_id
      left join consultation c on c.county = m.county and c.id = m.consultation_id
     where s.county = ${county} and s.actor_id = ${accountId} and s.recorded_at >= ${since}::timestamptz
     order by s.recorded_at, s.position`,
  )
