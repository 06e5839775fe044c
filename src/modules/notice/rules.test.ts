import { expect, it } from 'vitest'
import { instantOf, plainDate } from '#kernel/plain-date.ts'
import type { NoticeForm } from './form.ts'
import { knownFrom, matterOf, together } from './rules.ts'

const at = (hour: number) => instantOf(Date.parse(`2026-03-02T0${hour}:00:00Z`))
const account = (hour: number, over: Partial<NoticeForm> = {}): NoticeForm => ({
  noticeId: '00000000-0000-4000-8000-000000000000',
  road: 'api',
  kind: 'defence',
  stage: 'trial',
  stateSecret: false,
  documentNumber: '样例1号',
  documentOn: plainDate('2026-03-02'),
  graveSentence: false,
  groups: [],
  guiltyPlea: false,
  coDefendants: [],
  handler: '样例法官',
  handlerPhone: '0554-0000002',
  toldAt: at(hour),
  ...over,
})

it('[N6] tells the same in whatever order accounts arrive: part by part the youngest that states it', () => {
  const accounts = [
    account(1, { hearingAt: at(1), measure: 'arrest' }),
    account(2, { hearingAt: at(2), heldIn: '寿县看守所' }),
    account(3, { measure: 'bail' }),
  ].map(knownFrom)
  const orders = [
    [0, 1, 2],
    [0, 2, 1],
    [1, 0, 2],
    [1, 2, 0],
    [2, 0, 1],
    [2, 1, 0],
  ]
  for (const order of orders) {
    const [first, ...rest] = order.map((index) => accounts[index] as (typeof accounts)[number])
    const known = rest.reduce(together, first as (typeof accounts)[number])
    expect(known).toMatchObject({
      toldAt: at(3),
      hearingAt: at(2),
      measure: 'bail',
      heldIn: '寿县看守所',
      hearingPlace: null,
    })
  }
})
it('[N6] says nothing new when it is told twice', () => {
  const known = knownFrom(account(1, { hearingAt: at(1) }))
  expect(together(known, known)).toEqual(known)
})
it('[N12] opens a matter for counsel that is asked for, and none for a duty lawyer', () => {
  expect(matterOf({ kind: 'help', stage: 'trial' })).toBeNull()
  expect(matterOf({ kind: 'defence', stage: 'trial' })?.cause).toBe('criminalDefence')
  expect(matterOf({ kind: 'forwarding', stage: 'investigation' })?.form).toBe('criminalDefence')
  expect(matterOf({ kind: 'agency', stage: 'compulsoryMedical' })?.cause).toBe('compulsoryMedical')
  expect(matterOf({ kind: 'agency', stage: 'trial' })?.cause).toBe('crimeVictim')
})
