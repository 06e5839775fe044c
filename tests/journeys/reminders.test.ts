import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Instant, instantOf } from '#kernel/plain-date.ts'
import { remindOfDays } from '#modules/reminder/remind.ts'
import { connect, type Database, one, rows, sql } from '#platform/database.ts'
import { shouxian } from '#policy/packs/shouxian-340422.ts'
import { noticeFrom } from '#practice/agencies/notices.ts'
import { deliver } from '#server/delivery.ts'
import { inCounty } from '#server/walls.ts'
import { idNumberOf, wageClaim } from '../examples.ts'
import { type Centre, newId, openCentre, type Person, refusalOf } from '../world.ts'

// Who is told of what, through the same door as everything else; what days bring, by the program's own run.
let centre: Centre
let director: Person
let reviewer: Person
let approver: Person
let assigner: Person
let lawyer: Person
let stranger: Person
let station: Person
let programs: Database[]
const county = shouxian.code
const at = (day: string, time = '01:00:00'): Instant => instantOf(Date.parse(`${day}T${time}Z`))

beforeAll(async () => {
  centre = await openCentre({ today: '2026-03-03' })
  await centre.addOrganisation('firm', '样例甲律师事务所')
  await centre.addOrganisation('firm', '样例乙律师事务所')
  director = await centre.hire({ roles: ['director'] })
  reviewer = await centre.hire({ roles: ['reviewer'] })
  approver = await centre.hire({ roles: ['approver'] })
  assigner = await centre.hire({ roles: ['assigner'] })
  const place = (await centre.admin.api.listOrganisations({})).find(({ kind }) => kind === 'station')
  station = await centre.hire({ roles: ['stationClerk'], organisation: place?.name ?? '' })
  lawyer = await centre.addCounsel({ name: '样例律师甲', unit: '样例甲律师事务所' })
  stranger = await centre.addCounsel({ name: '样例律师乙', unit: '样例乙律师事务所' })
  programs = [connect({ ...centre.serverConfig, max: 2 }), connect({ ...centre.serverConfig, max: 2 })]
})
afterAll(async () => {
  for (const program of programs ?? []) await program.close()
  await centre?.close()
})

let serial = 0
const claim = (matterId: string) => {
  const recipient = {
    name: '冼样例',
    idNumber: idNumberOf(++serial),
    phone: '13800000001',
    address: '安徽省寿县样例村',
  }
  return wageClaim(matterId, { recipients: [recipient] })
}
const receive = async (): Promise<string> => {
  const { matterId } = await station.api.submitApplication(claim(newId()))
  return matterId
}
const grant = async (matterId: string) => {
  await reviewer.api.acceptApplication({ matterId })
  await reviewer.api.submitReview({ matterId, proposal: 'grant', meansProof: 'exempt', opinion: '符合条件' })
  const { reasons } = await approver.api.adviseApplication({ matterId })
  await approver.api.grantAid({ matterId, reasons })
}
const assign = (matterId: string, counsel: Person) =>
  assigner.api.assignCounsel({ matterId, counselId: counsel.counselId as string, reason: '样例指派' })
const toldOf = async ({ api }: Person, matterId: string) =>
  (await api.listReminders({})).filter(({ matter }) => matter?.id === matterId)
const rulesOf = async (who: Person, matterId: string) => (await toldOf(who, matterId)).map(({ rule }) => rule).sort()
const unread = async ({ api }: Person) => (await api.countReminders({})).unread
const runDays = (day: string, time?: string, program = programs[0] as Database) =>
  inCounty(program, county, (tx) => remindOfDays(tx, county, at(day, time)))

it('[RM1] an application is told to the reviewer once, with its act, and to nobody else', async () => {
  const before = await unread(reviewer)
  const matterId = newId()
  const input = claim(matterId)
  const commandId = newId()
  await station.api.submitApplication(input, { commandId })
  await station.api.submitApplication(input, { commandId })
  const [told, ...more] = await toldOf(reviewer, matterId)
  expect(more).toEqual([])
  expect(told).toMatchObject({ rule: 'newApplication', basis: '法律援助法 第四十三条', isRead: false, isOver: false })
  expect(told?.matter?.title).toContain('冼样例')
  expect(await unread(reviewer)).toBe(before + 1)
  for (const other of [director, approver, assigner, lawyer, station]) expect(await toldOf(other, matterId)).toEqual([])
})

it('[RM1] a refused act tells nobody', async () => {
  const before = await one(centre.db, sql<{ all: number }>`select count(*)::int as all from reminder`)
  await refusalOf(approver.api.grantAid({ matterId: await receive(), reasons: [] }))
  const after = await one(centre.db, sql<{ all: number }>`select count(*)::int as all from reminder`)
  expect(after.all).toBe(before.all + 1)
})

