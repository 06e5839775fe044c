import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { contentDigest, type LeafEntry, type LeafStep, leafOf } from '#platform/history-leaf.ts'
import { append, EMPTY_TREE, rootOf } from '#platform/merkle.ts'
import { moment, type Row } from '../../audit/encode.ts'
import type { SealedLog } from './sealed-log.ts'

type Dice = {
  below(limit: number): number
  pick<T>(list: readonly T[]): T
}
export const diceOf = (chance: () => number): Dice => {
  const below = (limit: number) => Math.floor(chance() * limit)
  return { below, pick: (list) => list[below(list.length)] as (typeof list)[number] }
}
/** Does one thing to the log, as whoever rules the database and knows the program can. */
type Tampering = (log: SealedLog, dice: Dice) => void

const hex = (dice: Dice, digits = 64) => Array.from({ length: digits }, () => dice.below(16).toString(16)).join('')
const uuid = (dice: Dice) => `${hex(dice, 8)}-${hex(dice, 4)}-4${hex(dice, 3)}-8${hex(dice, 3)}-${hex(dice, 12)}`
/** Seven microseconds later. */
const later = (text: string | null | undefined) =>
  (text ?? '').replace(/(\.\d{1,5})?\+00$/, (_, fraction = '.') => `${fraction.padEnd(6, '0')}7+00`)
const UUIDS = ['actor_id', 'organisation_id', 'matter_id', 'subject_id', 'command_id']
const MAY_BE_NULL = ['matter_id', 'subject_id', 'command_id', 'note', 'detail', 'content']

/** Another value that the column could hold as well. */
function other(column: string, value: string | null, dice: Dice): string | null {
  if (value !== null && MAY_BE_NULL.includes(column) && dice.below(4) === 0) return null
  if (UUIDS.includes(column)) return uuid(dice)
  if (['leaf_hash', 'root', 'content', 'key_id'].includes(column)) return hex(dice, value?.length ?? 64)
  if (['position', 'leaf_index', 'size'].includes(column)) return String(Number(value) + dice.pick([-1, 1, 7, 1000]))
  if (column === 'at' || column === 'recorded_at') return later(value)
  if (column === 'happened_on') return '2026-01-01'
  if (column === 'detail' || column === 'changes') return `{"x": ${dice.below(1e9)}}`
  if (column === 'signature') {
    const bytes = Buffer.from(value ?? '', 'base64')
    const at = dice.below(bytes.length)
    bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << dice.below(8)), at)
    return bytes.toString('base64')
  }
  if (column === 'frontier') return (value ?? '').replace(/^./, (digit) => (digit === '0' ? '1' : '0'))
  if (column === 'kind') return value === 'query' ? 'command' : 'query'
  return `${value ?? ''}${dice.pick(['x', ' ', '某', '0'])}`
}
const change =
  (table: keyof SealedLog): Tampering =>
  (log, dice) => {
    const index = dice.below(log[table].length)
    const row = log[table][index] as Row
    const column = dice.pick(Object.keys(row).filter((name) => name !== 'county' || table !== 'heads'))
    log[table][index] = { ...row, [column]: other(column, row[column] ?? null, dice) }
  }
const swap =
  (table: keyof SealedLog, keys: string[]): Tampering =>
  (log, dice) => {
    const rows = log[table]
    const first = dice.below(rows.length)
    const second = (first + 1 + dice.below(rows.length - 1)) % rows.length
    const [a, b] = [rows[first] as Row, rows[second] as Row]
    const keep = (row: Row, from: Row) => ({
      ...from,
      ...Object.fromEntries(keys.map((key) => [key, row[key] ?? null])),
    })
    rows[first] = keep(a, b)
    rows[second] = keep(b, a)
  }

const remove = <T>(list: T[], dice: Dice): T => list.splice(dice.below(list.length), 1)[0] as T
const camel = (row: Row) =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase()),
      name === 'at' || name === 'recorded_at' ? moment(value ?? '') : value,
    ]),
  )
/** Leaves for these entries as the program itself would make them. */
function leavesOf(entries: Row[], steps: Row[], from: number): Row[] {
  return entries.map((entry, index) => {
    const own = steps.filter(
      (step) => step.command_id && step.command_id === entry.command_id && step.actor_id === entry.actor_id,
    )
    const content = contentDigest(own.map((step) => camel(step) as unknown as LeafStep))
    const leaf = leafOf(camel(entry) as unknown as LeafEntry, content)
    return {
      county: entry.county ?? null,
      leaf_index: String(from + index),
      position: entry.position ?? null,
      leaf_hash: Buffer.from(leaf).toString('hex'),
      content,
    }
  })
}
const treeOf = (leaves: Row[]) =>
  append(
    EMPTY_TREE,
    leaves.map(({ leaf_hash }) => Buffer.from(leaf_hash ?? '', 'hex')),
  )
const strangersKey = generateKeyPairSync('ed25519')
const strangersId = createHash('sha256')
  .update(strangersKey.publicKey.export({ format: 'der', type: 'spki' }))
  .digest('hex')
  .slice(0, 16)
/** The heads over these leaves, as well as they can be made without the key. */
function forge(log: SealedLog, from: number, how: 'unsigned' | 'stranger' | 'named'): void {
  log.heads = log.heads.map((head) => {
    const size = Number(head.size)
    if (size <= from) return head
    const tree = treeOf(log.leaves.slice(0, size))
    const root = Buffer.from(rootOf(tree)).toString('hex')
    const frontier = tree.roots.map((part) => Buffer.from(part).toString('hex')).join(' ')
    if (how === 'unsigned') return { ...head, root, frontier }
    const at = moment(head.at ?? '').replace(/000Z$/, 'Z')
    const message = `fayuan history head 1\n${head.county}\n${size}\n${root}\n${at}\n`
    const signature = sign(null, Buffer.from(message), strangersKey.privateKey).toString('base64')
    return { ...head, root, frontier, signature, key_id: how === 'named' ? (head.key_id ?? null) : strangersId }
  })
}

