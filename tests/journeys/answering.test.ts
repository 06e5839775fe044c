import { afterAll, beforeAll, expect, it } from 'vitest'
import { idNumberOf, wageClaim } from '../examples.ts'
import { type Centre, newId, openCentre, type Person, refusalOf } from '../world.ts'

// Offer, accept or decline by a deadline, offer again; and what else stands on the sheet: wishes, relatives, the firms' share.
let centre: Centre
let director: Person
let first: Person
let second: Person
let worker: Person
let serial = 900

beforeAll(async () => {
  centre = await openCentre({ today: '2026-03-03' })
  director = await centre.hire({ roles: ['director', 'reviewer'], name: '样例主任' })
  await centre.addOrganisation('firm', '样例甲所')
  await centre.addOrganisation('legalServiceOffice', '样例服务所')
  first = await centre.addCounsel({ name: '样例律师甲', unit: '样例甲所' })
  second = await centre.addCounsel({ name: '样例律师乙', unit: '样例甲所', share: 0.5 })
  worker = await centre.addCounsel({ name: '样例工作者', unit: '样例服务所', kind: 'legalWorker', share: 0 })
})
afterAll(() => centre?.close())

async function granted(over: Parameters<typeof wageClaim>[1] = {}): Promise<string> {
  const matterId = newId()
  const recipients = [{ name: '样例工', idNumber: idNumberOf(++serial) }]
  await director.api.submitApplication(wageClaim(matterId, { recipients, ...over }))
  await director.api.acceptApplication({ matterId })
  await director.api.submitReview({ matterId, proposal: 'grant', meansProof: 'exempt', opinion: '符合条件' })
  const { reasons } = await director.api.adviseApplication({ matterId })
  const approver = await centre.hire({ roles: ['approver'], name: '样例审批人' })
  await approver.api.grantAid({ matterId, reasons })
  return matterId
}
const sheet = async (matterId: string) => (await director.api.listCandidates({ matterId })).candidates
const assign = (matterId: string, to: Person, reason = '试办') =>
  director.api.assignCounsel({ matterId, counselId: to.counselId as string, reason })

it('[A17] is answered by the next working day, and recalled only when that has passed', async () => {
  const matterId = await granted()
  await assign(matterId, first)
  const page = await director.api.readMatter({ matterId })
  expect(page.due).toMatchObject({ what: '答复指派', on: '2026-03-04', late: false, basis: '本县规则：答复指派的期限' })
  const early = await refusalOf(director.api.recallAssignment({ matterId, reason: '电话不通' }))
  expect(early.message).toContain('承办人答复的期限到2026年3月4日才届满')
  centre.setDay('2026-03-05')
  expect((await director.api.readMatter({ matterId })).due?.late).toBe(true)
  expect((await director.api.recallAssignment({ matterId, reason: '电话不通' })).state).toBe('granted')
  await expect(first.api.takeAssignment({ matterId })).rejects.toMatchObject({ code: 'not_found' })
  // The three days run from the decision, whoever was asked in between.
  expect((await director.api.readMatter({ matterId })).due).toMatchObject({ on: '2026-03-06' })
  const [next, , last] = await sheet(matterId)
  expect(next?.counselId).toBe(second.counselId)
  expect(last).toMatchObject({
    counselId: first.counselId,
    unfitBecause: [],
    fit: [{ text: '未在期限内答复本案的指派', points: -100 }],
  })
  await assign(matterId, second)
  await second.api.declineAssignment({ matterId, reason: '近期连续出庭' })
  expect((await sheet(matterId)).find(({ counselId }) => counselId === second.counselId)?.fit).toEqual([
    { text: '已谢绝过本案', points: -100 },
  ])
  expect((await director.api.proposeBatch({})).rows[0]?.proposed?.counselId).toBe(worker.counselId)
  expect((await assign(matterId, first, '电话核实，本人同意承办')).state).toBe('assigned')
  expect((await first.api.takeAssignment({ matterId })).state).toBe('handling')
  expect((await director.api.readMatter({ matterId })).due).toBeNull()
})

it('[A19] counts a recipient’s wish, by name', async () => {
  const matterId = await granted({ askedCounsel: '样例工作者' })
  expect(await director.api.readMatter({ matterId })).toMatchObject({ askedCounsel: '样例工作者' })
  const row = (await sheet(matterId)).find(({ counselId }) => counselId === worker.counselId)
  expect(row?.fit).toEqual([{ text: '受援人希望由其承办', points: 2 }])
})

it('[A18] keeps counsel away from a declared relative on the other side', async () => {
  const keeper = await centre.hire({ roles: ['director'], name: '名册主任' })
  const counselId = second.counselId as string
  const card = await keeper.api.readCounselCard({ counselId })
  await keeper.api.reviseCounsel({ counselId, ...card, relatives: ['样例对手'] })
  const matterId = await granted({ opponents: [{ name: '样例对手' }] })
  const row = (await sheet(matterId)).find((one) => one.counselId === counselId)
  expect(row?.unfitBecause).toEqual([
    { text: '申报的近亲属样例对手是本案对方当事人或者同案人', basis: '律师法 第三十九条（与近亲属有利益冲突）' },
  ])
  await expect(assign(matterId, second)).rejects.toMatchObject({ code: 'not_now' })
})

it('[A20] watches the share of firms’ lawyers, with what a batch would make of it', async () => {
  const before = (await director.api.proposeBatch({})).firmShare
  expect(before).toEqual({ assigned: 1, byFirms: 1, targetPercent: 35 })
  const [matter] = (await director.api.proposeBatch({})).rows
  await assign(matter?.id as string, worker)
  const { firmShare, proposedShare, rows } = await director.api.proposeBatch({})
  expect(firmShare).toEqual({ assigned: 2, byFirms: 1, targetPercent: 35 })
  expect(proposedShare).toEqual({ assigned: 2 + rows.length, byFirms: 1 + rows.length, targetPercent: 35 })
  expect((await director.api.listCandidates({ matterId: matter?.id as string })).firmShare).toEqual(firmShare)
})

it('[CL2] turns down a criminal cause in a form or stage that no line of criminal aid has', async () => {
  const criminal = { kind: 'criminal', cause: 'crimeVictim', form: 'criminalDefence', stage: 'trial' } as const
  const refused = await refusalOf(director.api.submitApplication(wageClaim(newId(), criminal)))
  expect([refused.code, refused.basis, refused.faults]).toEqual([
    'invalid',
    '刑事诉讼法 第四十六条；法律援助法 第二十九条',
    [{ field: 'form', message: '“公诉案件被害人请求代理”的援助方式是刑事代理，请更正援助方式' }],
  ])
  const settlement = { ...criminal, cause: 'criminalSettlement', form: 'criminalAgency' } as const
  const matterId = newId()
  await director.api.submitApplication(wageClaim(matterId, { ...settlement, trialProcedure: 'summary' }))
  expect(await director.api.readMatter({ matterId })).toMatchObject({
    cause: 'criminalSettlement',
    trialProcedure: 'summary',
  })
})
