import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { plainDate } from '#kernel/plain-date.ts'
import { learnCalendar } from '#law/calendar.ts'
import { rows, sql } from '#platform/database.ts'
import { ALL_PAPERS, CALENDAR_2027, idNumberOf, wageClaim } from '../examples.ts'
import { type Centre, newId, openCentre, type Person, refusalOf } from '../world.ts'

// The State Council publishes next year's calendar in November; the centre enters it without waiting for a release.
let centre: Centre
let reviewer: Person
let director: Person
let matterId: string
const notice = { ...CALENDAR_2027, number: '国办发明电〔2026〕99号', publishedOn: '2026-11-05' }
const dueOn = async () => (await reviewer.api.readMatter({ matterId })).due

beforeAll(async () => {
  centre = await openCentre({ today: '2026-12-24' })
  reviewer = await centre.hire({ roles: ['reviewer'], name: '审查员' })
  director = await centre.hire({ roles: ['director'], name: '主任' })
  matterId = newId()
  await reviewer.api.submitApplication(
    wageClaim(matterId, { recipients: [{ name: '样例工', idNumber: idNumberOf(701) }], materials: ALL_PAPERS }),
  )
})
afterAll(async () => {
  await centre?.close()
  learnCalendar([])
})

it('[CAL9] says which deadlines move before anything is entered; whoever runs the system sees the numbers only', async () => {
  expect(await dueOn()).toMatchObject({ on: '2026-12-31', because: expect.stringContaining('系统尚无') })
  const preview = await director.api.previewCalendar(notice)
  expect(preview).toMatchObject({
    ...{ judged: 1, moved: 1, settled: 0 },
    matters: [{ matterId, before: '2026-12-31', after: '2027-01-04', because: expect.stringContaining('顺延') }],
  })
  expect(await centre.admin.api.previewCalendar(notice)).toMatchObject({ judged: 1, moved: 1, matters: [] })
  expect((await refusalOf(reviewer.api.previewCalendar(notice))).code).toBe('not_permitted')
  expect((await dueOn())?.on).toBe('2026-12-31')
  expect(await reviewer.api.readCalendar({})).toEqual([])
})

it('[CAL8] refuses what cannot be, naming the fields, and changes nothing', async () => {
  const wrong = { ...notice, holidays: notice.holidays.slice(1), moved: [{ day: '2027-02-22' }] }
  const refusal = await refusalOf(centre.admin.api.enterCalendar({ basedOn: 0, ...wrong }))
  expect(refusal).toMatchObject({ code: 'invalid', basis: '全国年节及纪念日放假办法 第二条' })
  expect(refusal.faults.map(({ field }) => field).sort()).toEqual(['holidays', 'moved.0.day'])
  expect((await refusalOf(reviewer.api.enterCalendar({ basedOn: 0, ...notice }))).code).toBe('not_permitted')
  expect(await reviewer.api.readCalendar({})).toEqual([])
})

it('[CAL7] computes with what was entered from the next question on, and says who entered it', async () => {
  expect(await centre.admin.api.enterCalendar({ basedOn: 0, ...notice })).toEqual({ year: 2027 })
  expect(await dueOn()).toMatchObject({ on: '2027-01-04', because: expect.not.stringContaining('系统尚无') })
  expect(await reviewer.api.readCalendar({})).toMatchObject([
    {
      year: 2027,
      number: notice.number,
      publishedOn: '2026-11-05',
      note: null,
      enteredOn: '2026-12-24',
      enteredBy: '管理员',
    },
  ])
  const acts = await rows(
    centre.db,
    sql<{ operation: string }>`select operation from history where operation like '%Calendar'`,
  )
  expect(acts.map(({ operation }) => operation)).toContain('enterCalendar')
})

it('[CAL10] refuses a second entry without a reason, and one made without having seen the first', async () => {
  const again = await refusalOf(centre.admin.api.enterCalendar({ basedOn: 1, ...notice }))
  expect(again.faults).toEqual([{ field: 'note', message: expect.stringContaining('已经录入') }])
  const blind = await refusalOf(director.api.enterCalendar({ basedOn: 0, ...notice, note: '更正' }))
  expect(blind.code).toBe('not_now')
  const both = await Promise.allSettled(
    [1, 2].map(() => centre.admin.api.enterCalendar({ basedOn: 1, ...corrected, note: '国办更正元旦安排' })),
  )
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  // The correction counts, and what was entered first is still there to read.
  expect((await dueOn())?.on).toBe('2026-12-31')
  expect((await reviewer.api.readCalendar({})).map(({ note }) => note)).toEqual([null, '国办更正元旦安排'])
  await expect(rows(centre.db, sql`update calendar_notice set number = '改'`)).rejects.toThrow('append-only')
})
const corrected = {
  ...notice,
  holidays: notice.holidays.map((it) => (it.name === '元旦' ? { ...it, from: '2027-01-01' } : it)),
}

it('[CAL7] another process, or this one started anew, knows it when somebody first comes in', async () => {
  // Fresh modules are what a process has in its memory when it starts.
  vi.resetModules()
  const { dayKind } = await import('#law/calendar.ts')
  const { inCounty } = await import('#server/walls.ts')
  const { connect } = await import('#platform/database.ts')
  const db = connect(centre.serverConfig)
  const come = () => inCounty(db, '340422', async () => dayKind(plainDate('2026-12-31')))
  try {
    expect(dayKind(plainDate('2027-02-08'))).toBe('unknown')
    expect(await come()).toBe('working')
    expect(dayKind(plainDate('2027-02-08'))).toBe('rest')
    await director.api.enterCalendar({ basedOn: 2, ...notice, note: '恢复原来的安排' })
    expect(await come()).toBe('rest')
  } finally {
    await db.close()
  }
})
