import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contentDigest, type LeafEntry, type LeafStep, leafOf as writersLeaf } from '../src/platform/history-leaf.ts'
import { append, EMPTY_TREE, leafHash, rootOf as writersRoot } from '../src/platform/merkle.ts'
import { contentOf, entryBytes, moment, type Row } from './encode.ts'
import { foldOf, grow, leafOf, newTree, rootOf } from './tree.ts'

const RUNS = 10_000
const text = fc.string({ unit: 'binary', maxLength: 12 }).filter((value) => value.isWellFormed())
const orNull = fc.option(text)
const entries: fc.Arbitrary<LeafEntry> = fc.record({
  county: text,
  position: fc.nat().map(String),
  at: text,
  actorId: fc.uuid(),
  organisationId: fc.uuid(),
  operation: text,
  kind: fc.constantFrom('command', 'query'),
  matterId: orNull,
  subjectId: orNull,
  commandId: orNull,
  requestId: text,
})
const steps: fc.Arbitrary<LeafStep> = fc.record({
  matterId: fc.uuid(),
  position: fc.nat().map(String),
  step: text,
  actorId: fc.uuid(),
  happenedOn: text,
  recordedAt: text,
  note: orNull,
  detail: orNull,
  changes: fc.json(),
})
const asRow = (value: object): Row =>
  Object.fromEntries(
    Object.entries(value).map(([name, field]) => [
      name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      field,
    ]),
  )

describe('the writer and the verifier, which share no code', () => {
  it(`agree on ${RUNS} entries with their steps`, () => {
    fc.assert(
      fc.property(entries, fc.array(steps, { maxLength: 3 }), (entry, list) => {
        const content = contentDigest(list)
        expect(contentOf(list.map(asRow))).toBe(content)
        expect(leafOf(entryBytes(asRow(entry), content)).equals(writersLeaf(entry, content))).toBe(true)
      }),
      { numRuns: RUNS },
    )
  })
  it('agree on every tree of up to 300 leaves', () => {
    const tree = newTree()
    let writers = EMPTY_TREE
    expect(rootOf(tree)).toBe(Buffer.from(writersRoot(writers)).toString('hex'))
    for (let index = 0; index < 300; index++) {
      const leaf = Buffer.from(leafHash(Buffer.from(`${index}`)))
      grow(tree, leaf)
      writers = append(writers, [leaf])
      expect(rootOf(tree)).toBe(Buffer.from(writersRoot(writers)).toString('hex'))
      expect(foldOf(writers.roots.map((root) => Buffer.from(root).toString('hex')))).toBe(rootOf(tree))
    }
  })
})

describe('the encoding', () => {
  it('gives no two entries the same leaf', () => {
    fc.assert(
      fc.property(entries, entries, (one, other) => {
        const isSame = JSON.stringify(Object.entries(one).sort()) === JSON.stringify(Object.entries(other).sort())
        expect(writersLeaf(one, null).toString() === writersLeaf(other, null).toString()).toBe(isSame)
      }),
      { numRuns: 2_000 },
    )
  })
  it('tells null from empty, and one field’s end from the next one’s beginning', () => {
    const [entry] = fc.sample(entries, { numRuns: 1, seed: 1 }) as [LeafEntry]
    const leaves = [
      writersLeaf({ ...entry, matterId: null, subjectId: 'ab' }, null),
      writersLeaf({ ...entry, matterId: '', subjectId: 'ab' }, null),
      writersLeaf({ ...entry, matterId: 'a', subjectId: 'b' }, null),
      writersLeaf({ ...entry, matterId: 'ab', subjectId: '' }, null),
      writersLeaf({ ...entry, matterId: 'ab', subjectId: null }, null),
      writersLeaf({ ...entry, matterId: 'ab', subjectId: null }, ''),
    ].map((leaf) => Buffer.from(leaf).toString('hex'))
    expect(new Set(leaves).size).toBe(leaves.length)
  })
  it.each([
    ['2026-03-02 01:30:00+00', '2026-03-02T01:30:00.000000Z'],
    ['2026-03-02 01:30:00.123+00', '2026-03-02T01:30:00.123000Z'],
    ['2026-03-02 01:30:00.123456+00', '2026-03-02T01:30:00.123456Z'],
    ['infinity', 'infinity'],
    ['2026-03-02 09:30:00+08', '2026-03-02 09:30:00+08'],
  ])('writes the moment %s as %s', (from, to) => {
    expect(moment(from)).toBe(to)
  })
})
