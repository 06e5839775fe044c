import { dayInChina, type PlainDate } from '#kernel/plain-date.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { Operations } from '#platform/context.ts'
import { changePack, type PolicyChange } from '#policy/change.ts'
import type { Pack } from '#policy/pack.ts'
import type { policy } from './contract.ts'
import { lockPolicy, readAdoption, readPolicy, savePack } from './store.ts'

/** The pack with the change, or a refusal that names the fields. */
export function requireChange(pack: Pack, change: PolicyChange, today: PlainDate): Pack {
  const changed = changePack(pack, change, today)
  if ('pack' in changed) return changed.pack
  throw new Refusal(
    'invalid',
    changed.faults.map(({ message }) => message).join('；'),
    undefined,
    changed.faults.map(({ field, message }) => ({ field, message })),
  )
}

const changedMeanwhile = () =>
  new Refusal('not_now', '别人刚刚改过本县规则，请先看最新的规则，再决定要不要改', '规则 P10')

export const policyOperations: Operations<typeof policy> = {
  async readPolicy({ db, actor }) {
    const { version, adoptedAt, body } = await readAdoption(db, actor.county)
    return { version, adoptedOn: dayInChina(adoptedAt), body }
  },

  async changePolicy({ tx, actor, now, today }, { basedOn, change }) {
    await lockPolicy(tx, actor.county)
    const { version, pack } = await readPolicy(tx, actor.county, today)
    if (version !== basedOn) throw changedMeanwhile()
    await savePack(tx, actor.county, version + 1, requireChange(pack, change, today), now)
    return { version: version + 1 }
  },

  async setContacts({ tx, actor, now, today }, { basedOn, ...contacts }) {
    await lockPolicy(tx, actor.county)
    const { version, pack } = await readPolicy(tx, actor.county, today)
    if (version !== basedOn) throw changedMeanwhile()
    const { phone = null, address = null, complaintPhone = null, complaintFax = null, complaintEmail = null } = contacts
    const stated = { phone, address, complaintPhone, complaintFax, complaintEmail, website: contacts.website ?? null }
    await savePack(tx, actor.county, version + 1, { ...pack, contacts: stated }, now)
    return { version: version + 1 }
  },
}
