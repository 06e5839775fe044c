import type { Actor } from '#kernel/actor.ts'
import type { Kind } from '#kernel/operation.ts'
import type { Instant } from '#kernel/plain-date.ts'
import { rows, sql, type Transaction } from '#platform/database.ts'

export type Entry = {
  actor: Actor
  operation: string
  kind: Kind
  matterId: string | null
  subjectId: string | null
  commandId: string | null
  requestId: string
  now: Instant
}

/** Who did or looked at what, in the transaction of the act itself: no entry, no act. */
export const recordHistory = (
  tx: Transaction,
  { actor, operation, kind, matterId, subjectId, commandId, requestId, now }: Entry,
) =>
  rows(
    tx,
    sql`
    insert into history (county, at, actor_id, organisation_id, operation, kind, matter_id, subject_id, command_id, request_id)
    values (${actor.county}, ${now}::timestamptz, ${actor.userId}, ${actor.organisationId}, ${operation}, ${kind},
            ${matterId}, ${subjectId}, ${commandId}, ${requestId})`,
  )
