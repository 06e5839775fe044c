import { expect, it } from 'vitest'
import { s1 } from './s1.ts'

// The short form of `npm run attack -- S1`; the other attacks wait with the faults.
const LONGEST = 120_000 // on a loaded machine; a quiet one takes a third of it

it('S1: who may do what to whose records is what the policy says, and foreign is nonexistent', {
  timeout: LONGEST,
}, async () => {
  const { passed, failures } = await s1.run({ planted: false, count: 400 })
  expect(failures).toEqual([])
  expect(passed).toBeGreaterThan(800)
})
it('S1: misses each guard that is taken out', { timeout: LONGEST }, async () => {
  const { failed, figures } = await s1.run({ planted: true })
  expect(figures.unnoticed).toEqual([])
  expect(failed).toBeGreaterThan(50)
})
