import { describe, expect, it } from 'vitest'
import { plainDate } from '#kernel/plain-date.ts'
import { countsOf, POSTS, RULES, sitter, solveYear } from '../../../tests/rosters.ts'
import { fitTogether, obstacleOf, type Shift, type Sitter, shiftsOf } from './rules.ts'
import { solveMonth } from './solver.ts'

const week = shiftsOf(POSTS, plainDate('2026-03-02'), plainDate('2026-03-08'))
const many = (count: number, over: (index: number) => Partial<Sitter> = () => ({})) =>
  Array.from({ length: count }, (_, index) => sitter(`s${String(index).padStart(2, '0')}`, over(index)))

describe('a roster', () => {
  it('[RO5] has no hole where one without a hole exists, and breaks no rule', async () => {
    const sitters = many(15)
    const { sits, holes, isProved } = await solveMonth({ shifts: week, sitters, rules: RULES })
    expect([sits.length, holes, isProved]).toEqual([week.length, [], true])
    for (const { shift, sitter: id } of sits)
      expect(obstacleOf(sitters.find((one) => one.id === id) as Sitter, shift, RULES)).toBeNull()
    for (const own of Map.groupBy(sits, (one) => one.sitter).values()) {
      expect(own.length).toBeLessThanOrEqual(RULES.maxAWeek)
      const [first, second] = own.map(({ shift }) => shift) as [Shift, Shift | undefined]
      if (second) expect(fitTogether(first, second, RULES.restHours)).toBe(true)
    }
  })
  it('[RO6] says which shifts cannot be filled, and why for everybody', async () => {
    const sitters = many(20, (index) => ({
      posts: index < 19 ? POSTS.map(({ id }) => id).filter((id) => id !== 'detention') : POSTS.map(({ id }) => id),
      leaves: index === 19 ? [{ from: plainDate('2026-03-04'), until: plainDate('2026-03-05') }] : [],
    }))
    const { holes } = await solveMonth({ shifts: week, sitters, rules: RULES })
    expect(new Set(holes.map(({ shift }) => shift.post))).toEqual(new Set(['detention']))
    // One person for seven days: two a week, with a day and a half between.
    expect(holes).toHaveLength(5)
    const away = holes.find(({ shift }) => shift.day === '2026-03-04')
    expect(away?.because.filter(({ text }) => text === '不在该岗位的值班名册')).toHaveLength(19)
    expect(away?.because.at(-1)?.text).toBe('请假（2026-03-04至2026-03-05）')
  })
  it('[RO7] gives equals equal numbers over the year, and then what they wish', async () => {
    const [day] = shiftsOf(POSTS, plainDate('2026-03-02'), plainDate('2026-03-02')) as [Shift]
    const chosen = async (over: (index: number) => Partial<Sitter>) =>
      (await solveMonth({ shifts: [day], sitters: many(3, over), rules: RULES })).sits[0]?.sitter
    expect(await chosen((index) => ({ served: index === 1 ? 4 : 5 }))).toBe('s01')
    expect(await chosen((index) => ({ avoids: index === 2 ? [] : [day.day] }))).toBe('s02')
    expect(await chosen((index) => ({ likes: index === 1 ? [day.day] : [] }))).toBe('s01')
    expect(await chosen((index) => ({ served: index === 0 ? 3 : 5, avoids: index === 0 ? [day.day] : [] }))).toBe('s00')
  })
  it('[RO11] among equals sends the one with the shorter way, and never against a wish', async () => {
    const [day] = shiftsOf(POSTS, plainDate('2026-03-02'), plainDate('2026-03-02')) as [Shift]
    const chosen = async (over: (index: number) => Partial<Sitter>) =>
      (await solveMonth({ shifts: [day], sitters: many(3, over), rules: RULES })).sits[0]?.sitter
    const away = (index: number) => ({ distances: { [day.post]: [60, 5, 30][index] as number } })
    expect(await chosen(away)).toBe('s01')
    expect(await chosen((index) => ({ ...away(index), likes: index === 0 ? [day.day] : [] }))).toBe('s00')
    expect(await chosen((index) => ({ ...away(index), served: index === 2 ? 3 : 5 }))).toBe('s02')
  })
  it('[RO5] [RO7] holds over two months of five posts and forty lawyers with leave', async () => {
    const months = await solveYear(2026, 40, 2)
    expect(months.flatMap(({ roster }) => roster.holes)).toEqual([])
    const counts = countsOf(months, 40)
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1)
  }, 60_000)
})
