import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ALL_PAPERS, idNumberOf, PAPERS, wageClaim } from '../examples.ts'
import { type Centre, newId, openCentre, type Person } from '../world.ts'

let centre: Centre
let reviewer: Person
let director: Person
let serial = 100

beforeAll(async () => {
  centre = await openCentre({ today: '2026-03-03' })
  await centre.addOrganisation('firm', '样例寿春律师事务所')
  reviewer = await centre.hire({ roles: ['reviewer', 'assigner'], name: '审查员' })
  director = await centre.hire({ roles: ['director', 'approver'], name: '主任' })
})
afterAll(() => centre?.close())

async function received(over: Parameters<typeof wageClaim>[1] = {}): Promise<string> {
  const matterId = newId()
  await reviewer.api.submitApplication(
    wageClaim(matterId, { recipients: [{ name: '样例工', idNumber: idNumberOf(++serial) }], ...over }),
  )
  return matterId
}
/** As one who acted in it sees it: opening a file without a task needs a reason. */
const page = (matterId: string) => reviewer.api.readMatter({ matterId })

describe('the exits of the road', () => {
  it('refuses what is out of scope, in writing, with the reason and the way to object', async () => {
    const matterId = await received({ cause: 'loan', groups: [], story: '借款未还', materials: ALL_PAPERS })
    const advice = await reviewer.api.adviseApplication({ matterId })
    expect(advice.outcome).toBe('refuse')
    await reviewer.api.acceptApplication({ matterId })
    await reviewer.api.submitReview({ matterId, proposal: 'refuse', meansProof: 'declared', opinion: '不属于援助事项' })
    const { state, documentId } = await director.api.refuseAid({ matterId, reasons: advice.reasons })
    expect(state).toBe('refused')
    expect((await page(matterId)).documents.find(({ id }) => id === documentId)).toMatchObject({
      title: '不予法律援助决定书',
      number: '寿援不决〔2026〕1号',
    })
  })

  it('[R2] [R4] stops the clock for a supplement, tells everything once, and goes on with the days added', async () => {
    const matterId = await received({ materials: [PAPERS.applicationForm, PAPERS.caseMaterials] })
    const { missingMaterials } = await reviewer.api.adviseApplication({ matterId })
    expect(missingMaterials.map(({ code }) => code)).toEqual(['identity', 'meansStatement', 'exemptionProof'])
    await expect(reviewer.api.acceptApplication({ matterId })).rejects.toMatchObject({
      code: 'not_now',
      basis: '办理法律援助案件程序规定 第十一条',
    })
    const { dueOn } = await reviewer.api.requestSupplement({
      matterId,
      items: missingMaterials.map(({ title }) => title),
    })
    expect(await page(matterId)).toMatchObject({ state: 'supplementing', due: { on: dueOn, what: '申请人补正材料' } })

    centre.setDay('2026-03-07')
    await reviewer.api.receiveSupplement({
      matterId,
      materials: [PAPERS.identity, PAPERS.meansStatement, PAPERS.exemptionProof],
    })
    // Seven days from 3 March are the 10th; four of supplement make it Saturday the 14th, which rolls to Monday.
    expect(await page(matterId)).toMatchObject({ state: 'received', stoppedDays: 4, due: { on: '2026-03-16' } })
    await expect(reviewer.api.requestSupplement({ matterId, items: ['再补一份'] })).rejects.toMatchObject({
      code: 'not_now',
      basis: '法律援助法 第四十三条第二款',
    })
    expect((await reviewer.api.acceptApplication({ matterId })).state).toBe('accepted')
    centre.setDay('2026-03-03')
  })

  it('[R3] deems an application withdrawn only after the named day', async () => {
    const matterId = await received({ materials: [PAPERS.applicationForm] })
    const { dueOn } = await reviewer.api.requestSupplement({ matterId, items: ['身份证明'] })
    centre.setDay(dueOn)
    await expect(reviewer.api.deemWithdrawn({ matterId })).rejects.toMatchObject({ code: 'not_now' })
    centre.setDay('2026-05-06')
    expect((await reviewer.api.deemWithdrawn({ matterId })).state).toBe('deemedWithdrawn')
    centre.setDay('2026-03-03')
  })

  it('lets the applicant withdraw, and the approver send a review back', async () => {
    const withdrawn = await received()
    expect((await reviewer.api.withdrawApplication({ matterId: withdrawn, reason: '双方已和解' })).state).toBe(
      'withdrawn',
    )
    const returned = await received()
    await reviewer.api.acceptApplication({ matterId: returned })
    await reviewer.api.submitReview({
      matterId: returned,
      proposal: 'grant',
      meansProof: 'exempt',
      opinion: '符合条件',
    })
    expect((await director.api.returnReview({ matterId: returned, reason: '请核对阶段' })).state).toBe('accepted')
  })

  it('forwards what belongs elsewhere, and decides nothing about it', async () => {
    const matterId = await received({ agency: '凤台县人民法院', agencyCounty: '340421' })
    expect(await reviewer.api.adviseApplication({ matterId })).toMatchObject({ outcome: 'forward' })
    await reviewer.api.acceptApplication({ matterId })
    await expect(
      reviewer.api.submitReview({ matterId, proposal: 'refuse', meansProof: 'exempt', opinion: '无管辖权' }),
    ).rejects.toMatchObject({ code: 'not_now', basis: '法律援助法 第三十八条' })
    const { state, documentId } = await reviewer.api.forwardApplication({
      matterId,
      to: '凤台县法律援助中心',
      manner: 'forwarded',
    })
    expect(state).toBe('forwarded')
    expect((await page(matterId)).documents.find(({ id }) => id === documentId)?.title).toBe('法律援助受理机构告知书')
  })

  it('terminates on a ground of art. 48 and archives the rest', async () => {
    const matterId = await received()
    await reviewer.api.acceptApplication({ matterId })
    await reviewer.api.submitReview({ matterId, proposal: 'grant', meansProof: 'exempt', opinion: '符合条件' })
    const { reasons } = await reviewer.api.adviseApplication({ matterId })
    await director.api.grantAid({ matterId, reasons })
    const { state } = await director.api.terminateAid({
      matterId,
      ground: 'ownCounsel',
      explanation: '受援人自行委托律师',
    })
    expect(state).toBe('terminated')
    expect((await page(matterId)).grounds).toEqual([
      { text: '自行委托律师或者其他代理人', basis: '法律援助法 第四十八条第一款第六项' },
    ])
    expect((await director.api.archiveMatter({ matterId })).state).toBe('archived')
  })

  it('[A9] assigns another after a decline, and no unfit counsel', async () => {
    const first = await centre.addCounsel({ name: '样例律师甲', unit: '样例寿春律师事务所' })
    const busy = await centre.addCounsel({ name: '样例律师乙', unit: '样例寿春律师事务所', matterKinds: ['criminal'] })
    const matterId = await received()
    await reviewer.api.acceptApplication({ matterId })
    await reviewer.api.submitReview({ matterId, proposal: 'grant', meansProof: 'exempt', opinion: '符合条件' })
    const { reasons } = await reviewer.api.adviseApplication({ matterId })
    await director.api.grantAid({ matterId, reasons })
    await expect(reviewer.api.assignCounsel({ matterId, counselId: busy.counselId as string })).rejects.toMatchObject({
      code: 'not_now',
      message: expect.stringContaining('登记的办案类别不含民事'),
    })
    expect((await page(matterId)).state).toBe('granted')
    await reviewer.api.assignCounsel({ matterId, counselId: first.counselId as string })
    expect((await first.api.declineAssignment({ matterId, reason: '近期连续出庭' })).state).toBe('granted')
    expect(await page(matterId)).toMatchObject({ counsel: null, unit: null })
    const year = await director.api.readCounselYear({ counselId: first.counselId as string, year: 2026 })
    expect(year.given).toMatchObject([{ matterId, declined: true }])
  })

  it('takes a court’s notice without application and means, within three days', async () => {
    const matterId = await received({
      source: 'agency',
      noticeReason: 'sensoryDisability',
      noticeNumber: '(2026)皖0422刑初1号',
      kind: 'criminal',
      cause: 'criminalDefence',
      form: 'criminalDefence',
      stage: 'trial',
      groups: ['disabled'],
      materials: [],
      means: { promised: false },
    })
    expect((await page(matterId)).due?.on).toBe('2026-03-06')
    await expect(reviewer.api.acceptApplication({ matterId })).rejects.toMatchObject({
      code: 'not_now',
      basis: '法律援助法 第三十六条',
    })
    const { state, assignDueOn } = await reviewer.api.acceptNotice({ matterId })
    expect([state, assignDueOn]).toEqual(['granted', '2026-03-06'])
    expect((await page(matterId)).grounds).toEqual([
      { text: '办案机关通知：视力、听力、言语残疾人', basis: '法律援助法 第二十五条第一款第二项' },
    ])
  })
})
