import { describe, expect, it } from 'vitest'
import { plainDate } from '#kernel/plain-date.ts'
import { exemptionOf } from '#law/means.ts'
import { judgeScope } from '#law/scope.ts'
import { statuteOn } from '#law/statutes.ts'
import { policyOn } from './in-effect.ts'
import { writeNumber } from './numbering.ts'
import { type Pack, packSchema } from './pack.ts'
import { findPack } from './packs/index.ts'
import { shouxian } from './packs/shouxian-340422.ts'
import { RULE_FORMS } from './rule-forms.ts'

const pack = findPack('340422') as Pack
const on = (day: string) => policyOn(pack, plainDate(day))

describe('the pack of 寿县', () => {
  it('[P5] has the county’s units, codes and names', () => {
    expect(pack.townships).toHaveLength(28)
    expect(new Set(pack.townships.map(({ code }) => code)).size).toBe(28)
    expect(pack.townships.filter(({ kind }) => kind === 'town')).toHaveLength(22)
    expect(pack.townships.find(({ name }) => name === '窑口镇')?.code).toBe('340422121')
    for (const { code } of pack.townships) expect(code.startsWith(pack.code)).toBe(true)
  })
  it('[P5] has its population and the targets of 2023', () => {
    expect(on('2026-03-05')).toMatchObject({ registeredPopulation: 1_392_900, residentPopulation: 835_000 })
    expect(on('2023-06-01')).toMatchObject({
      residentPopulation: 837_800,
      targets: {
        mattersPerTenThousandRegistered: 12,
        criminalPercentOfAll: 19,
        litigationPercentOfClosed: 55,
        firmLawyerPercentOfAll: 35,
        observedPercentOfHeard: 5,
      },
    })
  })
  it('[P5] leaves unset what only the centre can tell', () => {
    expect(Object.values(pack.contacts).every((value) => value === null)).toBe(true)
    expect(on('2026-03-05').retentionYears).toBeNull()
  })
  it('[P1] has no threshold, tariff or target before its first day', () => {
    expect(on('2021-12-30')).toMatchObject({ means: undefined, tariff: undefined, targets: undefined })
    expect(on('2022-12-31').targets).toBeUndefined()
  })
  it('[P4] names what is still to be confirmed', () => {
    expect(on('2026-03-05').unconfirmed).toEqual(
      expect.arrayContaining(['经济困难标准基数', '办案补贴标准', '地方扩大的援助事项', '保管期限']),
    )
    expect(on('2026-03-05').means).toMatchObject({ isConfirmed: false })
    const states = ['meansBase', 'meansMultiple', 'meansComparison'] as const
    const confirmed = structuredClone(pack)
    for (const name of states) for (const entry of confirmed[name]) entry.state = 'confirmed'
    const policy = policyOn(confirmed, plainDate('2026-03-05'))
    expect(policy.means).toMatchObject({ isConfirmed: true })
    expect(policy.unconfirmed).not.toContain('经济困难标准基数')
  })
  it('[P8] extends the scope on its own days only', () => {
    const judge = (day: string) =>
      judgeScope({ matterKind: 'civil', cause: 'fakeGoods', extensions: on(day).scopeExtensions }).inScope
    expect(judge('2014-12-31')).toBe('no')
    expect(judge('2026-03-05')).toBe('yes')
  })
  it('[P8] exempts the registered poor of old matters, not of new ones', () => {
    const groups = (day: string) => on(day).localExemptions.map(({ group }) => group)
    expect(groups('2019-06-01')).toContain('povertyAlleviation')
    expect(groups('2026-03-05')).not.toContain('povertyAlleviation')
  })
  it('[P15] has the causes of action of each year, the charges and the 56 peoples', () => {
    const [before, after] = [on('2025-12-31'), on('2026-01-01')]
    expect(before.civilCauses).not.toContain('新就业形态用工纠纷')
    expect(after.civilCauses).toEqual(expect.arrayContaining([...(before.civilCauses ?? []), '新就业形态用工纠纷']))
    expect(after.charges).toEqual(expect.arrayContaining(['盗窃罪', '拒不支付劳动报酬罪', '帮助信息网络犯罪活动罪']))
    expect(new Set(after.ethnicGroups).size).toBe(56)
    for (const list of [after.civilCauses, after.charges]) expect(new Set(list).size).toBe(list?.length)
    expect(after.unconfirmed).toEqual(expect.arrayContaining(['民事案由', '罪名', '质量评分表']))
    expect(after.unconfirmed).not.toContain('民族')
  })
  it('[P17] counts as 优抚对象 whom the centre names, by the statute’s own item', () => {
    expect(on('2026-03-05').localExemptions.map(({ group }) => group)).not.toContain('veteran')
    const named = packSchema.parse({
      ...shouxian,
      preferentialGroups: [
        { value: { group: 'veteran' }, from: '2026-01-01', source: '中心2025年会议纪要', state: 'toConfirm' },
      ],
    })
    const policy = policyOn(named, plainDate('2026-03-05'))
    const facts = { cause: 'trafficInjury', groups: ['veteran'], exemption: null } as const
    expect(exemptionOf(facts, policy.localExemptions)).toEqual({
      exemption: 'preferentialTreatment',
      text: '优抚对象（退役军人）',
      basis: '法律援助法 第四十二条第二项；中心2025年会议纪要',
    })
    expect(exemptionOf({ ...facts, statute: statuteOn(plainDate('2021-12-31')) }, policy.localExemptions)).toBeNull()
    expect(policy.unconfirmed).toContain('优抚对象')
    expect(policy.eligibilityEntries).toContainEqual(expect.objectContaining({ name: '优抚对象：退役军人' }))
  })
  it('[P4] says which policy it is', () => {
    expect(on('2026-03-05').version).toBe('340422/2026.1')
  })
})

describe('what a pack may say', () => {
  const limits = (value: Record<string, number | null>) =>
    packSchema.safeParse({
      ...shouxian,
      promisedLimits: [{ value, from: '2026-01-01', source: '某文件', state: 'confirmed' }],
    }).success
  it('[P6] a promise up to the statute’s limit, or none', () => {
    expect(limits({ review: 7, assignment: null })).toBe(true)
    expect(limits({ review: 8 })).toBe(false)
    expect(limits({ assignment: 4 })).toBe(false)
    expect(limits({ noSuchDuty: 1 })).toBe(false)
  })
  it.each([
    [{}, null],
    [{ excellentFrom: 101 }, '各项合计 100 分，优秀的起点不能高于合计'],
    [{ goodFrom: 90 }, '良好的起点应低于优秀'],
    [{ qualifiedFrom: 75 }, '合格的起点应低于良好'],
  ])('[P16] a score table with %j: %s', (change, message) => {
    const table = { ...on('2026-03-05').scoreTable, ...change }
    expect(RULE_FORMS.scoreTable.safeParse(table).error?.issues[0]?.message ?? null).toBe(message)
  })
  it('[P7] numbers with the year in six-angled brackets', () => {
    expect(writeNumber(on('2026-03-05').numbering?.matter ?? '', 2026, 7)).toBe('寿援申〔2026〕7号')
    const numbering = (matter: string) => {
      const [first] = shouxian.numbering
      return packSchema.safeParse({
        ...shouxian,
        numbering: first ? [{ ...first, value: { ...first.value, matter } }] : [],
      }).success
    }
    expect(numbering('寿援申〔{year}〕{n}号')).toBe(true)
    expect(numbering('寿援申[{year}]第{n}号')).toBe(false)
    expect(numbering('寿援申〔{year}〕号')).toBe(false)
  })
})
