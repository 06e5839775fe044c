import { createHash } from 'node:crypto'

/** A row as text, by the names of its columns. */
export type Row = Record<string, string | null>

const STEP = ['matter_id', 'position', 'step', 'actor_id', 'happened_on', 'recorded_at', 'note', 'detail', 'changes']
const ENTRY = [
  'county',
  'position',
  'at',
  'actor_id',
  'organisation_id',
  'operation',
  'kind',
  'matter_id',
  'subject_id',
  'command_id',
  'request_id',
  'content',
]
const MOMENTS = new Set(['at', 'recorded_at'])

/** PostgreSQL's "2026-03-02 01:30:00.123+00" with all six decimals; anything stranger stays as it is and fits no leaf. */
export function moment(text: string): string {
  const parts = /^(\d{4,}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?\+00$/.exec(text)
  return parts ? `${parts[1]}T${parts[2]}.${(parts[3] ?? '').padEnd(6, '0')}Z` : text
}

function write(name: string, columns: string[], row: Row): Buffer {
  const values = columns.map((column) => {
    const value = row[column] ?? null
    return value !== null && MOMENTS.has(column) ? moment(value) : value
  })
  const size = values.reduce(
    (sum, value) => sum + 1 + (value === null ? 0 : 4 + Buffer.byteLength(value)),
    name.length + 1,
  )
  const bytes = Buffer.alloc(size)
  let at = bytes.write(`${name}\n`, 'latin1')
  for (const value of values) {
    if (value === null) {
      at = bytes.writeUInt8(0, at)
      continue
    }
    at = bytes.writeUInt8(1, at)
    at = bytes.writeUInt32BE(Buffer.byteLength(value), at)
    at += bytes.write(value, at, 'utf8')
  }
  return bytes
}

/** The digest of a command's steps, which come in the order of matter and position. */
export const contentOf = (steps: Row[]): string | null =>
  steps.length === 0
    ? null
    : createHash('sha256')
        .update(Buffer.concat(steps.map((step) => write('fayuan step 1', STEP, step))))
        .digest('hex')

/** The bytes that an entry's leaf is the hash of. */
export const entryBytes = (entry: Row, content: string | null): Buffer =>
  write('fayuan history 1', ENTRY, { ...entry, content })
