import { cpus } from 'node:os'
import { plainDate } from '#kernel/plain-date.ts'
import { factsSchema } from '#policy/facts.ts'
import { judge } from '#policy/judge.ts'
import { PACKS } from '#policy/packs/index.ts'

// npm run bench -- judge: verdicts a second on one core, from facts as they are told (checked by the schema) to the reasons.
const ROUNDS = 5
const VERDICTS = 20_000
const HOME = '340422'
const today = plainDate('2026-03-05')
const causes = ['labourPay', 'trafficInjury', 'loan', 'domesticAbuse', 'criminalDefence', 'supportOfParents'] as const
const told = Array.from({ length: 600 }, (_, index) => ({
  cause: causes[index % causes.length],
  stage: index % 3 === 0 ? 'arbitration' : 'firstInstance',
  groups: index % 2 === 0 ? ['migrantWorker'] : ['elderly'],
  agencyCounty: index % 7 === 0 ? '340421' : HOME,
  disputeAgencyCounty: HOME,
  residence: index % 5 === 0 ? 'urban' : 'rural',
  householdSize: 1 + (index % 5),
  householdIncome: (index * 997) % 1_000_000,
  declared: index % 4 !== 0,
  exemptionShown: index % 6 === 0,
  brought: ['applicationForm', 'identity', 'caseMaterials'],
  ...(index % 11 === 0 && { timeLimit: '2026-03-09' }),
}))

const outcomes: Record<string, number> = {}
const rates: number[] = []
for (let round = 0; round < ROUNDS; round++) {
  const begun = performance.now()
  for (let each = 0; each < VERDICTS; each++) {
    const { outcome } = judge(factsSchema.parse(told[each % told.length]), PACKS, HOME, today)
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
  }
  rates.push(VERDICTS / ((performance.now() - begun) / 1000))
  console.log(`round ${round + 1}: ${Math.round(rates.at(-1) ?? 0)} verdicts a second`)
}
const sorted = rates.toSorted((a, b) => a - b)
const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, node ${process.version}`
const figures = {
  verdictsPerSecond: Math.round(sorted[sorted.length >> 1] ?? 0),
  slowest: Math.round(sorted[0] ?? 0),
  fastest: Math.round(sorted.at(-1) ?? 0),
}
console.log(JSON.stringify({ name: 'judge', date: new Date().toISOString().slice(0, 10), machine, figures, outcomes }))
