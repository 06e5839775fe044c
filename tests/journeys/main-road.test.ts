import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkDigit } from '#kernel/id-number.ts'
import { findActor } from '#modules/access/store.ts'
import { replay } from '#modules/matter/rules.ts'
import { listStory, readMatter } from '#modules/matter/store.ts'
import type { Pack } from '#policy/pack.ts'
import { findPack } from '#policy/packs/index.ts'
import type { Tariff } from '#policy/tariff.ts'
import { type Centre, newId, openCentre, type Person } from '../world.ts'

const idOf = (serial: number) => {
  const body = `34042219800101${String(serial).padStart(3, '0')}`
  return body + checkDigit(body)
}
const workers = Array.from({ length: 11 }, (_, index) => ({
  name: `样例工${index + 1}`,
  idNumber: idOf(index * 2 + 1),
  claim: 812_300,
}))

const pack = findPack('340422') as Pack
const CONFIRM = { action: 'confirm', rule: 'tariff', index: 0, source: '主任确认' } as const

let centre: Centre
let station: Person
let reviewer: Person
let director: Person
let assigner: Person
let counsel: Person
let supervisor: Person
let finance: Person
let archivist: Person

beforeAll(async () => {
  centre = await openCentre({ today: '2026-03-03' })
  await centre.addOrganisation('firm', '样例寿春律师事务所')
  station = await centre.hire({ roles: ['stationClerk'], organisation: '寿县寿春镇法律援助工作站', name: '站员' })
  reviewer = await centre.hire({ roles: ['reviewer'], name: '审查员' })
  director = await centre.hire({ roles: ['director', 'approver'], name: '主任' })
  assigner = await centre.hire({ roles: ['assigner'], name: '指派员' })
  supervisor = await centre.hire({ roles: ['qualitySupervisor'], name: '监督员' })
  finance = await centre.hire({ roles: ['finance'], name: '财务' })
  archivist = await centre.hire({ roles: ['archivist'], name: '档案员' })
  counsel = await centre.addCounsel({ name: '样例律师甲', unit: '样例寿春律师事务所' })
})
afterAll(() => centre?.close())

