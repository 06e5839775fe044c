import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'

export type Head = { county: string; size: number; root: string; at: string; keyId: string; signature: string }
/** One file of heads: the centre's own or a witness's copy. `broken` counts the lines that are no head. */
export type HeadsFile = { path: string; county: string; heads: Head[]; broken: number; hasTornEnd: boolean }
export type PublicKeys = Map<string, KeyObject>

export function readHeadsFiles(place: string): HeadsFile[] {
  if (!existsSync(place)) return []
  if (!statSync(place).isDirectory()) return [readHeadsFile(place)]
  return readdirSync(place)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .map((name) => readHeadsFile(join(place, name)))
}

function readHeadsFile(path: string): HeadsFile {
  const lines = readFileSync(path, 'utf8').split('\n')
  const end = lines.pop() ?? ''
  const heads = lines.map(parse)
  return {
    path,
    county: basename(path, '.jsonl'),
    heads: heads.filter((head) => head !== null),
    broken: heads.filter((head) => head === null).length,
    hasTornEnd: end !== '',
  }
}

function parse(line: string): Head | null {
  try {
    const { county, size, root, at, keyId, signature } = JSON.parse(line)
    const isText = [county, root, at, keyId, signature].every((value) => typeof value === 'string')
    return isText && Number.isSafeInteger(size) && size > 0 ? { county, size, root, at, keyId, signature } : null
  } catch {
    return null
  }
}

/** A key whose name is not the digest of itself has been exchanged. */
export function readPublicKeys(path: string): PublicKeys {
  const { keys } = JSON.parse(readFileSync(path, 'utf8')) as { keys: { id: string; publicKey: string }[] }
  return new Map(
    keys.map(({ id, publicKey }) => {
      const spki = Buffer.from(publicKey, 'base64')
      if (createHash('sha256').update(spki).digest('hex').slice(0, 16) !== id)
        throw new Error(`公钥文件 ${path} 中编号 ${id} 与公钥不符，可能被调换`)
      return [id, createPublicKey({ key: spki, format: 'der', type: 'spki' })]
    }),
  )
}

export function isGenuine({ county, size, root, at, keyId, signature }: Head, keys: PublicKeys): boolean {
  const key = keys.get(keyId)
  const message = `fayuan history head 1\n${county}\n${size}\n${root}\n${at}\n`
  return key !== undefined && verify(null, Buffer.from(message), key, Buffer.from(signature, 'base64'))
}
