import { ORGANISATION_KINDS, type OrganisationKind, ROLES, type Role } from '#kernel/actor.ts'
import type { AccountEntry, OrganisationEntry } from './form.ts'
import { judgeChange, judgeOrganisation } from './rules.ts'

/** What becomes of a line of a list: how it will stand, with what changes in words. */
export type Placed<A> = {
  at: number
  standing: 'new' | 'changed' | 'same'
  id: string | null
  after: A
  changes: string[]
}
export type Placing<A> = { placed: Placed<A>[]; faults: { at: number; message: string }[] }

type OrganisationFacts = {
  kind: OrganisationKind
  name: string
  township: string | null
  phone: string | null
  address: string | null
}
export type KnownOrganisation = OrganisationFacts & { id: string; active: boolean; accounts: number; counsel: number }

/** Each line in its turn: what a rule finds wrong with one does not hide what is wrong with the next. */
function place<E, A>(
  entries: readonly E[],
  keyOf: (entry: E) => string,
  again: (entry: E) => string,
  of: (entry: E) => Omit<Placed<A>, 'at'> | string,
): Placing<A> {
  const result: Placing<A> = { placed: [], faults: [] }
  const seen = new Set<string>()
  for (const [at, entry] of entries.entries()) {
    const found = seen.has(keyOf(entry)) ? again(entry) : of(entry)
    seen.add(keyOf(entry))
    if (typeof found === 'string') result.faults.push({ at, message: found })
    else result.placed.push({ at, ...found })
  }
  return result
}

const said = (value: string | null): string => value ?? '无'
const differences = (pairs: readonly (readonly [string, string, string])[]): string[] =>
  pairs
    .filter(([, before, after]) => before !== after)
    .map(([title, before, after]) => `${title}：${before} → ${after}`)
const standingOf = (changes: string[]) => ({
  standing: changes.length > 0 ? ('changed' as const) : ('same' as const),
  changes,
})

/** Compares a list of organisations with the register; an organisation is known by its name. */
export function placeOrganisations(
  entries: readonly OrganisationEntry[],
  register: readonly KnownOrganisation[],
): Placing<OrganisationFacts> {
  const known = new Map(register.map((each) => [each.name, each]))
  return place(
    entries,
    ({ name }) => name,
    ({ name }) => `“${name}”在表中重复，请只留一行`,
    (entry) => {
      const before = known.get(entry.name)
      const { kind = before?.kind, township = null, phone = null, address = null } = { ...before, ...entry }
      if (!kind) return `“${entry.name}”是新登记的，请填写类别：${Object.values(ORGANISATION_KINDS).join('、')}`
      if (before && !before.active) return `“${entry.name}”已停用，请先在机构名册中启用，再导入`
      const standsFor = before ?? { kind, active: true, accounts: 0, counsel: 0 }
      const refused = before ? judgeOrganisation(standsFor, { kind, active: true }) : null
      if (refused) return refused.text
      if (!before && kind === 'centre') return '本县法律援助中心只有一个，已经登记；请填写其他类别'
      const after = { kind, name: entry.name, township, phone, address }
      if (!before) return { standing: 'new', id: null, after, changes: [] }
      const changes = differences([
        ['类别', ORGANISATION_KINDS[before.kind], ORGANISATION_KINDS[kind]],
        ['乡镇', said(before.township), said(township)],
        ['电话', said(before.phone), said(phone)],
        ['地址', said(before.address), said(address)],
      ])
      return { id: before.id, after, ...standingOf(changes) }
    },
  )
}

export type KnownAccount = {
  id: string
  login: string
  name: string
  roles: readonly Role[]
  organisationId: string
  counselId: string | null
  active: boolean
}
type AccountFacts = Omit<KnownAccount, 'id' | 'active'>
type Member = { id: string; name: string; licenceNumber: string | null }
export type Registers = {
  accounts: readonly KnownAccount[]
  organisations: readonly { id: string; name: string; active: boolean }[]
  counsel: readonly Member[]
  actorId: string
}

