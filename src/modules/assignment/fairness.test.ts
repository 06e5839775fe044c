import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, plainDate } from '#kernel/plain-date.ts'
import { accountsOf, accountsOfUnits, type Given, type Member, owedWithNext } from './fairness.ts'

const start = plainDate('2026-03-02')
const member = (id: string, share = 1, over: Partial<Member> = {}): Member => ({
  id,
  unitId: `firm of ${id}`,
  share,
  since: plainDate('2026-01-01'),
  pools: ['civil'],
  ...over,
})

/** Gives out one matter after another to whoever is owed most. */
function giveOut(members: readonly Member[], count: number, before: readonly Given[] = []): Given[] {
  const given = [...before]
  for (let n = 0; n < count; n++) {
    const next = { pool: 'civil', weight: 1, on: addDays(start, n) }
    const owed = owedWithNext(members, accountsOf(members, given), next)
    const [first] = [...owed].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    given.push({ ...next, to: first?.[0] ?? '' })
  }
  return given.slice(before.length)
}
const countOf = (given: readonly Given[], members: readonly Member[]) =>
  members.map(({ id }) => given.filter(({ to }) => to === id).length)

describe('the account of fairness', () => {
  // The vectors that the Legal Aid Agency of England published for its allocation by share.
  it('[F1] shares 5:1:1:1 over eighty matters are 50/10/10/10', () => {
    const members = [member('a', 5), member('b'), member('c'), member('d')]
    expect(countOf(giveOut(members, 80), members)).toEqual([50, 10, 10, 10])
  })
  it('[F1] fifty to one, shares set anew, and fifty more at 1:1 are 75/25', () => {
    const alone = giveOut([member('a')], 50)
    const members = [member('a'), member('b')]
    const after = giveOut(members, 50)
    expect(countOf([...alone, ...after], members)).toEqual([75, 25])
  })
  it('[F1] one a day for thirty days at 1:1 is 15/15, in turn', () => {
    const members = [member('a'), member('b')]
    const given = giveOut(members, 30)
    expect(countOf(given, members)).toEqual([15, 15])
    expect(given.slice(0, 4).map(({ to }) => to)).toEqual(['a', 'b', 'a', 'b'])
  })
  it('[F1] the next matter is owed by share; a share of nothing is owed nothing', () => {
    const members = [member('a', 3), member('b'), member('c', 0)]
    const next = { pool: 'civil', weight: 2, on: start }
    expect([...owedWithNext(members, accountsOf(members, []), next).values()]).toEqual([1.5, 0.5, 0])
    const given = [{ on: start, pool: 'civil', weight: 1, to: 'c' }]
    expect(accountsOf(members, given).get('c')).toEqual({ due: 0, taken: 1, debt: -1 })
  })
  it('[F2] what was given to somebody who has left is owed to those who shared then', () => {
    const members = [member('a'), member('b')]
    const given = [{ on: start, pool: 'civil', weight: 1, to: 'gone' }]
    expect([...accountsOf(members, given).values()].map(({ debt }) => debt)).toEqual([0.5, 0.5])
    expect(() => accountsOfUnits(members, new Map())).toThrow('no account: a')
  })
  it('[F2] whoever joins is owed nothing of what came before', () => {
    const old = giveOut([member('a')], 20)
    const members = [member('a'), member('b', 1, { since: addDays(start, 20) })]
    const next = { pool: 'civil', weight: 1, on: addDays(start, 20) }
    expect([...owedWithNext(members, accountsOf(members, old), next)]).toEqual([
      ['a', 0.5],
      ['b', 0.5],
    ])
  })
  it('[F3] a matter is owed only to those who may take its kind', () => {
    const members = [member('lawyer', 1, { pools: ['civil', 'criminal'] }), member('worker')]
    const given = [{ on: start, pool: 'criminal', weight: 2, to: 'lawyer' }]
    expect(accountsOf(members, given).get('worker')).toEqual({ due: 0, taken: 0, debt: 0 })
    expect(accountsOf(members, given).get('lawyer')).toEqual({ due: 2, taken: 2, debt: 0 })
  })
  it('[F4] a heavy matter weighs more than a light one', () => {
    const members = [member('a'), member('b')]
    const given = [{ on: start, pool: 'civil', weight: 3, to: 'a' }]
    expect(accountsOf(members, given).get('b')?.debt).toBe(1.5)
    const turns = giveOut(members, 3, given)
    expect(turns.map(({ to }) => to)).toEqual(['b', 'b', 'b'])
  })
  it('[F5] a firm’s account is its people’s together', () => {
    const members = [member('a', 1, { unitId: 'x' }), member('b', 1, { unitId: 'x' }), member('c')]
    const units = accountsOfUnits(members, accountsOf(members, giveOut(members, 6)))
    expect(units.get('x')).toMatchObject({ due: expect.closeTo(4, 9), taken: 4, debt: expect.closeTo(0, 9) })
    const ahead = [{ on: start, pool: 'civil', weight: 3, to: 'c' }]
    expect(accountsOfUnits(members, accountsOf(members, ahead)).get('x')).toEqual({ due: 2, taken: 0, debt: 2 })
  })
  it('[F6] what is owed and what was given ahead are the same in all; nobody is ever given a whole matter ahead', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 8 }), (shares) => {
        const members = shares.map((share, index) => member(`m${index}`, share))
        const accounts = [...accountsOf(members, giveOut(members, 60)).values()]
        expect(accounts.reduce((sum, { debt }) => sum + debt, 0)).toBeCloseTo(0, 9)
        for (const { debt } of accounts) expect(debt).toBeGreaterThan(-1)
      }),
      { numRuns: 60 },
    )
  })
})
