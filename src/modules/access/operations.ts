import { type Instant, instantOf, msOf } from '#kernel/plain-date.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { Operations, SessionAnswer } from '#platform/context.ts'
import type { Transaction } from '#platform/database.ts'
import { KeptRefusal } from '#platform/kept-refusal.ts'
import type { access } from './contract.ts'
import { digestPassword, isPassword, NOBODYS_DIGEST } from './password.ts'
import { INVITATION_HOURS, isLocked, judgeRoles, lockAfterFailure } from './rules.ts'
import {
  type Account,
  deleteSession,
  deleteSessionsOf,
  dropInvitations,
  enterCounty,
  findAccount,
  findActor,
  findInvitation,
  findOrganisation,
  isUsedInvitation,
  listAccounts,
  listOrganisations,
  readCentreId,
  readPlace,
  saveAccount,
  saveFailures,
  saveInvitation,
  saveOrganisation,
  savePassword,
  saveSession,
  takeInvitation,
} from './store.ts'
import { digestToken, newToken } from './token.ts'

const FIRST_ROLES = ['administrator'] as const
const badLink = () => new KeptRefusal('not_found', '这个链接已经用过或者过期；请向管理员索取新的链接')

type Given = { login: string; password: string }
/** Counts a wrong one although it is refused, and refuses in the words given. */
async function requirePassword(
  tx: Transaction,
  { login, password }: Given,
  now: Instant,
  wrong = new KeptRefusal('not_signed_in', '登录名或密码不对，请核对后重新输入；连续输错 5 次将锁定 15 分钟'),
): Promise<Account> {
  const account = await findAccount(tx, login)
  const isRight = await isPassword(password, account?.passwordDigest ?? NOBODYS_DIGEST)
  if (account && isLocked(account.lockedUntil, now))
    throw new Refusal('not_permitted', '密码连续输错，账号已锁定，请 15 分钟后再试，或者请管理员重置密码')
  if (account && isRight) {
    await saveFailures(tx, account, 0, null)
    return account
  }
  if (account) await saveFailures(tx, account, account.failures + 1, lockAfterFailure(account.failures + 1, now))
  throw wrong
}

/** Lets somebody in who has proved who he is; answers with his name. */
export async function startSession(
  tx: Transaction,
  session: SessionAnswer,
  accountId: string,
  now: Instant,
  /** Where nobody has a second factor (样例县), the entrance itself proves. */
  provenUntil: Instant | null = null,
): Promise<string> {
  const actor = await findActor(tx, accountId)
  if (!actor) throw new Refusal('not_permitted', '这个账号已停用，请联系系统管理员')
  const token = newToken()
  await saveSession(tx, digestToken(token), actor, now, provenUntil)
  session.start(token, actor)
  return actor.name
}

/** A one-time link to set a password with; those given before open nothing any more. */
export async function invite(tx: Transaction, county: string, accountId: string, now: Instant): Promise<string> {
  const token = newToken()
  await dropInvitations(tx, county, accountId)
  await saveInvitation(tx, digestToken(token), county, accountId, instantOf(msOf(now) + INVITATION_HOURS * 3_600_000))
  return `/invitation/${token}`
}

export const accessOperations: Operations<typeof access> = {
  async readMe({ db, actor, today }) {
    const { userId, name, county, roles, counselId } = actor
    return { userId, name, county, roles: [...roles], counselId, today, ...(await readPlace(db, actor)) }
  },

  async signIn({ tx, now, session }, given) {
    const account = await requirePassword(tx, given, now)
    return { name: await startSession(tx, session, account.id, now) }
  },

  async signOut({ tx, session }) {
    if (session.token) await deleteSession(tx, digestToken(session.token))
    session.end()
    return {}
  },

  async readInvitation({ tx, now }, { token }) {
    const invitation = await findInvitation(tx, digestToken(token), now)
    if (!invitation) throw badLink()
    return {
      purpose: invitation.accountId ? ('setPassword' as const) : ('firstAdministrator' as const),
      name: invitation.name,
    }
  },

  async acceptInvitation({ tx, now, session }, { token, login, name, password }) {
    const invitation = await takeInvitation(tx, digestToken(token), now)
    if (!invitation) {
      // The answer was lost and the person presses again: whoever knows the password just set is let in by it.
      if (!(await isUsedInvitation(tx, digestToken(token), now))) throw badLink()
      const account = await requirePassword(tx, { login, password }, now, badLink())
      return { name: await startSession(tx, session, account.id, now) }
    }
    const { county } = invitation
    await enterCounty(tx, county)
    const passwordDigest = await digestPassword(password)
    const id = invitation.accountId ?? crypto.randomUUID()
    const taken = new Refusal('invalid', `登录名“${login}”已有人使用，请换一个`, undefined, [
      { field: 'login', message: '已有人使用' },
    ])
    const other = await findAccount(tx, login)
    if (other && other.id !== invitation.accountId) throw taken
    if (invitation.accountId) {
      await savePassword(tx, county, id, login, passwordDigest)
      // Whoever was in with the old password is out with it.
      await deleteSessionsOf(tx, county, id)
    } else {
      const organisationId = await readCentreId(tx, county)
      if (
        !(await saveAccount(tx, {
          county,
          id,
          login,
          name,
          passwordDigest,
          roles: FIRST_ROLES,
          organisationId,
          counselId: null,
        }))
      )
        throw taken
    }
    return { name: await startSession(tx, session, id, now) }
  },

  listOrganisations: ({ db, actor }) => listOrganisations(db, actor.county),

  async addOrganisation({ tx, actor }, { organisationId, kind, name, township = null, phone = null, address = null }) {
    const isNew = await saveOrganisation(tx, {
      county: actor.county,
      id: organisationId,
      kind,
      name,
      township,
      phone,
      address,
    })
    if (!isNew)
      throw new Refusal('invalid', `机构“${name}”已经登记过，请在名册中查找`, undefined, [
        { field: 'name', message: '已经登记过' },
      ])
    return { organisationId }
  },

  listAccounts: ({ db, actor, now }) => listAccounts(db, actor.county, now),

  async addAccount({ tx, actor, now }, { accountId, login, name, roles, organisationId, counselId = null }) {
    const mixed = judgeRoles(roles)
    if (mixed)
      throw new Refusal('invalid', `${mixed.text}；请分别为不同的人登记`, mixed.basis, [
        { field: 'roles', message: mixed.text },
      ])
    if (!(await findOrganisation(tx, actor.county, organisationId))?.active)
      throw new Refusal('invalid', '没有这个机构，或者已经停用，请先在机构名册中登记、启用')
    // Nobody knows this password: the account opens only by its link.
    const passwordDigest = await digestPassword(newToken())
    const isNew = await saveAccount(tx, {
      county: actor.county,
      id: accountId,
      login,
      name,
      passwordDigest,
      roles,
      organisationId,
      counselId,
    })
    if (!isNew)
      throw new Refusal('invalid', `登录名“${login}”已有人使用，请换一个`, undefined, [
        { field: 'login', message: '已有人使用' },
      ])
    return { accountId, invitation: await invite(tx, actor.county, accountId, now) }
  },
}
