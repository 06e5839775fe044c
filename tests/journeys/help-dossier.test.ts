import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { idNumberOf } from '../examples.ts'
import { type Centre, newId, openCentre, type Person, refusalOf } from '../world.ts'

let centre: Centre
let director: Person
let archivist: Person
let lawyer: Person
const folder = mkdtempSync(join(tmpdir(), 'fayuan-help-dossier-'))
const JAIL = newId()
const MONTH = '2026-03'
const seatOn = (day: string) => ({ postId: JAIL, day })
beforeAll(async () => {
  centre = await openCentre({ today: '2026-03-02' })
  director = await centre.hire({ roles: ['director', 'assigner'], name: '样例主任' })
  archivist = await centre.hire({ roles: ['archivist'], name: '样例档案员' })
  await centre.admin.api.addOrganisation({ organisationId: newId(), kind: 'firm', name: '样例寿春律师事务所' })
  lawyer = await centre.addCounsel({ name: '样例律师甲', unit: '样例寿春律师事务所' })
  const counselId = lawyer.counselId as string
  const [from, monday] = ['2026-01-01', '09:00-17:30']
  await director.api.savePost({ postId: JAIL, name: '寿县看守所', keepsHolidays: false, from, monday })
  await director.api.saveMember({ counselId, posts: [JAIL], maxAMonth: 8 })
  await director.api.planRoster({ month: MONTH })
  for (const [day, name] of [
    ['2026-03-09', '样例嫌疑人甲'],
    ['2026-03-16', '样例嫌疑人乙'],
  ] as const) {
    centre.setDay(day)
    await lawyer.api.arriveOnDuty(seatOn(day))
    await lawyer.api.recordHelp({
      ...{ helpId: newId(), ...seatOn(day), name, idNumber: idNumberOf(1_900), organ: '寿县公安局' },
      ...{ stage: 'investigation', charge: '盗窃罪', kinds: ['consultation'], guiltyPlea: false, witnessed: false },
      ...{ begunAt: `${day}T08:00:00+08:00`, endedAt: `${day}T08:40:00+08:00`, signed: true },
    })
    if (day === '2026-03-09') await lawyer.api.leaveDuty(seatOn(day))
  }
})
afterAll(async () => {
  await centre?.close()
  rmSync(folder, { recursive: true })
})

it('[AR13] a month of duty help is bound when it is over, its faults mended or explained by the director', async () => {
  const bind = { month: MONTH, dossierId: newId() }
  expect((await refusalOf(archivist.api.archiveHelpMonth(bind))).message).toMatch(/还没有过完/)
  centre.setDay('2026-04-01')
  expect(await archivist.api.checkHelpMonth({ month: MONTH })).toMatchObject({ shifts: 4, attended: 2, helps: 2 })
  const faults = async () => (await archivist.api.checkHelpMonth({ month: MONTH })).faults.map(({ id }) => id)
  expect(await faults()).toEqual(['absent', 'absent', 'notLeft'])
  await lawyer.api.leaveDuty(seatOn('2026-03-16'))
  expect(await faults()).toEqual(['absent', 'absent'])
  expect((await refusalOf(archivist.api.archiveHelpMonth({ ...bind, explanation: '忘记登记' }))).message).toMatch(
    /2 处问题.*由主任写明情况/,
  )
  const { archiveNumber } = await director.api.archiveHelpMonth({ ...bind, explanation: '看守所停电，无法登记' })
  expect(archiveNumber).toBe('寿援档〔2026〕1号')
  expect((await refusalOf(director.api.archiveHelpMonth({ ...bind, dossierId: newId() }))).message).toMatch(
    /已经归档，档号 寿援档〔2026〕1号/,
  )

  const progress = async () => (await archivist.api.checkHelpMonth({ month: MONTH })).dossier?.progress
  expect(await progress()).toBe(0)
  expect(await centre.bindDossiers()).toBe(1)
  expect(await progress()).toBe(100)
  const { dossier } = await archivist.api.checkHelpMonth({ month: MONTH })
  expect(dossier).toMatchObject({ archiveNumber, isBound: true, pages: 3 })
  expect(dossier?.items.map(({ title, firstPage }) => [title, firstPage])).toEqual([
    ['值班律师法律帮助工作台账', 1],
    ['法律帮助情况登记表（样例嫌疑人甲）', 2],
    ['法律帮助情况登记表（样例嫌疑人乙）', 3],
  ])
  const path = join(folder, 'volume.pdf')
  writeFileSync(path, Buffer.from(await (await archivist.api.openHelpDossier({ month: MONTH })).arrayBuffer()))
  const texts = execFileSync('pdftotext', [path, '-'])
    .toString()
    .split('\f')
    .map((text) => text.replaceAll(/\s/g, ''))
  expect(texts[0]).toContain('值班法律帮助卷宗（2026年3月）')
  expect(texts[0]).toContain('共3页')
  expect(texts[1]).toContain('登记表（样例嫌疑人乙）')
  expect(texts[3]).toContain('样例嫌疑人甲')
  expect(texts[5]).toContain('看守所停电，无法登记')
  expect(texts.join('')).not.toContain(idNumberOf(1_900))
  expect(execFileSync('qpdf', ['--check', path]).toString()).toContain('No syntax or stream encoding errors found')
})

it('[AR13] a bound month does not change, and is kept, lent and handed on like every dossier', async () => {
  expect((await refusalOf(lawyer.api.leaveDuty(seatOn('2026-03-23')))).message).toMatch(/已经归档（寿援档〔2026〕1号）/)
  const { rows } = await archivist.api.listDossiers({ search: MONTH })
  expect(rows).toMatchObject([{ helpMonth: MONTH, matterId: null, title: '值班法律帮助（2026年3月）', pages: 3 }])
  const dossierId = rows[0]?.id as string
  await archivist.api.placeDossier({ dossierId, shelf: '一库 4 柜 1 层' })
  const loan = { dossierId, loanId: newId(), borrower: '样例监督员', purpose: '核对补贴', dueOn: '2026-04-20' }
  await archivist.api.lendDossier(loan)
  expect(await archivist.api.listLoans({ dossierId })).toMatchObject([{ borrower: '样例监督员', returnedOn: null }])
  await archivist.api.returnDossier({ dossierId })
  const packed = new Uint8Array(await (await archivist.api.openTransfer({ dossierIds: [dossierId] })).arrayBuffer())
  expect(packed.length).toBeGreaterThan(10_000)
  const { code, message } = await refusalOf(
    archivist.api.draftDestruction({ listId: newId(), reason: '期满', dossierIds: [dossierId] }),
  )
  expect([code, message]).toEqual(['not_now', expect.stringMatching(/保管期限/)])
})
