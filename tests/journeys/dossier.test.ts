import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { unzipSync } from 'fflate'
import { writeXlsx } from 'hucre'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { rows, sql } from '#platform/database.ts'
import { idNumberOf, plainPdf, wageClaim } from '../examples.ts'
import { type Centre, newId, openCentre, type Person, refusalOf } from '../world.ts'

let centre: Centre
let director: Person
let reviewer: Person
let counsel: Person
let supervisor: Person
let archivist: Person
let approver: Person
const folder = mkdtempSync(join(tmpdir(), 'fayuan-dossier-test-'))
let serial = 1_600
beforeAll(async () => {
  centre = await openCentre({ today: '2026-03-03' })
  director = await centre.hire({ roles: ['director', 'assigner', 'finance'], name: '样例主任' })
  approver = await centre.hire({ roles: ['approver'], name: '样例审批人' })
  reviewer = await centre.hire({ roles: ['reviewer'], name: '样例审查员' })
  supervisor = await centre.hire({ roles: ['qualitySupervisor'], name: '样例监督员' })
  archivist = await centre.hire({ roles: ['archivist'], name: '样例档案员' })
  await centre.admin.api.addOrganisation({ organisationId: newId(), kind: 'firm', name: '样例寿春律师事务所' })
  counsel = await centre.addCounsel({ name: '样例律师甲', unit: '样例寿春律师事务所' })
})
afterAll(async () => {
  await centre?.close()
  rmSync(folder, { recursive: true })
})

const photo = async (colour: string) =>
  new File(
    [
      (await sharp({ create: { width: 1200, height: 900, channels: 3, background: colour } })
        .jpeg()
        .toBuffer()) as Uint8Array<ArrayBuffer>,
    ],
    '照片.jpg',
  )
const CLOSING = [
  { code: 'agreement', title: '委托协议', pages: 2, original: true },
  { code: 'outcome', title: '民事判决书', pages: 6, original: false },
] as const

/** A wage claim as far as its subsidy; only the archive is left. */
async function subsidised({ closing = CLOSING as readonly (typeof CLOSING)[number][] } = {}): Promise<string> {
  const matterId = newId()
  const recipients = [{ name: '样例工', idNumber: idNumberOf(++serial) }]
  centre.setDay('2026-03-03')
  await reviewer.api.submitApplication(wageClaim(matterId, { recipients }))
  await reviewer.api.acceptApplication({ matterId })
  await reviewer.api.submitReview({ matterId, proposal: 'grant', meansProof: 'exempt', opinion: '符合条件' })
  const { reasons } = await reviewer.api.adviseApplication({ matterId })
  await approver.api.grantAid({ matterId, reasons })
  await director.api.assignCounsel({ matterId, counselId: counsel.counselId as string, reason: '集中办理' })
  await counsel.api.takeAssignment({ matterId })
  for (const entry of ['meeting', 'hearing'] as const)
    await counsel.api.recordProgress({ matterId, entry, on: '2026-03-03', place: '寿县', note: '样例' })
  centre.setDay('2026-06-10')
  const outcome = { closedOn: '2026-06-08', manner: 'judgment', result: 'won', benefit: 100, wages: 100 } as const
  await counsel.api.submitClosing({ matterId, ...outcome, summary: '判决支付', materials: [...closing] })
  await supervisor.api.acceptClosing({ matterId })
  await supervisor.api.gradeMatter({ matterId, grade: 'good', opinion: '材料齐全' })
  await director.api.computeSubsidy({ matterId })
  return matterId
}
const scan = async (matterId: string, file: File, title: string, phase: 'application' | 'closing', code: string) =>
  reviewer.api.addAttachment({ matterId, attachmentId: newId(), title, material: { phase, code } }, { file })

