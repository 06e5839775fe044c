import { createHash, createPrivateKey, createPublicKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto'
import { closeSync, existsSync, openSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Instant } from '#kernel/plain-date.ts'
import { SealBroken, type SealingKey } from './cipher-suite.ts'
import { makePrivateFolder, requirePrivate, writePrivately } from './key-files.ts'

/** What keys are for: sealing fields, finding sealed values again, signing the history's heads. */
export type Purpose = 'field' | 'index' | 'head'
type MasterKey = { id: string; createdAt: string; secret: string }
type Series = { current: string; keys: MasterKey[] }
type RingFile = { format: 1 } & Record<Purpose, Series>

/** The keys that the database's rows name. A ring without them must never be taken for the right one. */
export type KeysInUse = readonly { purpose: Purpose; keyId: string }[]
export type HeadKey = { id: string; privateKey: KeyObject; publicKey: KeyObject }
export type KeyRing = {
  currentIds(): Record<Purpose, string>
  /** The county's key: the current one to seal with, an older one to read with. */
  fieldKey(county: string, keyId?: string): SealingKey
  /** One secret per county and column, so that a phone and an ID number of the same digits do not look alike; the current one first. */
  indexKeys(county: string, field: string): SealingKey[]
  headKey(): HeadKey
  /** What outsiders need to check heads with; old keys stay, for old heads. */
  publicHeadKeys(): { id: string; createdAt: string; publicKey: string }[]
  /** The current keys as the file names them now: a rotation in another process may have changed them. */
  idsOnDisk(): Record<Purpose, string>
  /** Takes in what a rotation in another process has changed. */
  refresh(): void
}

const PURPOSES: readonly Purpose[] = ['field', 'index', 'head']
const RING = 'ring.json'

/** Outside the database, so that its dump is no use alone; FAYUAN_KEYS puts it on another disk than the data as well. */
export const keysFolder = (dataDir: string): string => resolve(process.env.FAYUAN_KEYS ?? join(dataDir, 'keys'))

/** The ring of this installation; made at the first start, and never again once the database holds sealed data. */
export function openKeyRing(folder: string, { inUse, now }: { inUse: KeysInUse; now: Instant }): KeyRing {
  const path = join(folder, RING)
  if (!existsSync(path)) {
    if (inUse.length > 0)
      throw new Error(
        `没有找到密钥文件 ${path}，而数据库里已有加密的内容。请把备份的密钥文件夹放回原处（或用 FAYUAN_KEYS 指明），再启动；` +
          '切勿新建密钥，否则原有内容再也打不开。',
      )
    makePrivateFolder(folder)
    const series = (): Series => seriesOf(newKey(now))
    writeRing(folder, { format: 1, field: series(), index: series(), head: series() }, 'create')
  }
  let file = readRing(folder)
  requireAll(path, file, inUse)
  const derived = new Map<string, Uint8Array>()
  const derive = (purpose: Purpose, keyId: string, ...context: string[]): Uint8Array | undefined => {
    const label = JSON.stringify([`fayuan ${purpose}`, ...context])
    const cached = derived.get(`${keyId} ${label}`)
    if (cached) return cached
    const master = file[purpose].keys.find(({ id }) => id === keyId)
    if (!master) return undefined
    const secret = new Uint8Array(hkdfSync('sha256', Buffer.from(master.secret, 'base64url'), '', label, 32))
    derived.set(`${keyId} ${label}`, secret)
    return secret
  }
  const ring: KeyRing = {
    currentIds: () => currentsOf(file),
    idsOnDisk: () => currentsOf(readRing(folder)),
    fieldKey(county, keyId = file.field.current) {
      let secret = derive('field', keyId, county)
      if (!secret) {
        ring.refresh()
        secret = derive('field', keyId, county)
      }
      if (!secret) throw new SealBroken(`密钥文件里没有 ${keyId} 这把密钥`)
      return { id: keyId, secret }
    },
    indexKeys: (county, field) =>
      [...file.index.keys]
        .sort((a, b) => Number(b.id === file.index.current) - Number(a.id === file.index.current))
        .map(({ id }) => ({ id, secret: derive('index', id, county, field) as Uint8Array })),
    headKey: () => headKeyOf(currentOf(file.head)),
    publicHeadKeys: () =>
      file.head.keys.map((key) => {
        const { id, publicKey } = headKeyOf(key)
        return { id, createdAt: key.createdAt, publicKey: spkiOf(publicKey).toString('base64') }
      }),
    refresh() {
      file = readRing(folder)
    },
  }
  return ring
}

/** Adds a key and makes it the current one; the old one stays for reading and finding until the server has renewed every row. */
export function rotateKey(folder: string, purpose: Purpose, now: Instant): string {
  return changeRing(folder, (file) => {
    const key = newKey(now)
    file[purpose] = { current: key.id, keys: [...file[purpose].keys, key] }
    return key.id
  })
}

/** Destroys an old key once nothing is sealed or indexed with it any more; what still is can never be read or found again. */
export function destroyKey(folder: string, purpose: 'field' | 'index', keyId: string): void {
  changeRing(folder, (file) => {
    const series = file[purpose]
    if (series.current === keyId) throw new Error(`${keyId} 是现用密钥，不能销毁。请先更换密钥并重新加密。`)
    if (!series.keys.some(({ id }) => id === keyId)) throw new Error(`密钥文件里没有 ${keyId} 这把密钥。`)
    series.keys = series.keys.filter(({ id }) => id !== keyId)
  })
}

function changeRing<T>(folder: string, change: (file: RingFile) => T): T {
  const lock = join(folder, 'ring.lock')
  try {
    closeSync(openSync(lock, 'wx', 0o600))
  } catch (error) {
    throw new Error(`另一个程序正在更换密钥。如确认没有，请删除 ${lock}，再试。`, { cause: error })
  }
  try {
    const file = readRing(folder)
    const answer = change(file)
    writeRing(folder, file, 'replace')
    return answer
  } finally {
    rmSync(lock, { force: true })
  }
}

const newKey = (now: Instant): MasterKey => {
  const secret = randomBytes(32)
  return { id: idOf(secret), createdAt: now, secret: secret.toString('base64url') }
}
const seriesOf = (key: MasterKey): Series => ({ current: key.id, keys: [key] })
const currentsOf = ({ field, index, head }: RingFile): Record<Purpose, string> => ({
  field: field.current,
  index: index.current,
  head: head.current,
})
const currentOf = ({ current, keys }: Series) => keys.find(({ id }) => id === current) as MasterKey
/** Named after its own bytes: another ring's key cannot bear the same name, and a damaged one does not fit its own. */
const idOf = (secret: Uint8Array) =>
  createHash('sha256').update('fayuan key id').update(secret).digest('hex').slice(0, 12)

const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex')
function headKeyOf({ secret }: MasterKey): HeadKey {
  const der = Buffer.concat([PKCS8_ED25519, Buffer.from(secret, 'base64url')])
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  const publicKey = createPublicKey(privateKey)
  return { id: createHash('sha256').update(spkiOf(publicKey)).digest('hex').slice(0, 16), privateKey, publicKey }
}
const spkiOf = (publicKey: KeyObject): Buffer => publicKey.export({ format: 'der', type: 'spki' })

const writeRing = (folder: string, file: RingFile, how: 'create' | 'replace') =>
  writePrivately(join(folder, RING), `${JSON.stringify(file, null, 2)}\n`, how)

function readRing(folder: string): RingFile {
  const path = join(folder, RING)
  requirePrivate(folder, 0o700)
  requirePrivate(path, 0o600)
  const file = parse(readFileSync(path, 'utf8'))
  if (!file) throw new Error(`密钥文件 ${path} 已损坏。请用备份的密钥文件替换它，再启动；切勿新建密钥。`)
  return file
}

function parse(text: string): RingFile | null {
  try {
    const file = JSON.parse(text) as RingFile
    const isSound = PURPOSES.every((purpose) => {
      const { current, keys } = file[purpose]
      return keys.some(({ id }) => id === current) && keys.every(isSoundKey)
    })
    return file.format === 1 && isSound ? file : null
  } catch {
    return null
  }
}
const isSoundKey = ({ id, secret }: MasterKey) => {
  const bytes = Buffer.from(secret, 'base64url')
  return bytes.length === 32 && id === idOf(bytes)
}

function requireAll(path: string, file: RingFile, inUse: KeysInUse): void {
  const missing = inUse.find(({ purpose, keyId }) => !file[purpose].keys.some(({ id }) => id === keyId))
  if (missing)
    throw new Error(
      `密钥文件 ${path} 不是这个数据库的：里面没有数据库正在使用的密钥 ${missing.keyId}。请换上原来的密钥文件，再启动。`,
    )
}
