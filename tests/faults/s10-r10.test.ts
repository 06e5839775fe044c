import { expect, it } from 'vitest'
import { s10 } from '../attack/s10.ts'
import { r10 } from './r10.ts'

// The short forms; `npm run attack -- S10` and `npm run faults -- R10` are the long ones.
it('S10: every tampering with a sealed log is found, and not when the tamperer holds the only copy of the heads', async () => {
  expect(await s10.run({ planted: false, count: 310 })).toMatchObject({ failed: 0, figures: { kinds: 31 } })
  expect((await s10.run({ planted: true, count: 310 })).failed).toBeGreaterThan(0)
})
it('R10: a destroyed data folder comes back as it was at the backup, and a restore that bends a letter is seen', async () => {
  expect(await r10.run({ planted: false, count: 200 })).toMatchObject({ failed: 0 })
  expect((await r10.run({ planted: true, count: 40 })).failed).toBe(2)
})
