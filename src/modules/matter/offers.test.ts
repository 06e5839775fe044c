import { expect, it } from 'vitest'
import { plainDate } from '#kernel/plain-date.ts'
import { availableSteps, obstacleTo } from './offers.ts'
import { EMPTY_MATTER, type Matter } from './rules.ts'

const today = plainDate('2026-03-05')
const matter = (over: Partial<Matter>) =>
  ({ ...EMPTY_MATTER, state: 'received', noticeReason: null, groups: [], ...over }) as Matter
const why = (...[step, over]: [Parameters<typeof obstacleTo>[0], Partial<Matter>]) =>
  obstacleTo(step, matter(over), today)

it('[L2] tells a notice from an application', () => {
  expect(why('acceptNotice', {})).toMatchObject({ never: true, basis: expect.stringContaining('第二十五条') })
  expect(why('acceptNotice', { noticeReason: 'minor' })).toBeNull()
  for (const step of ['accept', 'requestSupplement', 'grantUrgent', 'review'] as const) {
    expect(why(step, { noticeReason: 'minor' })?.text).toContain('不需要申请审查')
    expect(why(step, { groups: ['military'] })).toBeNull()
  }
})
it('[CN3] reviews without acceptance for the military only', () => {
  expect(why('review', { groups: ['migrantWorker'] })?.text).toContain('先受理')
  expect(why('review', { groups: ['migrantWorker'], state: 'accepted' })).toBeNull()
})
it('[R3] deems nothing withdrawn on the last day', () => {
  expect(why('deemWithdrawn', { supplementDueOn: today })?.text).toBe(
    '补正期限到2026年3月5日才届满，届满后仍未补正的才能视为撤回',
  )
  expect(why('deemWithdrawn', { supplementDueOn: plainDate('2026-03-04') })).toBeNull()
})
it('[DE3] confirms only what was given first', () => {
  expect(why('confirmUrgent', {})).toMatchObject({ never: true })
  expect(why('confirmUrgent', { urgentUntil: today })).toBeNull()
})
it('[DE4] refuses nothing that the bureau has ordered to be corrected', () => {
  expect(why('refuse', { objectionOutcome: 'corrected' })?.basis).toContain('第四十九条')
  expect([why('refuse', { objectionOutcome: 'upheld' }), why('refuse', {})]).toEqual([null, null])
})
it('[CH2] lets a notified person refuse counsel once, and an applicant by ending the aid', () => {
  expect(why('refuseCounsel', { noticeReason: 'minor' })).toBeNull()
  expect(why('refuseCounsel', { noticeReason: 'minor', counselRefusals: 1 })?.text).toContain('不能再次拒绝')
  expect(why('refuseCounsel', {})).toMatchObject({ never: true })
})
it('[CN4] terminates nothing on the day of the hearing', () => {
  expect(why('terminate', { heardOn: today })?.text).toContain('庭审')
  expect(why('terminate', { heardOn: plainDate('2026-03-04') })).toBeNull()
})
it('[OB3] takes one objection to a decision', () => {
  expect(why('receiveObjection', {})).toBeNull()
  expect(why('receiveObjection', { objectionOn: today })?.text).toContain('行政复议')
})
it('[L3] leaves out what this matter never has, and says what waits for another day', () => {
  const offered = availableSteps(
    matter({ state: 'supplementing', supplementDueOn: today }),
    { roles: ['reviewer'] },
    today,
  )
  expect(offered.find(({ step }) => step === 'deemWithdrawn')).toMatchObject({
    allowed: false,
    because: expect.stringContaining('届满'),
  })
  expect(availableSteps(matter({}), { roles: ['reviewer'] }, today).map(({ step }) => step)).not.toContain(
    'acceptNotice',
  )
})
