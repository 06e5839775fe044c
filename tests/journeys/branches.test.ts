import { afterAll, beforeAll, expect, it } from 'vitest'
import { one, sql } from '#platform/database.ts'
import { idNumberOf, wageClaim } from '../examples.ts'
import { requireReplay } from '../practice/checks.ts'
import { type Centre, newId, openCentre, type Person } from '../world.ts'

// The roads beside the main one, each walked to where it comes back or ends.
let centre: Centre
let reviewer: Person
let approver: Person
let assigner: Person
let director: Person
let bureau: Person
let lawyer: Person
let other: Person
let serial = 300

beforeAll(async () => {
  centre = await openCentre({ today: '2026-03-03' })
  await centre.addOrganisation('firm', '样例寿春律师事务所')
  reviewer = await centre.hire({ roles: ['reviewer'], name: '审查员' })
  approver = await centre.hire({ roles: ['approver'], name: '审批人' })
  assigner = await centre.hire({ roles: ['assigner'], name: '指派人' })
  director = await centre.hire({ roles: ['director'], name: '主任' })
  bureau = await centre.hire({ roles: ['bureau'], name: '局领导', organisation: '寿县司法局' })
  const [unit, kinds] = ['样例寿春律师事务所', ['civil', 'criminal'] as ('civil' | 'criminal')[]]
  lawyer = await centre.addCounsel({
    name: '样例律师甲',
    unit,
    knowsMinors: true,
    criminalSince: '2015-06-01',
    matterKinds: kinds,
  })
  other = await centre.addCounsel({
    name: '样例律师乙',
    unit,
    knowsMinors: true,
    criminalSince: '2015-06-01',
    matterKinds: kinds,
  })
})
afterAll(async () => {
  await requireReplay({ db: centre.db, county: '340422' })
  await centre?.close()
})

const REASONS = [{ text: '农民工追索劳动报酬', basis: '法律援助法 第三十一条' }]
async function received(over: Parameters<typeof wageClaim>[1] = {}): Promise<string> {
  const matterId = newId()
  await reviewer.api.submitApplication(
    wageClaim(matterId, { recipients: [{ name: '样例工', idNumber: idNumberOf(++serial) }], ...over }),
  )
  return matterId
}
async function reviewed(over: Parameters<typeof wageClaim>[1] = {}): Promise<string> {
  const matterId = await received(over)
  await reviewer.api.acceptApplication({ matterId })
  await reviewer.api.submitReview({ matterId, proposal: 'grant', meansProof: 'exempt', opinion: '符合条件' })
  return matterId
}
const take = async (matterId: string, who = lawyer) => {
  await assigner.api.assignCounsel({ matterId, counselId: who.counselId as string })
  await who.api.takeAssignment({ matterId })
}
async function handled(): Promise<string> {
  const matterId = await reviewed()
  await approver.api.grantAid({ matterId, reasons: REASONS })
  await take(matterId)
  return matterId
}
const page = (matterId: string) => reviewer.api.readMatter({ matterId })
const titles = async (matterId: string) => (await page(matterId)).documents.map(({ title }) => title)

it('[DE3] gives aid first where the limit runs out, and confirms it when the formalities are done', async () => {
  const far = await received({ limitationOn: '2026-03-12' })
  const ask = { ground: 'timeLimit', explanation: '仲裁时效将满', settleBy: '2026-03-20' } as const
  await expect(approver.api.grantUrgentAid({ matterId: far, ...ask })).rejects.toMatchObject({
    code: 'not_now',
    message: expect.stringContaining('还有9日'),
  })
  const matterId = await received({ limitationOn: '2026-03-09', materials: [] })
  const { state, assignDueOn } = await approver.api.grantUrgentAid({ matterId, ...ask })
  expect([state, assignDueOn]).toEqual(['granted', '2026-03-06'])
  await take(matterId)
  expect((await page(matterId)).due).toMatchObject({ what: '补办申请手续', on: '2026-03-20' })
  await approver.api.confirmUrgentAid({ matterId, reasons: REASONS })
  expect((await page(matterId)).due).toBeNull()
  expect(await titles(matterId)).toContain('给予法律援助决定书')
  await expect(approver.api.confirmUrgentAid({ matterId, reasons: REASONS })).rejects.toMatchObject({ code: 'not_now' })
})

