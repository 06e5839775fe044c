import { expect, it } from 'vitest'
import type { Attack } from './harness.ts'
import { s1 } from './s1.ts'
import { s2 } from './s2.ts'
import { s3 } from './s3.ts'
import { s9 } from './s9.ts'

// The short forms of `npm run attack`: the same runs on fewer cells, and each with its planted fault, which it must see.
const LONGEST = 60_000 // on a loaded machine; a quiet one takes a few seconds each
const FEW = { S1: 400, S2: 200, S3: 300, S9: undefined }
const attacks: Attack[] = [s1, s2, s3, s9]

it.each(attacks)('$id finds nothing', { timeout: LONGEST }, async ({ id, run }) => {
  const { passed, failures } = await run({ planted: false, count: FEW[id as keyof typeof FEW] })
  expect(failures).toEqual([])
  expect(passed).toBeGreaterThan(50)
})

it('S1 misses each guard that is taken out', { timeout: LONGEST }, async () => {
  const { failed, figures } = await s1.run({ planted: true })
  expect(figures.unnoticed).toEqual([])
  expect(failed).toBeGreaterThan(50)
})

it.each([s2, s3, s9])('$id sees its planted fault', { timeout: LONGEST }, async ({ id, run }) => {
  const honest = await run({ planted: true, count: FEW[id as keyof typeof FEW] })
  expect(honest.failed).toBeGreaterThan(0)
})
