import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { Refusal } from './refusal.ts'
import { changedSince, differing, requireUnchanged, seenOf } from './seen.ts'

const form = z.strictObject({
  name: z.string().min(1),
  phone: z.string().nullish(),
  languages: z.array(z.string()).default([]),
})

describe('what was seen of a record', () => {
  it('[AD7] nothing is nothing, however it is written; a list says the same in the same order only', () => {
    expect(changedSince({ phone: null, languages: [] }, { languages: null })).toEqual([])
    expect(changedSince({ phone: undefined }, { phone: '' })).toEqual(['phone'])
    expect(changedSince({ languages: ['甲', '乙'] }, { languages: ['乙', '甲'] })).toEqual(['languages'])
    expect(changedSince({ active: false }, { active: null })).toEqual(['active'])
  })

  it('[AD7] compares only what was shown, and names each field that a colleague has changed', () => {
    expect(() => requireUnchanged(undefined, { name: '甲' })).not.toThrow()
    expect(() => requireUnchanged({ name: '甲' }, { name: '甲', phone: '1' })).not.toThrow()
    const refused = (() => {
      try {
        requireUnchanged({ name: '甲', phone: '1', languages: [] }, { name: '乙', phone: '2', languages: [] })
      } catch (error) {
        return error
      }
      return null
    })()
    expect(refused).toBeInstanceOf(Refusal)
    expect(refused).toMatchObject({
      code: 'changed',
      message: '这条登记在您填写期间已被修改，请对照后再保存',
      faults: [{ field: 'name' }, { field: 'phone' }],
    })
  })

  it('fills in nothing that was not shown, takes an old value that today’s form would refuse, and no unknown field', () => {
    const seen = seenOf(form)
    expect(seen.parse({ name: '' })).toEqual({ name: '' })
    expect(seen.parse(undefined)).toBeUndefined()
    expect(seen.safeParse({ id: '1' }).success).toBe(false)
    expect(seen.safeParse({ name: { $ne: 1 } }).success).toBe(false)
  })

  it('says of each field that differs who changed it; what both made the same asks for no choice', () => {
    const seen = { name: '甲', phone: '1', languages: [], note: '旧' }
    expect(
      differing(['name', 'phone', 'languages', 'note'], {
        seen,
        now: { ...seen, name: '乙', phone: '2', note: '新' },
        mine: { ...seen, phone: '3', languages: ['手语'], note: '新' },
      }),
    ).toEqual([
      { field: 'name', by: 'now' },
      { field: 'phone', by: 'both' },
      { field: 'languages', by: 'mine' },
    ])
  })
})
