import { expect, it } from 'vitest'
import type { Attack } from '../attack/harness.ts'
import { s12 } from '../attack/s12.ts'
import { f1 } from './f1.ts'
import { r1 } from './r1.ts'
import { r2 } from './r2.ts'

// The short forms of `npm run faults`, and of the attack that needs the whole program; each with its planted fault.
const SHORT: { attack: Attack; count: number }[] = [
  { attack: r1, count: 6 },
  { attack: r2, count: 500 },
  { attack: f1, count: 3 },
  { attack: s12, count: 200 },
]

it.each(SHORT)('$attack.id finds nothing', async ({ attack, count }) => {
  const { passed, failures } = await attack.run({ planted: false, count })
  expect(failures).toEqual([])
  expect(passed).toBeGreaterThan(10)
})

it.each(SHORT)('$attack.id sees its planted fault', async ({ attack, count }) => {
  const { failed } = await attack.run({ planted: true, count: Math.min(count, 200) })
  expect(failed).toBeGreaterThan(0)
})
