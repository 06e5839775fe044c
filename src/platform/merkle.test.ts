import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  append,
  consistencyProof,
  EMPTY_TREE,
  type Hash,
  inclusionProof,
  isConsistent,
  isIncluded,
  leafHash,
  rootOf,
  rootOfLeaves,
} from './merkle.ts'

const hex = (hash: Hash) => Buffer.from(hash).toString('hex')
const bytes = (text: string) => Buffer.from(text, 'hex')

// The published test tree of Certificate Transparency.
const CONTENTS = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f']
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]
const published = CONTENTS.map((content) => leafHash(bytes(content)))

describe('the published trees', () => {
  it.each(ROOTS.map((root, size) => ({ size, root })))('of $size leaves', ({ size, root }) => {
    expect(hex(rootOfLeaves(published.slice(0, size)))).toBe(root)
  })
  it.each([
    [0, 1, []],
    [
      0,
      8,
      [
        '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
      ],
    ],
    [
      5,
      8,
      [
        'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
        'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
        'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
      ],
    ],
    [2, 3, ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125']],
    [
      1,
      5,
      [
        '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      ],
    ],
  ])('leaf %i of %i', (index, size, proof) => {
    expect(inclusionProof(index, published.slice(0, size)).map(hex)).toEqual(proof)
  })
  it.each([
    [1, 1, []],
    [
      1,
      8,
      [
        '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
      ],
    ],
    [
      6,
      8,
      [
        '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
        'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
        'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
      ],
    ],
    [
      2,
      5,
      [
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      ],
    ],
  ])('%i within %i', (oldSize, size, proof) => {
    expect(consistencyProof(oldSize, published.slice(0, size)).map(hex)).toEqual(proof)
  })
})

const MOST = 64
const leaves = Array.from({ length: MOST }, (_, index) => leafHash(Buffer.from(`entry ${index}`)))
const roots = Array.from({ length: MOST + 1 }, (_, size) => rootOfLeaves(leaves.slice(0, size)))
const rootAt = (size: number) => roots[size] as Hash
const sizes = Array.from({ length: MOST }, (_, index) => index + 1)
/** Each bit of each hash in turn would be 512 million checks: each hash has one bit flipped, and the bit moves along. */
let bit = 0
const flip = (hash: Hash): Hash => {
  const flipped = Uint8Array.from(hash)
  bit = (bit + 37) % 256
  flipped[bit >> 3] = (flipped[bit >> 3] as number) ^ (1 << (bit & 7))
  return flipped
}
const damaged = (proof: Hash[]): Hash[][] => [
  ...proof.map((hash, index) => proof.with(index, flip(hash))),
  ...proof.map((_, index) => proof.toSpliced(index, 1)),
  ...proof.map((hash, index) => proof.toSpliced(index, 0, hash)),
  ...proof.slice(1).map((hash, index) => proof.with(index, hash).with(index + 1, proof[index] as Hash)),
  [...proof, rootAt(1)],
]

describe(`every tree of up to ${MOST} leaves`, () => {
  it('has the root of the definition, however its leaves came in', () => {
    const sha256 = (...parts: Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest()
    const defined = (list: Hash[]): Hash => {
      if (list.length <= 1) return list[0] ?? sha256()
      const k = 2 ** Math.floor(Math.log2(list.length - 1))
      return sha256(Uint8Array.of(1), defined(list.slice(0, k)), defined(list.slice(k)))
    }
    for (const size of sizes) {
      const list = leaves.slice(0, size)
      expect(hex(rootAt(size))).toBe(hex(defined(list)))
      const parts = append(append(EMPTY_TREE, list.slice(0, size / 3)), list.slice(size / 3))
      expect(hex(rootOf(parts))).toBe(hex(rootAt(size)))
      expect(parts.roots.length).toBe(size.toString(2).replaceAll('0', '').length)
    }
  })
  it('proves each leaf at its place, and no other leaf, place, size, root or proof', () => {
    let right = 0
    let wrong = 0
    const said = (claim: Parameters<typeof isIncluded>[0]) => void (isIncluded(claim) && wrong++)
    for (const size of sizes)
      for (let index = 0; index < size; index++) {
        const proof = inclusionProof(index, leaves.slice(0, size))
        const claim = { leaf: leaves[index] as Hash, index, size, proof, root: rootAt(size) }
        if (isIncluded(claim)) right++
        said({ ...claim, leaf: flip(claim.leaf) })
        said({ ...claim, root: flip(claim.root) })
        for (let other = 0; other < size; other++) if (other !== index) said({ ...claim, index: other })
        for (const other of sizes) if (other !== size) said({ ...claim, root: rootAt(other) })
        for (const other of damaged(proof)) said({ ...claim, proof: other })
        for (const other of [-1, size, 0.5, Number.NaN]) said({ ...claim, index: other })
      }
    expect({ right, wrong }).toEqual({ right: (MOST * (MOST + 1)) / 2, wrong: 0 })
  }, 60_000)
  it('proves each beginning of it, and no other size, root or proof', () => {
    let right = 0
    let wrong = 0
    const said = (claim: Parameters<typeof isConsistent>[0]) => void (isConsistent(claim) && wrong++)
    for (const size of sizes)
      for (let oldSize = 1; oldSize <= size; oldSize++) {
        const proof = consistencyProof(oldSize, leaves.slice(0, size))
        const claim = { oldSize, oldRoot: rootAt(oldSize), size, root: rootAt(size), proof }
        if (isConsistent(claim)) right++
        said({ ...claim, oldRoot: flip(claim.oldRoot) })
        said({ ...claim, root: flip(claim.root) })
        for (const other of sizes) if (other !== oldSize) said({ ...claim, oldRoot: rootAt(other) })
        for (const other of sizes) if (other !== size) said({ ...claim, root: rootAt(other) })
        for (const other of damaged(proof)) said({ ...claim, proof: other })
        for (const other of [0, -1, size + 1, 0.5, Number.NaN]) said({ ...claim, oldSize: other })
      }
    expect({ right, wrong }).toEqual({ right: (MOST * (MOST + 1)) / 2, wrong: 0 })
  }, 60_000)
  it('fails with each single bit of a proof flipped', () => {
    const [index, oldSize, size] = [21, 21, 45]
    const list = leaves.slice(0, size)
    const inclusion = { leaf: leaves[index] as Hash, index, size, root: rootAt(size) }
    const consistency = { oldSize, oldRoot: rootAt(oldSize), size, root: rootAt(size) }
    const flips = (proof: Hash[]) =>
      proof.flatMap((hash, at) =>
        Array.from({ length: 256 }, (_, bitAt) => {
          const flipped = Uint8Array.from(hash)
          flipped[bitAt >> 3] = (flipped[bitAt >> 3] as number) ^ (1 << (bitAt & 7))
          return proof.with(at, flipped)
        }),
      )
    expect(flips(inclusionProof(index, list)).filter((proof) => isIncluded({ ...inclusion, proof }))).toEqual([])
    expect(flips(consistencyProof(oldSize, list)).filter((proof) => isConsistent({ ...consistency, proof }))).toEqual(
      [],
    )
  })
})

it('any tree proves any leaf and any beginning of itself', () => {
  const sized = fc.integer({ min: 1, max: 300 })
  fc.assert(
    fc.property(sized, fc.nat(), (size, pick) => {
      const list = Array.from({ length: size }, (_, index) => leafHash(Buffer.from(`${size}/${index}`)))
      const index = pick % size
      const root = rootOfLeaves(list)
      expect(isIncluded({ leaf: list[index] as Hash, index, size, proof: inclusionProof(index, list), root })).toBe(
        true,
      )
      const oldRoot = rootOfLeaves(list.slice(0, index + 1))
      const proof = consistencyProof(index + 1, list)
      expect(isConsistent({ oldSize: index + 1, oldRoot, size, root, proof })).toBe(true)
    }),
    { numRuns: 50 },
  )
})
it('refuses to prove what is not there', () => {
  for (const index of [-1, 8, 0.5]) expect(() => inclusionProof(index, published)).toThrow('no leaf')
  for (const size of [0, 9, 1.5]) expect(() => consistencyProof(size, published)).toThrow('no tree')
})
