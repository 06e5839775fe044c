import { hash } from 'node:crypto'

const digest = (mark: number, ...parts: Buffer[]): Buffer =>
  hash('sha256', Buffer.concat([Buffer.of(mark), ...parts]), 'buffer')
export const leafOf = (bytes: Buffer): Buffer => digest(0, bytes)

/** RFC 6962 while the leaves come in: for each level the subtree that waits for its right neighbour, if there is one. */
export type Tree = { size: number; waiting: (Buffer | null)[] }
export const newTree = (): Tree => ({ size: 0, waiting: [] })

export function grow(tree: Tree, leaf: Buffer): void {
  let node = leaf
  let level = 0
  for (let left = tree.waiting[level]; left; left = tree.waiting[++level]) {
    node = digest(1, left, node)
    tree.waiting[level] = null
  }
  tree.waiting[level] = node
  tree.size++
}

export function rootOf({ waiting }: Tree): string {
  return fold(waiting.filter((node) => node !== null))
}
/** The root from the roots of the complete subtrees, which the database keeps largest first. */
export const foldOf = (roots: string[]): string => fold(roots.map((root) => Buffer.from(root, 'hex')).reverse())

function fold(smallestFirst: Buffer[]): string {
  const [first = hash('sha256', '', 'buffer'), ...larger] = smallestFirst
  return larger.reduce((right, left) => digest(1, left, right), first).toString('hex')
}
