import { sign, verify } from 'node:crypto'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { afterAll, describe, expect, it } from 'vitest'
import type { Instant } from '#kernel/plain-date.ts'
import { intl, SealBroken } from './cipher-suite.ts'
import { destroyKey, keysFolder, openKeyRing, rotateKey } from './keys.ts'

const now = '2026-03-03T01:00:00.000Z' as Instant
const root = mkdtempSync(join(tmpdir(), 'fayuan-keys-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
let made = 0
const newFolder = () => join(root, `ring-${++made}`)
const open = (folder: string, inUse: Parameters<typeof openKeyRing>[1]['inUse'] = []) =>
  openKeyRing(folder, { inUse, now })
const ringFile = (folder: string) => join(folder, 'ring.json')
const place = { county: '340422', table: 'person', column: 'phone', rowId: '1' }

describe('the first start', () => {
  it('makes a ring that only its owner can read, and the next one finds the same keys', () => {
    const folder = newFolder()
    const first = open(folder)
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    expect(statSync(ringFile(folder)).mode & 0o777).toBe(0o600)
    expect(readdirSync(folder)).toEqual(['ring.json'])
    expect(open(folder).fieldKey('340422')).toEqual(first.fieldKey('340422'))
    expect(open(folder).currentIds()).toEqual(first.currentIds())
  })
  it('takes the ring of another process that was quicker, and never replaces it', async () => {
    const folder = newFolder()
    const module = new URL('./keys.ts', import.meta.url).href
    const code = `
      import { parentPort } from 'node:worker_threads'
      const { openKeyRing } = await import(${JSON.stringify(module)})
      parentPort.postMessage(openKeyRing(${JSON.stringify(folder)}, { inUse: [], now: '${now}' }).currentIds().field)`
    const ids = await Promise.all(
      Array.from(
        { length: 4 },
        () =>
          new Promise((settle, fail) => {
            const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(code)}`))
            worker.once('message', settle).once('error', fail)
          }),
      ),
    )
    expect(new Set(ids).size).toBe(1)
    expect(open(folder).currentIds().field).toBe(ids[0])
  })
  it('puts the keys where FAYUAN_KEYS says, else in the data folder', () => {
    expect(keysFolder('/data/county')).toBe('/data/county/keys')
    process.env.FAYUAN_KEYS = '/safe/keys'
    expect(keysFolder('/data/county')).toBe('/safe/keys')
    delete process.env.FAYUAN_KEYS
  })
})

describe('a start that would lose what was sealed', () => {
  it('is refused when the ring is gone, and makes no new one', () => {
    const folder = newFolder()
    expect(() => open(folder, [{ purpose: 'field', keyId: 'abc' }])).toThrow('没有找到密钥文件')
    expect(() => readFileSync(ringFile(folder))).toThrow()
  })
  it('is refused when it is the ring of another installation', () => {
    const [mine, other] = [open(newFolder()).currentIds(), newFolder()]
    open(other)
    expect(() => open(other, [{ purpose: 'field', keyId: mine.field }])).toThrow('不是这个数据库的')
    expect(() => open(other, [{ purpose: 'index', keyId: mine.index }])).toThrow('不是这个数据库的')
  })
  it.each([
    ['cut short', (text: string) => text.slice(0, text.length / 2)],
    ['a key changed', (text: string) => text.replace(/"secret": "../, '"secret": "zz')],
    ['no current key', (text: string) => text.replace(/"current": "../, '"current": "zz')],
    ['empty', () => ''],
    ['other JSON', () => '{}'],
  ])('is refused when the ring is damaged: %s', (_, damage) => {
    const folder = newFolder()
    open(folder)
    writeFileSync(ringFile(folder), damage(readFileSync(ringFile(folder), 'utf8')))
    expect(() => open(folder)).toThrow('已损坏')
  })
  it.skipIf(process.platform === 'win32')('is refused when others may read the keys', () => {
    const folder = newFolder()
    open(folder)
    chmodSync(ringFile(folder), 0o640)
    expect(() => open(folder)).toThrow('chmod 600')
    chmodSync(ringFile(folder), 0o600)
    chmodSync(folder, 0o750)
    expect(() => open(folder)).toThrow('chmod 700')
    const shared = newFolder()
    mkdirSync(shared, { mode: 0o755 })
    expect(() => open(shared)).toThrow('chmod 700')
  })
})

describe('the keys', () => {
  it('differ by county, by purpose and by column', () => {
    const ring = open(newFolder())
    const secrets = [
      ring.fieldKey('340422').secret,
      ring.fieldKey('340421').secret,
      ring.indexKeys('340422', 'person.phone')[0]?.secret as Uint8Array,
      ring.indexKeys('340422', 'person.id_number')[0]?.secret as Uint8Array,
      ring.indexKeys('340421', 'person.phone')[0]?.secret as Uint8Array,
    ].map((secret) => Buffer.from(secret).toString('hex'))
    expect(new Set(secrets).size).toBe(5)
  })
  it('sign heads, and what outsiders are given checks them', () => {
    const ring = open(newFolder())
    const { privateKey, publicKey, id } = ring.headKey()
    const signature = sign(null, Buffer.from('head'), privateKey)
    expect(verify(null, Buffer.from('head'), publicKey, signature)).toBe(true)
    expect(ring.publicHeadKeys()).toEqual([{ id, createdAt: now, publicKey: expect.stringMatching(/^MCowBQYDK2Vw/) }])
  })
})

describe('rotation', () => {
  it('seals with the new key and goes on reading with the old one', () => {
    const folder = newFolder()
    const ring = open(folder)
    const old = intl.seal('13800001234', ring.fieldKey('340422'), place)
    const id = rotateKey(folder, 'field', now)
    ring.refresh()
    expect(ring.fieldKey('340422').id).toBe(id)
    expect(intl.open(old, ring.fieldKey('340422', old.split('.')[2]), place)).toBe('13800001234')
  })
  it('is noticed by a process that meets the new key before it was told', () => {
    const folder = newFolder()
    const [writer, reader] = [open(folder), open(folder)]
    const id = rotateKey(folder, 'field', now)
    writer.refresh()
    expect(reader.fieldKey('340422', id)).toEqual(writer.fieldKey('340422'))
  })
  it('keeps old public keys for old heads', () => {
    const folder = newFolder()
    const ring = open(folder)
    const before = ring.headKey().id
    rotateKey(folder, 'head', now)
    ring.refresh()
    expect(ring.publicHeadKeys().map(({ id }) => id)).toEqual([before, ring.headKey().id])
  })
  it('happens one at a time', () => {
    const folder = newFolder()
    open(folder)
    writeFileSync(join(folder, 'ring.lock'), '')
    expect(() => rotateKey(folder, 'field', now)).toThrow('正在更换密钥')
  })
  it('ends with the old key destroyed, and never the current one', () => {
    const folder = newFolder()
    const ring = open(folder)
    const { field: old } = ring.currentIds()
    const sealed = intl.seal('13800001234', ring.fieldKey('340422'), place)
    expect(() => destroyKey(folder, 'field', old)).toThrow('现用密钥')
    rotateKey(folder, 'field', now)
    destroyKey(folder, 'field', old)
    expect(() => open(folder).fieldKey('340422', sealed.split('.')[2])).toThrow(SealBroken)
    expect(readFileSync(ringFile(folder), 'utf8')).not.toContain(old)
  })
})
