import type { Instant } from '#kernel/plain-date.ts'
import { type Database, maybe, rows, sql } from '#platform/database.ts'
import type { KeyRing, Purpose } from '#platform/keys.ts'
import { countOld, type Renewed, renewBatch } from '#platform/renewal.ts'
import { SEALED_COLUMNS } from '#platform/sealed-columns.ts'
import { writePublicKeys } from '#platform/signed-heads.ts'
import { openVault } from '#platform/vault.ts'
import { inCounty } from './walls.ts'

type Parts = {
  db: Database
  ring: KeyRing
  counties: readonly string[]
  folder: string
  now: () => Instant
  log: (line: string) => void
}

/** Names the keys that rows need from now on, so that a start without one of them is refused. */
export const saveKeysInUse = (db: Database, county: string, ids: Record<Purpose, string>, now: Instant) =>
  inCounty(db, county, async (tx) => {
    for (const [purpose, keyId] of Object.entries(ids))
      await rows(
        tx,
        sql`insert into key_in_use (county, purpose, key_id, since)
            values (${county}, ${purpose}, ${keyId}, ${now}::timestamptz) on conflict do nothing`,
      )
  })

/**
 * Takes in keys that `npm run rotate` has added, and renews what lies under older ones, in small transactions beside
 * people's work. To be called again and again; a pass that was killed is taken up by the next one.
 */
export function renewKeys({ db, ring, counties, folder, now, log }: Parts): () => Promise<void> {
  const takeIn = async () => {
    const next = ring.idsOnDisk()
    if (JSON.stringify(next) === JSON.stringify(ring.currentIds())) return
    // Named before the first row needs it, and outsiders can check a head before the first is signed with it.
    for (const county of counties) await saveKeysInUse(db, county, next, now())
    ring.refresh()
    writePublicKeys(folder, ring)
    log('已启用新密钥')
  }
  const renew = async (county: string) => {
    const vault = openVault(ring)
    const { field, index } = ring.currentIds()
    const keys = { field, index }
    let total = 0
    const broken: string[] = []
    for (const at of SEALED_COLUMNS) {
      let after: string | null = null
      do {
        const from: string | null = after
        const batch: Renewed = await inCounty(db, county, (tx) => renewBatch(tx, vault, county, at, keys, from))
        after = batch.until
        total += batch.renewed
        broken.push(...batch.broken)
      } while (after !== null)
    }
    const left = await inCounty(db, county, async (tx) => {
      const count = await countOld(tx, county, keys)
      if (count === 0)
        await rows(
          tx,
          sql`
          delete from key_in_use
           where county = ${county} and ((purpose = 'field' and key_id <> ${field}) or (purpose = 'index' and key_id <> ${index}))`,
        )
      return count
    })
    if (broken.length > 0)
      log(`【警报】${broken.length} 处加密内容打不开，旧密钥不能销毁：${broken.slice(0, 5).join('、')}`)
    log(
      left === 0
        ? `已用新密钥重新加密 ${total} 处，旧密钥可以销毁（npm run rotate -- --destroy 密钥编号）`
        : `已用新密钥重新加密 ${total} 处，还有 ${left} 处，稍后继续`,
    )
  }
  const isPending = (county: string) =>
    inCounty(db, county, async (tx) => {
      const { field, index } = ring.currentIds()
      const old = await maybe(
        tx,
        sql`
        select from key_in_use
         where county = ${county} and ((purpose = 'field' and key_id <> ${field}) or (purpose = 'index' and key_id <> ${index}))
         limit 1`,
      )
      return old !== undefined
    })
  return async () => {
    try {
      await takeIn()
      for (const county of counties) if (await isPending(county)) await renew(county)
    } catch (error) {
      log(`更换密钥暂时不能继续，将自动再试：${(error as Error).message}`)
    }
  }
}
