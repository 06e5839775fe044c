import { describe, expect, it } from 'vitest'
import { plainDate } from '#kernel/plain-date.ts'
import { dueOf, type Matter, replay, type StoryStep } from './rules.ts'

const on = plainDate
const matter = (over: Partial<Matter>) =>
  ({ state: 'received', receivedOn: on('2026-03-03'), stoppedDays: 0, noticeReason: null, ...over }) as Matter
const today = on('2026-03-05')

describe('what is due', () => {
  it.each([
    ['[L6] the review, seven days from receipt', {}, '2026-03-10'],
    ['[L6] the review, with the days of a supplement added', { state: 'accepted', stoppedDays: 6 }, '2026-03-16'],
    [
      '[L6] the supplement, on the day of its notice',
      { state: 'supplementing', supplementDueOn: on('2026-03-20') },
      '2026-03-20',
    ],
    ['[L6] the assignment, three days from the grant', { state: 'granted', decidedOn: on('2026-03-05') }, '2026-03-09'],
    [
      '[L6] the closing materials, thirty days from the closing day',
      { state: 'handling', closedOn: on('2026-03-04') },
      '2026-04-03',
    ],
    ['[L6] the closing review', { state: 'closing', closingSubmittedOn: on('2026-03-05') }, '2026-04-07'],
    ['[L7] a notified matter’s assignment, already at its receipt', { noticeReason: 'minor' }, '2026-03-06'],
    [
      '[L7] a notified matter’s assignment, after it was passed on',
      { state: 'granted', noticeReason: 'minor', decidedOn: on('2026-03-05') },
      '2026-03-06',
    ],
  ] as const)('%s', (_what, over, day) => {
    expect(dueOf(matter(over as Partial<Matter>), today)?.on).toBe(day)
  })
  it('[L6] nothing while counsel works, or when all is done', () => {
    expect(dueOf(matter({ state: 'handling', closedOn: null }), today)).toBeNull()
    expect(dueOf(matter({ state: 'archived' }), today)).toBeNull()
  })
  it('[L6] is late from the day after', () => {
    expect(dueOf(matter({}), on('2026-03-10'))).toMatchObject({ late: false, daysLeft: 0 })
    expect(dueOf(matter({}), on('2026-03-11'))).toMatchObject({ late: true, daysLeft: -1 })
  })
})

describe('replaying a story', () => {
  const received: StoryStep = {
    step: 'receive',
    changes: { number: '寿援申〔2026〕1号', receivedOn: on('2026-03-03') },
  }
  it('[L8] folds every change in order', () => {
    const story: StoryStep[] = [
      received,
      { step: 'accept', changes: { acceptedOn: on('2026-03-04') } },
      { step: 'review', changes: { meansProof: 'exempt' } },
    ]
    expect(replay('340422', 'm', story)).toMatchObject({
      state: 'reviewed',
      version: 3,
      acceptedOn: '2026-03-04',
      meansProof: 'exempt',
    })
  })
  it('[L8] refuses a story that the life does not allow', () => {
    expect(() => replay('340422', 'm', [received, { step: 'archive', changes: {} }])).toThrow(
      'takes “archive” from “received”',
    )
    expect(() => replay('340422', 'm', [])).toThrow('does not begin with its receipt')
  })
})
