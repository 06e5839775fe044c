import { afterAll, beforeAll, expect, it } from 'vitest'
import { readList } from '#platform/sheet.ts'
import { idNumberOf, wageClaim } from '../examples.ts'
import { type Centre, newId, openCentre, type Person, refusalOf } from '../world.ts'

let centre: Centre
let reviewer: Person
const phone = '13800001234'
beforeAll(async () => {
  centre = await openCentre({ today: '2026-03-03' })
  reviewer = await centre.hire({ roles: ['reviewer'], name: '样例审查员' })
  for (let serial = 1_700; serial < 1_711; serial++) {
    const recipients = [{ name: `样例工${serial}`, idNumber: idNumberOf(serial) }]
    await reviewer.api.submitApplication(wageClaim(newId(), { recipients }))
  }
  await reviewer.api.recordConsultation({
    ...{ consultationId: newId(), channel: 'visit', name: '样例来访人', phone, cause: 'labourPay', groups: [] },
    ...{ question: '=1+1 工资没有结清', answer: '可以申请', toldMayApply: true },
  })
})
afterAll(() => centre?.close())

type Answer = Promise<{ arrayBuffer(): Promise<ArrayBuffer> }>
const rowsOf = async (answer: Answer, heading: string) =>
  (await readList(new Uint8Array(await (await answer).arrayBuffer()), heading, '没有表头')).map(({ cells }) =>
    Object.fromEntries(cells),
  )

it('[LE1] gives the ledger of matters as the list shows it, under the same filter', async () => {
  const all = await rowsOf(reviewer.api.exportMatters({}), '案号')
  const { rows } = await reviewer.api.listMatters({})
  expect(all.map((row) => row.案号)).toEqual(rows.map(({ number }) => number))
  expect(all[0]).toMatchObject({ 类别: '民事', 案由: '请求支付劳动报酬', 收到: '2026-03-03', 是否逾期: '否' })
  expect(await rowsOf(reviewer.api.exportMatters({ search: '样例工1701' }), '案号')).toHaveLength(1)
})
it('[LE1] gives the columns that are shown, in their order, and no other', async () => {
  const [row] = await rowsOf(reviewer.api.exportMatters({ columns: ['state', 'number'] }), '案号')
  expect(Object.keys(row ?? {})).toEqual(['案号', '状态'])
})
it('[LE1] comes in the order of the list: numbers count, 10 comes after 9', async () => {
  const numbersOf = async (sort: 'number' | '-number' | 'receivedOn') =>
    (await rowsOf(reviewer.api.exportMatters({ sort }), '案号')).map(({ 案号 }) => 案号)
  const listed = async (sort: 'number' | '-number' | 'receivedOn') =>
    (await reviewer.api.listMatters({ sort })).rows.map(({ number }) => number)
  const nth = (number: string | undefined) => Number(number?.match(/(\d+)号$/)?.[1])
  const up = await listed('number')
  expect(up.map(nth)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
  expect(await listed('-number')).toEqual([...up].reverse())
  for (const sort of ['number', '-number', 'receivedOn'] as const)
    expect(await numbersOf(sort)).toEqual(await listed(sort))
})
it('[LE1] gives exactly the chosen ones; what is another’s is not among them, as if it did not exist', async () => {
  const { rows } = await reviewer.api.listMatters({})
  const [first, , third] = rows
  await centre.addOrganisation('station', '样例乡工作站')
  const stationClerk = await centre.hire({ roles: ['stationClerk'], organisation: '样例乡工作站' })
  const ids = [first?.id as string, newId(), third?.id as string]
  const numbers = async (by: Person) => (await by.api.listMatters({ ids })).rows.map(({ number }) => number)
  expect(await numbers(reviewer)).toEqual([first?.number, third?.number])
  const sheet = await rowsOf(reviewer.api.exportMatters({ ids, columns: ['number'] }), '案号')
  expect(sheet.map(({ 案号 }) => 案号)).toEqual([first?.number, third?.number])
  expect(await numbers(stationClerk)).toEqual([])
  expect(await refusalOf(reviewer.api.exportMatters({ ids: [] }))).toMatchObject({ code: 'invalid' })
})
it('[LE1] gives the shown columns of the consultations, the dossiers and the notices', async () => {
  const [row] = await rowsOf(reviewer.api.exportConsultations({ columns: ['converted', 'question', 'number'] }), '编号')
  expect(Object.keys(row ?? {})).toEqual(['编号', '咨询内容', '转申请'])
  const archivist = await centre.hire({ roles: ['archivist'] })
  expect(await rowsOf(archivist.api.exportDossiers({ columns: ['shelf', 'archiveNumber'] }), '档号')).toEqual([])
  expect(await rowsOf(reviewer.api.exportNotices({ columns: ['received', 'organ'] }), '通知文号')).toEqual([])
})
it('keeps how a person likes to see a list: under one name once, for that person only', async () => {
  const [other, viewId] = [await centre.hire({ roles: ['reviewer'] }), newId()]
  const mine = { list: 'matters', name: '本月农民工', filter: 'group=migrantWorker&columns=number,state' } as const
  expect(await reviewer.api.saveView({ ...mine, viewId })).toEqual({ viewId })
  expect(await reviewer.api.saveView({ ...mine, viewId: newId(), filter: 'page=1' })).toEqual({ viewId })
  expect(await reviewer.api.listViews({ list: 'matters' })).toEqual([{ id: viewId, name: mine.name, filter: 'page=1' }])
  expect(await reviewer.api.listViews({ list: 'dossiers' })).toEqual([])
  expect(await other.api.listViews({ list: 'matters' })).toEqual([])
  expect(await refusalOf(other.api.dropView({ list: 'matters', viewId }))).toMatchObject({ code: 'not_now' })
  expect(await refusalOf(reviewer.api.saveView({ ...mine, viewId: newId(), filter: '张三' }))).toMatchObject({
    code: 'invalid',
  })
  await reviewer.api.dropView({ list: 'matters', viewId })
  expect(await reviewer.api.listViews({ list: 'matters' })).toEqual([])
})
it('[LE2] shows no whole number, and text that begins like a formula stays text', async () => {
  const [row] = await rowsOf(reviewer.api.exportConsultations({}), '编号')
  expect(row).toMatchObject({ 咨询人: '样例来访人', 电话: '138****1234', 咨询内容: '=1+1 工资没有结清' })
})
