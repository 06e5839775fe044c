import { has, type OrganisationKind, type Role } from '#kernel/actor.ts'
import type { Reason } from '#kernel/refusal.ts'
import { judgeRoles } from '#modules/access/rules.ts'

const APART = '网络安全等级保护基本要求 8.1.4 访问控制'

/** What an account is or is to become, as far as its powers go. */
export type Powers = { roles: readonly Role[]; active: boolean }
type Change = {
  actorId: string
  accountId: string
  before: Powers
  after: Powers
  /** The accounts that are open and administer now. */
  administrators: readonly string[]
}
const administers = ({ roles, active }: Powers): boolean => active && has({ roles }, 'administrator')

/** Why an account may not become this: three powers stay apart, nobody takes his own away, and somebody always administers. */
export function judgeChange({ actorId, accountId, before, after, administrators }: Change): Reason | null {
  const mixed = judgeRoles(after.roles)
  if (mixed) return { ...mixed, text: `${mixed.text}；请分别为不同的人登记` }
  if (actorId === accountId && !after.active)
    return { text: '不能停用自己的账号；确需停用的，请由另一位系统管理员办理', basis: APART }
  if (actorId === accountId && administers(before) && !administers(after))
    return { text: '不能取消自己的系统管理员职责；确需取消的，请由另一位系统管理员办理', basis: APART }
  if (administers(before) && !administers(after) && administrators.every((id) => id === accountId))
    return { text: '这是最后一位启用的系统管理员，停用后无人能管理用户；请先登记另一位系统管理员', basis: APART }
  return null
}

const UNIT_KINDS: readonly OrganisationKind[] = ['firm', 'legalServiceOffice', 'centre', 'station']
/** An organisation as it stands, with who still belongs to it. */
export type Belonging = { kind: OrganisationKind; active: boolean; accounts: number; counsel: number }

/** Why an organisation may not become this: the centre is one and stays, and nobody is left behind in what is closed. */
export function judgeOrganisation(
  before: Belonging,
  after: { kind: OrganisationKind; active: boolean },
): { field: 'kind' | 'active'; text: string } | null {
  const { accounts, counsel } = before
  if (before.kind === 'centre' && (after.kind !== 'centre' || !after.active))
    return { field: after.active ? 'kind' : 'active', text: '这是本县法律援助中心，不能改为其他类别，也不能停用' }
  if (before.kind !== 'centre' && after.kind === 'centre')
    return { field: 'kind', text: '本县法律援助中心只有一个，已经登记；请选择其他类别' }
  if (counsel > 0 && !UNIT_KINDS.includes(after.kind))
    return {
      field: 'kind',
      text: `有 ${counsel} 名法律援助人员登记在这个机构，类别只能是律师事务所、基层法律服务所或者工作站；请先在法律援助人员名册中调整其单位`,
    }
  if (before.active && !after.active && accounts + counsel > 0)
    return {
      field: 'active',
      text: `这个机构还有 ${[accounts > 0 && `${accounts} 名启用的用户`, counsel > 0 && `${counsel} 名在册的法律援助人员`].filter(Boolean).join('、')}，请先停用或者调整到其他机构，再停用机构`,
    }
  return null
}
