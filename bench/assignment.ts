import { cpus } from 'node:os'
import { placeBatch } from '#modules/assignment/batch.ts'
import { drawBatch, optimumOf } from '../tests/batch-model.ts'

// npm run bench -- assignment: a morning's batch as one optimum, beside HiGHS on the same model, A B A B; then 500 × 200 alone.
const ROUNDS = 7
const SMALL = { matters: 60, counsel: 40 }
const LARGE = { matters: 500, counsel: 200 }
const median = (list: readonly number[]) => list.toSorted((a, b) => a - b)[list.length >> 1] ?? 0
const timed = async <T>(work: () => T | Promise<T>): Promise<{ ms: number; result: T }> => {
  const begun = performance.now()
  const result = await work()
  return { ms: performance.now() - begun, result }
}

const ours: number[] = []
const theirs: number[] = []
let equal = 0
for (let round = 0; round < ROUNDS; round++) {
  const inputs = drawBatch(1000 + round, SMALL)
  const own = await timed(() => placeBatch(inputs))
  const exact = await timed(() => optimumOf(inputs))
  ours.push(own.ms)
  theirs.push(exact.ms)
  if (own.result.cost === exact.result) equal++
  console.log(`round ${round + 1}: ${own.ms.toFixed(1)} ms, HiGHS ${exact.ms.toFixed(1)} ms, cost ${own.result.cost}`)
}
const large: number[] = []
for (let round = 0; round < ROUNDS; round++) {
  const inputs = drawBatch(2000 + round, LARGE)
  large.push((await timed(() => placeBatch(inputs))).ms)
}
const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, node ${process.version}`
const figures = {
  rounds: ROUNDS,
  equalCost: equal,
  ms60x40: Math.round(median(ours) * 10) / 10,
  highsMs60x40: Math.round(median(theirs) * 10) / 10,
  ms500x200: Math.round(median(large)),
  slowest500x200: Math.round(Math.max(...large)),
}
const ratios = { timeToHighs: Math.round((median(ours) / median(theirs)) * 1000) / 1000 }
console.log(
  JSON.stringify({ name: 'assignment', date: new Date().toISOString().slice(0, 10), machine, figures, ratios }),
)
