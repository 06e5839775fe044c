import { expect, it } from 'vitest'
import type { Attack } from '../attack/harness.ts'
import { s2 } from '../attack/s2.ts'
import { s3 } from '../attack/s3.ts'
import { s9 } from '../attack/s9.ts'
import { s12 } from '../attack/s12.ts'
import { d1 } from './d1.ts'
import { f1 } from './f1.ts'
import { n1 } from './n1.ts'
import { r1 } from './r1.ts'
import { r2 } from './r2.ts'

// The short forms of `npm run faults` and `npm run attack`; each with its planted fault, which it must see.
const SHORT: { attack: Attack; count: number; sign: RegExp }[] = [
  { attack: s2, count: 200, sign: /readMatter .* shows \d+: idNumber/ },
  { attack: s3, count: 200, sign: /on existing .*: 200 answered/ },
  { attack: s9, count: 0, sign: /revealPerson: 0 entries/ },
  { attack: r1, count: 6, sign: /database: answered .* and again/ },
  { attack: r2, count: 500, sign: /heard \{"consultationId".* and / },
  { attack: f1, count: 1, sign: /answered broken, and changed/ },
  { attack: n1, count: 9, sign: /\d+ notices, [2-9] matters/ },
  { attack: d1, count: 16, sign: /last \d+, \d+ held/ },
  { attack: s12, count: 200, sign: /WAL: 1 of kind phone/ },
]

it.each(SHORT)('$attack.id finds nothing', async ({ attack, count }) => {
  const { passed, failures } = await attack.run({ planted: false, count })
  expect(failures).toEqual([])
  expect(passed).toBeGreaterThan(10)
})

// By its own sign: a run that is red for another reason has not shown that it sees this fault.
it.each(SHORT)('$attack.id sees its planted fault', async ({ attack, count, sign }) => {
  const { failed, failures } = await attack.run({ planted: true, count: Math.min(count, 200) })
  expect(failed).toBeGreaterThan(0)
  expect(failures.join('\n')).toMatch(sign)
})
