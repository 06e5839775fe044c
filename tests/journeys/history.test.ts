import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Operation } from '#kernel/operation.ts'
import { CONTRACTS } from '#modules/contracts.ts'
import { rows, sql } from '#platform/database.ts'
import { idNumberOf, wageClaim } from '../examples.ts'
import { type Centre, newId, openCentre, type Person } from '../world.ts'

let centre: Centre
let reviewer: Person
const matterId = newId()

beforeAll(async () => {
  centre = await openCentre()
  reviewer = await centre.hire({ roles: ['reviewer'], name: '审查员' })
  await reviewer.api.submitApplication(wageClaim(matterId))
})
afterAll(() => centre?.close())

type Entry = {
  operation: string
  kind: string
  matterId: string | null
  subjectId: string | null
  actorId: string
  commandId: string | null
}
const entriesOf = async (act: () => Promise<unknown>): Promise<Entry[]> => {
  const before = await rows(
    centre.db,
    sql<{ position: number }>`select coalesce(max(position), 0) as position from history`,
  )
  await act()
  return rows(
    centre.db,
    sql<Entry>`select operation, kind, matter_id, subject_id, actor_id, command_id from history where position > ${before[0]?.position ?? 0} order by position`,
  )
}

describe('the history', () => {
  it('has one entry for a command, with its id, its matter and who did it', async () => {
    const commandId = newId()
    const send = () => reviewer.api.acceptApplication({ matterId }, { commandId })
    const entry = {
      operation: 'acceptApplication',
      kind: 'command',
      matterId,
      subjectId: null,
      actorId: reviewer.accountId,
      commandId,
    }
    expect(await entriesOf(send)).toEqual([entry])
    expect(await entriesOf(send)).toEqual([])
  })
  it('has one entry for every reading of personal data, and says whose', async () => {
    const { parties } = await reviewer.api.readMatter({ matterId })
    const personId = parties[0]?.personId as string
    expect(parties[0]).toMatchObject({ name: '样例工', idNumber: '3404**********0011', phone: '138****0001' })
    expect(await entriesOf(() => reviewer.api.revealPerson({ matterId, personId }))).toMatchObject([
      { operation: 'revealPerson', kind: 'query', matterId, subjectId: personId, actorId: reviewer.accountId },
    ])
    expect(await reviewer.api.revealPerson({ matterId, personId })).toMatchObject({
      idNumber: idNumberOf(1),
      phone: '13800000001',
    })
  })
  it('has no entry for what shows nobody', async () => {
    expect(await entriesOf(() => reviewer.api.readMe({}))).toEqual([])
    expect(await entriesOf(() => reviewer.api.readPolicy({}))).toEqual([])
  })
  it('has none for a refused act, and a refused reading leaves none either', async () => {
    expect(await entriesOf(() => reviewer.api.acceptApplication({ matterId }).catch(() => null))).toEqual([])
    expect(await entriesOf(() => reviewer.api.readMatter({ matterId: newId() }).catch(() => null))).toEqual([])
  })
  it('is asked for by every query that answers with an ID number or a phone', () => {
    const shape = ({ output }: Operation) =>
      JSON.stringify(z.toJSONSchema(output, { io: 'output', unrepresentable: 'any' }))
    const showing = Object.entries<Operation>(CONTRACTS).filter(
      ([, operation]) => operation.kind === 'query' && /"(idNumber|phone)":/.test(shape(operation)),
    )
    expect(showing.length).toBeGreaterThan(3)
    expect(showing.filter(([, { personal }]) => !personal).map(([name]) => name)).toEqual([])
  })
})
