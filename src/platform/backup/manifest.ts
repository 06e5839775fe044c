/** What an archive says of itself; written last, when all is known. */
export type Manifest = {
  format: 'fayuan-backup'
  version: 1
  takenAt: string
  postgres: string
  /** The schema: which migrations had been applied, each with the digest of its text. */
  migrations: Migration[]
  tables: TableContent[]
  sequences: Sequence[]
  attachments: { digest: string; bytes: number }[]
  /** Attachments that were missing or no longer what their digest says when the backup was taken. */
  damaged: string[]
  keys: { name: string; digest: string }[]
}
export type Migration = { name: string; digest: string }
/** The digest is over COPY's text of all rows in the order of the key: equal digests, equal tables. */
export type TableContent = { name: string; columns: string[]; rows: number; chunks: number; digest: string }
export type Sequence = { name: string; last: string; isCalled: boolean }

export const MANIFEST = 'manifest.json'
export const chunkName = (table: string, number: number): string =>
  `tables/${table}/${String(number).padStart(6, '0')}.copy.gz`
export const attachmentName = (digest: string): string => `attachments/${digest}`
export const keyName = (name: string): string => `keys/${name}`

/** Exactly the entries that a manifest speaks of. */
export const entriesOf = ({ tables, attachments, keys }: Manifest): string[] => [
  ...tables.flatMap(({ name, chunks }) => Array.from({ length: chunks }, (_, index) => chunkName(name, index + 1))),
  ...attachments.map(({ digest }) => attachmentName(digest)),
  ...keys.map(({ name }) => keyName(name)),
  MANIFEST,
]
