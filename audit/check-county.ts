import { contentOf, entryBytes, moment, type Row } from './encode.ts'
import type { Findings } from './findings.ts'
import { type Head, type HeadsFile, isGenuine, type PublicKeys } from './heads.ts'
import type { Book } from './read-county.ts'
import { foldOf, grow, leafOf, newTree, rootOf, type Tree } from './tree.ts'

export type Evidence = {
  book: Book
  county: string
  files: HeadsFile[]
  keys: PublicKeys
  findings: Findings
  now: Date
  /** Seconds that an entry may wait for its head, and a head for its line in the file. */
  grace: number
}
export type CountyFigures = { entries: number; heads: number; waiting: number }

/** Checks one county's history from its first entry. Asks the book only, which the caller has opened at one moment. */
export async function checkCounty(evidence: Evidence): Promise<CountyFigures> {
  const inside = await headsInside(evidence)
  const heads = checkHeads(evidence, inside)
  const size = await checkLeaves(evidence, heads)
  const waiting = await checkUnlisted(evidence, inside)
  await checkSteps(evidence)
  return { entries: size, heads: heads.size, waiting }
}

async function headsInside({ book, county, findings }: Evidence): Promise<Head[]> {
  const rows = await book.heads()
  for (const { size, root, frontier } of rows)
    if (foldOf((frontier ?? '').split(' ')) !== root)
      findings.add(county, 'frontierChanged', `数据库中 ${size} 条的树头`)
  return rows.map(({ county: of, size, root, at, key_id, signature }) => ({
    county: of ?? '',
    size: Number(size),
    root: root ?? '',
    at: moment(at ?? '').replace(/000Z$/, 'Z'), // signed with three decimals; any other three make the signature fail
    keyId: key_id ?? '',
    signature: (signature ?? '').replaceAll('\n', ''),
  }))
}

type Trusted = Map<number, string>
/** Judges the heads against each other, inside and outside; answers the genuine ones: size and root. */
function checkHeads({ county, files, keys, findings, now, grace }: Evidence, inside: Head[]): Trusted {
  const trusted: Trusted = new Map()
  const sources = [{ path: '数据库', heads: inside }, ...files]
  for (const { path, heads } of sources) {
    let before: Head | undefined
    for (const head of heads) {
      const where = `${path} 中 ${head.size} 条的树头（${head.at}）`
      if (head.county !== county || !isGenuine(head, keys)) {
        findings.add(county, 'headForged', where)
        continue
      }
      const known = trusted.get(head.size)
      if (known !== undefined && known !== head.root) findings.add(county, 'headFork', where)
      trusted.set(head.size, known ?? head.root)
      if (before && (head.size < before.size || head.at < before.at)) findings.add(county, 'headOrder', where)
      before = head
    }
  }
  const insideSizes = new Set(inside.map(({ size }) => size))
  const fresh = new Date(now.getTime() - grace * 1000).toISOString()
  for (const { path, heads, broken } of files) {
    if (broken > 0) findings.add(county, 'fileBroken', `${path}，${broken} 行`)
    for (const { size, at } of heads)
      if (!insideSizes.has(size)) findings.add(county, 'headMissing', `${path} 中 ${size} 条的树头（${at}）`)
    const outsideSizes = new Set(heads.map(({ size }) => size))
    for (const { size, at } of inside)
      if (!outsideSizes.has(size) && at < fresh)
        findings.add(county, 'fileTruncated', `${path} 缺 ${size} 条的树头（${at}）`)
  }
  if (files.length === 0 && inside.some(({ at }) => at < fresh))
    findings.add(county, 'fileTruncated', '没有找到任何库外树头文件')
  return trusted
}

/** Recomputes each leaf from its entry and the tree from the leaves, and compares at every head's size. */
async function checkLeaves(evidence: Evidence, heads: Trusted): Promise<number> {
  const { book, county, findings } = evidence
  const said: Tree = newTree() // of the leaf hashes as stored: tells a changed entry from a rewritten list
  let found = said // of the leaf hashes as recomputed: the same tree until the first one that differs
  let next = 0
  let lastGood = 0
  let isBroken = false
  for await (const batch of book.leaves()) {
    const steps = await stepsOf(book, batch)
    for (const row of batch) {
      const { leaf_index: index, listed, leaf_hash: leafHash, stored_content: storedContent } = row
      const where = `第 ${Number(index) + 1} 条（编号 ${listed}）`
      if (Number(index) !== next) findings.add(county, Number(index) < next ? 'leafTwice' : 'leafGap', where)
      next = Number(index) + 1
      const stored = Buffer.from(leafHash ?? '', 'hex')
      let leaf: Buffer = stored
      if (row.position === null) findings.add(county, 'entryMissing', where)
      else {
        const content = contentOf(steps.get(`${row.actor_id} ${row.command_id}`) ?? [])
        leaf = leafOf(entryBytes(row, content))
        // The stored digest of the steps proves nothing; it only tells a changed entry from changed steps.
        const leafAsSaid = storedContent === content ? leaf : leafOf(entryBytes(row, storedContent ?? null))
        if (!leafAsSaid.equals(stored)) findings.add(county, 'entryChanged', `${where}，操作 ${row.operation}`)
        else if (storedContent !== content) findings.add(county, 'contentChanged', `${where}，操作 ${row.operation}`)
      }
      if (found === said && !leaf.equals(stored)) found = { size: said.size, waiting: [...said.waiting] }
      if (found !== said) grow(found, leaf)
      grow(said, stored)
      const root = heads.get(said.size)
      if (root === undefined) continue
      if (root === rootOf(found) || root === rootOf(said)) lastGood = said.size
      else if (!isBroken) {
        // Every later head disagrees as well; the first one says where.
        isBroken = true
        findings.add(county, 'rootMismatch', `第 ${lastGood + 1} 条至第 ${said.size} 条之间`)
      }
    }
  }
  for (const [size] of [...heads].sort(([a], [b]) => a - b))
    if (size > said.size) {
      findings.add(county, 'rolledBack', `数据库有 ${said.size} 条，树头证明曾有 ${size} 条`)
      break
    }
  return said.size
}

async function stepsOf(book: Book, batch: Row[]): Promise<Map<string, Row[]>> {
  const commands = batch.flatMap(({ command_id }) => command_id ?? [])
  const steps = commands.length === 0 ? [] : await book.stepsOf(commands)
  return Map.groupBy(steps, ({ actor_id, command_id }) => `${actor_id} ${command_id}`)
}

/** Entries without a leaf: those that came before a listed one were slipped in, the others wait for their head. */
async function checkUnlisted({ book, county, findings, now, grace }: Evidence, inside: Head[]): Promise<number> {
  const rows = await book.unlisted()
  const fresh = new Date(now.getTime() - grace * 1000).toISOString()
  const late = rows.filter(({ at }) => moment(at ?? '') < fresh)
  for (const { position, operation, is_before } of late)
    if (is_before === 'true') findings.add(county, 'entryUnlisted', `编号 ${position}，操作 ${operation}`)
  const stale = late.find(({ is_before }) => is_before !== 'true')
  if (stale) findings.add(county, 'headStale', `自编号 ${stale.position} 起；最后的树头 ${inside.at(-1)?.at ?? '没有'}`)
  return rows.length
}

async function checkSteps({ book, county, findings }: Evidence): Promise<void> {
  for (const { matter_id, position } of await book.looseSteps())
    findings.add(county, 'stepUnlinked', `案件 ${matter_id} 第 ${position} 步`)
}
