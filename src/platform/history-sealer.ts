import type { Instant } from '#kernel/plain-date.ts'
import { maybe, one, type Reader, rows, sql, type Transaction } from './database.ts'
import { contentDigest, type LeafEntry, type LeafStep, leafOf } from './history-leaf.ts'
import type { HeadKey } from './keys.ts'
import { append, EMPTY_TREE, type Frontier, rootOf } from './merkle.ts'
import { appendHeads, isHeadDue, lastHead, type SignedHead, signHead } from './signed-heads.ts'

/** A transaction that sees the county's whole history and may add to its tree. */
export type AsSealer = <T>(work: (tx: Transaction) => Promise<T>) => Promise<T>
type Sealing = { county: string; headsFolder: string; key: HeadKey; now: Instant }
type HeadRow = { size: number; root: Buffer; at: Instant; frontier: Buffer[]; keyId: string; signature: Buffer }

/** An entry's number is given before its transaction ends, so a lower one may appear later; never by this many. */
const LATE = 10_000
const BATCH = 5_000

/** The tree, the heads or the file are not what this program left. Nothing is signed until a person has looked. */
export class HistoryBent extends Error {}

/**
 * Gives the entries that have no leaf yet their leaves, and signs the new head. Entries get their place here and not in the
 * act's own transaction: a gapless number taken there would let one act of a county wait for the other's fsync, and a
 * slow reading hold up everybody. Nothing is lost by it, since what stands behind no signed head is provable either way.
 */
export async function sealHistory(
  asSealer: AsSealer,
  sealing: Sealing,
  { isForced = false } = {},
): Promise<SignedHead | null> {
  const { county, headsFolder, now } = sealing
  const outside = lastHead(headsFolder, county)
  const head = await asSealer(async (tx) => {
    await rows(tx, sql`select pg_advisory_xact_lock(hashtextextended(${`history ${county}`}, 0))`)
    const last = await lastRow(tx, county)
    requireUnbent(county, last, outside)
    const entries = await waitingEntries(tx, county)
    const isDue = isForced ? entries.length > 0 : isHeadDue({ waiting: entries.length, lastAt: last?.at ?? null }, now)
    // A clock that was set back must not make a head look older than the one before it.
    const at = last && last.at > now ? last.at : now
    return isDue ? addLeaves(tx, { ...sealing, now: at }, treeOf(last), entries) : null
  })
  // The database first: it has every head that was ever given out, and the file catches up after a crash in between.
  const behind = await asSealer((tx) =>
    rows(tx, sql<HeadRow>`${HEADS} where county = ${county} and size > ${outside?.size ?? 0} order by size`),
  )
  if (behind.length > 0)
    appendHeads(
      headsFolder,
      county,
      behind.map((row) => signedOf(county, row)),
    )
  return head
}

const HEADS = sql`select size, root, at, frontier, key_id, signature from history_head`
const lastRow = (db: Reader, county: string) =>
  maybe(db, sql<HeadRow>`${HEADS} where county = ${county} order by size desc limit 1`)
const signedOf = (county: string, { size, root, at, keyId, signature }: HeadRow): SignedHead => ({
  county,
  size,
  root: root.toString('hex'),
  at,
  keyId,
  signature: signature.toString('base64'),
})
const treeOf = (row: HeadRow | undefined): Frontier => (row ? { size: row.size, roots: row.frontier } : EMPTY_TREE)

