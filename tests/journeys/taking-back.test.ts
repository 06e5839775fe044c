import { afterAll, beforeAll, expect, it } from 'vitest'
import { idNumberOf, wageClaim } from '../examples.ts'
import { requireReplay } from '../practice/checks.ts'
import { type Centre, newId, openCentre, type Person } from '../world.ts'

let centre: Centre
let reviewer: Person
let colleague: Person
let approver: Person
let assigner: Person
let supervisor: Person
let lawyer: Person
let station: Person
let serial = 400

beforeAll(async () => {
  centre = await openCentre({ today: '2026-03-03' })
  await centre.addOrganisation('firm', '样例寿春律师事务所')
  reviewer = await centre.hire({ roles: ['reviewer'], name: '审查员' })
  colleague = await centre.hire({ roles: ['reviewer', 'qualitySupervisor'], name: '同事' })
  approver = await centre.hire({ roles: ['approver'], name: '审批人' })
  assigner = await centre.hire({ roles: ['assigner'], name: '指派人' })
  supervisor = await centre.hire({ roles: ['qualitySupervisor'], name: '监督员' })
  station = await centre.hire({ roles: ['stationClerk'], organisation: '寿县寿春镇法律援助工作站', name: '站员' })
  lawyer = await centre.addCounsel({ name: '样例律师甲', unit: '样例寿春律师事务所' })
})
afterAll(async () => {
  if (centre) await requireReplay({ db: centre.db, county: '340422' })
  await centre?.close()
})

const REVIEW = { proposal: 'grant', meansProof: 'exempt', opinion: '符合条件' } as const
const REASONS = [{ text: '农民工追索劳动报酬', basis: '法律援助法 第三十一条' }]
const closing: Omit<Parameters<Person['api']['submitClosing']>[0], 'matterId'> = {
  ...{ closedOn: '2026-03-03', manner: 'judgment', result: 'won', benefit: 100_00, wages: 100_00, summary: '判决支付' },
  materials: [
    { code: 'agreement', title: '委托协议', pages: 2, original: true },
    { code: 'outcome', title: '民事判决书', pages: 6, original: false },
  ],
}

async function accepted(): Promise<string> {
  const matterId = newId()
  const recipients = [{ name: '样例工', idNumber: idNumberOf(++serial) }]
  await reviewer.api.submitApplication(wageClaim(matterId, { recipients }))
  await reviewer.api.acceptApplication({ matterId })
  return matterId
}
async function reviewed(): Promise<string> {
  const matterId = await accepted()
  await reviewer.api.submitReview({ matterId, ...REVIEW })
  return matterId
}
async function handled(): Promise<string> {
  const matterId = await reviewed()
  await approver.api.grantAid({ matterId, reasons: REASONS })
  await assigner.api.assignCounsel({ matterId, counselId: lawyer.counselId as string })
  await lawyer.api.takeAssignment({ matterId })
  for (const [entry, note] of [
    ['agreement', '签订委托协议'],
    ['meeting', '约见受援人'],
    ['hearing', '开庭审理'],
  ] as const)
    await lawyer.api.recordProgress({ matterId, entry, on: '2026-03-03', place: '寿县', note })
  return matterId
}
const offerOf = async (person: Person, matterId: string) =>
  (await person.api.readMatter({ matterId })).next.find(({ step }) => step === 'takeBack')
const told = async (person: Person, matterId: string) =>
  (await person.api.listReminders({}))
    .filter(({ matter, isOver }) => matter?.id === matterId && !isOver)
    .map(({ rule }) => rule)
const why = async (person: Person, matterId: string) =>
  person.api.takeBackStep({ matterId }).then(
    () => null,
    ({ code, message }: { code: string; message: string }) => `${code} ${message}`,
  )

