import { describe, expect, it } from 'vitest'
import { ROLE_NAMES } from '#kernel/actor.ts'
import { plainDate } from '#kernel/plain-date.ts'
import { isEnded, LIFECYCLE, MATTER_STATES, type MatterState, nextState, sightOf, waitingFor } from './lifecycle.ts'
import { availableSteps } from './offers.ts'
import { EMPTY_MATTER, type Matter } from './rules.ts'

const today = plainDate('2026-03-05')
const states = Object.keys(MATTER_STATES) as MatterState[]
const reachableFrom = (state: MatterState, seen = new Set<MatterState>()): Set<MatterState> => {
  if (seen.has(state)) return seen
  seen.add(state)
  for (const next of Object.values(LIFECYCLE[state]) as MatterState[]) reachableFrom(next, seen)
  return seen
}

describe('the life of a matter', () => {
  it('[L1] reaches every state from the receipt, and an end from every state', () => {
    expect([...reachableFrom('received')].sort()).toEqual([...states].sort())
    for (const state of states) expect([...reachableFrom(state)].some(isEnded)).toBe(true)
  })
  it('[L4] has six different ends besides the archive', () => {
    expect(states.filter(isEnded).sort()).toEqual(['archived', 'deemedWithdrawn', 'forwarded', 'refused', 'withdrawn'])
    expect(nextState('terminated', 'archive')).toBe('archived')
    expect([nextState('handling', 'terminate'), nextState('received', 'refuse')]).toEqual(['terminated', undefined])
  })
  it('[L3] offers a step to whoever may take it and tells everybody else whose it is', () => {
    const offered = (role: 'approver' | 'reviewer') =>
      availableSteps({ ...EMPTY_MATTER, state: 'reviewed' } as Matter, { roles: [role] }, today).find(
        ({ step }) => step === 'grant',
      )
    expect(offered('approver')).toMatchObject({ allowed: true, because: null })
    expect(offered('reviewer')).toMatchObject({ allowed: false, because: '由审批人或主任办理' })
  })
  it('[L5] shows the county, the station, the firm, one’s own, or nothing', () => {
    const sights = Object.fromEntries(ROLE_NAMES.map((role) => [role, sightOf({ roles: [role] })]))
    expect(sights).toEqual({
      director: 'county',
      reviewer: 'county',
      approver: 'county',
      assigner: 'county',
      qualitySupervisor: 'county',
      finance: 'county',
      archivist: 'county',
      bureau: 'county',
      stationClerk: 'organisation',
      firmHead: 'unit',
      counsel: 'own',
      hotlineAgent: 'none',
      dutyLawyer: 'none',
      peerReviewer: 'none',
      agencyClerk: 'none',
      city: 'none',
      administrator: 'none',
      auditor: 'none',
    })
  })
})

it.each([
  ['reviewer', ['received', 'supplementing', 'accepted', 'cooperating']],
  ['approver', ['reviewed']],
  ['assigner', ['received', 'granted', 'changing']],
  ['counsel', ['assigned', 'handling']],
  ['qualitySupervisor', ['closing', 'closed']],
  ['finance', ['graded']],
  ['archivist', ['subsidised', 'terminated']],
  ['bureau', ['refusalObjected', 'terminationObjected']],
] as const)('[DK1] for the %s wait %j', (role, states) => {
  expect(waitingFor({ roles: [role] }).sort()).toEqual([...states].sort())
})