it('[CO1] stands still while another centre looks into the facts', async () => {
  const matterId = await received()
  await reviewer.api.acceptApplication({ matterId })
  const before = (await page(matterId)).due?.on
  const { documentId } = await reviewer.api.requestCooperation({
    matterId,
    to: '凤台县法律援助中心',
    situation: '在凤台县某工地务工',
    toCheck: '用人单位名称\n欠薪数额',
  })
  expect((await page(matterId)).due).toBeNull()
  expect((await page(matterId)).documents.find(({ id }) => id === documentId)?.title).toBe('法律援助协作函')
  centre.setDay('2026-03-13')
  await reviewer.api.receiveCooperation({ matterId, answer: '情况属实' })
  expect([before, (await page(matterId)).due?.on]).toEqual(['2026-03-10', '2026-03-20'])
  centre.setDay('2026-03-03')
})

it('[CO2] answers what another centre asks, once, and shows what is late', async () => {
  const cooperationId = newId()
  const about = '核查申请人是否享受最低生活保障'
  await reviewer.api.recordCooperation({ cooperationId, askedBy: '凤台县法律援助中心', about, dueOn: '2026-03-10' })
  centre.setDay('2026-03-11')
  expect((await reviewer.api.listCooperation({}))[0]).toMatchObject({ id: cooperationId, about, isLate: true })
  await reviewer.api.answerCooperation({ cooperationId, outcome: 'done', answer: '系最低生活保障对象' })
  expect((await bureau.api.listCooperation({}))[0]).toMatchObject({ answeredOn: '2026-03-11', isLate: false })
  await expect(
    reviewer.api.answerCooperation({ cooperationId, outcome: 'cannot', answer: '再答一次' }),
  ).rejects.toMatchObject({ code: 'not_found' })
  centre.setDay('2026-03-03')
})

it('[OB1] [OB2] [OB3] [DE4] takes an objection to the bureau, and grants what is to be corrected', async () => {
  const refuse = async () => {
    const matterId = await reviewed()
    await approver.api.refuseAid({ matterId, reasons: REASONS, overrideReason: '缺少收入证明' })
    return matterId
  }
  const object = { notifiedOn: '2026-03-03', reason: '农民工讨薪不应当要求收入证明' }
  const corrected = await refuse()
  centre.setDay('2026-03-25')
  const { state, late, dueOn } = await reviewer.api.receiveObjection({ matterId: corrected, ...object })
  expect([state, dueOn]).toEqual(['refusalObjected', '2026-03-30'])
  expect(late).toContain('不得仅因此不予审查')
  await expect(director.api.orderCorrection({ matterId: corrected, opinion: '应当援助' })).rejects.toMatchObject({
    code: 'not_permitted',
  })
  expect((await bureau.api.readDesk({})).waiting.map(({ id }) => id)).toContain(corrected)
  const { documentId } = await bureau.api.orderCorrection({ matterId: corrected, opinion: '免予核查，应当援助' })
  expect((await page(corrected)).documents.find(({ id }) => id === documentId)).toMatchObject({
    title: '法律援助异议审查决定书',
    number: '寿司援异〔2026〕1号',
  })
  await expect(
    approver.api.refuseAid({ matterId: corrected, reasons: REASONS, overrideReason: '仍不同意' }),
  ).rejects.toMatchObject({ code: 'not_now', message: expect.stringContaining('责令改正') })
  expect((await approver.api.grantAid({ matterId: corrected, reasons: REASONS })).state).toBe('granted')

  centre.setDay('2026-03-03')
  const upheld = await refuse()
  expect((await reviewer.api.receiveObjection({ matterId: upheld, ...object })).late).toBeNull()
  await bureau.api.upholdDecision({ matterId: upheld, opinion: '原决定正确' })
  await expect(reviewer.api.receiveObjection({ matterId: upheld, ...object })).rejects.toMatchObject({
    message: expect.stringContaining('行政复议'),
  })

  const ended = await handled()
  await approver.api.terminateAid({ matterId: ended, ground: 'meansChanged', explanation: '已获全部工资' })
  expect(await titles(ended)).toEqual(expect.arrayContaining(['终止法律援助决定书', '终止法律援助公函']))
  await reviewer.api.receiveObjection({ matterId: ended, ...object })
  expect((await bureau.api.orderCorrection({ matterId: ended, opinion: '条件没有变化' })).state).toBe('granted')
  await take(ended, other)
})

