import { expect, it } from 'vitest'
import { instantOf, msOf } from '#kernel/plain-date.ts'
import { isLocked, isSessionOver, judgeRoles, lockAfterFailure, longestSession } from './rules.ts'

const now = instantOf(Date.parse('2026-03-02T01:00:00Z'))
const later = (minutes: number) => instantOf(msOf(now) + minutes * 60_000)

it('[AC1] five wrong passwords lock for fifteen minutes, ten again', () => {
  expect([1, 4, 6, 9].map((failures) => lockAfterFailure(failures, now))).toEqual([null, null, null, null])
  expect([5, 10].map((failures) => lockAfterFailure(failures, now))).toEqual([later(15), later(15)])
  expect([isLocked(later(15), later(14)), isLocked(later(15), later(15)), isLocked(null, now)]).toEqual([
    true,
    false,
    false,
  ])
})
it('[AC2] a session ends after half an hour without use, and after twelve hours in any case', () => {
  expect(isSessionOver({ createdAt: now, seenAt: now }, later(30))).toBe(false)
  expect(isSessionOver({ createdAt: now, seenAt: now }, later(31))).toBe(true)
  expect(isSessionOver({ createdAt: now, seenAt: later(719) }, later(720))).toBe(false)
  expect(isSessionOver({ createdAt: now, seenAt: later(720) }, later(721))).toBe(true)
  expect(longestSession(now)).toBe(later(720))
})
it('[AC3] nobody holds two of the three powers', () => {
  expect(judgeRoles(['director', 'approver', 'finance'])).toBeNull()
  expect([judgeRoles(['administrator']), judgeRoles(['auditor']), judgeRoles([])]).toEqual([null, null, null])
  for (const mixed of [
    ['administrator', 'director'],
    ['administrator', 'auditor'],
    ['auditor', 'counsel'],
  ] as const)
    expect(judgeRoles(mixed)?.text).toContain('应当分开')
})
