import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CODE_BYTES, documentCodeOf, inGroups, readDocumentCode } from '#kernel/document-code.ts'
import { rows, sql } from '#platform/database.ts'
import { idNumberOf, wageClaim } from '../examples.ts'
import { type Centre, newId, openCentre, type Person, refusalOf } from '../world.ts'

const newDocumentCode = () => documentCodeOf(crypto.getRandomValues(new Uint8Array(CODE_BYTES)))
let centre: Centre
let director: Person
let approver: Person
let reviewer: Person
const sealId = newId()
let serial = 960
beforeAll(async () => {
  centre = await openCentre({ today: '2026-03-03' })
  director = await centre.hire({ roles: ['director'], name: '样例主任' })
  approver = await centre.hire({ roles: ['approver'], name: '样例审批人' })
  reviewer = await centre.hire({ roles: ['reviewer'], name: '样例审查员' })
  const [{ id: organisationId = '' } = {}] = await director.api.listOrganisations({})
  await director.api.registerSeal({
    ...{ sealId, kind: 'official', inscription: '寿县法律援助中心', organisationId, keeperId: reviewer.accountId },
    documents: ['grant-decision', 'refusal-decision'],
  })
})
afterAll(() => centre?.close())

async function granted(): Promise<{ matterId: string; receipt: string; decision: string }> {
  const matterId = newId()
  const recipients = [{ name: '样例工', idNumber: idNumberOf(++serial) }]
  await reviewer.api.submitApplication(wageClaim(matterId, { recipients }))
  await reviewer.api.acceptApplication({ matterId })
  await reviewer.api.submitReview({ matterId, proposal: 'grant', meansProof: 'exempt', opinion: '符合条件' })
  const { reasons } = await reviewer.api.adviseApplication({ matterId })
  await approver.api.grantAid({ matterId, reasons })
  const { documents } = await reviewer.api.readMatter({ matterId })
  const idOf = (kind: string) => documents.find((row) => row.kind === kind)?.id as string
  return { matterId, receipt: idOf('material-receipt'), decision: idOf('grant-decision') }
}
const bytesOf = async (documentId: string) =>
  new Uint8Array(await (await approver.api.openDocument({ documentId })).arrayBuffer())
const codeOf = async (documentId: string) =>
  (await rows(centre.db, sql<{ code: string }>`select code from document_code where document_id = ${documentId}`))[0]
    ?.code as string
const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const stranger = () => centre.admin.api

it('[SE2] [SE3] seals what the director chose as it is issued; made first or last, it is the same paper', async () => {
  const { matterId, receipt, decision } = await granted()
  const before = await bytesOf(decision)
  expect(Buffer.from(before).toString('latin1')).toContain('/SubFilter /ETSI.CAdES.detached')
  expect(Buffer.from(await bytesOf(receipt)).toString('latin1')).not.toContain('/SubFilter')
  const { documents } = await reviewer.api.readMatter({ matterId })
  expect(new Map(documents.map(({ kind, sealing }) => [kind, sealing]))).toEqual(
    new Map([
      ['material-receipt', null],
      ['grant-decision', 'sealed'],
    ]),
  )
  expect(await centre.pressSeals()).toBe(1)
  expect(await centre.pressSeals()).toBe(0)
  const after = await bytesOf(decision)
  expect(digestOf(after)).toBe(digestOf(before))
  const [use] = await director.api.listSealUses({ month: '2026-03' })
  expect(use).toMatchObject({
    ...{ documentId: decision, title: '给予法律援助决定书', inscription: '寿县法律援助中心', askedBy: '样例审批人' },
    ...{ allowed: true, digest: digestOf(after), refusal: null },
  })
  if (spawnSync('pdfsig', ['-v']).error) return
  const folder = mkdtempSync(join(tmpdir(), 'fayuan-seals-'))
  writeFileSync(join(folder, 'decision.pdf'), after)
  const said = spawnSync('pdfsig', [join(folder, 'decision.pdf')]).stdout.toString()
  rmSync(folder, { recursive: true })
  expect(said).toContain('Signature is Valid')
  expect(said).toContain('寿县法律援助中心')
})

