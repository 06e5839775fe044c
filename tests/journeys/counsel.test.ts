import { writeXlsx } from 'hucre'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Centre, openCentre, type Person } from '../world.ts'

let centre: Centre
let director: Person
let administrator: Person
beforeAll(async () => {
  centre = await openCentre({ today: '2026-03-03' })
  director = await centre.hire({ roles: ['director'], name: '样例主任' })
  administrator = await centre.hire({ roles: ['administrator'], name: '样例管理员' })
})
afterAll(() => centre?.close())

const sheetOf = async (table: unknown[][]) =>
  new File(
    [(await writeXlsx({ sheets: [{ name: '名单', rows: table as never }] })) as Uint8Array<ArrayBuffer>],
    '名册.xlsx',
  )
const HEADINGS = [
  ...['姓名', '性别', '人员类别', '所属单位', '执业证号', '联系电话', '首次执业日期', '从事刑辩起始日期'],
  ...['熟悉未成年人', '办理案件类别', '会的语言', '服务乡镇', '指派份额', '备注'],
]
const FIRM = '样例淝水律师事务所'
const OFFICE = '样例迎河法律服务所'
const LIST = [
  ['寿县法律援助人员名单（样例）'],
  HEADINGS,
  [
    '样例赵',
    '女',
    '律师',
    FIRM,
    '13404201500000001',
    '13800000001',
    new Date(Date.UTC(2015, 5, 1)),
    '2018年7月1日',
    '是',
    '民事、刑事',
    '手语',
    '寿春镇、双桥镇',
    2,
  ],
  [
    '样例钱',
    '男',
    '法律工作者',
    OFFICE,
    '33404201600000002',
    13800000002,
    '2016/3/9',
    '',
    '否',
    '民事,行政',
    '',
    '迎河镇',
    '',
    '只办本镇',
  ],
  [],
  ['', '男', '律师', FIRM],
  ['样例孙', '男', '律师', FIRM, 13404201500000000, '138', '2015', '', '也许', '民事、海事', '', '', '很多'],
]

it('[CR1] [CR3] imports the office’s list, names every bad row, and changes nothing the second time', async () => {
  const file = await sheetOf(LIST)
  const read = await director.api.readCounselSheet({}, { file })
  expect(read.rows.map(({ row, standing, entry }) => [row, standing, entry.name])).toEqual([
    [3, 'new', '样例赵'],
    [4, 'new', '样例钱'],
  ])
  expect(read.units).toEqual([
    { name: FIRM, kind: 'firm' },
    { name: OFFICE, kind: 'legalServiceOffice' },
  ])
  expect(read.faults).toEqual([
    { row: 6, message: '请填写姓名' },
    {
      row: 7,
      message:
        '联系电话应为 11 位手机号，或带区号的固定电话；首次执业日期不是有效日期，请按“2026-03-02”的形式填写真实存在的日期；“办理的案件类别”里没有“海事”，可填：民事、刑事、行政、国家赔偿；看不懂“指派份额”，请按模板填写；看不懂“熟悉未成年人身心特点”，请按模板填写；执业证号是数字格式，末几位已经丢失，请把该列改为文本后重新填写',
    },
  ])
  expect(await director.api.listCounsel({})).toEqual([])
  const entries = read.rows.map(({ entry }) => entry)
  expect(await director.api.importCounsel({ entries })).toEqual({ added: 2, changed: 0, same: 0, units: 2 })
  expect(await administrator.api.importCounsel({ entries })).toEqual({ added: 0, changed: 0, same: 2, units: 0 })
  expect((await director.api.readCounselSheet({}, { file })).rows.map(({ standing }) => standing)).toEqual([
    'same',
    'same',
  ])
  const [zhao, qian] = await director.api.listCounsel({})
  expect(zhao).toMatchObject({
    ...{ name: '样例赵', kind: 'lawyer', organisation: FIRM, gender: '女' },
    ...{ licensedOn: '2015-06-01', practiceYears: 10, criminalSince: '2018-07-01', criminalYears: 7 },
    ...{ knowsMinors: true, matterKinds: ['civil', 'criminal'], languages: ['手语'], share: 2 },
    ...{ townships: ['寿春镇', '双桥镇'], active: true, assessed: null },
  })
  expect(qian).toMatchObject({ kind: 'legalWorker', matterKinds: ['civil', 'administrative'] })
  const [moved] = (
    await director.api.readCounselSheet(
      {},
      { file: await sheetOf([HEADINGS, ['样例赵', '', '', OFFICE, '13404201500000001']]) },
    )
  ).rows
  expect(moved).toMatchObject({ standing: 'changed', changes: [`所属单位：${FIRM} → ${OFFICE}`] })
})

