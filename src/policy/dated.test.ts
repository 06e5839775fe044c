import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { addDays, plainDate } from '#kernel/plain-date.ts'
import { allInEffect, dated, type Entry, inEffect } from './dated.ts'

const entry = (value: number, from: string, until?: string): Entry<number> => ({
  value,
  from: plainDate(from),
  ...(until && { until: plainDate(until) }),
  source: '某文件',
  state: 'confirmed',
})
const entries = [entry(1, '2022-01-01'), entry(2, '2024-07-01', '2025-06-30'), entry(3, '2026-01-01')]
const valueOn = (day: string) => inEffect(entries, plainDate(day))?.value

describe('dated entries', () => {
  it('[P1] have no value before the first one', () => {
    expect(valueOn('2021-12-31')).toBeUndefined()
    expect(valueOn('2022-01-01')).toBe(1)
    expect(inEffect([], plainDate('2026-01-01'))).toBeUndefined()
  })
  it('[P2] the newest that has begun applies to the end of its last day, and no older one comes back', () => {
    expect(valueOn('2024-06-30')).toBe(1)
    expect(valueOn('2024-07-01')).toBe(2)
    expect(valueOn('2025-06-30')).toBe(2)
    expect(valueOn('2025-07-01')).toBeUndefined()
    expect(valueOn('2030-01-01')).toBe(3)
  })
  it('[P2] never gives an entry outside its own days', () => {
    const day = fc.integer({ min: -400, max: 2500 }).map((offset) => addDays(plainDate('2022-01-01'), offset))
    fc.assert(
      fc.property(day, (today) => {
        const found = inEffect(entries, today)
        if (found) expect(found.from <= today && today <= (found.until ?? '9999')).toBe(true)
      }),
    )
  })
  it('[P3] must lie in order', () => {
    const schema = dated(z.number())
    expect(schema.safeParse(entries).success).toBe(true)
    expect(schema.safeParse([...entries].reverse()).success).toBe(false)
    expect(schema.safeParse([entry(1, '2022-01-01'), entry(2, '2022-01-01')]).success).toBe(false)
    expect(schema.safeParse([entry(1, '2022-01-02', '2022-01-01')]).success).toBe(false)
  })
  it('[P8] stand side by side in a list', () => {
    const side = [entry(1, '2022-01-01'), entry(2, '2022-01-01', '2022-12-31')]
    expect(allInEffect(side, plainDate('2022-06-01')).map(({ value }) => value)).toEqual([1, 2])
    expect(allInEffect(side, plainDate('2023-01-01')).map(({ value }) => value)).toEqual([1])
  })
})
