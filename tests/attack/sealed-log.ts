import type pg from 'pg'
import type { Row } from '../../audit/encode.ts'
import { type Book, openBook } from '../../audit/read-county.ts'

/** A sealed log as rows of text, taken out of a real database: what is done to a copy of it costs no round trip. */
export type SealedLog = { entries: Row[]; leaves: Row[]; heads: Row[]; steps: Row[] }

export async function takeOut(client: pg.Client, county: string): Promise<SealedLog> {
  const book = openBook(client, county)
  const leaves: Row[] = []
  const entries: Row[] = []
  for await (const batch of book.leaves())
    for (const { leaf_index = null, listed = null, leaf_hash = null, stored_content = null, ...entry } of batch) {
      leaves.push({ county, leaf_index, position: listed, leaf_hash, content: stored_content })
      entries.push(entry)
    }
  const steps = await book.stepsOf(entries.flatMap(({ command_id }) => command_id ?? []))
  return { entries, leaves, heads: await book.heads(), steps: steps.map((step) => ({ county, ...step })) }
}

const number = (text: string | null | undefined) => Number(text ?? 0)
const by =
  (...columns: string[]) =>
  (a: Row, b: Row): number => {
    for (const column of columns) {
      const isNumber = column !== 'matter_id'
      const [left, right] = isNumber ? [number(a[column]), number(b[column])] : [a[column] ?? '', b[column] ?? '']
      if (left !== right) return left < right ? -1 : 1
    }
    return 0
  }

/** What PostgreSQL would answer the verifier if its tables held these rows. */
export function bookOf(log: SealedLog, county: string): Book {
  const own = (rows: Row[]) => rows.filter((row) => row.county === county)
  const [entries, leaves, heads, steps] = [own(log.entries), own(log.leaves), own(log.heads), own(log.steps)]
  return {
    heads: async () => heads.sort(by('size')),
    async *leaves() {
      const at = Map.groupBy(entries, ({ position }) => position)
      yield leaves.sort(by('leaf_index', 'position')).flatMap((leaf) => {
        const own = { leaf_index: leaf.leaf_index ?? null, listed: leaf.position ?? null }
        const said = { leaf_hash: leaf.leaf_hash ?? null, stored_content: leaf.content ?? null }
        const found: Row[] = at.get(leaf.position ?? null) ?? [{ position: null }]
        return found.map((entry) => ({ ...own, ...said, ...entry }))
      })
    },
    stepsOf: async (commands) => {
      const asked = new Set<string | null | undefined>(commands)
      return steps.filter(({ command_id }) => command_id && asked.has(command_id)).sort(by('matter_id', 'position'))
    },
    unlisted: async () => {
      const listed = new Set(leaves.map(({ position }) => position))
      const last = leaves.reduce((most, { position }) => Math.max(most, number(position)), -1)
      return entries
        .filter(({ position }) => !listed.has(position))
        .sort(by('position'))
        .map((entry) => ({ ...entry, is_before: String(number(entry.position) < last) }))
    },
    looseSteps: async () => {
      const acts = new Set(entries.map(({ actor_id, command_id }) => `${actor_id} ${command_id}`))
      return steps
        .filter(({ actor_id, command_id }) => !command_id || !acts.has(`${actor_id} ${command_id}`))
        .sort(by('matter_id', 'position'))
    },
  }
}
