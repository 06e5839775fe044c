import { join } from 'node:path'
import type { Instant } from '#kernel/plain-date.ts'
import { Refusal } from '#kernel/refusal.ts'
import { type Database, type Reader, rows, sql } from '#platform/database.ts'
import { HistoryBent, sealHistory } from '#platform/history-sealer.ts'
import { type KeyRing, type KeysInUse, keysFolder, openKeyRing } from '#platform/keys.ts'
import { writePublicKeys } from '#platform/signed-heads.ts'
import { renewKeys, saveKeysInUse } from './renewal.ts'
import { asSealer, inCounty } from './walls.ts'

const EVERY = 15_000 // ms; signed-heads.ts makes of it a head every minute at the latest
const LONGEST_WITHOUT = 4 * 3_600_000 // ms; X-Road's rule: whoever cannot prove any more what is done stops doing it

export type Sealing = {
  /** Why no command may run now; null when all is well. */
  mayAct(): Refusal | null
  /** Seals what waits and ends. */
  stop(): Promise<void>
}
type Parts = { db: Database; ring: KeyRing; dataDir: string; now: () => Instant; log: (line: string) => void }

export const headsFolder = (dataDir: string): string => join(dataDir, 'heads')
export const listCounties = async (db: Reader): Promise<string[]> =>
  (await rows(db, sql<{ county: string }>`select county from county order by county`)).map(({ county }) => county)

/** The ring of this data folder; refuses one without the keys that the rows are sealed with. */
export async function openKeys(db: Database, dataDir: string, now: Instant): Promise<KeyRing> {
  const inUse: KeysInUse[number][] = []
  for (const county of await listCounties(db))
    inUse.push(
      ...(await inCounty(db, county, (tx) =>
        rows(tx, sql<KeysInUse[number]>`select purpose, key_id from key_in_use where county = ${county}`),
      )),
    )
  return openKeyRing(keysFolder(dataDir), { inUse, now })
}

/** Seals every county's history from now on; comes back when what an earlier run left has been looked at. */
export async function startSealing({ db, ring, dataDir, now, log }: Parts): Promise<Sealing> {
  const folder = headsFolder(dataDir)
  writePublicKeys(folder, ring)
  const counties = await listCounties(db)
  for (const county of counties) await saveKeysInUse(db, county, ring.currentIds(), now())

  let bent: Refusal | null = null
  let sealedAt = performance.now()
  const seal = async (isForced: boolean) => {
    for (const county of counties) {
      const run = () =>
        sealHistory(
          (work) => asSealer(db, county, work),
          { county, headsFolder: folder, key: ring.headKey(), now: now() },
          { isForced },
        )
      while (await run()); // after a great load one head is not enough
    }
  }
  const attempt = async (isForced = false) => {
    if (bent) return
    try {
      await seal(isForced)
      sealedAt = performance.now()
    } catch (error) {
      const { message } = error as Error
      if (error instanceof HistoryBent) {
        bent = unavailable('操作记录的核对出现异常')
        log(`【警报】${message} 此后只能查看、不能办理，直到查明并重新启动。`)
      } else log(`操作记录暂时不能封存，将自动再试：${message}`)
    }
  }

  await attempt()
  const renewal = renewKeys({ db, ring, counties, folder, now, log })
  let isBusy = false
  let underWay = Promise.resolve()
  const timer = setInterval(() => {
    if (isBusy) return
    isBusy = true
    underWay = attempt()
      .then(renewal)
      .finally(() => {
        isBusy = false
      })
  }, EVERY)
  timer.unref()
  return {
    mayAct: () =>
      bent ??
      (performance.now() - sealedAt > LONGEST_WITHOUT ? unavailable('操作记录已有四小时以上没有封存成功') : null),
    async stop() {
      clearInterval(timer)
      await underWay
      await attempt(true)
    },
  }
}

const unavailable = (reason: string) =>
  new Refusal('unavailable', `${reason}，现在只能查看、不能办理；所填内容仍在页面上，请立即告诉系统管理员`)