it('[CH1] changes counsel on request within five days, and keeps who need not go', async () => {
  const matterId = await handled()
  const ask = { matterId, ground: 'notPerforming', explanation: '两次没有按约定会面' } as const
  expect((await reviewer.api.askChange(ask)).dueOn).toBe('2026-03-09')
  expect((await assigner.api.readDesk({})).waiting.map(({ id }) => id)).toContain(matterId)
  expect((await assigner.api.keepCounsel({ matterId, opinion: '已与承办人约定时间' })).state).toBe('handling')
  await lawyer.api.askChange({ ...ask, ground: 'conflict', explanation: '本所正在为对方代理另一案件' })
  const { state, documentId } = await assigner.api.changeCounsel({ matterId, opinion: '存在利益冲突' })
  expect(state).toBe('granted')
  expect((await page(matterId)).documents.find(({ id }) => id === documentId)?.title).toBe('更换法律援助人员通知书')
  expect((await page(matterId)).due?.on).toBe('2026-03-06')
  await expect(lawyer.api.readMatter({ matterId })).rejects.toMatchObject({ code: 'not_found' })
  await take(matterId, other)
})

it('[CH2] gives a notified person another counsel once', async () => {
  const matterId = await received({
    source: 'agency',
    noticeReason: 'minor',
    noticeNumber: '(2026)皖0422刑初9号',
    kind: 'criminal',
    cause: 'criminalDefence',
    form: 'criminalDefence',
    stage: 'trial',
    groups: ['minor'],
    materials: [],
    means: { promised: false },
  })
  await assigner.api.acceptNotice({ matterId })
  await take(matterId)
  expect((await lawyer.api.refuseCounsel({ matterId, reason: '对辩护意见不能一致' })).state).toBe('granted')
  await take(matterId, other)
  await expect(other.api.refuseCounsel({ matterId, reason: '仍不同意' })).rejects.toMatchObject({
    code: 'not_now',
    basis: expect.stringContaining('第五十条'),
  })
  const applied = await handled()
  await expect(lawyer.api.refuseCounsel({ matterId: applied, reason: '不要' })).rejects.toMatchObject({
    basis: expect.stringContaining('第四十八条'),
  })
})

