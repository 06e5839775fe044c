import { describe, expect, it } from 'vitest'
import { instantOf, plainDate } from '#kernel/plain-date.ts'
import type { HelpForm } from './form.ts'
import { belongsTo, faultsOf, flagsOn, type HelpGiven } from './rules.ts'

const at = (time: string) => instantOf(Date.parse(`2026-03-04T${time}:00+08:00`))
const shift = { from: at('09:00'), until: at('17:30') }
const help = (over: Partial<HelpForm> = {}): HelpForm => ({
  name: '样例人',
  organ: '寿县公安局',
  stage: 'investigation',
  charge: '盗窃罪',
  begunAt: at('10:00'),
  endedAt: at('10:40'),
  kinds: ['consultation'],
  guiltyPlea: false,
  witnessed: false,
  signed: true,
  ...over,
})
const fields = (over: Partial<HelpForm>) => faultsOf(help(over), shift, at('18:00')).map(({ field }) => field)

describe('a record of duty help', () => {
  it('[H1] belongs to the shift: within its hours, or up to two hours before and after', () => {
    expect(['07:00', '06:59', '19:30', '19:31'].map((time) => belongsTo(at(time), shift))).toEqual([
      true,
      false,
      true,
      false,
    ])
    expect(fields({})).toEqual([])
    expect(fields({ begunAt: at('06:30') })).toEqual(['begunAt'])
    expect(fields({ begunAt: at('10:40') })).toEqual(['endedAt'])
    expect(faultsOf(help({ endedAt: at('18:01') }), shift, at('18:00')).map(({ field }) => field)).toEqual(['endedAt'])
  })
  it('[H2] tells what it says against itself, each at its field', () => {
    expect(fields({ witnessed: true })).toEqual(['guiltyPlea'])
    expect(fields({ witnessed: true, guiltyPlea: true })).toEqual([])
    expect(fields({ kinds: ['opinion'] })).toEqual(['opinion'])
    expect(fields({ kinds: ['opinion'], opinion: '建议从宽' })).toEqual([])
    expect(fields({ kinds: ['application'] })).toEqual(['appliedAt'])
    expect(fields({ kinds: ['application'], appliedAt: at('10:20'), forwardedAt: at('10:10') })).toEqual([
      'forwardedAt',
    ])
    expect(fields({ kinds: ['application'], appliedAt: at('10:20'), forwardedAt: at('10:20') })).toEqual([])
  })
})

describe('a ledger of duty help', () => {
  const given = (id: string, over: Partial<HelpGiven> = {}): HelpGiven => ({
    id,
    counselId: 'a',
    post: 'jail',
    day: plainDate('2026-03-04'),
    begunAt: at('10:00'),
    endedAt: at('10:40'),
    person: id,
    appliedAt: null,
    forwardedAt: null,
    ...over,
  })
  const flags = (mine: HelpGiven, ...others: HelpGiven[]) =>
    flagsOn(mine, [mine, ...others], instantOf(Date.parse('2026-03-05T11:00:00+08:00'))).map(({ text }) => text)

  it('[H3] shows one person at two places at once, and not where the times only touch', () => {
    const mine = given('1')
    expect(flags(mine, given('2', { post: 'court', begunAt: at('10:30'), endedAt: at('11:00') }))).toEqual([
      '同一时间在两个岗位（2026年3月4日）',
    ])
    expect(flags(mine, given('2', { post: 'court', begunAt: at('10:40'), endedAt: at('11:00') }))).toEqual([])
    expect(flags(mine, given('2', { post: 'court', counselId: 'b' }))).toEqual([])
    expect(flags(mine, given('2', { begunAt: at('10:30'), endedAt: at('11:00') }))).toEqual([])
  })
  it('[H3] shows one person recorded twice on a day', () => {
    const double = ['同一人同一天登记了两次，只能计发一次补贴']
    expect(
      flags(given('1'), given('2', { person: '1', counselId: 'b', begunAt: at('15:00'), endedAt: at('15:10') })),
    ).toEqual(double)
    expect(flags(given('1'), given('2', { person: '1', day: plainDate('2026-03-05') }))).toEqual([])
  })
  it('[H3] shows an application that was handed on late, or still lies', () => {
    expect(flags(given('1', { appliedAt: at('10:30') }))).toEqual(['申请还没有转交，已超过二十四小时'])
    expect(flags(given('1', { appliedAt: at('12:00') }))).toEqual([])
    const forwardedAt = instantOf(Date.parse('2026-03-05T10:31:00+08:00'))
    expect(flags(given('1', { appliedAt: at('10:30'), forwardedAt }))).toEqual(['转交申请超过二十四小时'])
    expect(flags(given('1', { appliedAt: at('10:31'), forwardedAt }))).toEqual([])
  })
})