it('[SE3] [SE4] goes onto anything else after one asked and another allowed it; every use is in the ledger', async () => {
  const { receipt } = await granted()
  await reviewer.api.askForSeal({ documentId: receipt, sealId, reason: '申请人要求盖章' })
  const ask = (reason = '再次申请') => refusalOf(reviewer.api.askForSeal({ documentId: receipt, sealId, reason }))
  expect((await ask()).code).toBe('not_now')
  expect((await refusalOf(director.api.decideSealing({ documentId: receipt, decision: 'refuse' }))).faults).toEqual([
    { field: 'reason', message: '请写明理由' },
  ])
  await director.api.decideSealing({ documentId: receipt, decision: 'refuse', reason: '凭证不需要盖章' })
  expect(Buffer.from(await bytesOf(receipt)).toString('latin1')).not.toContain('/SubFilter')
  await director.api.askForSeal({ documentId: receipt, sealId, reason: '复核后同意盖章' })
  expect((await refusalOf(director.api.decideSealing({ documentId: receipt, decision: 'allow' }))).code).toBe(
    'not_permitted',
  )
  await approver.api.decideSealing({ documentId: receipt, decision: 'allow' })
  expect((await refusalOf(approver.api.decideSealing({ documentId: receipt, decision: 'allow' }))).code).toBe('not_now')
  expect(Buffer.from(await bytesOf(receipt)).toString('latin1')).toContain('/SubFilter /ETSI.CAdES.detached')
  const lines = (await director.api.listSealUses({ month: '2026-03' })).filter(
    ({ documentId }) => documentId === receipt,
  )
  expect(lines).toMatchObject([
    { askedBy: '样例主任', decidedBy: '样例审批人', allowed: true, reason: '复核后同意盖章' },
    { askedBy: '样例审查员', decidedBy: '样例主任', allowed: false, refusal: '凭证不需要盖章' },
  ])
  expect(await director.api.listSealUses({ month: '2026-04' })).toEqual([])
  await expect(reviewer.api.listSealUses({ month: '2026-03' })).rejects.toMatchObject({ code: 'not_permitted' })
})

it('[SE7] carries several seals, each with its own signature, and every print that went out is genuine', async () => {
  const { decision } = await granted()
  await centre.pressSeals()
  const once = await bytesOf(decision)
  const businessId = newId()
  const [{ id: organisationId = '' } = {}] = await director.api.listOrganisations({})
  await director.api.registerSeal({
    ...{ sealId: businessId, kind: 'business', inscription: '寿县法律援助中心', organisationId },
    ...{ keeperId: reviewer.accountId, documents: [] },
  })
  const again = { documentId: decision, sealId, reason: '再盖' }
  expect((await refusalOf(reviewer.api.askForSeal(again))).message).toContain('另一枚')
  await reviewer.api.askForSeal({ documentId: decision, sealId: businessId, reason: '对外提交' })
  await director.api.decideSealing({ documentId: decision, decision: 'allow' })
  expect(await centre.pressSeals()).toBe(1)
  const twice = await bytesOf(decision)
  const code = await codeOf(decision)
  for (const paper of [once, twice])
    expect((await stranger().verifyDocument({ code, digest: digestOf(paper) })).matches).toBe(true)
  await director.api.endSeal({ sealId: businessId, reason: '样例' })
  if (spawnSync('pdfsig', ['-v']).error) return
  const folder = mkdtempSync(join(tmpdir(), 'fayuan-seals-'))
  writeFileSync(join(folder, 'decision.pdf'), twice)
  const said = spawnSync('pdfsig', [join(folder, 'decision.pdf')]).stdout.toString()
  rmSync(folder, { recursive: true })
  expect(said.match(/Signature is Valid/g)).toHaveLength(2)
})