it('[CN1] goes on in the next stage with the same people and papers', async () => {
  const previousId = await handled()
  const next = { previousId, stage: 'secondInstance', form: 'litigation', situation: '对方上诉' } as const
  await expect(reviewer.api.openNextStage({ ...next, matterId: newId() })).rejects.toMatchObject({ code: 'not_now' })
  for (const [entry, note] of [
    ['agreement', '签订委托协议'],
    ['meeting', '约见受援人'],
    ['hearing', '开庭审理'],
  ] as const)
    await lawyer.api.recordProgress({ matterId: previousId, entry, on: '2026-03-03', place: '寿县', note })
  await expect(
    approver.api.terminateAid({ matterId: previousId, ground: 'requested', explanation: '受援人要求' }),
  ).rejects.toMatchObject({ message: expect.stringContaining('庭审') })
  await lawyer.api.submitClosing({
    matterId: previousId,
    closedOn: '2026-03-03',
    manner: 'judgment',
    result: 'won',
    benefit: 100_00,
    wages: 100_00,
    summary: '判决支付',
    materials: [
      { code: 'agreement', title: '委托协议', pages: 2, original: true },
      { code: 'outcome', title: '民事判决书', pages: 6, original: false },
    ],
  })
  const matterId = newId()
  await reviewer.api.openNextStage({ ...next, matterId, agency: '淮南市中级人民法院', agencyCounty: '340422' })
  const [before, after] = [await page(previousId), await page(matterId)]
  expect(after.parties.map(({ name }) => name)).toEqual(before.parties.map(({ name }) => name))
  expect([before.mayContinue, after.linked]).toEqual([
    true,
    [{ id: previousId, number: before.number, stage: 'firstInstance', isEarlier: true }],
  ])
  expect((await page(previousId)).linked).toMatchObject([{ id: matterId, isEarlier: false }])
  expect((await reviewer.api.adviseApplication({ matterId })).outcome).toBe('grant')
  const kept = await one(centre.db, sql<{ previousId: string }>`select previous_id from matter where id = ${matterId}`)
  expect(kept.previousId).toBe(previousId)
  await expect(reviewer.api.openNextStage({ ...next, matterId: newId() })).rejects.toMatchObject({
    message: expect.stringContaining('已经立为'),
  })
})

it('[CN2] reopens what was deemed withdrawn by mistake; [CN3] reviews the military’s at once', async () => {
  const matterId = await received()
  await reviewer.api.requestSupplement({ matterId, items: ['身份证明'] })
  centre.setDay('2026-04-20')
  await reviewer.api.deemWithdrawn({ matterId })
  expect((await director.api.reopenApplication({ matterId, reason: '补正材料早已寄到' })).state).toBe('received')
  expect((await page(matterId)).due?.on).toBe('2026-04-27')
  centre.setDay('2026-03-03')

  const military = await received({ groups: ['military'] })
  const review = { proposal: 'grant', meansProof: 'exempt', opinion: '军人家属，简化审查' } as const
  expect((await reviewer.api.submitReview({ matterId: military, ...review })).state).toBe('reviewed')
  await expect(reviewer.api.submitReview({ matterId: await received(), ...review })).rejects.toMatchObject({
    message: expect.stringContaining('先受理'),
  })
})

it('[P18] counts on the desk what the lists behind it hold, in every state beside the road', async () => {
  const changing = await handled()
  await reviewer.api.askChange({ matterId: changing, ground: 'incapacity', explanation: '承办人住院' })
  const objected = await reviewed()
  await approver.api.refuseAid({ matterId: objected, reasons: REASONS, overrideReason: '不符合条件' })
  await reviewer.api.receiveObjection({ matterId: objected, notifiedOn: '2026-03-03', reason: '要求重新审查' })
  const { figures } = await director.api.readDesk({})
  const counted = figures.filter(({ unit, list }) => unit === '件' && list.of === 'matters')
  expect(counted.map(({ name }) => name)).toEqual(expect.arrayContaining(['received', 'refused', 'underWay']))
  for (const { name, value, list } of counted) {
    const { total } = await director.api.listMatters(list.filter as Parameters<typeof director.api.listMatters>[0])
    expect([name, total]).toEqual([name, value])
  }
})

it('[P18] counts a group once, or once for each of its people, as the county says', async () => {
  const numbers = async () => new Map((await director.api.readDesk({})).figures.map(({ name, value }) => [name, value]))
  const group = Array.from({ length: 11 }, () => ({ name: '样例工', idNumber: idNumberOf(++serial) }))
  const before = await numbers()
  await received({ recipients: group })
  const once = await numbers()
  expect((once.get('received') ?? 0) - (before.get('received') ?? 0)).toBe(1)
  await director.api.changePolicy({
    basedOn: (await director.api.readPolicy({})).version,
    change: {
      action: 'add',
      rule: 'groupCounting',
      value: { value: 'perPerson' },
      from: '2026-03-03',
      source: '样例县司〔2026〕4号',
      state: 'confirmed',
    },
  })
  expect((await numbers()).get('received')).toBe((once.get('received') ?? 0) + 10)
})
