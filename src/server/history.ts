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

/** Who did or looked at what, as the statement that writes it down. */
export const historyOf = ({ actor, operation, kind, matterId, subjectId, commandId, requestId, now }: Entry) => sql`
  insert into history (county, at, actor_id, organisation_id, operation, kind, matter_id, subject_id, command_id, request_id)
  values (${actor.county}, ${now}::timestamptz, ${actor.userId}, ${actor.organisationId}, ${operation}, ${kind},
          ${matterId}, ${subjectId}, ${commandId}, ${requestId})`

/** In the transaction of the look itself: no entry, no look. A command's entry is written with its answer (once.ts). */
export const recordHistory = (tx: Transaction, entry: Entry) => rows(tx, historyOf(entry))