it('[RM3] goes along the road: whoever it waits for is told, it waits no more once done, and who may not see sees nothing', async () => {
  const colleague = await centre.hire({ roles: ['reviewer'] })
  const matterId = await receive()
  await grant(matterId)
  expect((await toldOf(reviewer, matterId))[0]).toMatchObject({ rule: 'newApplication', isOver: true })
  expect(await rulesOf(approver, matterId)).toEqual(['awaitsDecision'])
  expect(await rulesOf(assigner, matterId)).toEqual(['awaitsAssignment'])
  await assign(matterId, lawyer)
  expect(await rulesOf(lawyer, matterId)).toEqual(['assigned'])
  expect(await unread(lawyer)).toBe(1)
  expect(await toldOf(stranger, matterId)).toEqual([])
  // Names in whole only to those whose work it still is, as in every list.
  expect((await toldOf(colleague, matterId))[0]?.matter?.title).toContain('冼**')

  await lawyer.api.declineAssignment({ matterId, reason: '时间冲突' })
  expect([await toldOf(lawyer, matterId), await unread(lawyer)]).toEqual([[], 0])
  await assign(matterId, stranger)
  expect(await rulesOf(stranger, matterId)).toEqual(['assigned'])
  expect(await rulesOf(assigner, matterId)).toEqual(['awaitsAssignment', 'awaitsAssignment'])
})

it('is read one by one or all at once, by oneself only', async () => {
  const [matterId, other] = [await receive(), await receive()]
  const [first] = await toldOf(reviewer, matterId)
  const before = await unread(reviewer)
  await director.api.markRemindersRead({ reminderIds: [first?.id as string] })
  expect(await unread(reviewer)).toBe(before)
  await reviewer.api.markRemindersRead({ reminderIds: [first?.id as string] })
  expect(await unread(reviewer)).toBe(before - 1)
  expect((await toldOf(reviewer, matterId))[0]?.isRead).toBe(true)
  expect((await toldOf(reviewer, other))[0]?.isRead).toBe(false)
  await reviewer.api.markRemindersRead({})
  expect(await unread(reviewer)).toBe(0)
})

it('[RM2] a period tells the day before and once it has passed, once, whoever runs it and however often', async () => {
  centre.setDay('2026-03-10')
  const matterId = await receive()
  const dueOn = (await reviewer.api.listMatters({ states: ['received'], size: 100 })).rows.find(
    ({ id }) => id === matterId,
  )?.due?.on
  expect(dueOn).toBe('2026-03-17')
  await runDays('2026-03-15')
  expect(await rulesOf(reviewer, matterId)).toEqual(['newApplication'])
  centre.setDay('2026-03-16')
  const runs = [0, 1, 0, 1].map((which) => runDays('2026-03-16', '01:00:00', programs[which] as Database))
  const counts = await Promise.all(runs)
  expect(counts.filter((told) => told > 0).length).toBeLessThanOrEqual(2)
  expect(await runDays('2026-03-16', '09:00:00')).toBe(0)
  expect(await rulesOf(reviewer, matterId)).toEqual(['dueSoon', 'newApplication'])
  expect(await toldOf(director, matterId)).toEqual([])
  // A run that is killed has written nothing; the next one tells all of it.
  centre.setDay('2026-03-18')
  await expect(
    inCounty(programs[0] as Database, county, async (tx) => {
      await remindOfDays(tx, county, at('2026-03-18'))
      throw new Error('killed')
    }),
  ).rejects.toThrow('killed')
  expect(await rulesOf(director, matterId)).toEqual([])
  await runDays('2026-03-18')
  await runDays('2026-03-19')
  expect(await rulesOf(director, matterId)).toEqual(['overdue'])
  expect(await rulesOf(reviewer, matterId)).toEqual(['dueSoon', 'newApplication', 'overdue'])
  // That somebody was told is kept for a year.
  await rows(centre.db, sql`update reminder set told_at = told_at - interval '13 months' where rule = 'dueSoon'`)
  await runDays('2026-03-19', '10:00:00')
  expect(await rows(centre.db, sql`select from reminder where rule = 'dueSoon'`)).toEqual([])
})

