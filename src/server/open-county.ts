import type { Instant } from '#kernel/plain-date.ts'
import { instantOf, msOf } from '#kernel/plain-date.ts'
import { INVITATION_HOURS } from '#modules/access/rules.ts'
import { saveInvitation, saveOrganisation } from '#modules/access/store.ts'
import { digestToken, newToken } from '#modules/access/token.ts'
import { savePack } from '#modules/policy/store.ts'
import { type Database, maybe, rows, sql } from '#platform/database.ts'
import { type PackInput, packSchema } from '#policy/pack.ts'
import { inCounty } from './walls.ts'

const PLAIN_TOWNSHIPS = ['town', 'township']

export type County = { county: string; name: string; practice: boolean }
export const findCounty = (db: Database) => maybe(db, sql<County>`select county, name, practice from county`)

/**
 * Opens a county on an empty database: the centre, the bureau and a station in every township, its first rules, and a one-time
 * link for its first administrator. Everything after that is done by people through operations.
 */
export async function openCounty(
  db: Database,
  pack: PackInput,
  { practice, now }: { practice: boolean; now: Instant },
): Promise<{ token: string }> {
  const { code, centreName, bureauName, county, townships, contacts } = packSchema.parse(pack)
  const token = newToken()
  await inCounty(db, code, async (tx) => {
    await rows(
      tx,
      sql`insert into county (county, name, practice, opened_at) values (${code}, ${centreName}, ${practice}, ${now}::timestamptz)`,
    )
    const organisation = (kind: string, name: string, township: string | null = null, phone: string | null = null) =>
      saveOrganisation(tx, { county: code, id: crypto.randomUUID(), kind, name, township, phone, address: null })
    await organisation('centre', centreName, null, contacts.phone ?? null)
    await organisation('bureau', bureauName)
    for (const { name, kind } of townships)
      if (PLAIN_TOWNSHIPS.includes(kind)) await organisation('station', `${county}${name}法律援助工作站`, name)
    await savePack(tx, code, 1, pack, now)
    await saveInvitation(tx, digestToken(token), code, null, instantOf(msOf(now) + INVITATION_HOURS * 3_600_000))
  })
  return { token }
}

/** A new link where the first administrator never used the old one; null once there is an account. */
export async function renewFirstLink(db: Database, county: string, now: Instant): Promise<string | null> {
  return inCounty(db, county, async (tx) => {
    if (await maybe(tx, sql`select true from account where county = ${county} limit 1`)) return null
    const token = newToken()
    await saveInvitation(tx, digestToken(token), county, null, instantOf(msOf(now) + INVITATION_HOURS * 3_600_000))
    return token
  })
}
