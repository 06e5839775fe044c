import type { PlainDate } from '#kernel/plain-date.ts'

/** One on the roster: its share of the work, and the pools of matters it may be given from, since a day. */
export type Member = { id: string; unitId: string; share: number; since: PlainDate; pools: readonly string[] }
/** A matter that was given out: from which pool, how much it weighs, and to whom. */
export type Given = { on: PlainDate; pool: string; weight: number; to: string }
/** In matters of weight one: what was due by share, what was given, and what is still owed (below zero: given ahead). */
export type Account = { due: number; taken: number; debt: number }

/**
 * The account of fairness. Each matter given out is owed to everybody who was on the roster and in its pool that day, by share;
 * whoever joins later is owed nothing of what came before. So nobody is flooded on joining, and "why him again?" has a number.
 */
export function accountsOf(members: readonly Member[], given: readonly Given[]): Map<string, Account> {
  const accounts = new Map(members.map(({ id }) => [id, { due: 0, taken: 0, debt: 0 }]))
  for (const { on, pool, weight, to } of given) {
    const sharing = poolOn(members, pool, on)
    const shares = sharing.reduce((sum, { share }) => sum + share, 0)
    for (const { id, share } of sharing) accountOf(accounts, id).due += (weight * share) / shares
    if (accounts.has(to)) accountOf(accounts, to).taken += weight
  }
  for (const account of accounts.values()) account.debt = account.due - account.taken
  return accounts
}

/** What each would be owed if one more matter were given out: whoever is owed most is next. */
export function owedWithNext(
  members: readonly Member[],
  accounts: ReadonlyMap<string, Account>,
  { pool, weight, on }: Pick<Given, 'pool' | 'weight' | 'on'>,
): Map<string, number> {
  const sharing = poolOn(members, pool, on)
  const shares = sharing.reduce((sum, { share }) => sum + share, 0)
  return new Map(
    members.map((member) => {
      const part = sharing.includes(member) ? (weight * member.share) / shares : 0
      return [member.id, (accounts.get(member.id)?.debt ?? 0) + part]
    }),
  )
}

/** The same by firm or office: its people together. */
export function accountsOfUnits(
  members: readonly Member[],
  accounts: ReadonlyMap<string, Account>,
): Map<string, Account> {
  const units = new Map<string, Account>()
  for (const { id, unitId } of members) {
    const own = accountOf(accounts, id)
    const unit = units.get(unitId) ?? { due: 0, taken: 0, debt: 0 }
    units.set(unitId, { due: unit.due + own.due, taken: unit.taken + own.taken, debt: unit.debt + own.debt })
  }
  return units
}

const poolOn = (members: readonly Member[], pool: string, on: PlainDate) =>
  members.filter(({ share, since, pools }) => share > 0 && since <= on && pools.includes(pool))

function accountOf(accounts: ReadonlyMap<string, Account>, id: string): Account {
  const account = accounts.get(id)
  if (!account) throw new RangeError(`no account: ${id}`)
  return account
}
