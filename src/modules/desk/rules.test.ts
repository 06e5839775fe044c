import { expect, it } from 'vitest'
import { waitingFor } from './rules.ts'

it.each([
  ['reviewer', ['received', 'supplementing', 'accepted']],
  ['approver', ['reviewed']],
  ['assigner', ['received', 'granted']],
  ['counsel', ['assigned', 'handling']],
  ['qualitySupervisor', ['closing', 'closed']],
  ['finance', ['graded']],
  ['archivist', ['subsidised', 'terminated']],
  ['bureau', []],
] as const)('[DK1] for the %s wait %j', (role, states) => {
  expect(waitingFor({ roles: [role] }).sort()).toEqual([...states].sort())
})
