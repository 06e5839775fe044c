import { describe, expect, it } from 'vitest'
import type { Role } from '#kernel/actor.ts'
import { plainDate } from '#kernel/plain-date.ts'
import { LIFECYCLE, MATTER_STEPS, type MatterState, type MatterStep } from './lifecycle.ts'
import { type MatterChanges, replay, type StoryStep } from './rules.ts'
import { beforeLast, judgeTakeBack, takeBackOffer } from './taking-back.ts'

const steps = Object.keys(MATTER_STEPS) as MatterStep[]
const INNER = ['review', 'returnReview', 'submitClosing', 'grade'] as const
const actor = (...roles: Role[]) => ({ userId: 'me', roles })
const judge = (
  step: MatterStep,
  over: { actorId?: string; issued?: string; isContinued?: boolean; roles?: readonly Role[] } = {},
) =>
  judgeTakeBack(
    { step, actorId: over.actorId ?? 'me', by: '样例甲' },
    actor(...(over.roles ?? MATTER_STEPS[step].roles)),
    { issued: over.issued ?? null, isContinued: over.isContinued ?? false },
  )

describe('taking back the last step', () => {
  it.each(INNER)('[UN1] whoever took “%s” may take it back', (step) => {
    expect(judge(step)).toBeNull()
    expect(takeBackOffer({ step, actorId: 'me', by: '' })).toMatchObject({
      ...{ step: 'takeBack', operation: 'takeBackStep', allowed: true },
      label: `撤回上一步：${MATTER_STEPS[step].label}`,
    })
  })
  it.each(steps.filter((step) => !(INNER as readonly string[]).includes(step)))(
    '[UN1] nobody takes back “%s”',
    (step) => {
      expect(judge(step)).toMatch(/不能撤回：只有.*才能撤回；.+|只能撤回一步；请/)
    },
  )
  it.each(INNER)('[UN1] nobody else takes back “%s”, and the refusal names another way', (step) => {
    expect(judge(step, { actorId: 'other' })).toMatch(/是样例甲办理的，只能由本人撤回；.+/)
  })
  it('[UN1] a post that one no longer holds takes nothing back', () => {
    expect(judge('grade', { roles: ['reviewer'] })).toContain('不再担任')
  })
  it('[UN2] a document issued since stands against it, and the next stage', () => {
    expect(judge('submitClosing', { isContinued: true })).toContain('之后已经办理续办')
    expect(judge('review', { issued: '征询意见函' })).toContain('之后又出具了《征询意见函》')
  })
  it('[UN1] only one step is taken back', () => {
    expect(judge('takeBack')).toContain('只能撤回一步')
  })
  it('[UN3] is no line of the life: where it leads, the story says', () => {
    for (const state of Object.keys(LIFECYCLE) as MatterState[]) expect(LIFECYCLE[state]).not.toHaveProperty('takeBack')
  })
})

const receive: StoryStep = {
  step: 'receive',
  changes: { number: '寿援申〔2026〕1号', receivedOn: plainDate('2026-03-03') },
}
const accept: StoryStep = { step: 'accept', changes: { acceptedOn: plainDate('2026-03-04') } }
const review: StoryStep = {
  step: 'review',
  changes: { reviewerId: 'me', reviewOpinion: '建议给予援助：符合', meansProof: 'exempt' },
}
const back = (changes: MatterChanges): StoryStep => ({ step: 'takeBack', changes })
const fold = (...story: StoryStep[]) => replay('340422', 'm', story)

describe('a story with a step taken back', () => {
  it('[UN3] gives the fields back what they were, and the matter its state, whichever that was', () => {
    const once = beforeLast({ county: '340422', id: 'm' }, [receive, accept, review])
    expect(once).toEqual({ state: 'accepted', changes: { reviewerId: null, reviewOpinion: null, meansProof: null } })
    const { version: _before, ...before } = fold(receive, accept)
    const { version, ...after } = fold(receive, accept, review, back(once.changes))
    expect(after).toEqual(before)
    expect(version).toBe(4)
    // A soldier's application is reviewed without an acceptance: back to where it came from.
    expect(beforeLast({ county: '340422', id: 'm' }, [receive, review]).state).toBe('received')
  })
  it('[UN3] restores an earlier value, not emptiness', () => {
    const returned: StoryStep = { step: 'returnReview', changes: { reviewerId: null, reviewOpinion: null } }
    const { state, changes } = beforeLast({ county: '340422', id: 'm' }, [receive, accept, review, returned])
    expect({ state, changes }).toEqual({
      state: 'reviewed',
      changes: { reviewerId: 'me', reviewOpinion: '建议给予援助：符合' },
    })
  })
  it('[UN3] [L8] is refused where the step before was none to take back, and a second time', () => {
    expect(() => fold(receive, accept, back({}))).toThrow('takes “takeBack” from “accepted”')
    expect(() => fold(receive, accept, review, back({}), back({}))).toThrow('takes “takeBack” from “accepted”')
    expect(() => fold(receive, back({}))).toThrow('takes “takeBack” from “received”')
  })
})
