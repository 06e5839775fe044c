import { generateKeyPairSync } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { instantOf } from '#kernel/plain-date.ts'
import { rows, sql } from '#platform/database.ts'
import { noticeFrom } from '#practice/agencies/notices.ts'
import { invented } from '../attack/canaries.ts'
import { plainPdf } from '../examples.ts'
import { type Centre, newId, openCentre, type Person, refusalOf } from '../world.ts'

// What goes with a notice beside its answer: its scan, what becomes of the answer later, the duty lawyer's record of the call.
let centre: Centre
let director: Person
let court: Person
let first: Person
let second: Person
let serial = 0
const POST = newId()
beforeAll(async () => {
  centre = await openCentre({ today: '2026-03-03' })
  await centre.addOrganisation('court', '寿县人民法院')
  await centre.addOrganisation('firm', '样例律师事务所')
  director = await centre.hire({ roles: ['director'] })
  court = await centre.hire({ roles: ['agencyClerk'], organisation: '寿县人民法院' })
  first = await centre.addCounsel({ name: '样例律师甲', unit: '样例律师事务所' })
  second = await centre.addCounsel({ name: '样例律师乙', unit: '样例律师事务所' })
})
afterAll(() => centre?.close())

const one = (over: Partial<Parameters<typeof noticeFrom>[1]> = {}) => ({
  ...noticeFrom('court', {
    noticeId: newId(),
    serial: ++serial,
    at: instantOf(Date.parse('2026-03-03T00:30:00Z')),
    name: `被告样例${serial}`,
    idNumber: invented(50_000 + serial).idNumber,
    reason: 'otherDefendant',
    charge: '盗窃罪',
    ...over,
  }),
})
const scan = () => new File([plainPdf()], '通知辩护书.pdf')
const seen = async (person: Person, noticeId: string) => (await person.api.listNotices({ noticeId })).rows[0]

it('[N14] keeps the scan with its notice, for the organ, the centre and counsel; never of a secret case', async () => {
  const organisationId = await centre.organisation('寿县人民法院')
  const notice = one()
  await director.api.sendNotice({ ...notice, road: 'scan', organisationId })
  const { noticeId } = notice
  const { scanId } = await director.api.addNoticeScan({ noticeId, scanId: newId() }, { file: scan() })
  expect((await seen(court, noticeId))?.scans).toEqual([
    { id: scanId, fileName: '通知辩护书.pdf', mediaType: 'application/pdf' },
  ])
  expect((await (await court.api.openNoticeScan({ scanId })).text()).slice(0, 5)).toBe('%PDF-')
  expect((await refusalOf(first.api.openNoticeScan({ scanId }))).code).toBe('not_found')
  await director.api.acceptNotice({ matterId: noticeId })
  await director.api.assignCounsel({ matterId: noticeId, counselId: first.counselId as string, reason: '试办' })
  expect((await first.api.listNoticesOf({ matterId: noticeId }))[0]?.scans).toHaveLength(1)
  expect((await (await first.api.openNoticeScan({ scanId })).text()).slice(0, 5)).toBe('%PDF-')

  const { documentNumber, documentOn, handler, handlerPhone, toldAt } = one()
  const secret = {
    noticeId: newId(),
    kind: 'defence',
    reason: 'otherDefendant',
    stage: 'trial',
    stateSecret: true,
  } as const
  await court.api.sendNotice({ ...secret, documentNumber, documentOn, handler, handlerPhone, toldAt, road: 'web' })
  const refused = await refusalOf(
    court.api.addNoticeScan({ noticeId: secret.noticeId, scanId: newId() }, { file: scan() }),
  )
  expect([refused.code, refused.basis]).toEqual(['not_now', '法律援助法 第二十一条'])
  const text = new File(['案卷'], '通知.txt')
  expect((await refusalOf(court.api.addNoticeScan({ noticeId, scanId: newId() }, { file: text }))).code).toBe('invalid')
})

it('[A18] keeps counsel away from a case that a declared relative handles for the organ', async () => {
  const counselId = second.counselId as string
  const card = await director.api.readCounselCard({ counselId })
  const notice = one()
  await director.api.reviseCounsel({ counselId, ...card, relatives: [notice.handler] })
  await court.api.sendNotice({ ...notice, road: 'web' })
  await director.api.acceptNotice({ matterId: notice.noticeId })
  const { candidates } = await director.api.listCandidates({ matterId: notice.noticeId })
  expect(candidates.filter(({ unfitBecause }) => unfitBecause.length > 0)).toMatchObject([
    { counselId, unfitBecause: [{ text: `申报的近亲属${notice.handler}是办案机关的承办人` }] },
  ])
  await director.api.reviseCounsel({ counselId, ...card })
})