it('[RM4] a rule that is switched off is silent from its day, and says who switched it off and why', async () => {
  const change = { rule: 'newApplication' as const, tells: ['reviewer' as const], texts: false }
  const off = { ...change, changeId: newId(), inPage: false, from: '2026-03-20', source: '主任办公会 2026-3' }
  const refuse = async (over: object) =>
    (await refusalOf(director.api.setReminderRule({ ...off, changeId: newId(), ...over }))).faults[0]?.field
  expect(await refuse({ from: '2026-03-17' })).toBe('from')
  expect(await refuse({ daysAhead: 3 })).toBe('daysAhead')
  expect(await refuse({ rule: 'overdue' })).toBe('inPage')
  expect(await refuse({ rule: 'dueSoon' })).toBe('daysAhead')
  expect((await refusalOf(reviewer.api.setReminderRule({ ...off, changeId: newId() }))).code).toBe('not_permitted')
  await director.api.setReminderRule(off)
  expect(await rulesOf(reviewer, await receive())).toEqual(['newApplication'])
  centre.setDay('2026-03-20')
  expect(await rulesOf(reviewer, await receive())).toEqual([])
  const set = (await director.api.readReminderRules({})).find(({ rule }) => rule === 'newApplication')
  expect(set).toMatchObject({ inPage: false, changes: [{ from: '2026-03-20', source: '主任办公会 2026-3' }] })
  expect(set?.changes[0]?.changedBy).toBe(director.name)
  await director.api.setReminderRule({ ...off, changeId: newId(), inPage: true })
  expect(await rulesOf(reviewer, await receive())).toEqual(['newApplication'])
})

it('[RM5] somebody keeps a rule quiet for himself; what has passed is told all the same', async () => {
  const { mine, quiet, phone } = await approver.api.readReminderChoice({})
  expect([quiet, phone]).toEqual([[], null])
  expect(mine.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['awaitsDecision', 'overdue']))
  const refusal = await refusalOf(approver.api.saveReminderChoice({ texts: true, quiet: ['overdue'] }))
  expect(refusal.faults[0]?.field).toBe('quiet')
  await approver.api.saveReminderChoice({ texts: false, quiet: ['awaitsDecision'], phone: '13900005678' })
  expect(await approver.api.readReminderChoice({})).toMatchObject({ phone: '139****5678', quiet: ['awaitsDecision'] })
  const [kept] = await rows(centre.db, sql<{ phone: string }>`select phone from reminder_choice`)
  expect(kept?.phone).toMatch(/^v1\./)
  const matterId = await receive()
  await reviewer.api.acceptApplication({ matterId })
  await reviewer.api.submitReview({ matterId, proposal: 'grant', meansProof: 'exempt', opinion: '符合条件' })
  expect(await rulesOf(approver, matterId)).toEqual([])
  centre.setDay('2026-03-31')
  await runDays('2026-03-31')
  expect(await rulesOf(approver, matterId)).toEqual(['overdue'])
  await approver.api.saveReminderChoice({ texts: true, quiet: [] })
  expect(await approver.api.readReminderChoice({})).toMatchObject({ phone: '139****5678', quiet: [] })
})

it('tells the desk of notices of what an organ sent, and of the matter it opens only once', async () => {
  await centre.addOrganisation('court', '寿县人民法院')
  const court = await centre.hire({ roles: ['agencyClerk'], organisation: '寿县人民法院' })
  const notice = noticeFrom('court', {
    ...{ noticeId: newId(), serial: 1, at: at('2026-03-31'), name: '冼被告', idNumber: idNumberOf(900) },
    ...{ reason: 'sensoryDisability', charge: '盗窃罪' },
  })
  await court.api.sendNotice(notice)
  await court.api.sendNotice(notice)
  for (const desk of [reviewer, assigner]) expect(await rulesOf(desk, notice.noticeId)).toEqual(['noticeArrived'])
  expect(await court.api.listReminders({})).toEqual([])
})

it('[RM2] a duty lawyer is told of tomorrow’s shift and of a change, others are not', async () => {
  const postId = newId()
  await assigner.api.savePost({
    ...{ postId, name: '样例看守所工作站', keepsHolidays: false, from: '2026-04-01', wednesday: '09:00-17:00' },
  })
  for (const { counselId } of [lawyer, stranger])
    await assigner.api.saveMember({ counselId: counselId as string, posts: [postId], maxAMonth: 20 })
  await assigner.api.planRoster({ month: '2026-04' })
  const [seat] = (await assigner.api.readRoster({ month: '2026-04' })).seats
  const [sits, free] = seat?.counselId === lawyer.counselId ? [lawyer, stranger] : [stranger, lawyer]
  const shifts = async ({ api }: Person) =>
    (await api.listReminders({})).filter(({ rule }) => rule === 'dutyTomorrow' || rule === 'shiftChanged')
  await runDays('2026-03-31')
  expect((await shifts(sits)).map(({ what }) => what)).toEqual(['4月1日在样例看守所工作站值班'])
  expect(await shifts(free)).toEqual([])
  const other = (await assigner.api.readRoster({ month: '2026-04' })).seats.find(
    ({ counselId }) => counselId === free.counselId,
  )
  await assigner.api.swapShifts({ postId, day: '2026-04-01', withPostId: postId, withDay: other?.day as string })
  expect((await shifts(free)).map(({ rule }) => rule)).toEqual(['shiftChanged', 'shiftChanged'])
})