it('[AR6] binds cover, index, papers with numbers, and note page; the index says the pages as they are', async () => {
  const matterId = await subsidised()
  await scan(matterId, await photo('#ccbbaa'), '居民身份证', 'application', 'identity')
  await scan(matterId, new File([plainPdf('判决', 6)], '判决书.pdf'), '民事判决书', 'closing', 'outcome')
  await scan(matterId, await photo('#aabbcc'), '委托协议', 'closing', 'agreement')
  await scan(matterId, await photo('#bbaacc'), '委托协议', 'closing', 'agreement')
  expect(await archivist.api.checkDossier({ matterId })).toMatchObject({ faults: [] })
  await archivist.api.archiveMatter({ matterId })
  expect(await refusalOf(archivist.api.openDossier({ matterId }))).toMatchObject({
    message: expect.stringContaining('还没有装订好'),
  })
  expect(await centre.bindDossiers()).toBe(1)
  expect(await centre.bindDossiers()).toBe(0)

  const { items, pages, isBound, archiveNumber } = await archivist.api.readDossier({ matterId })
  expect([isBound, archiveNumber]).toEqual([true, '寿援档〔2026〕1号'])
  const path = join(folder, 'volume.pdf')
  writeFileSync(path, Buffer.from(await (await archivist.api.openDossier({ matterId })).arrayBuffer()))
  const run = (program: string, ...args: string[]) => execFileSync(program, args).toString()
  const total = Number(/Pages: +(\d+)/.exec(run('pdfinfo', path))?.[1])
  // One cover, one page of index, one note page.
  expect(total).toBe(pages + 3)
  const pagesOf = (...area: string[]) =>
    run('pdftotext', ...area, path, '-')
      .split('\f')
      .map((text) => text.replaceAll(/\s/g, ''))
  const corners = pagesOf('-x', '520', '-y', '0', '-W', '75', '-H', '40')
  const texts = pagesOf()
  const corner = (page: number) => corners[page - 1]
  const textOf = (page: number) => texts[page - 1]
  const index = textOf(2)
  for (const { title, firstPage, lastPage, paperOnly, number } of items) {
    expect(index).toContain(firstPage === lastPage ? `${firstPage}` : `${firstPage}—${lastPage}`)
    expect([title, corner(2 + firstPage), corner(2 + lastPage)]).toEqual([title, `${firstPage}`, `${lastPage}`])
    if (paperOnly) expect(textOf(2 + firstPage)).toContain(`共${paperOnly}页，没有扫描件`)
    else if (number) expect(textOf(2 + firstPage)).toContain(number.slice(-5))
  }
  expect(items.find(({ title }) => title === '民事判决书')).toMatchObject({ pages: 6 })
  expect(items.find(({ title }) => title === '委托协议')).toMatchObject({ pages: 2 })
  expect(items.map(({ title }) => title)).toEqual(
    expect.arrayContaining(['法律援助审查表', '给予法律援助决定书', '结案报告表', '办案补贴审批表']),
  )
  expect(textOf(total)).toContain(`本卷共${items.length}件，${pages}页`)
  expect(run('qpdf', '--check', path)).toContain('No syntax or stream encoding errors found')
})
it('[AR1] is shut while a scan lacks pages, and says what to do', async () => {
  const matterId = await subsidised()
  await scan(matterId, new File([plainPdf('判决', 5)], '判决书.pdf'), '民事判决书', 'closing', 'outcome')
  expect(await refusalOf(archivist.api.archiveMatter({ matterId }))).toMatchObject({
    code: 'not_now',
    message: expect.stringContaining('“民事判决书”登记 6 页，扫描件 5 页'),
  })
  await scan(matterId, await photo('#ddccbb'), '民事判决书', 'closing', 'outcome')
  expect((await archivist.api.archiveMatter({ matterId })).state).toBe('archived')
})

