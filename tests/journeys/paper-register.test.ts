import { afterAll, beforeAll, expect, it } from 'vitest'
import type { FormKind } from '#documents/forms.ts'
import { CENTRE_STAFF, type Role } from '#kernel/actor.ts'
import { rows, sql } from '#platform/database.ts'
import { readList } from '#platform/sheet.ts'
import { idNumberOf, wageClaim } from '../examples.ts'
import { type Centre, newId, openCentre, type Person, refusalOf } from '../world.ts'

const FIRM = '样例律师事务所'
const STATION = '样例乡工作站'
const YEAR = { from: '2026-01-01', until: '2026-12-31' } as const
let centre: Centre
let reviewer: Person
let director: Person
let clerk: Person
let counsel: Person
/** One received at the centre and handled by the firm, one received at the station. */
const [ofCentre, ofStation] = [newId(), newId()]
beforeAll(async () => {
  centre = await openCentre({ today: '2025-12-31' })
  await centre.addOrganisation('station', STATION)
  await centre.addOrganisation('firm', FIRM)
  reviewer = await centre.hire({ roles: ['reviewer'], name: '样例审查员' })
  director = await centre.hire({ roles: ['director'], name: '样例主任' })
  clerk = await centre.hire({ roles: ['stationClerk'], organisation: STATION, name: '样例站员' })
  counsel = await centre.addCounsel({ name: '样例律师', unit: FIRM })
  const assigner = await centre.hire({ roles: ['assigner'] })

  await receive(reviewer, ofCentre, '王样例')
  await introduce(ofCentre)
  centre.setDay('2026-03-03')
  await receive(clerk, ofStation, '李样例')
  await introduce(ofCentre)
  await introduce(ofStation)
  await sign(reviewer, ofCentre, 'application-form')
  await sign(clerk, ofStation, 'means-statement')
  await reviewer.api.acceptApplication({ matterId: ofCentre })
  const review = { proposal: 'grant', meansProof: 'exempt', opinion: '符合条件' } as const
  await reviewer.api.submitReview({ matterId: ofCentre, ...review })
  const { reasons } = await reviewer.api.adviseApplication({ matterId: ofCentre })
  await director.api.grantAid({ matterId: ofCentre, reasons })
  await assigner.api.assignCounsel({ matterId: ofCentre, counselId: counsel.counselId as string })
})
afterAll(() => centre?.close())

const receive = (by: Person, matterId: string, name: string) =>
  by.api.submitApplication(
    wageClaim(matterId, { recipients: [{ name, idNumber: idNumberOf(matterId === ofCentre ? 61 : 63) }] }),
  )
const introduce = (matterId: string) =>
  reviewer.api.introduce({ matterId, to: '寿县民政局', persons: '样例审查员', purpose: '核查最低生活保障情况' })
const sign = (by: Person, matterId: string, kind: FormKind & ('application-form' | 'means-statement')) =>
  by.api.signForm({ matterId, kind, signedFormId: newId(), manner: 'typed', name: '样例签名人' })
const list = (by: Person, filter: Parameters<Person['api']['listPapers']>[0] = {}) =>
  by.api.listPapers({ size: 100, ...filter })
const kindsOf = ({ rows }: Awaited<ReturnType<typeof list>>) => new Set(rows.map(({ kind }) => kind))
const mattersOf = ({ rows }: Awaited<ReturnType<typeof list>>) => new Set(rows.map(({ matterId }) => matterId))

