import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'

/** A key of one purpose and one county; the id names the master key it was derived from. */
export type SealingKey = { id: string; secret: Uint8Array }
/** Where a sealed value lies. It is bound in, so that a value moved elsewhere does not open. */
export type FieldPlace = { county: string; table: string; column: string; rowId: string }
export type SuiteId = 'intl' | 'gm'

/** All that field encryption needs of an algorithm family: 密评 asks for SM4 and SM3 where others ask for AES and SHA-256. */
export type CipherSuite = {
  id: SuiteId
  /** Text that fits a `personal` column: v1.<suite>.<key id>.<base64url of nonce, ciphertext, tag>. */
  seal(plain: string, key: SealingKey, place: FieldPlace): string
  /** Throws SealBroken for anything but what `seal` gave for this key and place. */
  open(sealed: string, key: SealingKey, place: FieldPlace): string
  /** The same value gives the same text, so that equal values are found without being read. */
  blindIndex(value: string, secret: Uint8Array): string
}

/** The value is not what was sealed for this place: changed, moved, or of another key. */
export class SealBroken extends Error {
  constructor(reason: string) {
    super(`加密内容无法解开：${reason}`)
  }
}

const HEADER = /^v1\.(intl|gm)\.([A-Za-z0-9_-]{1,40})\.([A-Za-z0-9_-]+)$/
/** Which suite and key a column's text is sealed with; null for plain text. */
export function sealOf(text: string): { suite: SuiteId; keyId: string } | null {
  const [, suite, keyId] = HEADER.exec(text) ?? []
  return suite && keyId ? { suite: suite as SuiteId, keyId } : null
}

/** What both sides of a comparison become first: 全角 and 半角, a small x and stray spaces are no difference. */
export const normalise = (value: string): string => value.normalize('NFKC').toUpperCase().normalize('NFKC').trim() // ῗ falls apart as a capital

/** JSON keeps the parts apart, so that no two places share their bytes. */
const boundTo = (header: string, { county, table, column, rowId }: FieldPlace): Buffer =>
  Buffer.from(JSON.stringify([header, county, table, column, rowId]))

type Primitives = {
  hash: 'sha256' | 'sm3'
  nonceBytes: number
  tagBytes: number
  lock(plain: Buffer, key: SealingKey, nonce: Buffer, bound: Buffer): Buffer[]
  /** Null when the tag does not fit. */
  unlock(locked: Buffer, tag: Buffer, key: SealingKey, nonce: Buffer, bound: Buffer): Buffer | null
}

const aesGcm: Primitives = {
  hash: 'sha256',
  nonceBytes: 12,
  tagBytes: 16,
  lock(plain, { secret }, nonce, bound) {
    const cipher = createCipheriv('aes-256-gcm', secret, nonce).setAAD(bound)
    return [cipher.update(plain), cipher.final(), cipher.getAuthTag()]
  },
  unlock(locked, tag, { secret }, nonce, bound) {
    const decipher = createDecipheriv('aes-256-gcm', secret, nonce, { authTagLength: 16 }).setAAD(bound).setAuthTag(tag)
    try {
      return Buffer.concat([decipher.update(locked), decipher.final()])
    } catch {
      return null
    }
  },
}

// Node has SM4 but no SM4-GCM; encrypt, then authenticate everything, is the sound way without it.
const sm4Hmac: Primitives = {
  hash: 'sm3',
  nonceBytes: 16,
  tagBytes: 32,
  lock(plain, key, nonce, bound) {
    const { cipherKey, tagKey } = halves(key)
    const cipher = createCipheriv('sm4-ctr', cipherKey, nonce)
    const locked = Buffer.concat([cipher.update(plain), cipher.final()])
    return [locked, tagOver(tagKey, bound, nonce, locked)]
  },
  unlock(locked, tag, key, nonce, bound) {
    const { cipherKey, tagKey } = halves(key)
    if (!timingSafeEqual(tag, tagOver(tagKey, bound, nonce, locked))) return null
    const decipher = createDecipheriv('sm4-ctr', cipherKey, nonce)
    return Buffer.concat([decipher.update(locked), decipher.final()])
  },
}

