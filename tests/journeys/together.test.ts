import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rows, sql } from '#platform/database.ts'
import { idNumberOf, wageClaim } from '../examples.ts'
import { type Centre, newId, openCentre, type Person } from '../world.ts'

let centre: Centre
let reviewer: Person
let director: Person
let serial = 400

beforeAll(async () => {
  centre = await openCentre()
  await centre.addOrganisation('firm', '样例律师事务所')
  reviewer = await centre.hire({ roles: ['reviewer', 'assigner'], name: '审查员' })
  director = await centre.hire({ roles: ['director'], name: '主任' })
})
afterAll(() => centre?.close())

async function granted(): Promise<string> {
  const matterId = newId()
  await reviewer.api.submitApplication(
    wageClaim(matterId, { recipients: [{ name: '样例', idNumber: idNumberOf(++serial) }] }),
  )
  await reviewer.api.acceptApplication({ matterId })
  await reviewer.api.submitReview({ matterId, proposal: 'grant', meansProof: 'exempt', opinion: '符合条件' })
  const { reasons } = await reviewer.api.adviseApplication({ matterId })
  await director.api.grantAid({ matterId, reasons })
  return matterId
}
const outcomes = (settled: PromiseSettledResult<unknown>[]) =>
  settled.map((each) => (each.status === 'fulfilled' ? 'done' : (each.reason as { code: string }).code)).sort()

describe('several people at once', () => {
  it('cannot assign one matter twice', async () => {
    const counsel = await centre.addCounsel({ name: '样例甲', unit: '样例律师事务所' })
    const matterId = await granted()
    const settled = await Promise.allSettled(
      [1, 2, 3, 4].map(() => reviewer.api.assignCounsel({ matterId, counselId: counsel.counselId as string })),
    )
    expect(outcomes(settled)).toEqual(['done', 'not_now', 'not_now', 'not_now'])
  })
  it('[A7] cannot fill counsel beyond the load limit, however many assign at the same moment', async () => {
    const { counselId } = await centre.addCounsel({ name: '样例乙', unit: '样例律师事务所' })
    const matters = await Promise.all(Array.from({ length: 24 }, granted))
    const settled = await Promise.allSettled(
      matters.map((matterId) =>
        reviewer.api.assignCounsel({ matterId, counselId: counselId as string, reason: '集中办理' }),
      ),
    )
    expect(outcomes(settled)).toEqual([...Array(20).fill('done'), ...Array(4).fill('not_now')])
  })
  it('[R1] cannot bring one person in twice, even when both windows press at once', async () => {
    const recipients = [{ name: '样例', idNumber: idNumberOf(++serial) }]
    const settled = await Promise.allSettled(
      [1, 2, 3, 4].map(() => reviewer.api.submitApplication(wageClaim(newId(), { recipients }))),
    )
    expect(outcomes(settled)).toEqual(['done', 'not_now', 'not_now', 'not_now'])
  })
  it('get numbers without gaps and without doubles', async () => {
    await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) =>
        reviewer.api.submitApplication(
          wageClaim(newId(), {
            recipients: [{ name: '样例', idNumber: index % 5 === 0 ? idNumberOf(401) : idNumberOf(++serial) }],
          }),
        ),
      ),
    )
    const numbers = await rows(
      centre.db,
      sql<{ n: number }>`select substring(number from '〕(\\d+)号')::int as n from matter order by n`,
    )
    expect(numbers.map(({ n }) => n)).toEqual(Array.from({ length: numbers.length }, (_, index) => index + 1))
  })
})

describe('the interface description', () => {
  it('names every operation once and answers as OpenAPI 3.1', async () => {
    const { CONTRACTS } = await import('#modules/contracts.ts')
    const doc = (await centre.app.inject('/openapi.json')).json() as {
      openapi: string
      paths: Record<string, Record<string, { operationId: string }>>
    }
    expect(doc.openapi).toBe('3.1.0')
    const ids = Object.values(doc.paths).flatMap((methods) =>
      Object.values(methods).map(({ operationId }) => operationId),
    )
    expect(ids.sort()).toEqual(Object.keys(CONTRACTS).sort())
  })
})