/** Signing on top of a database that was rolled back would give the forgery a genuine signature. */
function requireUnbent(county: string, inside: HeadRow | undefined, outside: SignedHead | null): void {
  if (inside && !inside.root.equals(rootOf(treeOf(inside))))
    throw new HistoryBent(`${county} 的操作记录树头与其组成不符，已停止签署。请运行 npm run audit:verify 查明。`)
  if (
    outside &&
    (outside.size > (inside?.size ?? 0) || (outside.size === inside?.size && !isSameRoot(inside, outside)))
  )
    throw new HistoryBent(
      `${county} 的数据库比库外保存的树头旧（库内 ${inside?.size ?? 0} 条，库外 ${outside.size} 条），可能被退回或改写，已停止签署。` +
        '如是恢复备份造成的，请把旧的树头文件另行保存后移开；否则请运行 npm run audit:verify 查明。',
    )
}
const isSameRoot = (inside: HeadRow, outside: SignedHead) => inside.root.toString('hex') === outside.root

const MOMENT = 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'
async function waitingEntries(db: Reader, county: string): Promise<LeafEntry[]> {
  const { from } = await one(
    db,
    sql<{ from: number }>`
    select coalesce(max(position), 0) - ${LATE}::bigint as "from" from history_leaf where county = ${county}`,
  )
  // Bounded on both sides: a history of ten years costs no more to look at than one of a week.
  return rows(
    db,
    sql<LeafEntry>`
    select h.county, h.position::text, to_char(h.at at time zone 'UTC', ${MOMENT}) as at, h.actor_id, h.organisation_id,
           h.operation, h.kind, h.matter_id, h.subject_id, h.command_id, h.request_id
      from history h
     where h.county = ${county} and h.position > ${from}
       and h.position not in (select position from history_leaf where county = ${county} and position > ${from})
     order by h.position
     limit ${BATCH}`,
  )
}

async function addLeaves(
  tx: Transaction,
  { county, key, now }: Sealing,
  tree: Frontier,
  entries: readonly LeafEntry[],
): Promise<SignedHead> {
  const steps = await stepsOf(tx, county, entries)
  const leaves = entries.map((entry) => {
    const content = contentDigest(entry.commandId === null ? [] : (steps.get(wroteBy(entry)) ?? []))
    return { position: entry.position, content, hash: Buffer.from(leafOf(entry, content)) }
  })
  await rows(
    tx,
    sql`
    insert into history_leaf (county, leaf_index, position, content, leaf_hash)
    select ${county}, ${tree.size}::bigint + number - 1, position, content, leaf_hash
      from unnest(${leaves.map(({ position }) => position)}::bigint[], ${leaves.map(({ content }) => content)}::text[],
                  ${leaves.map(({ hash }) => hash)}::bytea[]) with ordinality as new (position, content, leaf_hash, number)`,
  )
  const grown = append(
    tree,
    leaves.map(({ hash }) => hash),
  )
  const root = Buffer.from(rootOf(grown))
  const head = signHead({ county, size: grown.size, root: root.toString('hex'), at: now }, key)
  await one(
    tx,
    sql`
    insert into history_head (county, size, root, at, key_id, signature, frontier)
    values (${county}, ${grown.size}, ${root}, ${now}::timestamptz, ${key.id}, ${Buffer.from(head.signature, 'base64')},
            ${grown.roots.map((hash) => Buffer.from(hash))}::bytea[])
    returning size`,
  )
  return head
}

type Writer = { actorId: string; commandId: string | null }
const wroteBy = ({ actorId, commandId }: Writer) => `${actorId} ${commandId}`

/** What the commands of these entries wrote into the stories. */
async function stepsOf(db: Reader, county: string, entries: readonly LeafEntry[]): Promise<Map<string, LeafStep[]>> {
  const commands = entries.flatMap(({ commandId }) => commandId ?? [])
  const found = await rows(
    db,
    sql<LeafStep & { commandId: string }>`
    select s.command_id, s.matter_id, s.position::text, s.step, s.actor_id, s.happened_on::text,
           to_char(s.recorded_at at time zone 'UTC', ${MOMENT}) as recorded_at, s.note, s.detail::text, s.changes::text
      from matter_step s
     where s.county = ${county} and s.command_id = any(${commands}::uuid[])
     order by s.matter_id, s.position`,
  )
  return Map.groupBy(found, wroteBy)
}
