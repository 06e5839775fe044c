import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import type { Instant } from '#kernel/plain-date.ts'
import { openKeyRing } from './keys.ts'
import {
  appendHeads,
  headsFile,
  isHeadDue,
  isSignedBy,
  lastHead,
  type SignedHead,
  signHead,
  writePublicKeys,
} from './signed-heads.ts'

const root = mkdtempSync(join(tmpdir(), 'fayuan-heads-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
const at = '2026-03-03T01:00:00.000Z' as Instant
const ring = openKeyRing(join(root, 'keys'), { inUse: [], now: at })
const head = (size: number): SignedHead =>
  signHead({ county: '340422', size, root: 'ab'.repeat(32), at }, ring.headKey())

describe('a signed head', () => {
  it('is signed for exactly what it says', () => {
    const { publicKey } = ring.headKey()
    const signed = head(7)
    expect(isSignedBy(signed, publicKey)).toBe(true)
    for (const change of [
      { county: '340421' },
      { size: 8 },
      { root: 'ac'.repeat(32) },
      { at: '2026-03-03T01:00:00.001Z' as Instant },
      { signature: head(8).signature },
    ])
      expect(isSignedBy({ ...signed, ...change }, publicKey)).toBe(false)
    expect(signed.keyId).toBe(ring.publicHeadKeys()[0]?.id)
  })
})

describe('when a head is due', () => {
  const lastAt = at
  const later = (seconds: number) => new Date(Date.parse(at) + seconds * 1000).toISOString() as Instant
  it.each([
    [{ waiting: 0, lastAt }, later(3600), false],
    [{ waiting: 0, lastAt: null }, at, false],
    [{ waiting: 1, lastAt: null }, at, true],
    [{ waiting: 1, lastAt }, later(44), false],
    [{ waiting: 1, lastAt }, later(45), true],
    [{ waiting: 999, lastAt }, later(1), false],
    [{ waiting: 1000, lastAt }, later(1), true],
    [{ waiting: 1, lastAt }, later(-1), true],
  ])('%o at %s: %s', (state, now, due) => {
    expect(isHeadDue(state, now)).toBe(due)
  })
})

describe('the file of heads', () => {
  const folder = join(root, 'heads')
  const path = headsFile(folder, '340422')
  const sizes = () =>
    readFileSync(path, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line).size)
  beforeEach(() => rmSync(folder, { recursive: true, force: true }))

  it('grows by whole lines and knows its last one', () => {
    expect(lastHead(folder, '340422')).toBeNull()
    appendHeads(folder, '340422', [head(1), head(2)])
    appendHeads(folder, '340422', [head(9)])
    expect(sizes()).toEqual([1, 2, 9])
    expect(lastHead(folder, '340422')).toEqual(head(9))
  })
  it('takes a head once, and none that is older than its last', () => {
    appendHeads(folder, '340422', [head(5)])
    appendHeads(folder, '340422', [head(6), head(3), head(5)])
    expect(sizes()).toEqual([5, 6])
  })
  it('goes on after a power cut in the middle of a line', () => {
    appendHeads(folder, '340422', [head(1), head(2)])
    const whole = readFileSync(path).length
    for (const cut of [1, 100, whole / 2 - 1]) {
      truncateSync(path, whole - cut)
      expect(lastHead(folder, '340422')?.size).toBe(1)
      appendHeads(folder, '340422', [head(2)])
      expect(readFileSync(path).length).toBe(whole)
    }
    writeFileSync(path, '{"county":"34')
    expect(lastHead(folder, '340422')).toBeNull()
    appendHeads(folder, '340422', [head(1)])
    expect(sizes()).toEqual([1])
  })
  it('finds the last of many', () => {
    appendHeads(
      folder,
      '340422',
      Array.from({ length: 300 }, (_, index) => head(index + 1)),
    )
    expect(lastHead(folder, '340422')?.size).toBe(300)
  })
  it('is not a place for a county with a path in its name', () => {
    expect(() => headsFile(folder, '../340422')).toThrow('no file')
  })
  it('refuses to hide a damaged last line', () => {
    appendHeads(folder, '340422', [head(1)])
    appendFileSync(path, 'garbage\n')
    expect(() => lastHead(folder, '340422')).toThrow()
  })
})

it('public keys are written where witnesses find them, and nothing secret with them', () => {
  const folder = join(root, 'public')
  writePublicKeys(folder, ring)
  const text = readFileSync(join(folder, 'public-keys.json'), 'utf8')
  expect(JSON.parse(text)).toEqual({ keys: ring.publicHeadKeys() })
  const secrets = JSON.parse(readFileSync(join(root, 'keys', 'ring.json'), 'utf8')).head.keys
  expect(text).not.toContain(secrets[0].secret)
  expect(existsSync(join(folder, 'ring.json'))).toBe(false)
})
