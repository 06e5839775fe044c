import { expect, it } from 'vitest'
import type { Happening } from '#kernel/happening.ts'
import { instantOf, plainDate } from '#kernel/plain-date.ts'
import { MATTER_STEPS, type MatterStep } from '#modules/matter/lifecycle.ts'
import type { Due } from '#modules/matter/rules.ts'
import {
  dueReminders,
  dutyReminders,
  givenUpBefore,
  isOver,
  keptReminders,
  mayReach,
  REMINDER_RULES,
  RULE_NAMES,
  remindersOf,
  settingsOf,
  textOf,
  textStateOf,
  unservedReminders,
} from './rules.ts'

const usual = settingsOf([])
const today = plainDate('2026-03-05')
const did = (what: string, over: Partial<Happening> = {}): Happening => ({
  ...{ what, subject: 'a/2', day: today, matterId: 'a', state: 'received', text: what, counselIds: [], ...over },
})
const toldBy = (what: string, settings = usual) =>
  remindersOf([did(what)], settings).map(({ rule, roles }) => `${rule}: ${roles.join('、')}`)

it('[RM1] an act tells whoever its rule names, and no act is told twice to one post', () => {
  expect(toldBy('receive')).toEqual(['newApplication: reviewer'])
  expect(toldBy('review')).toEqual(['awaitsDecision: approver'])
  expect(toldBy('grant')).toEqual(['awaitsAssignment: assigner'])
  expect(toldBy('assign')).toEqual(['assigned: counsel、firmHead'])
  expect(toldBy('returnClosing')).toEqual(['closingReturned: counsel'])
  expect(toldBy('terminate')).toEqual(['awaitsArchive: archivist', 'terminated: counsel、firmHead'])
  expect(toldBy('noticeArrived')).toEqual(['noticeArrived: reviewer、assigner'])
  expect(toldBy('progress')).toEqual([])
  for (const step of Object.keys(MATTER_STEPS) as MatterStep[]) {
    const posts = remindersOf([did(step)], usual).flatMap(({ roles }) => roles)
    expect(posts.length).toBe(new Set(posts).size)
  }
})
it('[RM1] every rule has its ground, and either acts or days that it looks at', () => {
  for (const name of RULE_NAMES) {
    const { title, basis, on, tells } = REMINDER_RULES[name]
    expect([title.length > 0, basis.length > 0, tells.length > 0]).toEqual([true, true, true])
    expect(on.length > 0).toBe(!['dueSoon', 'overdue', 'unserved', 'keptLong', 'dutyTomorrow'].includes(name))
  }
})

const due = (on: string, daysLeft: number): Due => ({
  ...{ what: '审查', on: plainDate(on), because: '', basis: '法律援助法 第四十三条', promisedOn: null },
  ...{ daysLeft, late: daysLeft < 0 },
})
const clocked = (end: Due | null, state: 'received' | 'handling' = 'received') =>
  dueReminders({ id: 'a', state, due: end }, usual).map(({ rule, day, roles }) => ({ rule, day, roles }))

it('[RM2] a period tells whoever the matter waits for the day before it ends, and the director too once it has passed', () => {
  expect(clocked(null)).toEqual([])
  expect(clocked(due('2026-03-07', 2))).toEqual([])
  const soon = { rule: 'dueSoon', day: '2026-03-06', roles: ['reviewer', 'assigner', 'approver'] }
  expect(clocked(due('2026-03-06', 1))).toMatchObject([{ ...soon, roles: expect.arrayContaining(['reviewer']) }])
  expect(clocked(due('2026-03-06', 1))[0]?.roles).not.toContain('director')
  expect(clocked(due('2026-03-05', 0))[0]?.rule).toBe('dueSoon')
  expect(clocked(due('2026-03-04', -1))[0]).toMatchObject({ rule: 'overdue', day: '2026-03-04' })
  expect(clocked(due('2026-03-04', -1))[0]?.roles).toContain('director')
  expect(clocked(due('2026-03-04', -1), 'handling')[0]?.roles).toEqual(['counsel', 'director'])
})
it('[RM2] so does a document not served in time, a shift to come, and a dossier kept long enough', () => {
  const document = { documentId: 'd', matterId: 'a', title: '给予法律援助决定书' }
  const unserved = (serveBy: string | null) =>
    unservedReminders({ ...document, serveBy: serveBy === null ? null : plainDate(serveBy) }, today, usual)
  expect([unserved(null), unserved('2026-03-05')]).toEqual([[], []])
  expect(unserved('2026-03-04')).toMatchObject([
    { rule: 'unserved', day: '2026-03-04', roles: ['reviewer', 'director'] },
  ])
  const shift = { id: 's', day: plainDate('2026-03-06'), post: '看守所工作站' }
  expect(dutyReminders({ ...shift, counselId: null }, usual)).toEqual([])
  expect(dutyReminders({ ...shift, counselId: 'c' }, usual)).toMatchObject([
    { rule: 'dutyTomorrow', counselIds: ['c'], what: '3月6日在看守所工作站值班' },
  ])
  const kept = { id: 'v', matterId: null, archiveNumber: '2016-1', keepUntil: plainDate('2026-12-31') }
  expect(keptReminders(kept, usual)).toMatchObject([{ rule: 'keptLong', roles: ['archivist'], day: '2026-12-31' }])
})

it('[RM4] the county sets whom a rule tells and how; a rule that is off in the page and by text is silent', () => {
  const set = (inPage: boolean, texts: boolean) =>
    settingsOf([{ rule: 'newApplication', tells: ['director', 'awaited'], inPage, texts, daysAhead: null }])
  expect(remindersOf([did('receive')], set(false, false))).toEqual([])
  expect(remindersOf([did('receive')], set(false, true))).toMatchObject([{ inPage: false, texts: true }])
  expect(remindersOf([did('receive')], set(true, false))[0]?.roles).toEqual(
    expect.arrayContaining(['director', 'reviewer']),
  )
  expect(mayReach(['reviewer'], usual.newApplication)).toBe(true)
  expect(mayReach(['counsel'], usual.newApplication)).toBe(false)
  expect(mayReach(['counsel'], usual.dueSoon)).toBe(true)
})
it('[RM3] nothing waits any more once the matter has moved on, or the day is over', () => {
  const step = { rule: 'newApplication', day: today, state: 'received' } as const
  expect([isOver(step, 'received', today), isOver(step, 'accepted', today)]).toEqual([false, true])
  const shift = { rule: 'dutyTomorrow', day: today, state: null } as const
  expect([isOver(shift, null, today), isOver(shift, null, plainDate('2026-03-06'))]).toEqual([false, true])
})
it('[RM6] a text message names the matter’s number and nobody; after a day it has failed', () => {
  expect(textOf('寿县法律援助中心', 'assigned', '寿援〔2026〕1号')).toBe(
    '【寿县法律援助中心】指派给我：寿援〔2026〕1号，请登录工作台办理。',
  )
  expect(textOf('寿县法律援助中心', 'dutyTomorrow', null)).toBe('【寿县法律援助中心】将要值班，请登录工作台办理。')
  const now = instantOf(Date.parse('2026-03-05T01:00:00Z'))
  expect(givenUpBefore(now)).toBe('2026-03-04T01:00:00.000Z')
  const states = [
    textStateOf({ sentAt: null, nextAt: now }, false),
    textStateOf({ sentAt: now, nextAt: null }, false),
    textStateOf({ sentAt: now, nextAt: null }, true),
    textStateOf({ sentAt: null, nextAt: null }, false),
  ]
  expect(states).toEqual(['waiting', 'sent', 'shown', 'failed'])
})
