import type { Output } from '#kernel/operation.ts'
import { addDays, type PlainDate } from '#kernel/plain-date.ts'
import { sightOf } from '#modules/matter/lifecycle.ts'
import { acrossCounty } from '#modules/matter/store.ts'
import { requireChange } from '#modules/policy/operations.ts'
import { readPolicy, readVersion } from '#modules/policy/store.ts'
import type { Operations } from '#platform/context.ts'
import { policyOn } from '#policy/in-effect.ts'
import type { application } from './contract.ts'
import type { ApplicationForm } from './form.ts'
import { adviseOn } from './rules.ts'
import { type DecidedMatter, listDecided } from './store.ts'

type Answer = Output<typeof application.previewPolicy>
const SHOWN = 200

const adviceOn = (matter: DecidedMatter, policy: Parameters<typeof adviseOn>[1], day: PlainDate) =>
  adviseOn({ ...matter, means: matter.meansFacts as ApplicationForm['means'], brought: matter.brought }, policy, day)

/** What the last year's applications would have been advised under changed rules: asked before anybody adopts them. */
export const previewPolicy: Operations<typeof application>['previewPolicy'] = async (
  { db, actor, today },
  { change },
) => {
  const { pack, version } = await readPolicy(db, actor.county, today)
  const changed = requireChange(pack, change, today)
  // As if the rules of the day on which the change has taken hold had been in force all along.
  const day = change.action === 'add' && change.from > today ? change.from : today
  const next = policyOn(changed, change.action === 'end' ? addDays(change.until, 1) : day)
  const matters = await acrossCounty(db, () => listDecided(db, actor.county, addDays(today, -365)))
  const differing: Answer['matters'] = []
  for (const matter of matters) {
    const kept = await readVersion(db, actor.county, matter.policyVersion ?? version, matter.receivedOn)
    const before = adviceOn(matter, kept.onDay, matter.receivedOn)
    const after = adviceOn(matter, next, matter.receivedOn)
    if (before.outcome === after.outcome) continue
    differing.push({
      matterId: matter.id,
      number: matter.number,
      decided: matter.isRefused ? 'refused' : 'granted',
      before: before.outcome,
      after: after.outcome,
      reasons: after.reasons,
    })
  }
  const groups = Map.groupBy(differing, ({ decided, before, after }) => `${decided} ${before} ${after}`)
  return {
    judged: matters.length,
    groups: [...groups.values()].map((list) => {
      const [{ decided, before, after }] = list as [Answer['matters'][number]]
      return { decided, before, after, count: list.length }
    }),
    // The system administrator sees no matter; the numbers suffice.
    matters: sightOf(actor) === 'county' ? differing.slice(0, SHOWN) : [],
  }
}
