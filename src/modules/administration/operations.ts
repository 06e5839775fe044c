import type { Actor } from '#kernel/actor.ts'
import { Refusal } from '#kernel/refusal.ts'
import { requireUnchanged } from '#kernel/seen.ts'
import { invite } from '#modules/access/operations.ts'
import { digestPassword } from '#modules/access/password.ts'
import {
  deleteSessionsOf,
  dropInvitations,
  findOrganisation,
  saveAccount,
  saveOrganisation,
} from '#modules/access/store.ts'
import { newToken } from '#modules/access/token.ts'
import { findCounsel, listRegistered } from '#modules/counsel/store.ts'
import type { CommandContext, Operations } from '#platform/context.ts'
import type { Reader } from '#platform/database.ts'
import { requireNoFaults, reviewOf } from '#platform/sheet.ts'
import { readAccountList } from './account-sheet.ts'
import type { administration } from './contract.ts'
import type { AccountEntry } from './form.ts'
import { readOrganisationList } from './organisation-sheet.ts'
import { administratorsOf, type KnownAccount, type Placing, placeAccounts, placeOrganisations } from './placing.ts'
import { judgeChange, judgeOrganisation, type Powers } from './rules.ts'
import {
  listKnownAccounts,
  listKnownOrganisations,
  lockRegisters,
  reviseAccount,
  reviseOrganisation,
  saveActive,
} from './store.ts'

const noAccount = () => new Refusal('not_found', '没有这个用户，请从用户名册中选择')
const noOrganisation = () => new Refusal('not_found', '没有这个机构，请从机构名册中选择')
const entriesOf = <E>(list: { rows: readonly { entry: E }[] }): E[] => list.rows.map(({ entry }) => entry)
const countsOf = ({ placed }: Placing<unknown>) => {
  const count = (of: string) => placed.filter(({ standing }) => standing === of).length
  return { added: count('new'), changed: count('changed'), same: count('same') }
}

async function comparePeople(db: Reader, { county, userId }: Actor, entries: readonly AccountEntry[]) {
  const accounts = await listKnownAccounts(db, county)
  const organisations = await listKnownOrganisations(db, county)
  const counsel = await listRegistered(db, county)
  return { organisations, ...placeAccounts(entries, { accounts, organisations, counsel, actorId: userId }) }
}

/** The account as it stands, once nobody else can change it, and only if it may become what it is to become. */
async function requireChange(
  { tx, actor }: CommandContext,
  accountId: string,
  change: (before: KnownAccount) => Powers,
): Promise<KnownAccount> {
  await lockRegisters(tx)
  const accounts = await listKnownAccounts(tx, actor.county)
  const before = accounts.find(({ id }) => id === accountId)
  if (!before) throw noAccount()
  const refused = judgeChange({
    ...{ actorId: actor.userId, accountId, before, after: change(before) },
    administrators: administratorsOf(accounts),
  })
  if (refused) throw new Refusal('not_permitted', refused.text, refused.basis)
  return before
}