describe('a code', () => {
  it('[SE5] is read as people type it, and is never a word of twelve letters that is none', () => {
    expect(inGroups('7K3MZ0QWB2XV')).toBe('7K3M-Z0QW-B2XV')
    expect(readDocumentCode(' 7k3m-zoqw—b2xv ')).toBe('7K3MZ0QWB2XV')
    expect(readDocumentCode('7K3M-Z0QW-B2XI')).toBe('7K3MZ0QWB2X1')
    expect([readDocumentCode('7K3M'), readDocumentCode('7K3MZ0QWB2XU'), readDocumentCode('')]).toEqual([
      null,
      null,
      null,
    ])
    const drawn = Array.from({ length: 2000 }, newDocumentCode)
    expect(new Set(drawn).size).toBe(2000)
    expect(drawn.every((code) => readDocumentCode(code) === code)).toBe(true)
  })
  it('[SE5] tells anybody whether the paper is genuine, compares a file, and says nothing else', async () => {
    const { decision } = await granted()
    const code = await codeOf(decision)
    const early = await stranger().verifyDocument({ code, digest: digestOf(await bytesOf(decision)) })
    expect(early).toMatchObject({ standing: 'genuine', isSealed: false, matches: null })
    await centre.pressSeals()
    const bytes = await bytesOf(decision)
    const told = await stranger().verifyDocument({ code: inGroups(code).toLowerCase(), digest: digestOf(bytes) })
    expect(told).toEqual({
      ...{
        standing: 'genuine',
        title: '给予法律援助决定书',
        number: expect.stringMatching(/2026/),
        issuedOn: '2026-03-03',
      },
      ...{ issuer: '寿县法律援助中心', isSealed: true, isPractice: true, matches: true },
    })
    bytes[5000] = (bytes[5000] as number) ^ 1
    expect((await stranger().verifyDocument({ code, digest: digestOf(bytes) })).matches).toBe(false)
    const guess = await refusalOf(stranger().verifyDocument({ code: newDocumentCode() }))
    expect(guess.code).toBe('not_found')
    expect((await refusalOf(stranger().verifyDocument({ code: '不是码' }))).message).toBe(guess.message)
  })
  it('[SE6] tells that a paper is void, and that another took its place', async () => {
    const { receipt, decision, matterId } = await granted()
    await director.api.voidDocument({ documentId: receipt, reason: '份数写错' })
    expect((await stranger().verifyDocument({ code: await codeOf(receipt) })).standing).toBe('voided')
    const { documents } = await reviewer.api.readMatter({ matterId })
    expect(documents.find(({ id }) => id === receipt)?.voidReason).toBe('份数写错')
    expect((await refusalOf(director.api.voidDocument({ documentId: receipt, reason: '再废' }))).code).toBe('not_now')
    expect((await refusalOf(reviewer.api.askForSeal({ documentId: receipt, sealId, reason: '盖' }))).code).toBe(
      'not_now',
    )
    const other = await granted()
    const wrong = { documentId: decision, reason: '姓名写错', replacedById: other.decision }
    expect((await refusalOf(director.api.voidDocument(wrong))).faults[0]?.field).toBe('replacedById')
    await director.api.voidDocument({ documentId: decision, reason: '以凭证代替', replacedById: receipt })
    expect((await stranger().verifyDocument({ code: await codeOf(decision) })).standing).toBe('replaced')
    // Whoever opens it sees so, and no reader calls it signed.
    const struck = await bytesOf(decision)
    expect(Buffer.from(struck).toString('latin1')).not.toContain('/SubFilter')
    const words = spawnSync('pdftotext', ['-', '-'], { input: struck }).stdout.toString().replaceAll(/\s/g, '')
    // The mark lies across the page: its letters come one by one.
    for (const letter of '废不再使用') expect(words).toContain(letter)
  })
})

it('[SE4] an ended seal is used no more, and what it sealed stays sealed', async () => {
  const { decision } = await granted()
  await director.api.endSeal({ sealId, reason: '换发新章' })
  expect((await refusalOf(director.api.endSeal({ sealId, reason: '再停' }))).code).toBe('not_found')
  expect(Buffer.from(await bytesOf(decision)).toString('latin1')).toContain('/SubFilter')
  const later = await granted()
  expect(Buffer.from(await bytesOf(later.decision)).toString('latin1')).not.toContain('/SubFilter')
  const asked = refusalOf(reviewer.api.askForSeal({ documentId: later.decision, sealId, reason: '盖章' }))
  expect((await asked).code).toBe('not_found')
  expect((await director.api.listSeals({})).find(({ id }) => id === sealId)).toMatchObject({
    ...{ endReason: '换发新章', keeper: '样例审查员', fingerprint: expect.stringMatching(/^[0-9A-F]{64}$/) },
  })
})

it('[DO1] prints a paper again by the page it was issued with, whatever the page of today says', async () => {
  const { receipt } = await granted()
  const first = await bytesOf(receipt)
  expect(digestOf(await bytesOf(receipt))).toBe(digestOf(first))
  // The page as it was before somebody gave it another wording.
  await rows(
    centre.db,
    sql`
    with older as (
      insert into document_page
      select county, 'older', jsonb_set(files, '{material-receipt.typ}', to_jsonb(replace(files->>'material-receipt.typ', '接收人', '收件人')))
        from document_page where digest = (select page from document where id = ${receipt})
    )
    select 1`,
  )
  await rows(centre.db, sql`update document set page = 'older' where id = ${receipt}`)
  expect(digestOf(await bytesOf(receipt))).not.toBe(digestOf(first))
})
