import { expect, it } from 'vitest'
import { ROLE_NAMES } from '#kernel/actor.ts'
import type { Contract } from '#kernel/operation.ts'
import { CONTRACTS } from '#modules/contracts.ts'
import { roomsOf, whoMay } from './roles.ts'
import { SEPARATIONS } from './separations.ts'

const namesOf = (...asked: Parameters<typeof roomsOf>) =>
  roomsOf(...asked).flatMap(({ commands, queries }) => [...commands, ...queries].map(({ name }) => name))

it('shows of each post exactly what the door lets it do', () => {
  const all = Object.entries(CONTRACTS as Contract)
  for (const role of ROLE_NAMES) {
    const allowed = all.filter(([, { roles }]) => roles === 'anyone' || roles === 'public' || roles.includes(role))
    expect(namesOf(role, true, '').sort()).toEqual(allowed.map(([name]) => name).sort())
  }
  expect(namesOf(undefined, false, '').sort()).toEqual(all.map(([name]) => name).sort())
})
it('leaves out what is everybody’s unless it is asked for, and searches by a word', () => {
  expect(namesOf('approver', false, '')).not.toContain('signOut')
  expect(namesOf('approver', true, '')).toContain('signOut')
  expect(namesOf('approver', false, '决定给予')).toEqual(['grantAid'])
  expect(namesOf('stationClerk', true, '决定给予')).toEqual([])
  expect([whoMay('anyone'), whoMay('public'), whoMay(['approver', 'director'])]).toEqual([
    ...['所有登录的人', '不登录也可以', '主任、审批人'],
  ])
})
it('gives every separation its ground', () => {
  expect(SEPARATIONS.filter(({ basis }) => basis.length < 6)).toEqual([])
})
