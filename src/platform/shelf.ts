import { randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Where kept files lie for good, each under the SHA-256 of its content: the same photo once, whoever sent it how often. */
export type Shelf = {
  /** Moves a file here; for good when it returns. One that was moved before is there already. */
  take(digest: string, path: string): Promise<void>
  put(digest: string, content: Uint8Array): Promise<void>
  read(digest: string): Promise<Uint8Array>
  sizeOf(digest: string): Promise<number>
  /** Where another thread can read the file: its own place, or the folder given, into which it is brought. */
  bring(digest: string, folder: string): Promise<string>
  remove(digest: string): Promise<void>
}

const sync = async (path: string) => {
  const handle = await open(path, 'r')
  await handle.sync().finally(() => handle.close())
}

/** On this machine's disk: fsync, rename, fsync of the folder. */
export function diskShelf(folder: string): Shelf {
  const placeOf = (digest: string) => join(folder, digest.slice(0, 2), digest)
  return {
    async take(digest, path) {
      const place = placeOf(digest)
      await mkdir(dirname(place), { recursive: true, mode: 0o700 })
      try {
        await sync(path)
        await rename(path, place)
      } catch (error) {
        // A command that lost a deadlock is run again from its start: then the file is there already.
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
        await stat(place)
      }
      await sync(dirname(place))
    },
    async put(digest, content) {
      const path = join(folder, `${randomUUID()}.partial`)
      await mkdir(folder, { recursive: true, mode: 0o700 })
      try {
        await writeFile(path, content, { mode: 0o600 })
        await this.take(digest, path)
      } finally {
        await rm(path, { force: true })
      }
    },
    read: (digest) => readFile(placeOf(digest)),
    sizeOf: async (digest) => (await stat(placeOf(digest))).size,
    bring: async (digest) => placeOf(digest),
    remove: (digest) => rm(placeOf(digest), { force: true }),
  }
}