it('[AR8] is lent to one at a time, and stands in the register with its shelf', async () => {
  const matterId = await subsidised()
  const { archiveNumber } = await archivist.api.archiveMatter({ matterId })
  await archivist.api.placeDossier({ dossierId: matterId, shelf: '一库 3 柜 2 层' })
  const loan = { dossierId: matterId, borrower: '样例监督员', purpose: '质量评查', dueOn: '2026-06-20' }
  await archivist.api.lendDossier({ ...loan, loanId: newId() })
  expect(await refusalOf(archivist.api.lendDossier({ ...loan, loanId: newId() }))).toMatchObject({ code: 'not_now' })
  centre.setDay('2026-06-25')
  const { rows } = await archivist.api.listDossiers({ state: 'late' })
  expect(rows).toMatchObject([{ archiveNumber, lentTo: '样例监督员', dueOn: '2026-06-20', shelf: '一库 3 柜 2 层' }])
  await archivist.api.returnDossier({ dossierId: matterId })
  expect(await refusalOf(archivist.api.returnDossier({ dossierId: matterId }))).toMatchObject({ code: 'not_now' })
  expect(await archivist.api.listLoans({ dossierId: matterId })).toMatchObject([{ returnedOn: '2026-06-25' }])
})
it('[AR9] is destroyed past its years only, by a list that two others approved', async () => {
  centre.setDay('2026-03-03')
  const { version } = await centre.admin.api.readPolicy({})
  const sample = { from: '2026-03-03', source: '样例', state: 'toConfirm' } as const
  const change = { action: 'add', rule: 'retentionYears', value: { value: 1 }, ...sample } as const
  await centre.admin.api.changePolicy({ basedOn: version, change })
  const matterId = await subsidised()
  await archivist.api.archiveMatter({ matterId })
  const draft = () => {
    const listId = newId()
    return archivist.api.draftDestruction({ listId, reason: '保管期满', dossierIds: [matterId] })
  }
  expect(await refusalOf(draft())).toMatchObject({ message: expect.stringContaining('保管期限到2027-12-31') })
  centre.setDay('2028-01-10')
  const { listId } = await draft()
  const approve = (by: Person) => by.api.decideDestruction({ listId, decision: 'approve' })
  expect(await refusalOf(archivist.api.carryOutDestruction({ listId }))).toMatchObject({ code: 'not_now' })
  expect(await approve(director)).toEqual({ approvals: 1 })
  expect(await refusalOf(approve(director))).toMatchObject({ code: 'not_permitted' })
  expect(await refusalOf(archivist.api.carryOutDestruction({ listId }))).toMatchObject({
    message: expect.stringContaining('现有 1 人同意'),
  })
  await approve(approver)
  expect(await archivist.api.carryOutDestruction({ listId })).toEqual({ destroyed: 1 })
  expect(await refusalOf(archivist.api.openDossier({ matterId }))).toMatchObject({
    message: expect.stringContaining('销毁'),
  })
})
it('[AR10] hands over volumes that any tool can check', async () => {
  const matterId = await subsidised()
  const { archiveNumber } = await archivist.api.archiveMatter({ matterId })
  // The newest first.
  await centre.bindDossiers()
  const answer = await archivist.api.openTransfer({ dossierIds: [matterId] })
  const files = unzipSync(new Uint8Array(await answer.arrayBuffer()))
  const place = join(folder, 'transfer')
  for (const [name, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(place, name)), { recursive: true })
    writeFileSync(join(place, name), bytes)
  }
  const check = () => execFileSync('sha256sum', ['-c', 'SHA256SUMS.txt'], { cwd: place, stdio: 'pipe' }).toString()
  expect(check()).toBe(`卷宗/${archiveNumber}.pdf: OK\n`)
  expect(Buffer.from(files['移交目录.csv'] as Uint8Array).toString()).toContain(archiveNumber)
  writeFileSync(join(place, `卷宗/${archiveNumber}.pdf`), 'bent')
  expect(check).toThrow()
})

it('[AR11] has a way out of every fault: a file is filed anew or left out, and the rest the director explains in the volume', async () => {
  const matterId = await subsidised()
  const sheet = { name: '表', rows: [['甲']] }
  const workbook = new File([(await writeXlsx({ sheets: [sheet] })) as Uint8Array<ArrayBuffer>], '表.xlsx')
  const { attachmentId } = await reviewer.api.addAttachment(
    { matterId, attachmentId: newId(), title: '工资表' },
    { file: workbook },
  )
  const short = await scan(matterId, new File([plainPdf('判决', 5)], '判决书.pdf'), '民事判决书', 'closing', 'outcome')
  const idsOf = async () => (await archivist.api.checkDossier({ matterId })).faults.map(({ id }) => id)
  expect(await idsOf()).toEqual(['scanPages', 'strangeFile'])
  await reviewer.api.fileAttachment({ attachmentId, leftOut: '另有 PDF' })
  expect(await idsOf()).toEqual(['scanPages'])
  const away = {
    attachmentId: short.attachmentId,
    material: { phase: 'closing', code: 'outcome', title: '没有的' },
  } as const
  expect(await refusalOf(reviewer.api.fileAttachment(away))).toMatchObject({ faults: [{ field: 'material' }] })
  const explanation = '第六页在法院原卷中遗失，已核对'
  expect(await refusalOf(archivist.api.archiveMatter({ matterId, explanation }))).toMatchObject({
    message: expect.stringContaining('由主任写明情况'),
  })
  await director.api.archiveMatter({ matterId, explanation })
  await centre.bindDossiers()
  const path = join(folder, 'explained.pdf')
  writeFileSync(path, Buffer.from(await (await director.api.openDossier({ matterId })).arrayBuffer()))
  const text = execFileSync('pdftotext', [path, '-']).toString().replaceAll(/\s/g, '')
  expect(text).toContain('扫描件5页')
  expect(text).toContain(explanation)
  expect(await refusalOf(reviewer.api.fileAttachment({ attachmentId }))).toMatchObject({ code: 'not_now' })
})
it('[AR12] a volume that cannot be bound does not keep the others waiting', async () => {
  // What the tests before left unbound would take its turn first.
  await rows(centre.db, sql`update dossier set bound_at = now() where bound_at is null`)
  const [broken, sound] = [await subsidised(), await subsidised()]
  await scan(broken, new File([plainPdf('判决', 6)], '判决书.pdf'), '民事判决书', 'closing', 'outcome')
  await archivist.api.archiveMatter({ matterId: sound })
  await archivist.api.archiveMatter({ matterId: broken })
  // A file that was lost from the disk: the newest, and so the first in turn.
  await rows(centre.db, sql`update attachment set digest = ${'0'.repeat(64)} where matter_id = ${broken}`)
  await expect(centre.bindDossiers()).rejects.toThrow()
  expect(await centre.bindDossiers()).toBe(1)
  expect((await archivist.api.readDossier({ matterId: sound })).isBound).toBe(true)
  expect((await archivist.api.readDossier({ matterId: broken })).isBound).toBe(false)
})

