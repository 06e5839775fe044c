import type { FastifyInstance } from 'fastify'
import type { Operation } from '#kernel/operation.ts'
import { CONTRACTS } from '#modules/contracts.ts'
import { connect } from '#platform/database.ts'
import { type Guard, guards, isWatched } from './guards.ts'
import { type Attack, chanceOf, inParallel, type Outcome, shuffled, startTally, type Tally } from './harness.ts'
import { type House, openHouse } from './house.ts'
import { everyFor, judgeLists } from './lists.ts'
import { type Answer, acting, askCell, type Cell, everyCell, hireEverybody, type Seen, saysCell } from './matrix.ts'
import { withPlace } from './place.ts'
import { type Verdict, verdictOn } from './policy.ts'
import { unlisted } from './samples.ts'
import { undoing } from './undo.ts'

const LANES = 8
const WATCHING = 10 // cells tried for each guard that is taken out
const REFUSED = ['not_permitted', 'not_found', 'reason_needed']
const verdictIn = ({ code }: Answer): string =>
  REFUSED.includes(code) ? code : /^5|broken|not_signed_in/.test(code) ? code : 'allowed'

/** Asks every cell and compares with the policy; what is foreign must answer as what is not there, to the byte. */
async function judge(
  seen: Seen,
  cells: readonly Cell[],
  tally: Tally,
  counts: Record<string, number> = {},
): Promise<void> {
  const ask = (cell: Cell) => askCell(seen.app, seen.house, seen.accounts, cell)
  const absent = new Map<string, Promise<Answer>>()
  const absentFor = (cell: Cell) => {
    const key = `${cell.name} ${JSON.stringify(cell.asker)}`
    const known = absent.get(key) ?? ask({ ...cell, record: 'nonexistent' })
    absent.set(key, known)
    return known
  }
  await inParallel(cells, LANES, async (cell) => {
    const expected: Verdict = verdictOn(cell.name, cell.sample, cell.asker, cell.record, cell.on)
    const answer = await ask(cell)
    const found = verdictIn(answer)
    counts[found] = (counts[found] ?? 0) + 1
    tally.check(
      found === expected,
      () => `${saysCell(cell)}: expected ${expected}, got ${answer.status} ${answer.code} ${answer.text.slice(0, 200)}`,
    )
    if (expected !== 'not_found' || cell.record === 'nonexistent') return
    const nonexistent = await absentFor(cell)
    tally.check(
      JSON.stringify(answer) === JSON.stringify(nonexistent),
      () => `${saysCell(cell)}: foreign is told from nonexistent: ${answer.text} | ${nonexistent.text}`,
    )
  })
}

/** Takes one guard out after the other, on the first wall alone, and looks whether the matrix sees it. */
async function removeGuards(house: House, accounts: Map<string, string>, cells: Cell[]): Promise<Outcome> {
  const tally = startTally()
  const guarded = Object.entries<Operation>(CONTRACTS).filter(([, { roles }]) => Array.isArray(roles))
  const red: Record<string, number> = {}
  const db = connect({ ...house.place.superConfig, max: LANES })
  const served = new Map<Guard['without'], FastifyInstance>()
  for (const guard of guards(guarded.map(([name]) => name))) {
    const app = served.get(guard.without) ?? (await house.serve({ ...guard.without(), db: undoing(db) }))
    served.set(guard.without, app)
    const own = startTally()
    const watching = shuffled(cells.filter(isWatched(guard)), chanceOf(7)).slice(0, WATCHING)
    await judge({ app, house, accounts }, watching, own)
    red[guard.name] = own.failed
    // Red is what a planted fault is for; a guard that nobody misses is the finding.
    tally.check(own.failed === 0, () => `without ${guard.name}: ${own.failed} checks on ${watching.length} cells red`)
  }
  red['a sample for every operation'] = unlisted([...Object.keys(CONTRACTS), 'unheardOf']).length
  const unnoticed = Object.keys(red).filter((name) => red[name] === 0)
  return tally.outcome({ guards: Object.keys(red).length, unnoticed, red })
}

/** Every operation × every role × where they belong × what they have to do with it × whose record it is. */
export const s1: Attack = {
  id: 'S1',
  run: ({ planted, count }) =>
    withPlace(async (place) => {
      const house = await openHouse(place)
      try {
        const accounts = await hireEverybody(house)
        const cells = everyCell()
        if (planted) return await removeGuards(house, accounts, cells)
        const tally = startTally()
        for (const name of unlisted(Object.keys(CONTRACTS))) tally.check(false, () => `${name} has no sample input`)
        const chosen = count === undefined ? cells : shuffled(cells, chanceOf(1)).slice(0, count)
        const counts: Record<string, number> = {}
        // The whole house, and then its first wall alone: two walls would hide each other's holes.
        for (const config of [place.config, place.superConfig]) {
          const app = await house.serve({ db: undoing(connect({ ...config, max: LANES })), prepare: acting() })
          await judge({ app, house, accounts }, chosen, tally, counts)
          await judgeLists({ app, house, accounts }, tally, { every: everyFor(count) })
        }
        return tally.outcome({
          cells: cells.length,
          judged: chosen.length,
          walls: ['both', 'application alone'],
          answers: counts,
        })
      } finally {
        await house.close()
      }
    }),
}