it('[PR1] opens for every figure of the year exactly as many papers, for whoever sees the county', async () => {
  // Half an hour after midnight in China, while it is still last year in Greenwich; and half an hour before.
  const [first, second] = (await list(reviewer)).rows.filter(({ isIssued }) => !isIssued)
  for (const [row, at] of [
    [first, '2025-12-31T16:30:00Z'],
    [second, '2025-12-31T15:30:00Z'],
  ] as const)
    await rows(centre.db, sql`update signed_form set signed_at = ${at}::timestamptz where id = ${row?.id}`)
  const templates = await centre.admin.api.listTemplates({})
  expect(templates.filter(({ thisYear }) => thisYear).length).toBeGreaterThan(3)
  for (const { kind, thisYear } of templates)
    if (thisYear !== null) expect([kind, (await list(reviewer, { kind, ...YEAR })).total]).toEqual([kind, thisYear])
  const letters = await list(director, { kind: 'introduction-letter' })
  expect(letters.rows.map(({ madeOn }) => madeOn)).toEqual(['2026-03-03', '2026-03-03', '2025-12-31'])
  const signed = (await list(reviewer)).rows.filter(({ isIssued }) => !isIssued)
  expect(signed.map(({ id, madeOn }) => [id, madeOn])).toEqual([
    [first?.id, '2026-01-01'],
    [second?.id, '2025-12-31'],
  ])
})
it('[PR1] comes from the newest back, page after page, issued and signed in one order', async () => {
  const all = (await list(reviewer)).rows
  const days = all.map(({ madeOn }) => madeOn)
  expect(days).toEqual(days.toSorted().reverse())
  const pages = await Promise.all([1, 2, 3].map((page) => list(reviewer, { page, size: 3 })))
  expect(pages.flatMap(({ rows }) => rows)).toEqual(all.slice(0, 9))
  expect(pages.map(({ total }) => total)).toEqual([all.length, all.length, all.length])
  expect(await list(reviewer, { page: 100 })).toEqual({ total: all.length, rows: [] })
})
it('[PR2] shows each person the papers of the matters in sight, and says nothing of the others', async () => {
  expect(mattersOf(await list(reviewer))).toEqual(new Set([ofCentre, ofStation]))
  expect(mattersOf(await list(clerk))).toEqual(new Set([ofStation]))
  expect(mattersOf(await list(counsel))).toEqual(new Set([ofCentre]))
  const [here] = (await list(reviewer, { kind: 'introduction-letter' })).rows.filter(
    ({ matterId }) => matterId === ofCentre,
  )
  for (const search of [here?.number, here?.matterNumber, '王样例'] as string[]) {
    expect((await list(clerk, { search })).total).toBe(0)
    expect((await list(counsel, { search })).total).toBeGreaterThan(0)
  }
  const stranger = await centre.hire({ roles: ['stationClerk'], organisation: FIRM })
  expect(await list(stranger)).toEqual({ total: 0, rows: [] })
  const blind: Role[] = ['administrator', 'auditor', 'hotlineAgent']
  for (const role of blind)
    expect(await refusalOf(list(await centre.hire({ roles: [role] })))).toMatchObject({ code: 'not_permitted' })
  const total = (await list(reviewer)).total
  for (const role of [...CENTRE_STAFF, 'bureau'] as const)
    expect([role, (await list(await centre.hire({ roles: [role] }))).total]).toEqual([role, total])
})
it('finds a paper by its number, and a matter’s papers by its number or its people, whose names stay covered', async () => {
  const { rows: letters } = await list(reviewer, { kind: 'introduction-letter' })
  const letter = letters.find(({ matterId }) => matterId === ofStation)
  expect((await list(reviewer, { search: letter?.number as string })).rows).toEqual([letter])
  for (const search of [letter?.matterNumber as string, '李样例', 'lyl', 'liyang'])
    expect([search, mattersOf(await list(reviewer, { search }))]).toEqual([search, new Set([ofStation])])
  const { rows } = await list(reviewer, { search: '李样例' })
  expect(rows).toHaveLength((await list(clerk)).total)
  expect(rows[0]?.matter).toContain('李**')
  expect(JSON.stringify(await list(clerk))).not.toContain('李样例')
  expect(kindsOf(await list(reviewer, { from: '2026-03-03', until: '2026-03-03' }))).not.toContain('application-form')
  expect(await refusalOf(list(reviewer, { kind: 'no-such' }))).toMatchObject({ code: 'not_found' })
})
it('tells what waits for service and what is void; a signed form is neither', async () => {
  const decision = (await list(reviewer, { state: 'unserved' })).rows
  expect(decision.map(({ kind }) => kind)).toEqual(['grant-decision'])
  const [letter] = (await list(reviewer, { kind: 'introduction-letter' })).rows
  await director.api.voidDocument({ documentId: letter?.id as string, reason: '份数写错' })
  const voided = (await list(reviewer, { state: 'voided' })).rows
  expect(voided.map(({ id, voidReason }) => [id, voidReason])).toEqual([[letter?.id, '份数写错']])
  // A number that was given stays counted, void or not.
  expect((await list(reviewer, { kind: 'introduction-letter' })).total).toBe(3)
  const service = { serviceId: newId(), manner: 'inPerson', servedOn: '2026-03-03', receiver: '王样例' } as const
  await reviewer.api.recordService({ documentId: decision[0]?.id as string, ...service })
  expect((await list(reviewer, { state: 'unserved' })).total).toBe(0)
})
it('says beforehand where a paper opens with a reason only', async () => {
  const bureau = await centre.hire({ roles: ['bureau'] })
  const letterOf = async (matterId: string) => {
    const { rows } = await list(bureau, { kind: 'introduction-letter' })
    return rows.find((row) => row.matterId === matterId)
  }
  const opens = async (matterId: string) =>
    bureau.api.openDocument({ documentId: (await letterOf(matterId))?.id as string })
  expect((await letterOf(ofStation))?.needsReason).toBe(true)
  expect((await refusalOf(opens(ofStation))).code).toBe('reason_needed')
  await bureau.api.openMatter({ matterId: ofStation, reason: '检查监督' })
  expect((await letterOf(ofStation))?.needsReason).toBe(false)
  expect((await opens(ofStation)).type).toBe('application/pdf')
  expect((await letterOf(ofCentre))?.needsReason).toBe(true)
  expect((await list(counsel)).rows.some(({ needsReason }) => needsReason)).toBe(false)
})
it('[LE1] gives the register as Excel: the shown columns of exactly the listed papers', async () => {
  const sheetOf = async (input: Parameters<Person['api']['exportPapers']>[0]) =>
    (await readList(new Uint8Array(await (await clerk.api.exportPapers(input)).arrayBuffer()), '日期', '没有表头')).map(
      ({ cells }) => Object.fromEntries(cells),
    )
  const { rows } = await list(clerk)
  const whole = await sheetOf({})
  expect(whole.map(({ 日期, 案件 }) => [日期, 案件])).toEqual(rows.map(({ madeOn, matter }) => [madeOn, matter]))
  expect(whole).toContainEqual(
    expect.objectContaining({ 文书: '法律援助机构介绍信', 形成方式: '出具', 经办人: '样例审查员' }),
  )
  const [row] = await sheetOf({ columns: ['madeOn', 'number'], kind: 'introduction-letter' })
  expect(Object.keys(row ?? {})).toEqual(['文号', '日期'])
})
