import { type KeyObject, sign, verify } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { type Instant, msOf } from '#kernel/plain-date.ts'
import { syncFolder, writePrivately } from './key-files.ts'
import type { HeadKey, KeyRing } from './keys.ts'

/** What the history was at a moment: so many entries, with this root (hex). */
export type TreeHead = { county: string; size: number; root: string; at: Instant }
export type SignedHead = TreeHead & { keyId: string; signature: string }

const messageOf = ({ county, size, root, at }: TreeHead): Buffer =>
  Buffer.from(`fayuan history head 1\n${county}\n${size}\n${root}\n${at}\n`)

export const signHead = ({ county, size, root, at }: TreeHead, key: HeadKey): SignedHead => {
  const head = { county, size, root, at }
  return { ...head, keyId: key.id, signature: sign(null, messageOf(head), key.privateKey).toString('base64') }
}
export const isSignedBy = (head: SignedHead, publicKey: KeyObject): boolean =>
  verify(null, messageOf(head), publicKey, Buffer.from(head.signature, 'base64'))

const HEAD_EVERY = 45_000 // ms; asked every 15 s, so that no entry waits longer than a minute
const MANY = 1_000

/** Is it time to sign? Only when entries wait; at once when many do, or when the clock was set back. */
export function isHeadDue({ waiting, lastAt }: { waiting: number; lastAt: Instant | null }, now: Instant): boolean {
  if (waiting === 0) return false
  if (lastAt === null || waiting >= MANY) return true
  const since = msOf(now) - msOf(lastAt)
  return since < 0 || since >= HEAD_EVERY
}

/** Outside the database, so that who rewrites the database has not rewritten this; copies belong in other hands. */
export function headsFile(folder: string, county: string): string {
  if (!/^[\w-]+$/.test(county)) throw new RangeError(`no file can be named after the county ${county}`)
  return join(folder, `${county}.jsonl`)
}

/** Adds heads to the county's file; on disk for good when this returns. Heads that are there already are left out. */
export function appendHeads(folder: string, county: string, heads: readonly SignedHead[]): void {
  const path = headsFile(folder, county)
  const isNew = !existsSync(path)
  if (isNew) mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = openSync(path, 'a+', 0o600)
  try {
    const { length, last } = tailOf(file)
    // A power cut can leave half a line. That head was never given out as written, and the database has it still.
    ftruncateSync(file, length)
    const missing = heads.filter(({ size }) => size > (last?.size ?? -1)).sort((a, b) => a.size - b.size)
    for (const head of missing) writeSync(file, `${JSON.stringify(head)}\n`)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  if (isNew) syncFolder(folder)
}

/** The newest head in the county's file, or null. */
export function lastHead(folder: string, county: string): SignedHead | null {
  const path = headsFile(folder, county)
  if (!existsSync(path)) return null
  const file = openSync(path, 'r')
  try {
    return tailOf(file).last
  } finally {
    closeSync(file)
  }
}

const TAIL = 4_096 // a line has some 300 bytes
/** How much of the file is whole lines, and the last of them. */
function tailOf(file: number): { length: number; last: SignedHead | null } {
  const { size } = fstatSync(file)
  const tail = Buffer.alloc(Math.min(size, TAIL))
  readSync(file, tail, 0, tail.length, size - tail.length)
  const end = tail.lastIndexOf('\n')
  if (end < 0) return { length: 0, last: null }
  const line = tail.subarray(tail.lastIndexOf('\n', end - 1) + 1, end).toString()
  return { length: size - tail.length + end + 1, last: JSON.parse(line) as SignedHead }
}

/** What a witness needs beside the heads. It is copied to other hands once, and compared there ever after. */
export function writePublicKeys(folder: string, ring: KeyRing): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const keys = ring.publicHeadKeys()
  writePrivately(join(folder, 'public-keys.json'), `${JSON.stringify({ keys }, null, 2)}\n`, 'replace')
}
