import type { Actor } from '#kernel/actor.ts'
import type { Instant } from '#kernel/plain-date.ts'
import { rows, sql, type Transaction } from '#platform/database.ts'

type NewAttachment = {
  id: string
  matterId: string
  title: string
  fileName: string
  mediaType: string
  bytes: number
  digest: string
}

export const saveAttachment = (tx: Transaction, { county, userId }: Actor, a: NewAttachment, now: Instant) =>
  rows(
    tx,
    sql`
    insert into attachment (county, id, matter_id, title, file_name, media_type, bytes, digest, added_by, added_at)
    values (${county}, ${a.id}, ${a.matterId}, ${a.title}, ${a.fileName}, ${a.mediaType}, ${a.bytes}, ${a.digest}, ${userId}, ${now}::timestamptz)`,
  )
