import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fileTypeFromFile } from 'file-type'
import { Refusal } from '#kernel/refusal.ts'
import { malwareCheck } from './malware.ts'
import { askAside, type Looked } from './papers.ts'
import { cleanPicture, thumbnailOf } from './pictures.ts'
import { diskShelf } from './shelf.ts'

/** A file that has come in and waits beside the transaction that will keep it or drop it. */
export type Received = {
  path: string
  fileName: string
  bytes: number
  digest: string
  mediaType: string | null
  /** What `prepare` found out: pages (null where it has none), the digest of what was sent, the small picture's digest. */
  pages?: number | null
  sourceDigest?: string
  thumbnail?: string | null
}
export type FileStore = {
  receive(stream: Readable, fileName: string): Promise<Received>
  /**
   * Makes a paper of it: a photo upright, small enough and without what the telephone wrote into it; a PDF that opens, its pages counted; each with
   * a small picture. Refuses what does not open.
   */
  prepare(received: Received): Promise<Received>
  /** There for good before the row that names it. */
  keep(received: Pick<Received, 'path' | 'digest'>): Promise<void>
  drop(received: Received): Promise<void>
  /** Keeps what was made here; gives its digest. */
  save(bytes: Uint8Array): Promise<string>
  readReceived(received: Received): Promise<Uint8Array>
  read(digest: string): Promise<Uint8Array>
  /** One paper that came in several files, as one PDF; a single PDF as it came. */
  readJoined(files: readonly { digest: string; mediaType: string }[]): Promise<Uint8Array>
  sizeOf(digest: string): Promise<number>
  /** Where a kept file can be read by another thread; brought into the folder given where it lies elsewhere. */
  bring(digest: string, folder: string): Promise<string>
}

const MOST_PAGES = 500
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** What comes in waits in a folder; what is kept lies on the shelf under the digest of its content, so that a changed byte is noticed. */
export function openFileStore(
  folder: string,
  { check = malwareCheck(undefined), shelf = diskShelf(folder) } = {},
): FileStore {
  const incoming = join(folder, 'incoming')
  return {
    async receive(stream, fileName) {
      await mkdir(incoming, { recursive: true, mode: 0o700 })
      const path = join(incoming, randomUUID())
      try {
        await pipeline(stream, createWriteStream(path, { mode: 0o600 }))
        await check(path)
        const hash = createHash('sha256')
        await pipeline(createReadStream(path), hash)
        const type = await fileTypeFromFile(path)
        const { size } = await stat(path)
        return { path, fileName, bytes: size, digest: hash.digest('hex'), mediaType: type?.mime ?? null }
      } catch (error) {
        await rm(path, { force: true })
        throw error
      }
    },
    async prepare(received) {
      const { path, mediaType, digest } = received
      const sourceDigest = digest
      if (mediaType?.startsWith('image/')) {
        const { bytes } = await cleanPicture(await readFile(path))
        await writeFile(path, bytes)
        const thumbnail = await this.save(await thumbnailOf(bytes))
        const cleaned = { bytes: bytes.length, digest: sha256(bytes), mediaType: 'image/jpeg', pages: 1 }
        return { ...received, ...cleaned, sourceDigest, thumbnail }
      }
      if (mediaType !== 'application/pdf') return { ...received, sourceDigest, pages: null, thumbnail: null }
      const looked = await askAside<Looked>({ look: path })
      if (!looked)
        throw new Refusal(
          'invalid',
          `${received.fileName}打不开，可能没有传完、已经损坏或者设有密码；请另存为没有密码的 PDF 后上传`,
        )
      if (looked.pages > MOST_PAGES)
        throw new Refusal(
          'too_large',
          `${received.fileName}有 ${looked.pages} 页，一份不超过 ${MOST_PAGES} 页；请分册上传`,
        )
      const thumbnail = looked.first ? await this.save(await thumbnailOf(looked.first)) : null
      return { ...received, sourceDigest, pages: looked.pages, thumbnail }
    },
    keep: ({ path, digest }) => shelf.take(digest, path),
    async save(bytes) {
      const digest = sha256(bytes)
      await shelf.put(digest, bytes)
      return digest
    },
    drop: ({ path }) => rm(path, { force: true }),
    readReceived: ({ path }) => readFile(path),
    async read(digest) {
      const bytes = await shelf.read(digest)
      if (sha256(bytes) !== digest) throw new Error(`the file ${digest} is not what it was`)
      return bytes
    },
    async readJoined(files) {
      const [only] = files
      if (files.length === 1 && only?.mediaType === 'application/pdf') return this.read(only.digest)
      const kindOf = (mediaType: string) =>
        mediaType.startsWith('image/') ? ('picture' as const) : ('foreign' as const)
      const folder = await mkdtemp(join(tmpdir(), 'fayuan-paper-'))
      try {
        const parts = files.map(async ({ digest, mediaType }) => ({
          kind: kindOf(mediaType),
          file: await shelf.bring(digest, folder),
        }))
        return await askAside<Uint8Array>({ join: await Promise.all(parts) })
      } finally {
        await rm(folder, { recursive: true, force: true })
      }
    },
    sizeOf: (digest) => shelf.sizeOf(digest),
    bring: (digest, into) => shelf.bring(digest, into),
  }
}
