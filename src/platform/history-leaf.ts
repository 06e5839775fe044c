import { createHash } from 'node:crypto'
import { type Hash, leafHash } from './merkle.ts'

/** An entry of the history as PostgreSQL writes it: every column as text, so that nothing is rounded before it is hashed. */
export type LeafEntry = {
  county: string
  position: string
  /** UTC with six decimals, as PostgreSQL keeps it: 2026-03-02T01:30:00.123000Z. */
  at: string
  actorId: string
  organisationId: string
  operation: string
  kind: string
  matterId: string | null
  subjectId: string | null
  commandId: string | null
  requestId: string
}
/** A step that the entry's command wrote into the story of a matter. JSON as PostgreSQL writes jsonb, which is canonical. */
export type LeafStep = {
  matterId: string
  position: string
  step: string
  actorId: string
  happenedOn: string
  recordedAt: string
  note: string | null
  detail: string | null
  changes: string
}

// This is written a second time in audit/, from the sentence in docs and not from here; a test lets the two agree.
/**
 * A name, then each field: a byte that says whether there is a value, its length in four bytes, its UTF-8. So null and ''
 * differ, and no two lists of fields share their bytes.
 */
function encode(name: string, fields: readonly (string | null)[]): Buffer {
  return Buffer.concat([
    Buffer.from(`${name}\n`),
    ...fields.flatMap((field) => {
      if (field === null) return [Buffer.of(0)]
      const bytes = Buffer.from(field)
      const head = Buffer.alloc(5, 1)
      head.writeUInt32BE(bytes.length, 1)
      return [head, bytes]
    }),
  ])
}

/** What the command changed in the stories, in the order of matter and position; null when it changed none. */
export function contentDigest(steps: readonly LeafStep[]): string | null {
  if (steps.length === 0) return null
  const hash = createHash('sha256')
  for (const step of steps)
    hash.update(
      encode('fayuan step 1', [
        step.matterId,
        step.position,
        step.step,
        step.actorId,
        step.happenedOn,
        step.recordedAt,
        step.note,
        step.detail,
        step.changes,
      ]),
    )
  return hash.digest('hex')
}

/** The leaf of an entry: every column of it, and the digest of what its command did. */
export const leafOf = (entry: LeafEntry, content: string | null): Hash =>
  leafHash(
    encode('fayuan history 1', [
      entry.county,
      entry.position,
      entry.at,
      entry.actorId,
      entry.organisationId,
      entry.operation,
      entry.kind,
      entry.matterId,
      entry.subjectId,
      entry.commandId,
      entry.requestId,
      content,
    ]),
  )