/** Compares a list of people with the accounts; a person is known by the login name, and nobody gets a second account unnoticed. */
export function placeAccounts(entries: readonly AccountEntry[], registers: Registers): Placing<AccountFacts> {
  const { accounts, organisations, counsel } = registers
  const known = new Map(accounts.map((each) => [each.login, each]))
  const nameOf = (id: string): string => organisations.find((each) => each.id === id)?.name ?? ''
  return place(
    entries,
    ({ login }) => login,
    ({ login }) => `登录名“${login}”在表中重复，一人一个登录名，请改正`,
    (entry) => {
      const before = known.get(entry.login)
      const faults: string[] = []
      const organisation = organisations.find(({ name }) => name === entry.organisation)
      if (entry.organisation && !organisation?.active)
        faults.push(
          organisation
            ? `机构“${entry.organisation}”已停用，请先启用或者填写其他机构`
            : `机构名册中没有“${entry.organisation}”，请核对名称，或者先登记、导入机构`,
        )
      const member = memberOf(entry, counsel)
      if (typeof member === 'string') faults.push(member)
      const roles = entry.roles ?? before?.roles
      const organisationId = organisation?.id ?? before?.organisationId
      const missing = [!roles && '职责', !entry.organisation && !before && '机构'].filter((title) => title !== false)
      if (missing.length > 0) faults.push(`${entry.name}是新登记的，请填写${missing.join('、')}`)
      if (typeof member === 'string' || faults.length > 0 || !roles || !organisationId) return faults.join('；')

      const namesake = before
        ? null
        : accounts.find((one) => one.name === entry.name && one.organisationId === organisationId)
      if (namesake)
        return `${nameOf(organisationId)}已有用户${entry.name}，登录名是“${namesake.login}”；是同一人的请改用这个登录名，不是同一人的请在用户名册中单独登记`
      if (before && !before.active) return `${before.name}（${before.login}）已停用，请先在用户名册中启用，再导入`
      const after: AccountFacts = {
        ...{ login: entry.login, name: entry.name, roles, organisationId },
        counselId: member?.id ?? before?.counselId ?? null,
      }
      const refused = judgeChange({
        actorId: registers.actorId,
        accountId: before?.id ?? '',
        before: before ?? { roles, active: true },
        after: { roles, active: true },
        administrators: administratorsOf(accounts),
      })
      if (refused) return refused.text
      if (!before) return { standing: 'new', id: null, after, changes: [] }
      const changes = differences([
        ['姓名', before.name, after.name],
        ['职责', rolesInWords(before.roles), rolesInWords(roles)],
        ['机构', nameOf(before.organisationId), nameOf(organisationId)],
        ['对应的法律援助人员', memberInWords(counsel, before.counselId), memberInWords(counsel, after.counselId)],
      ])
      return { id: before.id, after, ...standingOf(changes) }
    },
  )
}

/** Who of the register of counsel a licence number means; nobody where none is stated, else why that cannot be told. */
function memberOf({ name, licenceNumber }: AccountEntry, counsel: readonly Member[]): Member | null | string {
  if (!licenceNumber) return null
  const [member, another] = counsel.filter((each) => each.licenceNumber === licenceNumber)
  if (!member) return `法律援助人员名册中没有执业证号${licenceNumber}，请核对，或者先登记、导入法律援助人员`
  if (another) return `执业证号${licenceNumber}在法律援助人员名册中不止一人，请先在名册中改正`
  return member.name === name ? member : `执业证号${licenceNumber}在名册中是${member.name}的，请核对姓名和证号`
}
/** With the licence number: two of one name are two. */
function memberInWords(counsel: readonly Member[], id: string | null): string {
  const member = counsel.find((each) => each.id === id)
  return said(member ? `${member.name}${member.licenceNumber ?? ''}` : null)
}

export const administratorsOf = (accounts: readonly KnownAccount[]): string[] =>
  accounts.filter(({ active, roles }) => active && roles.includes('administrator')).map(({ id }) => id)
/** In the order of the list of posts, so that the same roles are the same words. */
const rolesInWords = (roles: readonly Role[]): string =>
  (Object.keys(ROLES) as Role[])
    .filter((role) => roles.includes(role))
    .map((role) => ROLES[role])
    .join('、')
