import { expect, it } from 'vitest'
import type { Attack } from './harness.ts'

/** The short form of `npm run faults` or `npm run attack`, with the sign by which its planted fault is known. */
export type Short = { attack: Attack; count: number; sign: RegExp }

/** Each finds nothing, and sees its own planted fault: red for another reason has not shown that it sees this one. */
export function runShort(forms: readonly Short[]): void {
  it.each(forms)('$attack.id finds nothing', async ({ attack, count }) => {
    const { passed, failures } = await attack.run({ planted: false, count })
    expect(failures).toEqual([])
    expect(passed).toBeGreaterThan(10)
  })
  it.each(forms)('$attack.id sees its planted fault', async ({ attack, count, sign }) => {
    const { failed, failures } = await attack.run({ planted: true, count: Math.min(count, 200) })
    expect(failed).toBeGreaterThan(0)
    expect(failures.join('\n')).toMatch(sign)
  })
}
