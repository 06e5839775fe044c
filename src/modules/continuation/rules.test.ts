import { expect, it } from 'vitest'
import { judgeNextStage } from './rules.ts'

const closed = { state: 'closed', stage: 'firstInstance', noticeReason: null } as const

it('[CN1] opens a new stage after the one before it, once, and for a notified person on a new notice', () => {
  expect(judgeNextStage(closed, 'secondInstance', null, null)).toBeNull()
  expect(judgeNextStage({ ...closed, state: 'handling' }, 'secondInstance', null, null)?.text).toContain('还没有报结案')
  expect(judgeNextStage(closed, 'firstInstance', null, null)?.text).toContain('请选择新的阶段')
  expect(judgeNextStage(closed, 'secondInstance', null, '寿援申〔2026〕9号')?.text).toContain(
    '已经立为寿援申〔2026〕9号',
  )
  const notified = { ...closed, stage: 'trial', noticeReason: 'minor' } as const
  expect(judgeNextStage(notified, 'secondInstance', null, null)?.text).toContain('新通知')
  expect(judgeNextStage(notified, 'secondInstance', '(2026)皖04刑终1号', null)).toBeNull()
})
it.each(['closing', 'graded', 'subsidised', 'archived'] as const)(
  '[CN1] a matter that is %s has had its stage',
  (state) => {
    expect(judgeNextStage({ ...closed, state }, 'enforcement', null, null)).toBeNull()
  },
)
