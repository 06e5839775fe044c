import { afterAll, beforeAll, expect, it } from 'vitest'
import { type SheetInputs, sheetOf } from '#modules/assignment/sheet.ts'
import { rows, sql } from '#platform/database.ts'
import { idNumberOf, wageClaim } from '../examples.ts'
import { type Centre, newId, openCentre, type Person } from '../world.ts'

// "Why him again?": the order, the reason where it was not followed, and what it was made from.
let centre: Centre
let reviewer: Person
let approver: Person
let assigner: Person
let first: Person
let second: Person
let serial = 700

beforeAll(async () => {
  centre = await openCentre({ today: '2026-03-03' })
  reviewer = await centre.hire({ roles: ['reviewer'], name: '审查员' })
  approver = await centre.hire({ roles: ['approver'], name: '审批人' })
  assigner = await centre.hire({ roles: ['assigner'], name: '指派人' })
  for (const name of ['样例甲所', '样例乙所']) await centre.addOrganisation('firm', name)
  first = await centre.addCounsel({ name: '样例律师甲', unit: '样例甲所', gender: '男' })
  second = await centre.addCounsel({ name: '样例律师乙', unit: '样例乙所', gender: '女', languages: ['手语'] })
})
afterAll(() => centre?.close())

async function granted(over: Parameters<typeof wageClaim>[1] = {}): Promise<string> {
  const matterId = newId()
  const recipients = [{ name: '样例工', idNumber: idNumberOf(++serial) }]
  await reviewer.api.submitApplication(wageClaim(matterId, { recipients, ...over }))
  await reviewer.api.acceptApplication({ matterId })
  await reviewer.api.submitReview({ matterId, proposal: 'grant', meansProof: 'exempt', opinion: '符合条件' })
  const { reasons } = await reviewer.api.adviseApplication({ matterId })
  await approver.api.grantAid({ matterId, reasons })
  return matterId
}
const sheet = async (matterId: string) => (await assigner.api.listCandidates({ matterId })).candidates
const assign = (matterId: string, who: Person, reason?: string) =>
  assigner.api.assignCounsel({ matterId, counselId: who.counselId as string, ...(reason && { reason }) })

it('[A10] [A11] gives the next matter to whom it is owed; the other is chosen with a reason only', async () => {
  await assign(await granted(), first)
  await assign(await granted(), first)
  const matterId = await granted()
  expect(await sheet(matterId)).toMatchObject([
    { counselId: second.counselId, due: 1, taken: 0, owed: 1.5, score: 1.5 },
    { counselId: first.counselId, due: 1, taken: 2, owed: -0.5, score: -0.5 },
  ])
  await expect(assign(matterId, first)).rejects.toMatchObject({
    code: 'invalid',
    message: expect.stringContaining('按次序应当先派样例律师乙（样例乙所）'),
    faults: [{ field: 'reason', message: expect.stringContaining('样例律师乙') }],
  })
  expect((await assign(matterId, first, '受援人上次由其办理，要求继续')).state).toBe('assigned')
})

it('[A14] keeps what each order was made from, and makes the same order of it again', async () => {
  const kept = await rows(
    centre.db,
    sql<{ detail: { sheet: SheetInputs; order: string[] }; counselId: string; note: string | null }>`
    select s.detail, s.changes->>'counselId' as counsel_id, s.note
      from matter_step s where s.step = 'assign' order by s.recorded_at, s.matter_id`,
  )
  expect(kept).toHaveLength(3)
  for (const { detail, counselId } of kept) {
    expect(sheetOf(detail.sheet).map(({ counsel }) => counsel.id)).toEqual(detail.order)
    expect(detail.order).toContain(counselId)
  }
  expect(kept.filter(({ note }) => note !== null)).toHaveLength(1)
})

it('[A13] a recipient who asks for a woman gets one, in the next stage as well', async () => {
  const matterId = await granted({ askedGender: '女', language: '手语' })
  expect(await reviewer.api.readMatter({ matterId })).toMatchObject({ askedGender: '女', language: '手语' })
  const [fit, unfit] = await sheet(matterId)
  expect(fit).toMatchObject({ counselId: second.counselId, fit: [{ text: '会受援人使用的语言', points: 2 }] })
  expect(unfit?.unfitBecause[0]?.text).toBe('受援人要求由女性法律援助人员办理')
  await expect(assign(matterId, first, '就近')).rejects.toMatchObject({ code: 'not_now' })
  expect((await assign(matterId, second)).state).toBe('assigned')
})

it('[F1] several who assign at once each know what the one before gave out', async () => {
  const matters = await Promise.all([granted(), granted(), granted(), granted()])
  const taken = async () => new Map((await sheet(matters[0] as string)).map((one) => [one.counselId, one.taken]))
  const before = await taken()
  await Promise.all(matters.slice(1).map((matterId) => assign(matterId, second, '集中办理')))
  const after = await taken()
  expect((after.get(second.counselId as string) ?? 0) - (before.get(second.counselId as string) ?? 0)).toBe(3)
  const last = await rows(
    centre.db,
    sql<{ taken: number[] }>`
    select array_agg((one->>'taken')::int order by (one->>'taken')::int) as taken
      from matter_step s, jsonb_array_elements(s.detail->'sheet'->'candidates') one
     where s.step = 'assign' and s.note = '集中办理' and one->>'id' = ${second.counselId}`,
  )
  const from = before.get(second.counselId as string) ?? 0
  expect(last[0]?.taken).toEqual([from, from + 1, from + 2])
})

it('strikes nobody off the roster who has matters in hand', async () => {
  const director = await centre.hire({ roles: ['director'], name: '主任' })
  const counselId = first.counselId as string
  await expect(
    director.api.reviseCounsel({
      ...{ counselId, organisationId: await centre.organisation('样例甲所'), kind: 'lawyer', name: '样例律师甲' },
      ...{ knowsMinors: false, matterKinds: ['civil'], active: false },
    }),
  ).rejects.toMatchObject({ code: 'not_now', message: expect.stringContaining('件案件在办，不能移出名册') })
  expect((await director.api.listCounsel({})).find(({ id }) => id === counselId)?.active).toBe(true)
})

it('[B1] proposes a whole morning at once, and what is assigned is no longer proposed', async () => {
  const batch = async () => (await assigner.api.proposeBatch({})).rows
  expect(await batch()).toHaveLength(1)
  await Promise.all([granted(), granted(), granted()])
  const proposed = await batch()
  expect(proposed).toHaveLength(4)
  const two = proposed.slice(1, 3).map(({ id }) => id)
  const chosen = await assigner.api.proposeBatch({ matterIds: [...two, newId()] })
  expect(chosen.rows.map(({ id }) => id)).toEqual(two)
  for (const { id, proposed: to } of proposed)
    await assigner.api.assignCounsel({ matterId: id, counselId: to?.counselId as string, reason: '成批指派' })
  const [one, other] = (await sheet(await granted())).map(({ taken }) => taken)
  expect(Math.abs((one ?? 0) - (other ?? 9))).toBeLessThanOrEqual(1)
  const [left] = await batch()
  await assign(left?.id as string, first, '补派')
  expect(await batch()).toEqual([])
  await expect(approver.api.proposeBatch({})).rejects.toMatchObject({ code: 'not_permitted' })
})
