import { execFileSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rows, sql } from '#platform/database.ts'
import type { Pack } from '#policy/pack.ts'
import { findPack } from '#policy/packs/index.ts'
import { ALL_PAPERS, idNumberOf, wageClaim } from '../examples.ts'
import { type Centre, newId, openCentre, type Person } from '../world.ts'

// The county's rules are changed by people, tried on last year's matters first, and what was decided stays as it was.
let centre: Centre
let reviewer: Person
let director: Person
let serial = 500
const pack = findPack('340422') as Pack
beforeAll(async () => {
  centre = await openCentre({ today: '2026-03-03' })
  reviewer = await centre.hire({ roles: ['reviewer'], name: '审查员' })
  director = await centre.hire({ roles: ['director', 'approver'], name: '主任' })
})
afterAll(() => centre?.close())

const papers = ALL_PAPERS.filter(({ code }) => code !== 'authority')
async function decided(over: Parameters<typeof wageClaim>[1], decision: 'grantAid' | 'refuseAid'): Promise<string> {
  const matterId = newId()
  const recipients = [{ name: '样例工', idNumber: idNumberOf(++serial) }]
  await reviewer.api.submitApplication(wageClaim(matterId, { recipients, materials: papers, ...over }))
  await reviewer.api.acceptApplication({ matterId })
  const proposal = decision === 'grantAid' ? 'grant' : 'refuse'
  await reviewer.api.submitReview({ matterId, proposal, meansProof: 'declared', opinion: '见审查表' })
  const { reasons } = await reviewer.api.adviseApplication({ matterId })
  await director.api[decision]({ matterId, reasons, overrideReason: '见审查意见' })
  return matterId
}
const loan = {
  cause: 'loan',
  groups: [],
  means: { promised: true, residence: 'rural', householdSize: 4, householdMonthlyIncome: 100_000 },
} as const
const addLoan = {
  action: 'add',
  rule: 'scopeExtensions',
  value: { cause: 'loan' },
  from: '2026-04-01',
  source: '样例县府办〔2026〕1号',
  state: 'confirmed',
} as const

