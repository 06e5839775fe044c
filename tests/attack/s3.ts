import { type Actor, ROLE_NAMES } from '#kernel/actor.ts'
import { sightOf } from '#modules/matter/lifecycle.ts'
import { connect } from '#platform/database.ts'
import { type Attack, chanceOf, inParallel, shuffled, startTally } from './harness.ts'
import { OTHER_COUNTY, openHouse } from './house.ts'
import { everyFor, judgeLists } from './lists.ts'
import { acting, alteredModules, askCell, type Cell, everyCell, hireEverybody, saysCell } from './matrix.ts'
import { withPlace } from './place.ts'
import { seesConsultationsBeneath, seesMatter } from './policy.ts'
import { undoing } from './undo.ts'

const LANES = 8

/** Whose rows PostgreSQL itself must hide; the register of counsel is the county's, so it is not among them. */
function isForeign({ sample, asker, record, on }: Cell): boolean {
  if (sample.about === null || sample.about === 'counsel') return false
  if (record !== 'existing') return true
  if (sample.about === 'link' || sample.about === 'shift') return false
  // Beneath the program's own checks help is its lawyer's, whatever else that person is.
  if (sample.about === 'help') return asker.tie !== 'handles' && sightOf({ roles: [asker.role] }) !== 'county'
  if (sample.about === 'notice') return asker.at !== 'agency' && sightOf({ roles: [asker.role] }) !== 'county'
  return sample.about === 'consultation' ? !seesConsultationsBeneath(asker) : !seesMatter(asker, on)
}
/** With the first wall gone: every operation open to everybody, and inside each acts as all posts of the county at once. */
const withoutChecks = (county?: string) =>
  alteredModules({
    operation: (_name, operation) => (operation.roles === 'public' ? operation : { ...operation, roles: 'anyone' }),
    perform: (_name, perform) => (context, input) =>
      perform(
        { ...context, actor: { ...(context.actor as Actor), roles: ROLE_NAMES, ...(county && { county }) } },
        input,
      ),
  })

/** The matrix again on the second wall alone: row-level security, without any check of the program's own. */
export const s3: Attack = {
  id: 'S3',
  run: ({ planted, count }) =>
    withPlace(async (place) => {
      const house = await openHouse(place)
      try {
        const accounts = await hireEverybody(house)
        const foreign = everyCell().filter((cell) => isForeign(cell) && cell.record !== 'nonexistent')
        const cells = count === undefined ? foreign : shuffled(foreign, chanceOf(3)).slice(0, count)
        const tally = startTally()
        // Planted: the second wall gone as well, which the same cells must see.
        const db = undoing(connect({ ...(planted ? place.superConfig : place.config), max: LANES }))
        const inCounty = await house.serve({ db, modules: withoutChecks(), prepare: acting() })
        const abroad = await house.serve({ modules: withoutChecks(OTHER_COUNTY), prepare: acting(), db })
        await inParallel(cells, LANES, async (cell) => {
          const app = cell.record === 'otherCounty' ? abroad : inCounty
          const answer = await askCell(app, house, accounts, cell)
          tally.check(
            answer.code === 'not_found',
            () => `${saysCell(cell)}: ${answer.status} ${answer.code} ${answer.text.slice(0, 200)}`,
          )
        })
        await judgeLists({ app: inCounty, house, accounts }, tally, { isExact: false, every: everyFor(count) })
        return tally.outcome({ cells: foreign.length, judged: cells.length, foreignRows: tally.failed })
      } finally {
        await house.close()
      }
    }),
}
