import type { Instant } from '#kernel/plain-date.ts'
import { asPdf } from '#modules/document/operations.ts'
import { findAddressed } from '#modules/document/store.ts'
import { listUnmade, saveMade } from '#modules/seal/store.ts'
import type { Database } from '#platform/database.ts'
import type { FileStore } from '#platform/files.ts'
import type { Typesetter } from '#platform/typesetter.ts'
import type { Vault } from '#platform/vault.ts'
import { inCounty } from './walls.ts'

const AT_ONCE = 10

type Parts = { db: Database; vault: Vault; files: FileStore; typesetter: Typesetter; now: () => Instant }

/**
 * Makes the sealed papers that are allowed and not yet made, and keeps them: from then on the document is these bytes. Killed in
 * between it makes the same bytes again, since a seal's moment is when it was allowed. Gives how many it made.
 */
export async function pressSeals({ db, vault, files, typesetter, now }: Parts, county: string): Promise<number> {
  const waiting = await inCounty(db, county, (tx) => listUnmade(tx, county, AT_ONCE))
  for (const { documentId } of waiting) {
    const paper = await inCounty(db, county, async (tx) => {
      const found = await findAddressed({ db: tx, vault }, county, documentId)
      if (!found) throw new Error(`seal on a document that is not there: ${documentId}`)
      return asPdf({ db: tx, vault, files, typesetter }, county, found)
    })
    const digest = await files.save(await paper.bytes())
    await inCounty(db, county, (tx) => saveMade(tx, county, documentId, digest, now()))
  }
  return waiting.length
}
