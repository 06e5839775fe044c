import { describe, expect, it } from 'vitest'
import { plainDate } from '#kernel/plain-date.ts'
import type { CounselEntry } from './form.ts'
import { type Member, placeEntries } from './rules.ts'

const FIRM = '样例楚都律师事务所'
const units = [
  { name: FIRM, kind: 'firm' as const },
  { name: '样例县人民法院', kind: 'court' as const },
]
const member: Member = {
  ...{ id: 'one', unit: FIRM, name: '样例甲', kind: 'lawyer', licenceNumber: '1340', phone: '13800000000' },
  ...{
    licensedOn: plainDate('2015-06-01'),
    criminalSince: null,
    gender: '女',
    matterKinds: ['civil'],
    relatives: ['样例乙'],
  },
  ...{ languages: ['手语'], townships: [], share: 1, knowsMinors: false },
}
const line = (over: Partial<CounselEntry> = {}): CounselEntry => ({ name: '样例甲', unit: FIRM, ...over })
const place = (...entries: CounselEntry[]) => placeEntries(entries, [member], units)
const faultOf = (...entries: CounselEntry[]) => place(...entries).faults.map(({ message }) => message)

describe('a list of counsel', () => {
  it('[CR1] leaves what it does not state, and says in words what it changes', () => {
    const entry = line({ phone: '13900000000', matterKinds: ['civil', 'criminal'], knowsMinors: true })
    const [placed] = place(entry).placed
    expect(placed).toMatchObject({
      standing: 'changed',
      after: { ...member, phone: '13900000000', matterKinds: ['civil', 'criminal'], knowsMinors: true },
      changes: [
        '联系电话：13800000000 → 13900000000',
        '办理的案件类别：民事 → 民事、刑事',
        '熟悉未成年人身心特点：否 → 是',
      ],
    })
    const again = placeEntries([entry], [placed?.after as Member], units)
    expect(again.placed).toMatchObject([{ standing: 'same', changes: [] }])
    expect(place(line({ languages: [] })).placed[0]?.changes).toEqual(['会的语言：手语 → 无'])
  })
  it('[CR2] knows a person by the licence number, also in another firm, else by name and unit', () => {
    const moved = place(line({ licenceNumber: '1340', unit: '样例寿春律师事务所' }))
    expect(moved.placed[0]).toMatchObject({ standing: 'changed', changes: [`所属单位：${FIRM} → 样例寿春律师事务所`] })
    expect(moved.units).toEqual([{ name: '样例寿春律师事务所', kind: 'firm' }])
    expect(faultOf(line({ name: '样例丙', licenceNumber: '1340' }))).toEqual([
      '执业证号1340在名册中是样例甲的，请核对姓名和证号',
    ])
    expect(faultOf(line({ licenceNumber: '1341' }))).toEqual([
      `${FIRM}的样例甲登记的执业证号是1340，请核对；证号有误的先在名册中改正`,
    ])
    const { licenceNumber: _none, ...unlicensed } = member
    const twice = [unlicensed, { ...unlicensed, id: 'two' }]
    expect(placeEntries([line()], twice, units).faults[0]?.message).toBe(`${FIRM}有2位样例甲，请填写执业证号`)
    const same = [member, { ...member, id: 'two', unit: '样例寿春律师事务所' }]
    expect(placeEntries([line({ licenceNumber: '1340' })], same, units).placed[0]?.standing).toBe('same')
    expect(
      placeEntries([line({ licenceNumber: '1340', unit: '样例三律师事务所' })], same, units).faults[0]?.message,
    ).toBe('执业证号1340在名册中不止一人，请先在名册中改正')
  })
  it('[CR3] takes in whoever is new with what must be known, and a unit whose name says what it is', () => {
    const fresh = line({ name: '样例新', unit: '样例炎刘法律服务所', kind: 'legalWorker', matterKinds: ['civil'] })
    const { placed, units: added, faults } = place(fresh, { ...fresh, name: '样例新二' })
    expect(placed.map(({ standing }) => standing)).toEqual(['new', 'new'])
    expect(placed[0]?.after).toEqual({
      ...{ name: '样例新', unit: '样例炎刘法律服务所', kind: 'legalWorker', matterKinds: ['civil'] },
      ...{ languages: [], townships: [], relatives: [], share: 1, knowsMinors: false },
    })
    expect([added, faults]).toEqual([[{ name: '样例炎刘法律服务所', kind: 'legalServiceOffice' }], []])
    expect(faultOf(line({ name: '样例新' }))).toEqual(['样例新是新登记的，请填写人员类别、办理的案件类别'])
    expect(faultOf(line({ unit: '样例公司' }))).toEqual(['名册中没有单位“样例公司”，请先在机构名册中登记，再导入'])
    expect(faultOf(line({ unit: '样例县人民法院' }))).toEqual(['“样例县人民法院”不是承办单位'])
    expect(faultOf(fresh, fresh)).toEqual(['样例新在名单中重复，与前面第 1 人是同一人'])
    expect(faultOf(line(), line({ licenceNumber: '1340' }))).toEqual(['样例甲在名单中重复，与前面第 1 人是同一人'])
  })
})
