import { readFileSync, rmSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Instant } from '#kernel/plain-date.ts'
import { rows, sql } from '#platform/database.ts'
import { HistoryBent, sealHistory } from '#platform/history-sealer.ts'
import { headsFile, isSignedBy, lastHead } from '#platform/signed-heads.ts'
import { COUNTY, type Log, openLog } from './honest-log.ts'

let log: Log
beforeEach(async () => {
  log = await openLog()
})
afterEach(() => log?.close())
const leaves = () =>
  rows(
    log.database,
    sql<{ leafIndex: number; position: number }>`select leaf_index, position from history_leaf order by leaf_index`,
  )
const fileSizes = () =>
  readFileSync(headsFile(log.headsFolder, COUNTY), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line).size)

describe('sealing the history', () => {
  it('gives each entry one leaf without gaps, and signs the head inside and outside the database', async () => {
    await log.write(5)
    const head = await log.seal()
    expect(head).toMatchObject({ county: COUNTY, size: 5 })
    expect(head && isSignedBy(head, log.ring.headKey().publicKey)).toBe(true)
    expect(lastHead(log.headsFolder, COUNTY)).toEqual(head)
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
    const { database, headsFolder, ring } = log
    const at = (now: string) => ({ county: COUNTY, headsFolder, key: ring.headKey(), now: now as Instant })
    await log.write(1)
    expect(await sealHistory(database, at('2026-03-03T01:00:00.000Z'))).not.toBeNull()
    await log.write(1)
    expect(await sealHistory(database, at('2026-03-03T01:00:30.000Z'))).toBeNull()
    expect(await sealHistory(database, at('2026-03-03T01:00:45.000Z'))).toMatchObject({ size: 2 })
  })
  it('takes an entry that was numbered earlier and appeared later', async () => {
    await log.write(2)
    await log.database.inTransaction('command', async (slow) => {
      await rows(
        slow,
        sql`insert into history (county, at, actor_id, organisation_id, operation, kind, request_id)
            values (${COUNTY}, now(), gen_random_uuid(), gen_random_uuid(), 'slow', 'command', 'slow')`,
      )
      await log.write(2)
      await log.seal()
      expect((await leaves()).map(({ position }) => position)).toEqual([1, 2, 4, 5])
    })
    await log.seal()
    expect((await leaves()).map(({ position }) => position)).toEqual([1, 2, 4, 5, 3])
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
    rmSync(headsFile(log.headsFolder, COUNTY))
    await log.write(1)
    await log.seal()
    expect(fileSizes()).toEqual([3, 6, 7])
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
    ['rolled back', sql`delete from history_head where size = 8`],
    ['given another root', sql`update history_head set root = sha256('x') where size = 8`],
    [
      'given other parts and the root that follows from them',
      sql`update history_head set frontier = array[sha256('x')], root = sha256('x') where size = 8`,
    ],
  ])('%s', async (_, damage) => {
    await rows(log.database, damage)
    await expect(log.seal()).rejects.toThrow(HistoryBent)
    expect(fileSizes()).toEqual([4, 8])
  })
})
