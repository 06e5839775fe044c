import { hash } from 'node:crypto'

// RFC 6962, section 2.1, to the letter: a home-made variant is how forged histories have been accepted elsewhere.

/** 32 bytes of SHA-256. */
export type Hash = Uint8Array
/**
 * All that appending needs of a tree: the roots of its complete subtrees, largest first, one for each 1 in the binary size.
 * It grows with the logarithm of the tree.
 */
export type Frontier = { size: number; roots: readonly Hash[] }
export type Leaves = readonly Hash[]

const sha256 = (...parts: Uint8Array[]): Hash => hash('sha256', Buffer.concat(parts), 'buffer')
const LEAF = Uint8Array.of(0)
const NODE = Uint8Array.of(1)

export const EMPTY_TREE: Frontier = { size: 0, roots: [] }
export const leafHash = (content: Uint8Array): Hash => sha256(LEAF, content)
const nodeHash = (left: Hash, right: Hash): Hash => sha256(NODE, left, right)
const isSame = (a: Hash, b: Hash): boolean => Buffer.compare(a, b) === 0

/** The tree with these leaves behind its others. */
export function append({ size, roots }: Frontier, leaves: Iterable<Hash>): Frontier {
  const stack = [...roots]
  let count = size
  for (const leaf of leaves) {
    let node = leaf
    // Two subtrees of one size become one, as in counting: each 1 that is carried is a subtree that is full.
    for (let rest = count; rest % 2 === 1; rest = Math.floor(rest / 2)) node = nodeHash(stack.pop() as Hash, node)
    stack.push(node)
    count++
  }
  return { size: count, roots: stack }
}

/** The one hash that stands for the whole tree. */
export const rootOf = ({ roots }: Frontier): Hash =>
  roots.length === 0 ? sha256() : roots.reduceRight((right, left) => nodeHash(left, right))
export const rootOfLeaves = (leaves: Leaves): Hash => rootOf(append(EMPTY_TREE, leaves))

/** The largest power of two below n. */
function split(n: number): number {
  let k = 1
  while (k * 2 < n) k *= 2
  return k
}

/** The hashes that lead from one leaf to the root: PATH(m, D[n]). */
export function inclusionProof(index: number, leaves: Leaves): Hash[] {
  const n = leaves.length
  if (!Number.isSafeInteger(index) || index < 0 || index >= n) throw new RangeError(`no leaf ${index} among ${n}`)
  if (n === 1) return []
  const k = split(n)
  return index < k
    ? [...inclusionProof(index, leaves.slice(0, k)), rootOfLeaves(leaves.slice(k))]
    : [...inclusionProof(index - k, leaves.slice(k)), rootOfLeaves(leaves.slice(0, k))]
}

/** The hashes that show the first `size` leaves to be still what they were: PROOF(m, D[n]). */
export function consistencyProof(size: number, leaves: Leaves): Hash[] {
  if (!Number.isSafeInteger(size) || size < 1 || size > leaves.length)
    throw new RangeError(`no tree of ${size} in one of ${leaves.length}`)
  return subProof(size, leaves, true)
}
function subProof(m: number, leaves: Leaves, isKnown: boolean): Hash[] {
  const n = leaves.length
  if (m === n) return isKnown ? [] : [rootOfLeaves(leaves)]
  const k = split(n)
  return m <= k
    ? [...subProof(m, leaves.slice(0, k), isKnown), rootOfLeaves(leaves.slice(k))]
    : [...subProof(m - k, leaves.slice(k), false), rootOfLeaves(leaves.slice(0, k))]
}

export type Inclusion = { leaf: Hash; index: number; size: number; proof: readonly Hash[]; root: Hash }
/** Is this leaf at this place of the tree with this root? Never throws: what a stranger sends is true or not (RFC 9162, 2.1.3.2). */
export function isIncluded({ leaf, index, size, proof, root }: Inclusion): boolean {
  if (![index, size].every(Number.isSafeInteger) || index < 0 || index >= size) return false
  let [at, last] = [index, size - 1]
  let node = leaf
  for (const sibling of proof) {
    if (last === 0) return false
    if (at % 2 === 1 || at === last) {
      node = nodeHash(sibling, node)
      while (at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)]
    } else node = nodeHash(node, sibling)
    ;[at, last] = [half(at), half(last)]
  }
  return last === 0 && isSame(node, root)
}

export type Consistency = { oldSize: number; oldRoot: Hash; size: number; root: Hash; proof: readonly Hash[] }
/** Is the old tree the beginning of the new one? (RFC 9162, 2.1.4.2) */
export function isConsistent({ oldSize, oldRoot, size, root, proof }: Consistency): boolean {
  if (![oldSize, size].every(Number.isSafeInteger) || oldSize < 1 || oldSize > size) return false
  if (oldSize === size) return proof.length === 0 && isSame(oldRoot, root)
  let [at, last] = [oldSize - 1, size - 1]
  while (at % 2 === 1) [at, last] = [half(at), half(last)]
  // A complete old tree is a node of the new one, and its root is not sent a second time.
  const [first, ...rest] = at === 0 ? [oldRoot, ...proof] : proof
  if (!first || rest.length === 0) return false
  let [oldNode, node] = [first, first]
  for (const sibling of rest) {
    if (last === 0) return false
    if (at % 2 === 1 || at === last) {
      oldNode = nodeHash(sibling, oldNode)
      node = nodeHash(sibling, node)
      while (at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)]
    } else node = nodeHash(node, sibling)
    ;[at, last] = [half(at), half(last)]
  }
  return last === 0 && isSame(oldNode, oldRoot) && isSame(node, root)
}
// Not `>> 1`: that is right for 31 bits only.
const half = (n: number): number => Math.floor(n / 2)
