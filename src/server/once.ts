import { createHash } from 'node:crypto'
import type { Actor } from '#kernel/actor.ts'
import type { Instant } from '#kernel/plain-date.ts'
import { Refusal } from '#kernel/refusal.ts'
import { maybe, one, type RawBuilder, rows, sql, type Transaction } from '#platform/database.ts'
import { KeptRefusal } from '#platform/kept-refusal.ts'

type Sent = {
  commandId: string
  operation: string
  actor: Actor
  input: unknown
  now: Instant
  /** The statement that writes the act into the history, in one trip with the answer: no entry, no act. */
  history: RawBuilder<unknown>
}

/** Runs a command the first time its id is seen and repeats the answer after that, so that an outbox may be sent twice. */
export async function once<T>(
  tx: Transaction,
  { commandId, operation, actor, input, now, history }: Sent,
  perform: () => Promise<T>,
): Promise<unknown> {
  // The digest instead of the input: this table must not become a second home of personal data.
  const digest = createHash('sha256')
    .update(JSON.stringify([operation, input]))
    .digest('hex')
  const claimed = await maybe(
    tx,
    sql`
    insert into command_log (county, actor_id, command_id, operation, input_digest, at)
    values (${actor.county}, ${actor.userId}, ${commandId}, ${operation}, ${digest}, ${now}::timestamptz)
    on conflict do nothing
    returning true`,
  )

  if (!claimed) {
    const before = await one(
      tx,
      sql<{ inputDigest: string; answer: unknown }>`
      select input_digest, answer from command_log
       where county = ${actor.county} and actor_id = ${actor.userId} and command_id = ${commandId}`,
    )
    if (before.inputDigest !== digest)
      throw new Refusal('invalid', '这个操作编号已经用于另一项内容，请刷新页面后重新办理')
    return before.answer
  }

  const answer = await perform().catch(KeptRefusal.keep)
  if (answer instanceof KeptRefusal) {
    // What the refusal counted stays; the command was not done, so its id is free again.
    await rows(
      tx,
      sql`delete from command_log where county = ${actor.county} and actor_id = ${actor.userId} and command_id = ${commandId}`,
    )
    return answer
  }
  await rows(
    tx,
    sql`
    with acted as (${history})
    update command_log set answer = ${JSON.stringify(answer)}::jsonb
     where county = ${actor.county} and actor_id = ${actor.userId} and command_id = ${commandId}`,
  )
  return answer
}
