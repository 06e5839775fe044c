import type { Instant, PlainDate } from '#kernel/plain-date.ts'
import type { CountyLimits } from '#law/deadlines.ts'
import { one, type Reader, rows, sql, type Transaction } from '#platform/database.ts'
import { type PolicyOnDay, policyOn } from '#policy/in-effect.ts'
import { type Pack, type PackInput, packSchema } from '#policy/pack.ts'

/** `practice` comes with it because every document must say whether it is only for practice. */
export type Policy = { version: number; practice: boolean; pack: Pack; onDay: PolicyOnDay }

// A stored pack never changes, so what was parsed once stays right; counties are few.
const parsed = new Map<string, Pack>()

/** The county's newest pack, as it stands on that day. */
export async function readPolicy(db: Reader, county: string, day: PlainDate): Promise<Policy> {
  const { version, practice } = await one(
    db,
    sql<{ version: number; practice: boolean }>`
    select p.version, c.practice from county c join policy_pack p using (county)
     where county = ${county} order by p.version desc limit 1`,
  )
  return { version, practice, ...(await readVersion(db, county, version, day)) }
}

/** The pack that a decision kept, as it stood on that day. */
export async function readVersion(
  db: Reader,
  county: string,
  version: number,
  day: PlainDate,
): Promise<{ pack: Pack; onDay: PolicyOnDay }> {
  const key = `${county}/${version}`
  let pack = parsed.get(key)
  if (!pack) {
    const { body } = await one(
      db,
      sql<{ body: unknown }>`select body from policy_pack where county = ${county} and version = ${version}`,
    )
    pack = packSchema.parse(body)
    parsed.set(key, pack)
  }
  return { pack, onDay: policyOn(pack, day) }
}

/** What the county has promised and corrected, for every clock that is shown. */
export async function readLimits(db: Reader, county: string, day: PlainDate): Promise<CountyLimits> {
  return limitsOn((await readPolicy(db, county, day)).onDay)
}
export const limitsOn = ({ promisedLimits, correctedPeriods }: PolicyOnDay): CountyLimits => ({
  promised: promisedLimits,
  corrected: correctedPeriods,
})

export const readAdoption = (db: Reader, county: string) =>
  one(
    db,
    sql<{ version: number; adoptedAt: Instant; body: Record<string, unknown> }>`
    select version, adopted_at, body from policy_pack where county = ${county} order by version desc limit 1`,
  )

/** Of two who change the rules at once the second waits, and then sees that they have changed. */
export const lockPolicy = (tx: Transaction, county: string) =>
  rows(tx, sql`select from county where county = ${county} for update`)

export const savePack = (tx: Transaction, county: string, version: number, pack: PackInput, now: Instant) =>
  rows(
    tx,
    sql`
    insert into policy_pack (county, version, adopted_at, body)
    values (${county}, ${version}, ${now}::timestamptz, ${JSON.stringify(pack)}::jsonb)`,
  )
