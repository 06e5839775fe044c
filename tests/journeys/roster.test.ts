import { afterAll, beforeAll, expect, it } from 'vitest'
import { instantOf } from '#kernel/plain-date.ts'
import { noticeFrom } from '#practice/agencies/notices.ts'
import type { Refused } from '#web/ui/client.ts'
import { type Centre, newId, openCentre, type Person, refusalOf } from '../world.ts'

const [HALL, JAIL] = [newId(), newId()]
let centre: Centre
let assigner: Person
let lawyers: Person[]
beforeAll(async () => {
  centre = await openCentre({ today: '2026-02-25' })
  await centre.addOrganisation('firm', '样例律师事务所')
  assigner = await centre.hire({ roles: ['assigner'] })
  lawyers = []
  for (const name of '甲乙丙丁戊己庚辛')
    lawyers.push(await centre.addCounsel({ name: `样例律师${name}`, unit: '样例律师事务所' }))
  const office = {
    monday: '09:00-17:30',
    tuesday: '09:00-17:30',
    wednesday: '09:00-17:30',
    thursday: '09:00-17:30',
    friday: '09:00-17:30',
  }
  const from = '2026-01-01'
  await assigner.api.savePost({ postId: HALL, name: '公共法律服务中心', keepsHolidays: true, from, ...office })
  const daily = { ...office, saturday: '09:00-17:30', sunday: '09:00-17:30' }
  await assigner.api.savePost({ postId: JAIL, name: '看守所', keepsHolidays: false, from, ...daily })
  for (const [index, { counselId }] of lawyers.entries())
    await assigner.api.saveMember({
      counselId: counselId as string,
      posts: index === 7 ? [HALL] : [HALL, JAIL],
      maxAMonth: 8,
    })
})
afterAll(() => centre?.close())

const seats = async () => (await assigner.api.readRoster({ month: '2026-03' })).seats

it('[RO8] plans a month with everybody equal, and shows who sits where', async () => {
  const plan = await assigner.api.planRoster({ month: '2026-03' })
  expect(plan).toEqual({ shifts: 22 + 31, holes: 0, proved: true })
  const { counts, posts } = await assigner.api.readRoster({ month: '2026-03' })
  const equals = counts.filter(({ counselId }) => counselId !== lawyers[7]?.counselId).map(({ month }) => month)
  expect(Math.max(...equals) - Math.min(...equals)).toBeLessThanOrEqual(1)
  expect(posts.map(({ name }) => name)).toEqual(['公共法律服务中心', '看守所'])
  expect((await lawyers[0]?.api.readRoster({ month: '2026-03' }))?.seats).toHaveLength(53)
})

it('[RO9] a substitute and a swap keep every rule, and say which one they would break', async () => {
  const all = await seats()
  const jail = all.find(({ postId }) => postId === JAIL) as (typeof all)[number]
  const only = lawyers[7]?.counselId as string
  const wrong = await refusalOf(assigner.api.seatCounsel({ postId: JAIL, day: jail.day, counselId: only }))
  expect(wrong.message).toMatch(/样例律师辛不能值2026年3月1日这一班：不在该岗位的值班名册；请另选一人/)
  const sitting = all.find(({ postId, day }) => postId === HALL && day === '2026-03-04') as (typeof all)[number]
  const next = all.find(
    ({ postId, day, counselId }) => postId === JAIL && day === '2026-03-05' && counselId !== sitting.counselId,
  )
  const tired = { postId: JAIL, day: next?.day as string, counselId: sitting.counselId as string }
  expect((await refusalOf(assigner.api.seatCounsel(tired))).message).toMatch(/休息不足36小时|本周已排2班/)

  const before = new Map(all.map((seat) => [`${seat.postId}/${seat.day}`, seat.counselId]))
  let swapped = 0
  let refused = 0
  for (const other of all.filter(({ postId, day }) => postId === HALL && day > '2026-03-15').slice(0, 6)) {
    const swap = { postId: HALL, day: sitting.day, withPostId: HALL, withDay: other.day }
    if (other.counselId === sitting.counselId) continue
    await assigner.api.swapShifts(swap).then(
      () => swapped++,
      (error: Refused) => {
        refused++
        expect(error.basis).toMatch(/值班律师工作办法/)
      },
    )
    if (swapped === 1) break
  }
  expect(swapped + refused).toBeGreaterThan(0)
  const after = await seats()
  const changed = after.filter((seat) => before.get(`${seat.postId}/${seat.day}`) !== seat.counselId)
  expect(changed).toHaveLength(2 * swapped)
  for (const seat of changed) expect(seat.reason).toMatch(/换班/)
})

