import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { syncFolder } from '../key-files.ts'

// An archive is a plain tar file (ustar): whoever has lost this program can still open it with tar and gunzip. Its last
// entry, SHA256, is the digest of every byte before it, so that one flipped bit anywhere is seen before anything is done.
const BLOCK = 512
const END = Buffer.alloc(2 * BLOCK)
const SEAL = 'SHA256'

/** The file is not the archive that was written: cut short, damaged, or something else. */
export class DamagedArchive extends Error {
  constructor(path: string, reason: string) {
    super(`备份文件 ${path} 不完整或已损坏（${reason}），没有恢复任何内容。请换用另一份备份。`)
  }
}

function headerOf(name: string, size: number): Buffer {
  const header = Buffer.alloc(BLOCK)
  if (Buffer.byteLength(name) > 100) throw new RangeError(`name too long for an archive: ${name}`)
  header.write(name, 0)
  header.write('0000600\0' + '0000000\0' + '0000000\0', 100, 'latin1') // mode, owner, group
  header.write(`${size.toString(8).padStart(11, '0')}\0${'0'.repeat(11)}\0`, 124, 'latin1') // size, time
  header.write('        0', 148, 'latin1') // the checksum counts as spaces; then the type: a file
  header.write('ustar\x0000', 257, 'latin1')
  const sum = header.reduce((total, byte) => total + byte, 0)
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1')
  return header
}
const padding = (size: number): Buffer => Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK)
const entryOf = (name: string, content: Uint8Array): Buffer =>
  Buffer.concat([headerOf(name, content.length), content, padding(content.length)])
const sealOf = (hash: Hash): Buffer => Buffer.concat([entryOf(SEAL, Buffer.from(hash.digest('hex'))), END])
const SEAL_BYTES = 2 * BLOCK + END.length

export type ArchiveWriter = {
  add(name: string, content: Uint8Array): Promise<void>
  /** Seals the archive and puts it in its place: before this there is no file of that name, after it a complete one. */
  finish(): Promise<number>
  abandon(): Promise<void>
}

export async function createArchive(path: string): Promise<ArchiveWriter> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const temporary = `${path}.${process.pid}.partial`
  const file = await open(temporary, 'wx', 0o600)
  const hash = createHash('sha256')
  let bytes = 0
  const write = async (content: Buffer) => {
    await file.write(content)
    bytes += content.length
  }
  return {
    async add(name, content) {
      const entry = entryOf(name, content)
      hash.update(entry)
      await write(entry)
    },
    async finish() {
      await write(sealOf(hash))
      await file.sync()
      await file.close()
      await rename(temporary, path)
      syncFolder(dirname(path))
      return bytes
    },
    async abandon() {
      await file.close().catch(() => {})
      await rm(temporary, { force: true })
    },
  }
}

export type ArchiveReader = { names(): string[]; read(name: string): Promise<Buffer>; close(): Promise<void> }

/** Reads the whole file against its seal first; what is handed out afterwards is what was written. */
export async function openArchive(path: string): Promise<ArchiveReader> {
  const file = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    throw new Error(`不能打开备份文件 ${path}（${error.code}）。请核对文件名。`, { cause: error })
  })
  try {
    const places = await placesIn(path, file, await requireSeal(path, file))
    return {
      names: () => [...places.keys()],
      async read(name) {
        const place = places.get(name)
        if (!place) throw new DamagedArchive(path, `缺少 ${name}`)
        return readAt(file, place.at, place.size)
      },
      close: () => file.close(),
    }
  } catch (error) {
    await file.close()
    throw error
  }
}

/** Answers where the entries end. */
async function requireSeal(path: string, file: FileHandle): Promise<number> {
  const { size } = await file.stat()
  const end = size - SEAL_BYTES
  if (size % BLOCK !== 0 || end <= 0) throw new DamagedArchive(path, '长度不对')
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path, { end: end - 1, highWaterMark: 1 << 20 })) hash.update(chunk)
  if (!sealOf(hash).equals(await readAt(file, end, SEAL_BYTES))) throw new DamagedArchive(path, '校验值不符')
  return end
}

async function placesIn(
  path: string,
  file: FileHandle,
  end: number,
): Promise<Map<string, { at: number; size: number }>> {
  const places = new Map<string, { at: number; size: number }>()
  for (let at = 0; at < end; ) {
    const header = await readAt(file, at, BLOCK)
    const name = header.toString('utf8', 0, header.indexOf(0))
    const size = Number.parseInt(header.toString('latin1', 124, 135), 8)
    if (!headerOf(name, size).equals(header) || places.has(name)) throw new DamagedArchive(path, '目录不对')
    places.set(name, { at: at + BLOCK, size })
    at += BLOCK + size + padding(size).length
  }
  return places
}

async function readAt(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const content = Buffer.alloc(length)
  const { bytesRead } = await file.read(content, 0, length, at)
  if (bytesRead !== length) throw new Error(`the file ended at ${at + bytesRead}`)
  return content
}
