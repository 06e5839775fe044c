import { describe, expect, it } from 'vitest'
import { plainDate } from '#kernel/plain-date.ts'
import { goesAgainst, judgeDecider, judgeUrgent } from './rules.ts'

it('[DE1] whoever proposed does not decide', () => {
  expect(judgeDecider({ reviewerId: 'a' }, 'a')?.text).toContain('应由另一人办理')
  expect(judgeDecider({ reviewerId: 'a' }, 'b')).toBeNull()
})
it('[DE2] only a decision against clear advice must be explained', () => {
  expect(goesAgainst('grant', 'refuse')).toBe(true)
  expect(goesAgainst('refuse', 'grant')).toBe(true)
  for (const open of ['officerMustJudge', 'supplement', 'forward'])
    expect([goesAgainst('grant', open), goesAgainst('refuse', open)]).toEqual([false, false])
  expect([goesAgainst('grant', 'grant'), goesAgainst('refuse', 'refuse')]).toEqual([false, false])
})

describe('aid before the review is finished', () => {
  const today = plainDate('2026-03-02')
  const until = (day: string | null) => ({ limitationOn: day === null ? null : plainDate(day) })
  const settleBy = plainDate('2026-03-20')
  it('[DE3] needs strictly fewer than seven days', () => {
    expect(judgeUrgent(until('2026-03-08'), 'timeLimit', settleBy, today)).toBeNull()
    expect(judgeUrgent(until('2026-03-09'), 'timeLimit', settleBy, today)).toMatchObject({
      text: '到2026年3月9日还有7日，不是“不足七日”，请按一般程序审查',
      field: 'ground',
    })
    expect(judgeUrgent(until(null), 'timeLimit', settleBy, today)?.text).toContain('没有登记')
  })
  it('[DE3] needs no limit for a measure that cannot wait, but a day for the formalities', () => {
    expect(judgeUrgent(until(null), 'measure', today, today)).toBeNull()
    expect(judgeUrgent(until('2026-12-31'), 'other', settleBy, today)).toBeNull()
    expect(judgeUrgent(until(null), 'measure', plainDate('2026-03-01'), today)).toMatchObject({ field: 'settleBy' })
  })
})
