import { afterAll, beforeAll, expect, it } from 'vitest'
import { idNumberOf, wageClaim } from '../examples.ts'
import { type Centre, newId, openCentre, type Person, refusalOf } from '../world.ts'

let centre: Centre
let reviewer: Person
let approver: Person
let clerk: Person
let director: Person
beforeAll(async () => {
  centre = await openCentre({ today: '2026-03-03' })
  await centre.addOrganisation('station', '样例镇法律援助工作站')
  reviewer = await centre.hire({ roles: ['reviewer'], name: '样例审查员' })
  approver = await centre.hire({ roles: ['approver'], name: '样例审批人' })
  director = await centre.hire({ roles: ['director'], name: '样例主任' })
  clerk = await centre.hire({ roles: ['stationClerk'], organisation: '样例镇法律援助工作站' })
})
afterAll(() => centre?.close())

it('[SV1] [SV2] waits on the desk from its issue, late after the county’s days, until it is recorded', async () => {
  const matterId = newId()
  const recipients = [{ name: '样例工', idNumber: idNumberOf(990) }]
  await reviewer.api.submitApplication(wageClaim(matterId, { recipients }))
  await reviewer.api.acceptApplication({ matterId })
  await reviewer.api.submitReview({ matterId, proposal: 'grant', meansProof: 'exempt', opinion: '符合条件' })
  expect(await reviewer.api.listUnserved({})).toEqual([])
  const { reasons } = await reviewer.api.adviseApplication({ matterId })
  await approver.api.grantAid({ matterId, reasons })
  const [waiting] = await reviewer.api.listUnserved({})
  expect(waiting).toMatchObject({ matterId, title: '给予法律援助决定书', serveBy: '2026-03-06', isLate: false })
  const documentId = waiting?.documentId as string
  expect(await clerk.api.listUnserved({})).toEqual([])
  centre.setDay('2026-03-09')
  expect((await reviewer.api.listUnserved({}))[0]?.isLate).toBe(true)

  const form = { documentId, serviceId: newId(), servedOn: '2026-03-09', receiver: '样例工' }
  const refused = await refusalOf(reviewer.api.recordService({ ...form, manner: 'electronic' }))
  expect([refused.code, refused.faults.map(({ field }) => field)]).toEqual(['invalid', ['consented']])
  expect((await refusalOf(clerk.api.recordService({ ...form, manner: 'inPerson' }))).code).toBe('not_found')
  await reviewer.api.recordService({ ...form, manner: 'inPerson', note: '本人到中心领取' })
  expect(await reviewer.api.listUnserved({})).toEqual([])
  expect(await reviewer.api.listServices({ matterId })).toEqual([
    {
      ...{ documentId, manner: 'inPerson', servedOn: '2026-03-09', receiver: '样例工', note: '本人到中心领取' },
      recordedBy: '样例审查员',
    },
  ])
})

it('[SV3] is not recorded of a void document', async () => {
  const [row] = (await reviewer.api.listMatters({})).rows
  const { documents } = await reviewer.api.readMatter({ matterId: row?.id as string })
  const documentId = documents.find(({ kind }) => kind === 'material-receipt')?.id as string
  await director.api.voidDocument({ documentId, reason: '份数写错' })
  const form = {
    documentId,
    serviceId: newId(),
    manner: 'inPerson',
    servedOn: '2026-03-09',
    receiver: '样例工',
  } as const
  expect((await refusalOf(reviewer.api.recordService(form))).code).toBe('not_now')
})