it('[AR14] binding is stopped, leaves nothing, and goes on from its beginning', async () => {
  await rows(centre.db, sql`update dossier set bound_at = now() where bound_at is null`)
  const matterId = await subsidised()
  await scan(matterId, new File([plainPdf('判决', 6)], '判决书.pdf'), '民事判决书', 'closing', 'outcome')
  const { archiveNumber } = await archivist.api.archiveMatter({ matterId })
  const stop = (stopped: boolean) => archivist.api.stopBinding({ dossierId: matterId, stopped })
  const read = () => archivist.api.readDossier({ matterId })

  // Stopped while it is bound: at the first word of its progress.
  await rows(
    centre.db,
    sql`create function stop_now() returns trigger language plpgsql as $$
        begin if new.progress > 0 then new.stopped_at = now(); new.progress = 0; end if; return new; end $$`,
  )
  await rows(centre.db, sql`create trigger stop_now before update on dossier for each row execute function stop_now()`)
  await centre.bindDossiers()
  await rows(centre.db, sql`drop function stop_now cascade`)
  expect(await read()).toMatchObject({
    isBound: false,
    isStopped: true,
    progress: 0,
    pages: 0,
    items: [],
    archiveNumber,
  })
  expect(await centre.bindDossiers()).toBe(0)
  expect((await refusalOf(archivist.api.openDossier({ matterId }))).message).toMatch(/继续装订/)
  expect((await refusalOf(archivist.api.openTransfer({ dossierIds: [matterId] }))).message).toMatch(/继续装订/)

  await stop(false)
  await stop(true)
  expect(await centre.bindDossiers()).toBe(0)
  // Until somebody lets it go on, the desk of those who may says so, and the register finds it.
  const figures = async (person: Person) =>
    (await person.api.readDesk({})).figures.map(({ name, value }) => [name, value])
  const stopped = async () => (await archivist.api.listDossiers({ state: 'stopped' })).rows.map(({ id }) => id)
  expect(await figures(archivist)).toContainEqual(['stoppedVolumes', 1])
  expect(await figures(supervisor)).not.toContainEqual(['stoppedVolumes', 1])
  expect(await stopped()).toEqual([matterId])
  const newer = await subsidised()
  await archivist.api.archiveMatter({ matterId: newer })
  expect((await read()).ahead).toBe(0)
  await stop(false)
  expect((await read()).ahead).toBe(1)
  expect((await archivist.api.readDossier({ matterId: newer })).ahead).toBe(0)
  expect(await stopped()).toEqual([])
  expect((await figures(archivist)).flat()).not.toContain('stoppedVolumes')
  expect(await centre.bindDossiers()).toBe(1)
  expect((await read()).ahead).toBe(0)
  expect(await centre.bindDossiers()).toBe(1)
  expect(await read()).toMatchObject({ isBound: true, isStopped: false, progress: 100, archiveNumber })
  expect((await refusalOf(stop(true))).message).toMatch(/已经装订好/)
})