export const administrationOperations: Operations<typeof administration> = {
  async readOrganisationCard({ db, actor }, { organisationId }) {
    const found = (await listKnownOrganisations(db, actor.county)).find(({ id }) => id === organisationId)
    if (!found) throw noOrganisation()
    const { kind, name, township, phone, address, active } = found
    return { kind, name, township, phone, address, active }
  },

  async reviseOrganisation({ tx, actor: { county } }, { organisationId, seen, ...given }) {
    await lockRegisters(tx)
    const before = (await listKnownOrganisations(tx, county)).find(({ id }) => id === organisationId)
    if (!before) throw noOrganisation()
    requireUnchanged(seen, before)
    const refused = judgeOrganisation(before, given)
    if (refused)
      throw new Refusal('not_now', refused.text, undefined, [{ field: refused.field, message: refused.text }])
    const { township = null, phone = null, address = null, ...rest } = given
    if (!(await reviseOrganisation(tx, county, { id: organisationId, ...rest, township, phone, address })))
      throw new Refusal('invalid', `已有另一个机构叫“${given.name}”，请核对名称`, undefined, [
        { field: 'name', message: '已经登记过' },
      ])
    return {}
  },

  async readOrganisationSheet({ db, actor, upload, files }) {
    if (!upload) throw new Refusal('invalid', '请选择机构名单（Excel）')
    const list = await readOrganisationList(await files.readReceived(upload))
    return reviewOf(list, placeOrganisations(entriesOf(list), await listKnownOrganisations(db, actor.county)))
  },

  async importOrganisations({ tx, actor: { county } }, { entries }) {
    await lockRegisters(tx)
    const placing = placeOrganisations(entries, await listKnownOrganisations(tx, county))
    requireNoFaults(placing.faults, '个机构')
    for (const { standing, id, after } of placing.placed) {
      if (standing === 'new') await saveOrganisation(tx, { county, id: crypto.randomUUID(), ...after })
      if (standing === 'changed' && id) await reviseOrganisation(tx, county, { id, active: true, ...after })
    }
    return countsOf(placing)
  },

  async readAccountSheet({ db, actor, upload, files }) {
    if (!upload) throw new Refusal('invalid', '请选择用户名单（Excel）')
    const list = await readAccountList(await files.readReceived(upload))
    return reviewOf(list, await comparePeople(db, actor, entriesOf(list)))
  },

  async importAccounts({ tx, actor, now }, { entries }) {
    await lockRegisters(tx)
    const { county } = actor
    const { organisations, ...placing } = await comparePeople(tx, actor, entries)
    requireNoFaults(placing.faults, '人')
    const organisationName = new Map(organisations.map(({ id, name }) => [id, name]))
    // Nobody knows this password: each account opens only by its link.
    const passwordDigest = await digestPassword(newToken())
    const invitations: { name: string; login: string; organisation: string; invitation: string }[] = []
    for (const { at, standing, id: known, after } of placing.placed) {
      if (standing === 'changed' && known) await reviseAccount(tx, county, { id: known, ...after })
      if (standing !== 'new') continue
      const id = crypto.randomUUID()
      if (!(await saveAccount(tx, { county, id, passwordDigest, ...after })))
        requireNoFaults([{ at, message: `登录名“${after.login}”已有人使用，请换一个` }], '人')
      invitations.push({
        ...{ name: after.name, login: after.login, organisation: organisationName.get(after.organisationId) ?? '' },
        invitation: await invite(tx, county, id, now),
      })
    }
    return { ...countsOf(placing), invitations }
  },

  async reviseAccount(context, { accountId, seen, counselId = null, ...given }) {
    const { tx, actor } = context
    const before = await requireChange(context, accountId, ({ active }) => ({ roles: given.roles, active }))
    requireUnchanged(seen, before)
    const organisation = await findOrganisation(tx, actor.county, given.organisationId)
    if (!organisation?.active && given.organisationId !== before.organisationId)
      throw new Refusal('invalid', '没有这个机构，或者已经停用，请在机构名册中登记、启用后再选', undefined, [
        { field: 'organisationId', message: '请选择启用的机构' },
      ])
    if (counselId && !(await findCounsel(tx, actor.county, counselId)))
      throw new Refusal('invalid', '法律援助人员名册中没有这个人，请先登记', undefined, [
        { field: 'counselId', message: '请从名册中选择' },
      ])
    await reviseAccount(tx, actor.county, { id: accountId, counselId, ...given })
    return {}
  },

  async deactivateAccount(context, { accountId }) {
    const { tx, actor } = context
    await requireChange(context, accountId, ({ roles }) => ({ roles, active: false }))
    await saveActive(tx, actor.county, accountId, false)
    await deleteSessionsOf(tx, actor.county, accountId)
    await dropInvitations(tx, actor.county, accountId)
    return {}
  },

  async reactivateAccount(context, { accountId }) {
    const { tx, actor } = context
    const { organisationId } = await requireChange(context, accountId, ({ roles }) => ({ roles, active: true }))
    if (!(await findOrganisation(tx, actor.county, organisationId))?.active)
      throw new Refusal('not_now', '其所在的机构已经停用，请先启用机构，或者把用户调整到其他机构')
    await saveActive(tx, actor.county, accountId, true)
    return {}
  },

  async inviteAgain(context, { accountId }) {
    const { tx, actor, now } = context
    const account = (await listKnownAccounts(tx, actor.county)).find(({ id }) => id === accountId)
    if (!account) throw noAccount()
    if (!account.active) throw new Refusal('not_now', `${account.name}的账号已停用，请先启用，再重发链接`)
    return { invitation: await invite(tx, actor.county, accountId, now) }
  },
}
