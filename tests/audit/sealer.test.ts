import { readFileSync, rmSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Instant } from '#kernel/plain-date.ts'
import { rows, sql } from '#platform/database.ts'
import { type AsSealer, HistoryBent, sealHistory } from '#platform/history-sealer.ts'
import { headsFile, isSignedBy, lastHead } from '#platform/signed-heads.ts'
import { asSealer, inCounty } from '#server/walls.ts'
import { type FreshDatabase, freshDatabase } from '../setup/database.ts'
import { BOUND, type Log, openLogOn, UNBOUND } from './honest-log.ts'

// One database for all: each test has a county of its own, whose tree is its own.
let fresh: FreshDatabase
let log: Log
let county: string
let number = 340_421
beforeAll(async () => {
  fresh = await freshDatabase()
})
afterAll(() => fresh?.drop())
beforeEach(async () => {
  county = String(++number)
  log = await openLogOn({ ...fresh, drop: async () => {} }, county)
})
afterEach(() => log?.close())
const sealer: AsSealer = (work) => asSealer(log.database, county, work)
const leaves = () =>
  sealer((tx) =>
    rows(
      tx,
      sql<{ leafIndex: number; position: number }>`select leaf_index, position from history_leaf order by leaf_index`,
    ),
  )
const fileSizes = () =>
  readFileSync(headsFile(log.headsFolder, county), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line).size)

describe('sealing the history', () => {
  it('gives each entry one leaf without gaps, and signs the head inside and outside the database', async () => {
    await log.write(5)
    const head = await log.seal()
    expect(head).toMatchObject({ county, size: 5 })
    expect(head && isSignedBy(head, log.ring.headKey().publicKey)).toBe(true)
    expect(lastHead(log.headsFolder, county)).toEqual(head)
    await log.write(8)
    await log.seal()
    expect((await leaves()).map(({ leafIndex }) => leafIndex)).toEqual(Array.from({ length: 13 }, (_, index) => index))
    expect(fileSizes()).toEqual([5, 13])
  })
  it('does nothing when nothing waits', async () => {
    expect(await log.seal()).toBeNull()
    await log.write(1)
    await log.seal()
    expect(await log.seal()).toBeNull()
  })
  it('waits until a head is due', async () => {
    const { headsFolder, ring } = log
    const at = (now: string) => ({ county, headsFolder, key: ring.headKey(), now: now as Instant })
    await log.write(1)
    expect(await sealHistory(sealer, at('2026-03-03T01:00:00.000Z'))).not.toBeNull()
    await log.write(1)
    expect(await sealHistory(sealer, at('2026-03-03T01:00:30.000Z'))).toBeNull()
    expect(await sealHistory(sealer, at('2026-03-03T01:00:45.000Z'))).toMatchObject({ size: 2 })
  })
  const places = async () => {
    const [first, ...rest] = (await leaves()).map(({ position }) => position)
    return [first, ...rest].map((position) => (position ?? 0) - (first ?? 0))
  }
  it('takes an entry that was numbered earlier and appeared later', async () => {
    await log.write(2)
    await sealer(async (slow) => {
      await rows(slow, sql`select set_config('fayuan.actor', gen_random_uuid()::text, true)`)
      await rows(
        slow,
        sql`insert into history (county, at, actor_id, organisation_id, operation, kind, request_id)
            values (${county}, now(), wall_uuid('fayuan.actor'), gen_random_uuid(), 'slow', 'command', 'slow')`,
      )
      await log.write(2)
      await log.seal()
      expect(await places()).toEqual([0, 1, 3, 4])
    })
    await log.seal()
    expect(await places()).toEqual([0, 1, 3, 4, 2])
  })
  it('gives each entry one leaf when several processes seal at once', async () => {
    await log.write(20)
    await Promise.all([log.seal(), log.seal(), log.seal(), log.seal()])
    expect(await leaves()).toHaveLength(20)
    expect(fileSizes()).toEqual([20])
  })
  it('brings the file up to the database after a crash between the two', async () => {
    await log.write(3)
    await log.seal()
    await log.write(3)
    await log.seal()
    rmSync(headsFile(log.headsFolder, county))
    await log.write(1)
    await log.seal()
    expect(fileSizes()).toEqual([3, 6, 7])
  })
})

describe('the tree', () => {
  beforeEach(async () => {
    await log.write(3)
    await log.seal()
  })
  it.each(['history_leaf', 'history_head'])('is append-only: %s', async (table) => {
    const change = (statement: string) => sealer((tx) => sql.raw(statement).execute(tx))
    await expect(change(`delete from ${table}`)).rejects.toThrow('append-only')
    await expect(change(`update ${table} set county = county`)).rejects.toThrow('append-only')
    await expect(change(`truncate ${table}`)).rejects.toThrow('append-only')
  })
  it('is written by the sealer alone: no request can add a leaf, whoever asks', async () => {
    const add = inCounty(log.database, county, async (tx) => {
      await rows(
        tx,
        sql`select set_config('fayuan.history', 'county', true), set_config('fayuan.door', 'inside', true)`,
      )
      await rows(tx, sql`insert into history_leaf select ${county}, 3, 4, null, 'x'`)
    })
    await expect(add).rejects.toThrow('row-level security')
  })
  it('stays in order when the clock is set back', async () => {
    const { headsFolder, ring } = log
    await log.write(1)
    const before = lastHead(headsFolder, county)
    const now = '2026-03-03T00:00:00.000Z' as Instant
    const head = await sealHistory(sealer, { county, headsFolder, key: ring.headKey(), now })
    expect(head?.at).toBe(before?.at)
  })
})

describe('nothing is signed on top of a history that was bent', () => {
  beforeEach(async () => {
    await log.write(4)
    await log.seal()
    await log.write(4)
    await log.seal()
    await log.write(1)
  })
  it.each([
    ['rolled back', (of: string) => `delete from history_head where size = 8 and county = '${of}'`],
    [
      'given another root',
      (of: string) => `update history_head set root = sha256('x') where size = 8 and county = '${of}'`,
    ],
    [
      'given other parts and the root that follows from them',
      (of: string) =>
        `update history_head set frontier = array[sha256('x')], root = sha256('x') where size = 8 and county = '${of}'`,
    ],
  ])('%s', async (_, damage) => {
    await sql.raw(`${UNBOUND} ${damage(county)}; ${BOUND}`).execute(log.database)
    await expect(log.seal()).rejects.toThrow(HistoryBent)
    expect(fileSizes()).toEqual([4, 8])
  })
})