/** From one entry on everything is as if something else had happened, leaves and all. */
const rewrite =
  (heads: (log: SealedLog, from: number) => void): Tampering =>
  (log, dice) => {
    const from = dice.below(log.entries.length)
    const isHit = (_: Row, index: number) => index >= from
    const commands = new Set(log.entries.filter(isHit).map(({ command_id }) => command_id))
    if (dice.below(2) === 0) log.steps = log.steps.filter(({ command_id }) => !commands.has(command_id ?? null))
    log.entries = log.entries.map((entry, index) =>
      index < from ? entry : { ...entry, operation: 'nothingHappened', subject_id: uuid(dice) },
    )
    log.leaves = [...log.leaves.slice(0, from), ...leavesOf(log.entries.slice(from), log.steps, from)]
    heads(log, from)
  }
function cut(log: SealedLog, size: number): void {
  const gone = new Set(log.entries.slice(size).map(({ command_id }) => command_id))
  log.steps = log.steps.filter(({ command_id }) => !gone.has(command_id ?? null))
  log.entries = log.entries.slice(0, size)
  log.leaves = log.leaves.slice(0, size)
  log.heads = log.heads.filter((head) => Number(head.size) <= size)
}

export const TAMPERINGS: Record<string, Tampering> = {
  entryChanged: change('entries'),
  leafChanged: change('leaves'),
  headChanged: change('heads'),
  stepChanged: change('steps'),
  entriesSwapped: swap('entries', ['county', 'position']),
  leavesSwapped: swap('leaves', ['county', 'leaf_index']),
  headsSwapped: swap('heads', ['county', 'size']),
  stepsSwapped: swap('steps', ['county', 'matter_id', 'position']),
  entryDeleted: (log, dice) => void remove(log.entries, dice),
  leafDeleted: (log, dice) => void remove(log.leaves, dice),
  headDeleted: (log, dice) => void remove(log.heads, dice),
  stepDeleted: (log, dice) => void remove(log.steps, dice),
  entryAndLeafDeleted(log, dice) {
    const index = dice.below(log.entries.length)
    log.entries.splice(index, 1)
    log.leaves.splice(index, 1)
    // Closed up, or with the gap that it leaves.
    if (dice.below(2) === 0) log.leaves = log.leaves.map((leaf, at) => ({ ...leaf, leaf_index: String(at) }))
  },
  entryInserted: (log, dice) =>
    void log.entries.push({ ...dice.pick(log.entries), position: String(-1 - dice.below(1000)) }),
  entryAppended: (log, dice) =>
    void log.entries.push({ ...dice.pick(log.entries), position: String(1000 + dice.below(1000)) }),
  entryInsertedWithLeaf(log, dice) {
    const at = dice.below(log.leaves.length)
    const entry = { ...dice.pick(log.entries), position: String(-1 - dice.below(1000)), command_id: null }
    log.entries.push(entry)
    log.leaves.splice(at, 0, ...leavesOf([entry], [], at))
    log.leaves = log.leaves.map((leaf, index) => ({ ...leaf, leaf_index: String(index) }))
  },
  leafDoubled: (log, dice) => void log.leaves.push(dice.pick(log.leaves)),
  headDoubled: (log, dice) => void log.heads.push({ ...dice.pick(log.heads), root: hex(dice) }),
  headInvented(log, dice) {
    const size = String(1 + dice.below(log.leaves.length * 2))
    if (log.heads.some((head) => head.size === size)) return
    log.heads.push({ ...dice.pick(log.heads), size })
  },
  stepInserted: (log, dice) =>
    void log.steps.push({ ...dice.pick(log.steps), position: String(5000 + dice.below(1000)) }),
  stepInsertedForNobody: (log, dice) =>
    void log.steps.push({ ...dice.pick(log.steps), position: '5000', command_id: dice.pick([null, uuid(dice)]) }),
  tableEmptied(log, dice) {
    log[dice.pick(['entries', 'leaves', 'heads', 'steps'] as const)] = []
  },
  everythingEmptied: (log) => cut(log, 0),
  suffixRewritten: rewrite(() => {}),
  suffixRewrittenHeadsLeftOut: rewrite((log, from) => {
    log.heads = log.heads.filter((head) => Number(head.size) <= from)
  }),
  suffixRewrittenHeadsRemade: rewrite((log, from) => forge(log, from, 'unsigned')),
  suffixRewrittenHeadsByStranger: rewrite((log, from) => forge(log, from, 'stranger')),
  suffixRewrittenHeadsUnderOurName: rewrite((log, from) => forge(log, from, 'named')),
  rolledBack: (log, dice) => cut(log, dice.below(log.entries.length)),
  rolledBackToAHead: (log, dice) => cut(log, Number(dice.pick(log.heads.slice(0, -1)).size)),
  rolledBackAndGoneOn(log, dice) {
    const from = dice.below(log.entries.length)
    const others = log.entries.slice(from).map((entry) => ({ ...entry, operation: 'somethingElse', command_id: null }))
    cut(log, from)
    log.entries = [...log.entries, ...others]
    log.leaves = [...log.leaves, ...leavesOf(others, [], from)]
  },
}
