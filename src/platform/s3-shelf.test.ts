import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import S3rver from '@20minutes/s3rver'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openFileStore } from './files.ts'
import { openShelf, s3Shelf } from './s3-shelf.ts'
import { diskShelf, type Shelf } from './shelf.ts'

const root = mkdtempSync(join(tmpdir(), 'fayuan-s3-'))
const KEYS = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER', region: 'us-east-1' }
let server: S3rver
let endpoint: string
beforeAll(async () => {
  const configureBuckets = [{ name: 'fayuan' }]
  server = new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory: join(root, 'buckets'),
    configureBuckets,
  })
  const { port } = await server.run()
  endpoint = `http://127.0.0.1:${port}/fayuan`
})
afterAll(async () => {
  await server?.close()
  rmSync(root, { recursive: true })
})

const SHELVES: [name: string, open: () => Shelf][] = [
  ['the disk', () => diskShelf(join(root, 'disk'))],
  ['a bucket', () => s3Shelf({ endpoint, ...KEYS })],
]
describe.each(SHELVES)('files on %s', (name, open) => {
  const folder = join(root, `incoming ${name}`)
  const photo = async () => {
    const create = { width: 800, height: 600, channels: 3, background: '#c8d0e0' } as const
    return Readable.from(await sharp({ create }).jpeg().toBuffer())
  }

  it('[FI1] keeps what came in under its digest, once, and gives it back', async () => {
    const files = openFileStore(folder, { shelf: open() })
    const received = await files.prepare(await files.receive(await photo(), '照片.jpg'))
    await files.keep(received)
    // A command that lost a deadlock keeps it again.
    await files.keep(received)
    expect(readdirSync(join(folder, 'incoming'))).toEqual([])
    const bytes = await files.read(received.digest)
    expect([bytes.length, await files.sizeOf(received.digest)]).toEqual([received.bytes, received.bytes])
    const brought = await files.bring(received.digest, root)
    expect(readFileSync(brought).equals(Buffer.from(bytes))).toBe(true)
    expect(
      Buffer.from(await files.readJoined([received as { digest: string; mediaType: string }])).toString('latin1'),
    ).toMatch(/^%PDF/)
  })

  it('[FI1] notices a changed byte, and what was never there', async () => {
    const shelf = open()
    const files = openFileStore(folder, { shelf })
    const digest = await files.save(Buffer.from('判决书'))
    await shelf.put(digest, Buffer.from('判决书。'))
    await expect(files.read(digest)).rejects.toThrow(/is not what it was/)
    await expect(files.read('0'.repeat(64))).rejects.toThrow()
    await expect(shelf.take('0'.repeat(64), join(root, 'nothing'))).rejects.toThrow()
    await shelf.remove(digest)
    await expect(shelf.read(digest)).rejects.toThrow()
  })
})

/** A port at which nobody listens any more. */
async function closedPort(): Promise<number> {
  const listening = createServer().listen(0, '127.0.0.1')
  await once(listening, 'listening')
  const { port } = listening.address() as AddressInfo
  listening.close()
  await once(listening, 'close')
  return port
}

describe('a bucket', () => {
  it('[FI2] is chosen by the surroundings; half of its keys is a mistake said at once', async () => {
    expect(() => openShelf(root, { FAYUAN_S3: endpoint })).toThrow(/FAYUAN_S3_KEY_ID/)
    const env = {
      FAYUAN_S3: endpoint,
      FAYUAN_S3_KEY_ID: 'S3RVER',
      FAYUAN_S3_SECRET: 'S3RVER',
      FAYUAN_S3_REGION: 'us-east-1',
    }
    const shelf = openShelf(join(root, 'unused'), env)
    await shelf.put('ab', Buffer.from('一'))
    expect(Buffer.from(await shelf.read('ab')).toString()).toBe('一')
    await openShelf(join(root, 'used'), {}).put('ab', Buffer.from('二'))
    expect(readdirSync(join(root, 'used', 'ab'))).toEqual(['ab'])
  })
  it('[FI2] does not take a wrong key for an empty shelf, and says when it is away', async () => {
    const wrong = s3Shelf({ endpoint, ...KEYS, secretAccessKey: 'wrong' })
    await expect(wrong.put('cd', Buffer.from('三'))).rejects.toThrow(/403/)
    await expect(wrong.read('ab')).rejects.toThrow(/403/)
    const away = s3Shelf({ endpoint: `http://127.0.0.1:${await closedPort()}/fayuan`, ...KEYS })
    await expect(away.put('cd', Buffer.from('三'))).rejects.toMatchObject({ code: 'unavailable' })
  })
})
