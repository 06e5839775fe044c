import type { Actor } from '#kernel/actor.ts'
import type { Instant } from '#kernel/plain-date.ts'
import type { MatterState } from '#modules/matter/lifecycle.ts'
import { seenBy } from '#modules/matter/store.ts'
import { maybe, type Reader, rows, sql, type Transaction } from '#platform/database.ts'

type NewAttachment = {
  id: string
  matterId: string
  title: string
  fileName: string
  mediaType: string
  bytes: number
  digest: string
  pages: number | null
  sourceDigest: string
  thumbnail: string | null
  phase: string | null
  code: string | null
}

export const saveAttachment = (tx: Transaction, { county, userId }: Actor, a: NewAttachment, now: Instant) =>
  rows(
    tx,
    sql`
    insert into attachment (county, id, matter_id, title, file_name, media_type, bytes, digest, pages, source_digest, thumbnail, phase, code,
                            added_by, added_at)
    values (${county}, ${a.id}, ${a.matterId}, ${a.title}, ${a.fileName}, ${a.mediaType}, ${a.bytes}, ${a.digest}, ${a.pages}, ${a.sourceDigest},
            ${a.thumbnail}, ${a.phase}, ${a.code}, ${userId}, ${now}::timestamptz)`,
  )

type Shown = { phase: string; code: string; title: string }
export const hasMaterial = async (
  db: Reader,
  county: string,
  matterId: string,
  { phase, code, title }: Shown,
): Promise<boolean> =>
  (
    await rows(
      db,
      sql`
    select 1 from material
     where county = ${county} and matter_id = ${matterId} and phase = ${phase} and code = ${code} and title = ${title}`,
    )
  ).length > 0

/** The matter of a file that this person sees; the file is locked. */
export const findAttachedTo = (tx: Transaction, actor: Actor, id: string) =>
  maybe(
    tx,
    sql<{ matterId: string; state: MatterState }>`
    select t.matter_id, m.state from attachment t join matter m on m.county = t.county and m.id = t.matter_id
     where t.id = ${id} and ${seenBy(actor)} for update of t`,
  )
export const saveFiling = (
  tx: Transaction,
  county: string,
  id: string,
  { material, leftOut }: { material: Shown | null; leftOut: string | null },
) =>
  rows(
    tx,
    sql`
    update attachment set phase = ${material?.phase ?? null}, code = ${material?.code ?? null},
           title = coalesce(${material?.title ?? null}, title), left_out = ${leftOut}
     where county = ${county} and id = ${id}`,
  )
