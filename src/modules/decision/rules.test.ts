import { expect, it } from 'vitest'
import { goesAgainst, judgeDecider } from './rules.ts'

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
