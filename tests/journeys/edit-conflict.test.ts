import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Centre, newId, openCentre, type Person } from '../world.ts'

let centre: Centre
let director: Person
let administrator: Person
beforeAll(async () => {
  centre = await openCentre({ today: '2026-03-03' })
  director = await centre.hire({ roles: ['director'], name: '样例主任' })
  administrator = await centre.hire({ roles: ['administrator'], name: '样例管理员' })
  await administrator.api.addOrganisation({ organisationId: newId(), kind: 'firm', name: '样例对照律师事务所' })
})
afterAll(() => centre?.close())

const CHANGED = { code: 'changed', message: '这条登记在您填写期间已被修改，请对照后再保存' }
const passedOf = (settled: readonly PromiseSettledResult<unknown>[]) =>
  settled.filter(({ status }) => status === 'fulfilled').length
const whyNot = (settled: readonly PromiseSettledResult<unknown>[]) =>
  settled.flatMap((one) => (one.status === 'rejected' ? [(one.reason as { code: string }).code] : []))

async function registered() {
  const counselId = newId()
  const form = { name: '样例丁', kind: 'lawyer' as const, knowsMinors: false, matterKinds: ['civil' as const] }
  const organisationId = await centre.organisation('样例对照律师事务所')
  await director.api.registerCounsel({ counselId, organisationId, ...form })
  const read = () => director.api.readCounselCard({ counselId })
  return { counselId, read, seen: await read() }
}

it('[AD7] the second to save an entry of counsel is refused, told which fields, and passes with what is there now', async () => {
  const { counselId, read, seen } = await registered()
  await director.api.reviseCounsel({ counselId, ...seen, phone: '13800000001', seen })
  const mine = { ...seen, townships: ['双桥镇'] }
  await expect(administrator.api.reviseCounsel({ counselId, ...mine, seen })).rejects.toMatchObject({
    ...CHANGED,
    faults: [{ field: 'phone' }],
  })
  expect(await read()).toMatchObject({ phone: '13800000001', townships: [] })
  const now = await read()
  await administrator.api.reviseCounsel({ counselId, ...now, townships: ['双桥镇'], seen: now })
  expect(await read()).toMatchObject({ phone: '13800000001', townships: ['双桥镇'] })
  await administrator.api.reviseCounsel({ counselId, ...seen })
  expect(await read()).toEqual(seen)
})

it('[AD7] a stranger’s id answers as before, whatever is said to have been seen', async () => {
  const { seen } = await registered()
  await expect(director.api.reviseCounsel({ counselId: newId(), ...seen, seen })).rejects.toMatchObject({
    code: 'not_found',
  })
})

it('[AD7] of two who save at once over the same entry exactly one passes', async () => {
  const { counselId, read, seen } = await registered()
  const shares = [2, 3, 4, 5]
  const settled = await Promise.allSettled(
    shares.map((share) => director.api.reviseCounsel({ counselId, ...seen, share, seen })),
  )
  expect(passedOf(settled)).toBe(1)
  expect(whyNot(settled)).toEqual(['changed', 'changed', 'changed'])
  expect((await read()).share).toBe(shares[settled.findIndex(({ status }) => status === 'fulfilled')])
})

it('[AD7] the same holds for organisations and accounts', async () => {
  const organisationId = newId()
  await administrator.api.addOrganisation({ organisationId, kind: 'firm', name: '样例对照所' })
  const seen = await administrator.api.readOrganisationCard({ organisationId })
  const settled = await Promise.allSettled(
    ['0554-0000001', '0554-0000002'].map((phone) =>
      administrator.api.reviseOrganisation({ organisationId, ...seen, phone, seen }),
    ),
  )
  expect(passedOf(settled)).toBe(1)
  expect(whyNot(settled)).toEqual(['changed'])

  const accountId = newId()
  await administrator.api.addAccount({
    accountId,
    login: 'dui.zhao',
    name: '样例对照',
    roles: ['reviewer'],
    organisationId,
  })
  const account = { name: '样例对照', roles: ['reviewer' as const], organisationId, counselId: null }
  await administrator.api.reviseAccount({ accountId, ...account, roles: ['finance'], seen: account })
  await expect(
    administrator.api.reviseAccount({ accountId, ...account, name: '样例对照二', seen: account }),
  ).rejects.toMatchObject({ ...CHANGED, faults: [{ field: 'roles' }] })
  await administrator.api.reviseAccount({ accountId, ...account, name: '样例对照二' })
})
