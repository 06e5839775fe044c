import { expect, it } from 'vitest'
import type { Actor, Role } from '#kernel/actor.ts'
import { instantOf } from '#kernel/plain-date.ts'
import { hasTask } from '#modules/matter/lifecycle.ts'
import { openUntil } from './rules.ts'

const actor = (role: Role): Actor => ({
  county: '340422',
  userId: 'u',
  name: '某',
  roles: [role],
  organisationId: 'o',
  counselId: null,
})
const matter = { state: 'reviewed', organisationId: 'elsewhere', unitId: null, counselId: null } as const

it('[RD1] a file is open to whom it waits for, to whoever acted in it, and to whose own it is', () => {
  expect(hasTask(actor('approver'), matter, false)).toBe(true)
  expect(hasTask(actor('archivist'), matter, false)).toBe(false)
  expect(hasTask(actor('archivist'), matter, true)).toBe(true)
  expect(hasTask(actor('bureau'), matter, false)).toBe(false)
  // What a counsel or a station sees at all is their own.
  expect([hasTask(actor('counsel'), matter, false), hasTask(actor('stationClerk'), matter, false)]).toEqual([
    true,
    true,
  ])
})
it('[RD2] a reason holds for four hours', () => {
  expect(openUntil(instantOf(Date.parse('2026-03-02T01:00:00Z')))).toBe('2026-03-02T05:00:00.000Z')
})