/** A county's text platform: away at first, then it checks each signature and keeps what came. */
async function openPlatform() {
  const taken = new Map<string, { phone: string; text: string }>()
  let secret: string | null = null
  let turnedAway = 0
  const server = createServer(async (request, response) => {
    const body = await text(request)
    const [id, sent, signature] = ['id', 'timestamp', 'signature'].map((name) =>
      String(request.headers[`webhook-${name}`]),
    )
    const isSound =
      secret !== null && new Webhook(secret).sign(id as string, new Date(Number(sent) * 1000), body) === signature
    if (isSound) taken.set(id as string, (JSON.parse(body) as { data: { phone: string; text: string } }).data)
    else turnedAway++
    response.writeHead(isSound ? 204 : 503).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/texts`,
    taken,
    turnedAway: () => turnedAway,
    open: (given: string) => {
      secret = given
    },
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

it('[RM6] a text goes out signed and without a name, again until it is taken, and says what became of it', async () => {
  const platform = await openPlatform()
  const { api: admin } = centre.admin
  const send = (time: string, day = '2026-04-02', which = 0) =>
    deliver({ db: programs[which] as Database, vault: centre.vault, now: () => at(day, time) }, county)
  const numberOf = async (matterId: string) =>
    (await one(centre.db, sql<{ number: string }>`select number from matter where id = ${matterId}`)).number
  const textOf = async (matterId: string) => {
    const number = await numberOf(matterId)
    return (await director.api.readTexts({})).texts.find((row) => row.text.includes(number))
  }
  centre.setDay('2026-04-02')
  await director.api.setReminderRule({
    ...{ changeId: newId(), rule: 'newApplication', tells: ['reviewer'], inPage: true, texts: true },
    ...{ from: '2026-04-02', source: '主任办公会 2026-4' },
  })
  await reviewer.api.saveReminderChoice({ texts: true, quiet: [], phone: '13900001111' })
  // A practice county shows what it would send.
  expect(await textOf(await receive())).toMatchObject({ state: 'shown', to: reviewer.name, attempts: 0 })
  await rows(centre.db, sql`update county set practice = false`)
  // Without a gateway nothing waits.
  expect(await textOf(await receive())).toBeUndefined()

  const gatewayId = newId()
  await admin.setTextGateway({ gatewayId, url: platform.url })
  const { secret } = await admin.readGatewaySecret({ gatewayId })
  const matterId = await receive()
  expect(await textOf(matterId)).toMatchObject({ state: 'waiting', attempts: 0 })
  await send('01:00:00')
  expect(await textOf(matterId)).toMatchObject({ state: 'waiting', attempts: 1, fault: '对方回答 503' })
  platform.open(secret)
  await send('01:00:04')
  expect([platform.turnedAway(), platform.taken.size]).toEqual([1, 0])
  await Promise.all([send('01:00:06', '2026-04-02', 0), send('01:00:06', '2026-04-02', 1)])
  const sent = `【寿县法律援助中心】新收到申请：${await numberOf(matterId)}，请登录工作台办理。`
  expect([...platform.taken.values()]).toEqual([{ phone: '13900001111', text: sent }])
  expect(await textOf(matterId)).toMatchObject({ state: 'sent', attempts: 2, fault: null })
  // Who runs the system sees how it goes, not which matter.
  expect((await admin.readTexts({})).texts[0]?.text).toBe('【寿县法律援助中心】新收到申请，请登录工作台办理。')

  await director.api.setReminderRule({
    ...{ changeId: newId(), rule: 'assigned', tells: ['counsel'], inPage: true, texts: true },
    ...{ from: '2026-04-02', source: '主任办公会 2026-4' },
  })
  const lost = await receive()
  await grant(lost)
  await assign(lost, lawyer)
  const toLawyer = async () => (await director.api.readTexts({})).texts.find(({ to }) => to === lawyer.name)
  expect(await toLawyer()).toMatchObject({ state: 'waiting' })
  await lawyer.api.declineAssignment({ matterId: lost, reason: '时间冲突' })
  await send('01:00:08')
  expect(await toLawyer()).toMatchObject({ state: 'failed', attempts: 0, fault: '案件已不由其承办' })

  const late = await receive()
  await admin.endTextGateway({ gatewayId })
  await send('01:00:01', '2026-04-03')
  expect(await textOf(late)).toMatchObject({ state: 'failed', fault: '没有短信平台' })
  expect((await refusalOf(admin.endTextGateway({ gatewayId }))).code).toBe('not_now')
  expect((await refusalOf(admin.readGatewaySecret({ gatewayId }))).code).toBe('not_now')
  platform.close()
})