it('[CR2] imports all of a list or nothing of it', async () => {
  const good = { name: '样例李', unit: FIRM, kind: 'lawyer' as const, matterKinds: ['civil' as const] }
  await expect(
    director.api.importCounsel({ entries: [good, { name: '样例周', unit: '样例公司' }] }),
  ).rejects.toMatchObject({
    code: 'invalid',
    message: expect.stringContaining('第 2 人：名册中没有单位“样例公司”'),
    faults: [{ field: 'entries.1' }],
  })
  expect((await director.api.listCounsel({})).map(({ name }) => name)).not.toContain('样例李')
  await expect(director.api.readCounselSheet({}, { file: await sheetOf([['甲']]) })).rejects.toMatchObject({
    code: 'invalid',
    message: expect.stringContaining('姓名'),
  })
})

it('shows a card with telephone and declared relatives to the keepers of the register only', async () => {
  const [{ id: counselId = '' } = {}] = await director.api.listCounsel({})
  const card = await director.api.readCounselCard({ counselId })
  expect(card).toMatchObject({ licenceNumber: '13404201500000001', phone: '13800000001', relatives: [] })
  await director.api.reviseCounsel({ counselId, ...card, relatives: ['样例吴'], share: 3 })
  const after = await administrator.api.readCounselCard({ counselId })
  expect(after).toEqual({ ...card, relatives: ['样例吴'], share: 3 })
  const assigner = await centre.hire({ roles: ['assigner'], name: '样例指派员' })
  await expect(assigner.api.readCounselCard({ counselId })).rejects.toMatchObject({ code: 'not_permitted' })
  await expect(director.api.readCounselCard({ counselId: crypto.randomUUID() })).rejects.toMatchObject({
    code: 'not_found',
  })
})

it('[CR4] puts a year beside its finding, and finds nothing of a year to come', async () => {
  const [row] = await director.api.listAssessments({ year: 2026 })
  expect(row).toMatchObject({ assigned: 0, declined: 0, closed: 0, grades: {}, shifts: 0, missed: 0, result: null })
  const counselId = row?.id as string
  await director.api.assessCounsel({ counselId, year: 2025, result: 'barely', note: '两次未按时报结案材料' })
  await director.api.assessCounsel({ counselId, year: 2026, result: 'competent' })
  await director.api.assessCounsel({ counselId, year: 2026, result: 'incompetent', note: '更正' })
  const found = (await director.api.listAssessments({ year: 2026 })).find(({ id }) => id === counselId)
  expect(found).toMatchObject({ result: 'incompetent', note: '更正' })
  expect((await director.api.listCounsel({})).find(({ id }) => id === counselId)?.assessed).toEqual({
    year: 2026,
    result: 'incompetent',
  })
  await expect(director.api.assessCounsel({ counselId, year: 2027, result: 'competent' })).rejects.toMatchObject({
    code: 'not_now',
  })
  await expect(
    director.api.assessCounsel({ counselId: crypto.randomUUID(), year: 2026, result: 'competent' }),
  ).rejects.toMatchObject({ code: 'not_found' })
})