describe('changing the county’s rules', () => {
  let refused: string
  it('[P11] shows first which of last year’s decisions would have been advised otherwise', async () => {
    refused = await decided({ ...loan, groups: [] }, 'refuseAid')
    await decided({}, 'grantAid')
    const preview = await director.api.previewPolicy({ change: addLoan })
    expect(preview).toMatchObject({
      judged: 2,
      groups: [{ decided: 'refused', before: 'refuse', after: 'grant', count: 1 }],
      matters: [
        {
          matterId: refused,
          reasons: expect.arrayContaining([expect.objectContaining({ basis: '样例县府办〔2026〕1号' })]),
        },
      ],
    })
    // Whoever runs the system sees the numbers and no matter.
    expect(await centre.admin.api.previewPolicy({ change: addLoan })).toMatchObject({ judged: 2, matters: [] })
    expect((await reviewer.api.readPolicy({})).version).toBe(1)
    await expect(reviewer.api.previewPolicy({ change: addLoan })).rejects.toMatchObject({ code: 'not_permitted' })
  })
  it('[P12] takes effect from its day, and leaves what was decided under its own rules', async () => {
    expect(await director.api.changePolicy({ basedOn: 1, change: addLoan })).toEqual({ version: 2 })
    const early = await reviewer.api.tryApplication(tried())
    centre.setDay('2026-04-01')
    const late = await reviewer.api.tryApplication(tried())
    expect([early.outcome, late.outcome]).toEqual(['refuse', 'grant'])
    const granted = await decided({ ...loan, groups: [] }, 'grantAid')
    const kept = await rows(
      centre.db,
      sql<{
        id: string
        policyVersion: number
      }>`select id, policy_version from matter where id in (${refused}, ${granted})`,
    )
    expect(new Map(kept.map(({ id, policyVersion }) => [id, policyVersion]))).toEqual(
      new Map([
        [refused, 1],
        [granted, 2],
      ]),
    )
  })
  it('[P10] is refused to the second of two who change at once, with what to do', async () => {
    const days = {
      action: 'add',
      rule: 'supplementDays',
      value: { value: 20 },
      from: '2026-05-01',
      source: '样例',
      state: 'toConfirm',
    } as const
    await expect(director.api.changePolicy({ basedOn: 1, change: days })).rejects.toMatchObject({ code: 'not_now' })
    await Promise.allSettled([1, 2].map(() => director.api.changePolicy({ basedOn: 2, change: days })))
    expect((await reviewer.api.readPolicy({})).version).toBe(3)
  })
  it.each([
    [{ ...addLoan, from: '2026-03-01' }, 'from', '不能从过去的日期生效'],
    [{ ...addLoan, value: { cause: 'nonsense' } }, 'cause', '请选择'],
    [{ ...addLoan, rule: 'supplementDays', value: { value: 0 } }, 'value', ''],
    [{ action: 'end', rule: 'scopeExtensions', index: 0, until: '2014-01-01' }, 'until', '早于生效日期'],
    [{ action: 'confirm', rule: 'loadLimit', index: 9, source: '主任确认' }, 'index', '没有这一条'],
  ] as const)('[P13] says which field of %j is wrong', async (change, field, message) => {
    await expect(director.api.changePolicy({ basedOn: 3, change })).rejects.toMatchObject({
      code: 'invalid',
      faults: [expect.objectContaining({ field, message: expect.stringContaining(message) })],
    })
  })
  it.each([
    ['tariff', { ...pack.tariff[0]?.value, furtherRecipient: 5000 }],
    ['numbering', { ...pack.numbering[0]?.value, matter: '寿援受理〔{year}〕{n}号' }],
    ['promisedLimits', { review: 5, assignment: 2 }],
    ['correctedPeriods', { closingReview: 20 }],
    ['retentionYears', { value: 10 }],
    ['scoreTable', { ...pack.scoreTable[0]?.value, qualifiedFrom: 65 }],
    ['charges', { value: ['盗窃罪', '诈骗罪'] }],
    ['countedGroups', { value: ['migrantWorker', 'elderly'] }],
    ['commonCauses', { value: ['labourPay', 'workInjury'] }],
  ] as const)('[P12] %s may be set as well, from a day on', async (rule, value) => {
    const { version, body } = await director.api.readPolicy({})
    const change = { action: 'add', rule, value, from: '2026-06-01', source: '样例', state: 'toConfirm' } as const
    await director.api.changePolicy({ basedOn: version, change })
    const now = await reviewer.api.readPolicy({})
    const { value: stated } = 'value' in value ? value : { value }
    expect(now.body[rule]).toHaveLength((body[rule] as unknown[]).length + 1)
    expect(now.body[rule]).toContainEqual(expect.objectContaining({ from: '2026-06-01', value: stated }))
  })
  it('[P13] takes an empty number for none where there may be none', async () => {
    const add = async (rule: 'retentionYears' | 'assetVetoes', value: Record<string, unknown>) => {
      const { version } = await director.api.readPolicy({})
      const change = { action: 'add', rule, value, from: '2026-08-01', source: '样例', state: 'toConfirm' } as const
      await director.api.changePolicy({ basedOn: version, change })
      return ((await director.api.readPolicy({})).body[rule] as { value: unknown }[]).at(-1)?.value
    }
    expect(await add('retentionYears', {})).toBeNull()
    expect(await add('assetVetoes', { kind: 'car' })).toEqual({ kind: 'car', above: null })
  })
  it.each([
    ['promisedLimits', { review: 8 }, 'review', '不得长于法定时限'],
    ['numbering', { ...pack.numbering[0]?.value, matter: '寿援申[2026]' }, 'matter', '文号格式'],
    ['tariff', { ...pack.tariff[0]?.value, rows: [{ text: '无' }] }, 'rows.0.forms', ''],
    ['charges', { value: [] }, 'value', '请填写罪名'],
  ] as const)('[P13] says what is wrong with %s', async (rule, value, field, message) => {
    const { version } = await director.api.readPolicy({})
    const change = { action: 'add', rule, value, from: '2026-07-01', source: '样例', state: 'toConfirm' } as const
    await expect(director.api.changePolicy({ basedOn: version, change })).rejects.toMatchObject({
      code: 'invalid',
      faults: expect.arrayContaining([expect.objectContaining({ field, message: expect.stringContaining(message) })]),
    })
    expect((await director.api.readPolicy({})).version).toBe(version)
  })
  it('[P13] confirms an entry, and ends one', async () => {
    const { version } = await director.api.readPolicy({})
    await director.api.changePolicy({
      basedOn: version,
      change: { action: 'confirm', rule: 'loadLimit', index: 0, source: '主任2026年4月1日确认' },
    })
    await director.api.changePolicy({
      basedOn: version + 1,
      change: { action: 'end', rule: 'localExemptions', index: 1, until: '2026-12-31' },
    })
    const { body } = await reviewer.api.readPolicy({})
    expect(body.loadLimit).toMatchObject([{ state: 'confirmed', source: '主任2026年4月1日确认' }])
    expect(body.localExemptions).toContainEqual(
      expect.objectContaining({ value: { group: 'military' }, until: '2026-12-31' }),
    )
  })
})

function tried() {
  const {
    matterId: _matterId,
    recipients: _recipients,
    opponents: _opponents,
    story: _story,
    ...rest
  } = wageClaim(newId(), { ...loan, groups: [], materials: papers })
  return rest
}

it('[P19] prints phone, address and the code to scan on papers from then on, and leaves the old ones', async () => {
  const textOf = async (matterId: string) => {
    const { documents } = await reviewer.api.readMatter({ matterId })
    const blob = await reviewer.api.openDocument({ documentId: documents[0]?.id as string })
    const pdf = Buffer.from(await blob.arrayBuffer())
    return execFileSync('pdftotext', ['-', '-'], { input: pdf }).toString().replaceAll(/\s/g, '')
  }
  const [before, after] = [newId(), newId()]
  const submit = (matterId: string) =>
    reviewer.api.submitApplication(
      wageClaim(matterId, { recipients: [{ name: '样例工', idNumber: idNumberOf(++serial) }], materials: papers }),
    )
  await submit(before)
  const { version } = await director.api.readPolicy({})
  const contacts = {
    ...{ phone: '0554-1234567', address: '寿县样例路9号', website: 'https://fayuan.example.cn' },
  }
  expect(await director.api.setContacts({ basedOn: version, ...contacts })).toEqual({ version: version + 1 })
  const again = director.api.setContacts({ basedOn: version, ...contacts })
  await expect(again).rejects.toMatchObject({ code: 'not_now' })
  await submit(after)
  expect(await textOf(after)).toContain('0554-1234567')
  expect(await textOf(after)).toContain('扫码核验本文书真伪')
  expect(await textOf(before)).not.toContain('0554-1234567')
})
