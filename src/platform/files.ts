import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fileTypeFromFile } from 'file-type'

/** A file that has come in and waits beside the transaction that will keep it or drop it. */
export type Received = { path: string; fileName: string; bytes: number; digest: string; mediaType: string | null }
export type FileStore = {
  receive(stream: Readable, fileName: string): Promise<Received>
  /** On disk for good before the row that names it: fsync, rename, fsync of the folder. */
  keep(received: Pick<Received, 'path' | 'digest'>): Promise<void>
  drop(received: Received): Promise<void>
  /** Keeps what was made here; gives its digest. */
  save(bytes: Uint8Array): Promise<string>
  readReceived(received: Received): Promise<Uint8Array>
  read(digest: string): Promise<Uint8Array>
}

const sync = async (path: string) => {
  const handle = await open(path, 'r')
  await handle.sync().finally(() => handle.close())
}

/** Attachments lie on disk under the digest of their content, so the same photo is kept once and a changed one is noticed. */
export function openFileStore(folder: string): FileStore {
  const incoming = join(folder, 'incoming')
  const placeOf = (digest: string) => join(folder, digest.slice(0, 2), digest)
  return {
    async receive(stream, fileName) {
      await mkdir(incoming, { recursive: true, mode: 0o700 })
      const path = join(incoming, randomUUID())
      try {
        await pipeline(stream, createWriteStream(path, { mode: 0o600 }))
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
    async keep({ path, digest }) {
      const place = placeOf(digest)
      await mkdir(dirname(place), { recursive: true, mode: 0o700 })
      await sync(path)
      await rename(path, place)
      await sync(dirname(place))
    },
    async save(bytes) {
      await mkdir(incoming, { recursive: true, mode: 0o700 })
      const path = join(incoming, randomUUID())
      await writeFile(path, bytes, { mode: 0o600 })
      const digest = createHash('sha256').update(bytes).digest('hex')
      await this.keep({ path, digest })
      return digest
    },
    drop: ({ path }) => rm(path, { force: true }),
    readReceived: ({ path }) => readFile(path),
    read: (digest) => readFile(placeOf(digest)),
  }
}
