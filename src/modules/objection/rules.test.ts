import { expect, it } from 'vitest'
import { plainDate } from '#kernel/plain-date.ts'
import { lateness } from './rules.ts'

const [notified, last, after] = [plainDate('2026-03-02'), plainDate('2026-03-17'), plainDate('2026-03-18')]

it('[OB1] is late only after the last day, and never without a limit in the county’s rules', () => {
  expect(lateness(notified, last, 15)).toBeNull()
  expect(lateness(notified, after, 15)).toBe(
    '异议在2026年3月17日之后提出，超过15日；法律没有规定期限，由审查人员判断，不得仅因此不予审查',
  )
  expect(lateness(notified, after, undefined)).toBeNull()
})