describe('the main road', () => {
  const matterId = newId()

  it('takes a wage claim of eleven workers from the first question to the archive', async () => {
    const consultationId = newId()
    await station.api.recordConsultation({
      consultationId,
      channel: 'visit',
      name: '样例工1',
      cause: 'labourPay',
      groups: ['migrantWorker'],
      question: '十一人在工地做木工，工资没有结清',
      answer: '可以申请法律援助',
      toldMayApply: true,
    })
    const { number } = await station.api.submitApplication({
      matterId,
      consultationId,
      source: 'self',
      recipients: workers,
      groups: ['migrantWorker'],
      kind: 'civil',
      cause: 'labourPay',
      form: 'litigation',
      stage: 'firstInstance',
      opponents: [{ name: '样例建筑劳务有限公司' }],
      agency: '寿县人民法院',
      agencyCounty: '340422',
      story: '拖欠劳务工资',
      means: { promised: true },
      materials: [
        { code: 'applicationForm', title: '法律援助申请表', pages: 2, original: true },
        { code: 'identity', title: '身份证', pages: 11, original: false },
        { code: 'meansStatement', title: '经济困难状况说明表', pages: 1, original: true },
        { code: 'exemptionProof', title: '务工证明', pages: 1, original: true },
        { code: 'caseMaterials', title: '欠条', pages: 3, original: false },
      ],
    })
    expect(number).toBe('寿援申〔2026〕1号')

    const advice = await reviewer.api.adviseApplication({ matterId })
    expect(advice).toMatchObject({ outcome: 'grant', meansProof: 'exempt', missingMaterials: [] })
    await reviewer.api.acceptApplication({ matterId })
    await reviewer.api.submitReview({
      matterId,
      proposal: 'grant',
      meansProof: 'exempt',
      opinion: '农民工追索劳动报酬，免予核查',
    })

    centre.setDay('2026-03-05')
    const granted = await director.api.grantAid({ matterId, reasons: advice.reasons })
    expect(granted.assignDueOn).toBe('2026-03-09')
    const [first] = (await assigner.api.listCandidates({ matterId })).candidates
    expect(first).toMatchObject({ name: '样例律师甲', unfitBecause: [] })
    await assigner.api.assignCounsel({ matterId, counselId: first?.counselId as string })

    centre.setDay('2026-03-06')
    await counsel.api.takeAssignment({ matterId })
    for (const [entry, note] of [
      ['agreement', '签订委托协议'],
      ['meeting', '约见代表二人'],
      ['hearing', '开庭审理'],
    ] as const)
      await counsel.api.recordProgress({ matterId, entry, on: '2026-03-06', place: '寿县', note })

    centre.setDay('2026-06-10')
    await counsel.api.submitClosing({
      matterId,
      closedOn: '2026-06-08',
      manner: 'judgment',
      result: 'won',
      benefit: 8_935_300,
      wages: 8_935_300,
      summary: '判决支付全部工资',
      materials: [
        { code: 'agreement', title: '委托协议', pages: 2, original: true },
        { code: 'outcome', title: '民事判决书', pages: 6, original: false },
      ],
    })
    await supervisor.api.acceptClosing({ matterId })
    await supervisor.api.gradeMatter({ matterId, grade: 'good', opinion: '材料齐全' })
    const { total } = await finance.api.computeSubsidy({ matterId })
    expect(total).toBe(140_000)
    const { steps } = await finance.api.readMatter({ matterId })
    expect(steps.find(({ step }) => step === 'subsidise')?.note).toBe('民事、行政诉讼或者仲裁（良好标准）：1,400.00元')
    const { archiveNumber } = await archivist.api.archiveMatter({ matterId })
    expect(archiveNumber).toBe('寿援档〔2026〕1号')
  })

  it('[T9] says what a changed tariff would have cost, and which matters it has no row for', async () => {
    const tariff = pack.tariff[0]?.value as Tariff
    const preview = (value: Tariff) =>
      director.api.previewTariff({
        change: { action: 'add', rule: 'tariff', value, from: '2027-01-01', source: '样例', state: 'toConfirm' },
      })
    expect(await preview({ ...tariff, furtherRecipient: 5_000 })).toEqual({
      matters: 1,
      before: 140_000,
      after: 190_000,
      more: 1,
      less: 0,
      unfit: 0,
    })
    const criminalOnly = { ...tariff, rows: tariff.rows.filter(({ forms }) => forms.includes('criminalDefence')) }
    expect(await preview(criminalOnly)).toMatchObject({ after: 0, more: 0, less: 0, unfit: 1 })
    await expect(finance.api.previewTariff({ change: CONFIRM })).rejects.toMatchObject({ code: 'not_permitted' })
    expect(await director.api.previewTariff({ change: CONFIRM })).toMatchObject({ before: 140_000, after: 140_000 })
  })

  it('counts one matter and eleven people, and every document opens as a PDF', async () => {
    const page = await director.api.readMatter({ matterId })
    expect(page).toMatchObject({
      title: '样例工1等11人请求支付劳动报酬',
      state: 'archived',
      recipients: 11,
      subsidy: 140_000,
    })
    expect(page.documents.map(({ title }) => title)).toEqual(
      expect.arrayContaining(['申请材料接收凭证', '给予法律援助决定书', '指派通知书', '法律援助公函', '结案报告表']),
    )
    for (const { id } of page.documents) {
      const pdf = new Uint8Array(await (await director.api.openDocument({ documentId: id })).arrayBuffer())
      expect(new TextDecoder().decode(pdf.subarray(0, 5))).toBe('%PDF-')
    }
  })

  it('[CR4] opens the lines behind the figures of a year', async () => {
    const counselId = counsel.counselId as string
    const { number } = await director.api.readMatter({ matterId })
    const { given, closed, shifts } = await director.api.readCounselYear({ counselId, year: 2026 })
    expect(given).toMatchObject([{ matterId, number, cause: 'labourPay', declined: false }])
    expect(closed).toMatchObject([{ matterId, number, grade: 'good' }])
    expect(shifts).toEqual([])
    const [row] = await director.api.listAssessments({ year: 2026 })
    expect(row).toMatchObject({ id: counselId, assigned: 1, declined: 0, closed: 1, grades: { good: 1 } })
    expect((await director.api.listMatters({ counselId })).rows.map(({ id }) => id)).toEqual([matterId])
    expect((await director.api.listMatters({ counselId: newId() })).total).toBe(0)
    expect(await director.api.readCounselYear({ counselId, year: 2025 })).toEqual({ given: [], closed: [], shifts: [] })
    await expect(director.api.readCounselYear({ counselId: newId(), year: 2026 })).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  it('has a story that replays to the matter as it stands', async () => {
    const actor = await findActor(centre.db, director.accountId)
    if (!actor) throw new Error('no director')
    const row = await readMatter(centre.db, actor, matterId)
    expect(replay(actor.county, matterId, await listStory(centre.db, actor.county, matterId))).toEqual(row)
  })
})