type Halves = { cipherKey: Uint8Array; tagKey: Uint8Array }
const known = new WeakMap<Uint8Array, Halves>()
/** One secret must not serve two algorithms. */
function halves({ secret }: SealingKey): Halves {
  const found = known.get(secret)
  if (found) return found
  const bytes = new Uint8Array(hkdfSync('sm3', secret, '', 'fayuan sm4-ctr hmac-sm3', 48))
  const made = { cipherKey: bytes.subarray(0, 16), tagKey: bytes.subarray(16) }
  known.set(secret, made)
  return made
}
// The bound part is JSON, which ends where it ends, and the nonce has a fixed length: nothing can slide between them.
const tagOver = (key: Uint8Array, bound: Buffer, nonce: Buffer, locked: Buffer) =>
  createHmac('sm3', key).update(bound).update(nonce).update(locked).digest()

function suiteOf(id: SuiteId, { hash, nonceBytes, tagBytes, lock, unlock }: Primitives): CipherSuite {
  return {
    id,
    seal(plain, key, place) {
      const header = `v1.${id}.${key.id}`
      const nonce = randomBytes(nonceBytes)
      const locked = lock(Buffer.from(plain), key, nonce, boundTo(header, place))
      return `${header}.${Buffer.concat([nonce, ...locked]).toString('base64url')}`
    },
    open(sealed, key, place) {
      const [, suite, keyId, body = ''] = HEADER.exec(sealed) ?? []
      if (!suite) throw new SealBroken('格式不符')
      if (suite !== id || keyId !== key.id) throw new SealBroken('不是用这把密钥加密的')
      const bytes = Buffer.from(body, 'base64url')
      // Base64 has spare bits in its last letter; only the one spelling that `seal` writes counts.
      if (bytes.length < nonceBytes + tagBytes || bytes.toString('base64url') !== body) throw new SealBroken('格式不符')
      const nonce = bytes.subarray(0, nonceBytes)
      const locked = bytes.subarray(nonceBytes, bytes.length - tagBytes)
      const tag = bytes.subarray(bytes.length - tagBytes)
      const plain = unlock(locked, tag, key, nonce, boundTo(`v1.${id}.${key.id}`, place))
      if (!plain) throw new SealBroken('内容被改动过，或者不属于这一栏')
      return plain.toString()
    },
    blindIndex: (value, secret) =>
      createHmac(hash, secret).update(normalise(value)).digest().subarray(0, INDEX_BYTES).toString('base64url'),
  }
}

const INDEX_BYTES = 16
const TOKEN_BYTES = 6

export const intl: CipherSuite = suiteOf('intl', aesGcm)
/** 国密: SM4-CTR and HMAC-SM3. */
export const gm: CipherSuite = suiteOf('gm', sm4Hmac)
export const SUITES: Readonly<Record<SuiteId, CipherSuite>> = { intl, gm }

/**
 * A name's index entries: the whole of it, each character, each pair of neighbours. The price: whoever steals the database
 * without the keys counts how often each entry occurs and guesses from that the commonest surnames and given characters
 * (王, 李, 秀英), though not who bears a rare name. It is paid because clerks look people up by part of a name every day;
 * the whole name alone would leak least. ID numbers and phones, which are (nearly) unique, leak nothing this way.
 */
export function nameIndexes(suite: CipherSuite, name: string, secret: Uint8Array): string[] {
  const characters = charactersOf(name)
  const pairs = pairsOf(characters)
  return [
    ...new Set([
      suite.blindIndex(`whole:${characters.join('')}`, secret),
      ...[...characters, ...pairs].map((piece) => tokenOf(suite, piece, secret)),
    ]),
  ]
}

/** What a searched piece of a name asks for: every one of these must be among the name's indexes. A hit is a candidate. */
export function namePieceIndexes(suite: CipherSuite, piece: string, secret: Uint8Array): string[] {
  const characters = charactersOf(piece)
  const asked = characters.length > 1 ? pairsOf(characters) : characters
  return [...new Set(asked.map((text) => tokenOf(suite, text, secret)))]
}

/** The one index that only the very same whole name has. */
export const wholeNameIndex = (suite: CipherSuite, name: string, secret: Uint8Array): string =>
  suite.blindIndex(`whole:${charactersOf(name).join('')}`, secret)

// The dot of 阿不都·热合曼 is written in five ways and often left out; so are spaces in foreign names.
const charactersOf = (name: string): string[] => [...normalise(name).replace(/[\s·•‧・．.]/gu, '')]
const pairsOf = (characters: string[]): string[] =>
  characters.slice(1).map((character, index) => `${characters[index]}${character}`)
const tokenOf = (suite: CipherSuite, piece: string, secret: Uint8Array): string =>
  suite.blindIndex(`part:${piece}`, secret).slice(0, (TOKEN_BYTES * 8) / 6)