it('[RO6] a month that cannot be filled names its holes with the reason for everybody', async () => {
  const { members } = await assigner.api.listDuty({})
  for (const { counselId } of members.slice(2)) await assigner.api.saveMember({ counselId, posts: [], maxAMonth: 8 })
  const { holes } = await assigner.api.planRoster({ month: '2026-04' })
  expect(holes).toBeGreaterThan(20)
  const { seats: april } = await assigner.api.readRoster({ month: '2026-04' })
  const hole = april.find(({ counselId }) => counselId === null)
  expect(hole?.because).toHaveLength(8)
  expect(hole?.because.filter(({ text }) => text === '不在该岗位的值班名册').length).toBeGreaterThanOrEqual(6)
})

it('[RO8] leaves alone what has been sat, and refuses what is past', async () => {
  centre.setDay('2026-03-20')
  const past = (await seats()).filter(({ day }) => day <= '2026-03-20')
  await assigner.api.planRoster({ month: '2026-03' })
  expect((await seats()).filter(({ day }) => day <= '2026-03-20')).toEqual(past)
  expect((await refusalOf(assigner.api.planRoster({ month: '2026-02' }))).code).toBe('not_now')
  const { counselId } = lawyers[0] as Person
  const gone = { postId: JAIL, day: '2026-03-02', counselId: counselId as string }
  expect((await refusalOf(assigner.api.seatCounsel(gone))).message).toMatch(/已经过去/)
})

/** How many shifts of the year each of them missed, as the yearly assessment tells it. */
const missed = async () => {
  const supervisor = await centre.hire({ roles: ['qualitySupervisor'] })
  const rows = await supervisor.api.listAssessments({ year: 2026 })
  return rows.filter(({ shifts }) => shifts > 0).map(({ shifts, missed }) => ({ shifts, missed }))
}
it('[CR4] where nobody came by the records, no shift is said to be missed', async () => {
  const rows = await missed()
  expect(rows.length).toBeGreaterThan(1)
  expect(new Set(rows.map(({ missed }) => missed))).toEqual(new Set([null]))
})
it('[CR4] opens exactly the shifts that a year counts', async () => {
  const supervisor = await centre.hire({ roles: ['qualitySupervisor'] })
  const rows = await supervisor.api.listAssessments({ year: 2026 })
  for (const { id, shifts } of rows) {
    const lines = (await supervisor.api.readCounselYear({ counselId: id, year: 2026 })).shifts
    expect(lines).toHaveLength(shifts)
    expect(lines.every(({ day, arrivedAt }) => day < '2026-03-23' && arrivedAt === null)).toBe(true)
  }
  expect(rows.filter(({ shifts }) => shifts > 0).length).toBeGreaterThan(1)
})

it('[H1] somebody comes, helps and goes in the own shift, and is nowhere else meanwhile', async () => {
  centre.setDay('2026-03-23')
  // Of those who sit nothing any more, so that no other shift is near.
  const { members } = await assigner.api.listDuty({})
  const idle = members.filter(({ posts }) => posts.length === 0).map(({ counselId }) => counselId)
  const [lawyer, stranger] = lawyers.filter(({ counselId }) => idle.includes(counselId ?? '')) as [Person, Person]
  const counselId = lawyer.counselId as string
  await assigner.api.saveMember({ counselId, posts: [JAIL], maxAMonth: 20 })
  await assigner.api.seatCounsel({ postId: JAIL, day: '2026-03-23', counselId, reason: '替班' })
  const seat = { postId: JAIL, day: '2026-03-23' }
  const help = {
    helpId: newId(),
    ...seat,
    name: '样例嫌疑人',
    organ: '寿县公安局',
    stage: 'investigation' as const,
    charge: '盗窃罪',
    begunAt: '2026-03-23T08:00:00+08:00',
    endedAt: '2026-03-23T08:40:00+08:00',
    kinds: ['consultation' as const],
    guiltyPlea: true,
    witnessed: true,
    signed: true,
  }
  expect((await refusalOf(stranger.api.arriveOnDuty(seat))).code).toBe('not_found')
  expect((await refusalOf(lawyer.api.recordHelp(help))).message).toMatch(/没有登记到岗/)
  expect((await refusalOf(lawyer.api.leaveDuty(seat))).message).toMatch(/还没有登记到岗/)
  const { at } = await lawyer.api.arriveOnDuty(seat)
  expect(await lawyer.api.arriveOnDuty(seat)).toEqual({ at })
  await lawyer.api.recordHelp(help)
  await lawyer.api.leaveDuty(seat)
  const { helps, shifts } = await assigner.api.listHelp({ month: '2026-03' })
  expect(helps).toMatchObject([{ name: '样例嫌疑人', witnessed: true, flags: [], counsel: lawyer.name }])
  expect(shifts.find(({ postId, day }) => postId === JAIL && day === seat.day)).toMatchObject({
    arrivedAt: at,
    leftAt: at,
  })
  expect((await lawyer.api.listHelp({ month: '2026-03' })).helps).toHaveLength(1)
  expect((await stranger.api.listHelp({ month: '2026-03' })).helps).toEqual([])
})

