import { describe, expect, it } from 'vitest'
import { type KnownAccount, placeAccounts, placeOrganisations } from './placing.ts'
import { judgeChange, judgeOrganisation, type Powers } from './rules.ts'

const administrator: Powers = { roles: ['administrator'], active: true }
const closed: Powers = { roles: ['administrator'], active: false }
const change = { actorId: 'a', accountId: 'b', before: administrator, after: closed, administrators: ['a', 'b'] }

describe('[AD1] an account', () => {
  it('of another administrator is closed while one stays, never the last', () => {
    expect(judgeChange(change)).toBeNull()
    expect(judgeChange({ ...change, administrators: ['b'] })?.text).toContain('最后一位')
  })
  it('is neither closed nor stripped of administration by its owner', () => {
    expect(judgeChange({ ...change, accountId: 'a' })?.text).toContain('不能停用自己')
    const director: Powers = { roles: ['director'], active: true }
    expect(judgeChange({ ...change, accountId: 'a', after: director })?.text).toContain('不能取消自己')
    expect(judgeChange({ ...change, accountId: 'a', after: administrator })).toBeNull()
  })
  it('keeps the three powers apart', () => {
    expect(judgeChange({ ...change, after: { roles: ['administrator', 'auditor'], active: true } })?.basis).toContain(
      '8.1.4',
    )
  })
  it('that administers nothing is closed and opened again', () => {
    const clerk = { roles: ['stationClerk'], active: true } as const
    const away = { ...clerk, active: false }
    expect(judgeChange({ ...change, before: clerk, after: away, administrators: ['a'] })).toBeNull()
    expect(judgeChange({ ...change, before: away, after: clerk, administrators: ['a'] })).toBeNull()
  })
})

it('[AD6] an organisation with people stays open, an empty one closes, the centre is the one there is', () => {
  const firm = { kind: 'firm', active: true, accounts: 0, counsel: 0 } as const
  const shut = { kind: 'firm', active: false } as const
  expect(judgeOrganisation(firm, shut)).toBeNull()
  expect(judgeOrganisation({ ...firm, accounts: 2 }, shut)?.text).toContain('2 名启用的用户，')
  expect(judgeOrganisation({ ...firm, accounts: 2, counsel: 1 }, shut)?.text).toContain('2 名启用的用户、1 名在册')
  // Closed already: what is still written there is no obstacle to changing its telephone.
  expect(judgeOrganisation({ ...firm, active: false, counsel: 1 }, shut)).toBeNull()
  expect(judgeOrganisation({ ...firm, counsel: 1 }, { kind: 'court', active: true })?.field).toBe('kind')
  expect(judgeOrganisation(firm, { kind: 'centre', active: true })?.text).toContain('只有一个')
  const centre = { ...firm, kind: 'centre' } as const
  expect(judgeOrganisation(centre, { kind: 'centre', active: false })?.field).toBe('active')
  expect(judgeOrganisation(centre, { kind: 'station', active: true })?.field).toBe('kind')
  expect(judgeOrganisation(centre, { kind: 'centre', active: true })).toBeNull()
})

describe('[AD4] [AD5] a list', () => {
  const known: KnownAccount = {
    ...{ id: '1', login: 'zhao', name: '样例赵', roles: ['assigner', 'reviewer'], organisationId: 'c' },
    ...{ counselId: null, active: true },
  }
  const registers = {
    accounts: [known, { ...known, id: '2', login: 'qian', name: '样例钱', active: false }],
    organisations: [
      { id: 'c', name: '样例中心', active: true },
      { id: 'd', name: '样例停用所', active: false },
    ],
    counsel: [],
    actorId: 'a',
  }
  const line = { name: '样例赵', login: 'zhao' }
  it('says nothing of the same roles in another order, and leaves what is empty', () => {
    const { placed } = placeAccounts([{ ...line, roles: ['reviewer', 'assigner'] }], registers)
    expect(placed).toMatchObject([{ standing: 'same', changes: [], after: { organisationId: 'c' } }])
  })
  it('names who is closed, and what is', () => {
    const { faults } = placeAccounts(
      [
        { name: '样例钱', login: 'qian' },
        { ...line, organisation: '样例停用所' },
      ],
      registers,
    )
    expect(faults.map(({ at }) => at)).toEqual([0, 1])
    expect(faults[0]?.message).toContain('样例钱（qian）已停用')
    expect(faults[1]?.message).toContain('机构“样例停用所”已停用')
  })
  it('keeps an organisation’s telephone when the cell is empty', () => {
    const before = { id: 'f', name: '样例所', township: null, phone: '05540000001', address: null, active: true }
    const register = [{ ...before, kind: 'firm', accounts: 0, counsel: 3 } as const]
    expect(placeOrganisations([{ name: '样例所', township: '寿春镇' }], register).placed).toMatchObject([
      { standing: 'changed', changes: ['乡镇：无 → 寿春镇'], after: { phone: '05540000001', kind: 'firm' } },
    ])
    expect(placeOrganisations([{ name: '样例所', kind: 'court' }], register).faults).toHaveLength(1)
  })
})