it('[UN1] [UN3] whoever proposed takes the opinion back before the decision, and proposes anew', async () => {
  const matterId = await accepted()
  const before = await reviewer.api.readMatter({ matterId })
  await reviewer.api.submitReview({ matterId, ...REVIEW })
  expect(await told(approver, matterId)).toEqual(['awaitsDecision'])
  expect(await offerOf(reviewer, matterId)).toMatchObject({ label: '撤回上一步：提出审查意见', allowed: true })
  expect(await offerOf(approver, matterId)).toBeUndefined()
  expect(await why(colleague, matterId)).toMatch(/^not_now .*审查员办理的，只能由本人撤回；.*退回重新审查/)

  const answer = await reviewer.api.takeBackStep({ matterId, note: '阶段写错了' })
  expect(answer).toEqual({ matterId, state: 'accepted', documentId: null })
  const after = await reviewer.api.readMatter({ matterId })
  const rest = { steps: [], next: [], version: 0 }
  expect({ ...after, ...rest }).toEqual({ ...before, ...rest })
  expect(after.steps.slice(-2).map(({ label, note }) => [label, note])).toEqual([
    ['提出审查意见', '符合条件'],
    ['撤回：提出审查意见', '阶段写错了'],
  ])
  expect(await told(approver, matterId)).toEqual([])
  expect(await offerOf(reviewer, matterId)).toBeUndefined()
  expect(await why(reviewer, matterId)).toContain('只能撤回一步')
  await reviewer.api.submitReview({ matterId, ...REVIEW, proposal: 'refuse' })
  expect((await reviewer.api.takeBackStep({ matterId })).state).toBe('accepted')
})

it('[UN1] a decision is never taken back, and of deciding and taking back at once one passes', async () => {
  const decided = await reviewed()
  await approver.api.grantAid({ matterId: decided, reasons: REASONS })
  for (const person of [approver, reviewer]) expect(await why(person, decided)).toContain('“决定给予援助”不能撤回')

  const matterId = await reviewed()
  const settled = await Promise.allSettled([
    reviewer.api.takeBackStep({ matterId }),
    approver.api.grantAid({ matterId, reasons: REASONS }),
  ])
  expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

it('[UN1] [UN3] the approver takes a return back: the opinion is there again', async () => {
  const matterId = await reviewed()
  await approver.api.returnReview({ matterId, reason: '请核对' })
  expect(await told(reviewer, matterId)).toContain('reviewReturned')
  expect((await approver.api.takeBackStep({ matterId })).state).toBe('reviewed')
  expect(await told(reviewer, matterId)).not.toContain('reviewReturned')
  // The opinion is the reviewer's again, so the reviewer may not decide, and the approver may.
  expect((await approver.api.grantAid({ matterId, reasons: REASONS })).state).toBe('granted')
})

it('[UN1] [UN2] counsel takes the closing report back before its examination, unless a letter went out or the next stage was opened', async () => {
  const matterId = await handled()
  expect(await why(lawyer, matterId)).toContain('再记一条予以更正')
  await lawyer.api.submitClosing({ matterId, ...closing })
  expect((await lawyer.api.takeBackStep({ matterId })).state).toBe('handling')
  await lawyer.api.submitClosing({ matterId, ...closing })
  const answered = await handled()
  await lawyer.api.submitClosing({ matterId: answered, ...closing })
  centre.setDay('2026-03-04')
  await reviewer.api.openNextStage({
    ...{ previousId: matterId, matterId: newId(), stage: 'secondInstance', form: 'litigation', situation: '对方上诉' },
    ...{ agency: '淮南市中级人民法院', agencyCounty: '340422' },
  } as const)
  expect(await offerOf(lawyer, matterId)).toBeUndefined()
  expect(await why(lawyer, matterId)).toContain('之后已经办理续办')
  await reviewer.api.askOrgan({ matterId: answered, to: '寿县人民法院' })
  expect(await why(lawyer, answered)).toMatch(/之后又出具了《.+》，不能撤回；材料需要补正的/)
  centre.setDay('2026-03-03')
})

it('[UN1] the first grade is taken back before the subsidy, by whoever gave it', async () => {
  const matterId = await handled()
  await lawyer.api.submitClosing({ matterId, ...closing })
  await supervisor.api.acceptClosing({ matterId })
  expect(await why(supervisor, matterId)).toContain('“结案审查通过”不能撤回')
  await supervisor.api.gradeMatter({ matterId, grade: 'good', opinion: '材料齐全' })
  expect(await why(colleague, matterId)).toContain('只能由本人撤回')
  expect((await supervisor.api.takeBackStep({ matterId })).state).toBe('closed')
  expect((await supervisor.api.gradeMatter({ matterId, grade: 'excellent', opinion: '材料齐全' })).state).toBe('graded')
})

it('[UN1] whoever does not see the matter is told that there is none, as of one that never was', async () => {
  const matterId = await reviewed()
  expect(await why(station, matterId)).toMatch(/^not_permitted/)
  expect(await why(lawyer, matterId)).toBe(await why(lawyer, newId()))
})