it('[CR4] once anybody came, every other shift that is over was missed', async () => {
  centre.setDay('2026-03-24')
  const sum = (of: readonly (number | null)[]) => of.reduce<number>((total, one) => total + (one as number), 0)
  const rows = await missed()
  expect(sum(rows.map(({ missed }) => missed))).toBe(sum(rows.map(({ shifts }) => shifts)) - 1)
  centre.setDay('2026-03-23')
})

it('[A16] whoever helped a co-suspect on duty does not defend the other', async () => {
  const { helps } = await assigner.api.listHelp({ month: '2026-03' })
  await centre.addOrganisation('court', '寿县人民法院')
  const reviewer = await centre.hire({ roles: ['reviewer'] })
  const noticeId = newId()
  const of = {
    noticeId,
    serial: 1,
    at: instantOf(Date.parse('2026-03-23T00:00:00Z')),
    name: '样例被告',
    charge: '盗窃罪',
  }
  const notice = noticeFrom('court', { ...of, reason: 'otherDefendant', coDefendants: [helps[0]?.name as string] })
  await reviewer.api.sendNotice({ ...notice, road: 'paper', organisationId: await centre.organisation('寿县人民法院') })
  await reviewer.api.acceptNotice({ matterId: noticeId })
  const { candidates } = await assigner.api.listCandidates({ matterId: noticeId })
  const refused = candidates.filter(({ unfitBecause }) =>
    unfitBecause.some(({ text }) => text.startsWith('值班时为同案的')),
  )
  expect(refused.map(({ name }) => name)).toEqual([helps[0]?.counsel])
})

it('[RO10] a lawyer subscribes to the own shifts by a secret address, and a new one ends the old one', async () => {
  const { counts } = await assigner.api.readRoster({ month: '2026-03' })
  const sitting = counts.map(({ counselId }) => lawyers.find((each) => each.counselId === counselId))
  const [lawyer, other] = sitting as [Person, Person]
  const tokenOf = ({ path }: { path: string }) => ({ token: path.split('/').at(-1) as string })
  const first = tokenOf(await lawyer.api.openFeed({}))
  const text = await (await centre.admin.api.readFeed(first)).text()
  const own = (await assigner.api.readRoster({ month: '2026-03' })).seats.filter(
    ({ counselId }) => counselId === lawyer.counselId,
  )
  expect(text).toMatch(/^BEGIN:VCALENDAR/)
  for (const { from } of own) expect(text).toContain(`DTSTART:${from.replace(/[-:]|\.\d+/g, '')}`)
  expect(text.match(/BEGIN:VEVENT/g)?.length).toBeGreaterThanOrEqual(own.length)
  const second = tokenOf(await lawyer.api.openFeed({}))
  expect((await refusalOf(centre.admin.api.readFeed(first))).code).toBe('not_found')
  expect(await (await centre.admin.api.readFeed(second)).text()).toMatch(/值班：/)
  expect(await (await centre.admin.api.readFeed(tokenOf(await other.api.openFeed({})))).text()).not.toEqual(text)
})

it('[RO12] the desk shows the own shifts of the next seven days, and nobody else’s', async () => {
  centre.setDay('2026-03-10')
  const near = (await seats()).filter(({ day }) => '2026-03-10' <= day && day <= '2026-03-16')
  const posts = new Map([
    [HALL, '公共法律服务中心'],
    [JAIL, '看守所'],
  ])
  let shown = 0
  for (const { api, counselId } of lawyers) {
    const { shifts } = await api.readDesk({})
    expect(shifts).toEqual(
      near
        .filter((seat) => seat.counselId === counselId)
        .map(({ day, from, until, postId }) => ({ day, from, until, post: posts.get(postId) })),
    )
    shown += shifts.length
  }
  expect(shown).toBe(near.filter(({ counselId }) => counselId).length)
  expect(shown).toBeGreaterThan(0)
  expect((await assigner.api.readDesk({})).shifts).toEqual([])
})