it('[N15] tells the organ’s system when counsel is withdrawn and when aid ends', async () => {
  const { publicKey } = generateKeyPairSync('ed25519')
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString()
  const organisationId = await centre.organisation('寿县人民法院')
  await centre.admin.api.connectAgency({
    ...{ linkId: newId(), organisationId, publicKey: pem },
    webhookUrl: 'http://127.0.0.1:9/inbox',
  })
  const notice = one()
  const matterId = notice.noticeId
  await court.api.sendNotice({ ...notice, road: 'web' })
  await director.api.acceptNotice({ matterId })
  const assign = (to: Person) =>
    director.api.assignCounsel({ matterId, counselId: to.counselId as string, reason: '试办' })
  await assign(first)
  await first.api.refuseCounsel({ matterId, reason: '还没有公函，先拒绝' })
  await assign(second)
  await second.api.takeAssignment({ matterId })
  await second.api.askChange({ matterId, ground: 'conflict', explanation: '发现利益冲突' })
  await director.api.changeCounsel({ matterId, opinion: '存在利益冲突' })
  await assign(first)
  await first.api.takeAssignment({ matterId })
  const approver = await centre.hire({ roles: ['approver'] })
  await approver.api.terminateAid({ matterId, ground: 'ownCounsel', explanation: '被告人自行委托辩护人' })
  const told = await rows(
    centre.db,
    sql<{ type: string; data: Record<string, unknown> }>`
    select body ->> 'type' as type, body -> 'data' as data from outgoing_message order by next_at, body ->> 'type'`,
  )
  expect(told.map(({ type }) => type).toSorted()).toEqual([
    'aid.terminated',
    'counsel.assigned',
    'counsel.assigned',
    'counsel.withdrawn',
    'notice.received',
  ])
  const dataOf = (type: string) => told.find((one) => one.type === type)?.data
  expect(dataOf('counsel.withdrawn')).toEqual({
    noticeId: matterId,
    documentNumber: notice.documentNumber,
    caseNumber: notice.caseNumber,
    counsel: { name: '样例律师乙', unit: '样例律师事务所' },
  })
  expect(dataOf('aid.terminated')).toMatchObject({ noticeId: matterId, letterNumber: expect.stringMatching(/2026/) })
  expect(JSON.stringify(told)).not.toContain(notice.person?.name)
})

it('[H4] ties help to the call it answers, and shows a visit during the shift', async () => {
  await director.api.savePost({
    postId: POST,
    name: '看守所',
    keepsHolidays: true,
    from: '2026-01-01',
    thursday: '09:00-17:30',
  })
  const counselId = first.counselId as string
  await director.api.saveMember({ counselId, posts: [POST], distances: { [POST]: 12 }, maxAMonth: 8 })
  expect((await director.api.listDuty({})).members[0]?.distances).toEqual({ [POST]: 12 })
  await director.api.planRoster({ month: '2026-03' })
  const day = '2026-03-05'

  const { reason: _reason, ...call } = one({ name: '样例嫌疑人' })
  await court.api.sendNotice({ ...call, kind: 'help', road: 'web' })
  expect(await first.api.listCalls({})).toEqual([])
  await director.api.answerNotice({ noticeId: call.noticeId, counselId, answer: '明日到看守所' })
  expect(await first.api.listCalls({})).toEqual([
    {
      ...{ id: call.noticeId, documentNumber: call.documentNumber, name: '样例嫌疑人', organ: '寿县人民法院' },
      ...{ stage: 'trial', charge: '盗窃罪' },
    },
  ])
  expect(await second.api.listCalls({})).toEqual([])

  centre.setDay(day)
  const seat = { postId: POST, day }
  await first.api.arriveOnDuty(seat)
  await first.api.recordHelp({
    ...{ helpId: newId(), ...seat, noticeId: call.noticeId, name: '样例嫌疑人', organ: '寿县人民法院', stage: 'trial' },
    ...{ charge: '盗窃罪', begunAt: `${day}T08:00:00+08:00`, endedAt: `${day}T08:30:00+08:00` },
    ...{ kinds: ['consultation'], signed: true },
  })
  expect(await first.api.listCalls({})).toEqual([])

  const matterId = (await first.api.listMatters({ states: ['assigned'] })).rows[0]?.id as string
  await first.api.takeAssignment({ matterId })
  const meeting = { matterId, entry: 'meeting', on: '2026-03-05', place: '寿县看守所', note: '会见被告人' } as const
  const wrong = await refusalOf(first.api.recordProgress({ ...meeting, begunAt: `${day}T08:40:00+08:00` }))
  expect(wrong.faults).toEqual([{ field: 'endedAt', message: '开始时间和结束时间请一并填写' }])
  centre.setDay('2026-03-06')
  await first.api.recordProgress({
    ...meeting,
    begunAt: `${day}T10:00:00+08:00`,
    endedAt: `${day}T11:30:00+08:00`,
  })
  const { shifts } = await director.api.listHelp({ month: '2026-03' })
  const flagged = shifts.filter(({ flags }) => flags.length > 0)
  expect(flagged.map(({ day, flags }) => [day, flags.map(({ text }) => text)])).toEqual([
    [day, [expect.stringMatching(/^值班时间内另有会见或者约见受援人：.*，10:00至11:30，寿县看守所$/)]],
  ])
})
