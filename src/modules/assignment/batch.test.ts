import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawBatch, optimumOf } from '../../../tests/batch-model.ts'
import { type BatchInputs, LEFT_OVER, placeBatch } from './batch.ts'

const INSTANCES = 10_000
const batch = (matters: Record<string, Record<string, number>>, counsel: Record<string, [number, number]>) => ({
  matters: Object.entries(matters).map(([id, worth]) => ({ id, worth: new Map(Object.entries(worth)) })),
  counsel: Object.entries(counsel).map(([id, [debt, room]]) => ({ id, debt, room })),
})

describe('a batch', () => {
  it('[B1] goes to whom it is owed, a matter for each before a second for one', () => {
    const all = { a: 0, b: 0 }
    const { to } = placeBatch(batch({ m1: all, m2: all, m3: all }, { a: [500, 5], b: [0, 5] }))
    expect([...to].sort()).toEqual([
      ['m1', 'a'],
      ['m2', 'b'],
      ['m3', 'a'],
    ])
  })
  it('[B1] moves a matter on where only that lets another be placed', () => {
    const { to, unplaced } = placeBatch(batch({ m1: { a: 0, b: 0 }, m2: { a: 0 } }, { a: [900, 1], b: [0, 1] }))
    expect([to.get('m1'), to.get('m2'), unplaced]).toEqual(['b', 'a', []])
  })
  it('[B2] names what nobody may take', () => {
    const result = placeBatch(batch({ m1: {}, m2: { a: 0 }, m3: { a: 0 } }, { a: [0, 1] }))
    expect(result.unplaced).toEqual(['m1', 'm3'])
    expect(result.cost).toBe(2 * LEFT_OVER)
  })
  it('[B3] never opens a closed gate and never fills anybody beyond the limit, in ten thousand drawn batches', () => {
    let placed = 0
    for (let seed = 0; seed < INSTANCES; seed++) {
      const inputs = drawBatch(seed, { matters: 1 + (seed % 12), counsel: 1 + (seed % 7) })
      const { to, unplaced } = placeBatch(inputs)
      const broken = inputs.matters.filter(({ id, worth }) => to.has(id) && !worth.has(to.get(id) as string))
      const given = Map.groupBy([...to.values()], (id) => id)
      const full = inputs.counsel.filter(({ id, room }) => (given.get(id)?.length ?? 0) > room)
      if (broken.length + full.length > 0 || to.size + unplaced.length !== inputs.matters.length)
        expect.fail(`seed ${seed}: ${JSON.stringify({ broken, full })}`)
      placed += to.size
    }
    expect(placed).toBeGreaterThan(INSTANCES)
  })
  it.each([
    [1, 3, 3],
    [2, 10, 8],
    [3, 25, 12],
    [4, 40, 30],
    [5, 60, 40],
    [6, 60, 15],
  ])('[B4] costs what the exact optimum costs: seed %i, %i matters, %i counsel', async (seed, matters, counsel) => {
    const inputs = drawBatch(seed, { matters, counsel })
    expect(placeBatch(inputs).cost).toBe(await optimumOf(inputs))
  })
  it('[B5] comes out the same in whatever order it is told', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 0, max: 11 }), (seed, turn) => {
        const inputs = drawBatch(seed, { matters: 12, counsel: 6 })
        const turned: BatchInputs = {
          matters: [...inputs.matters.slice(turn), ...inputs.matters.slice(0, turn)].reverse(),
          counsel: inputs.counsel.toReversed(),
        }
        expect([...placeBatch(turned).to].sort()).toEqual([...placeBatch(inputs).to].sort())
      }),
      { numRuns: 200 },
    )
  })
})
