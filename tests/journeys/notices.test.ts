import { generateKeyPairSync } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { instantOf } from '#kernel/plain-date.ts'
import { CONTRACTS } from '#modules/contracts.ts'
import { rows, sql } from '#platform/database.ts'
import { readList } from '#platform/sheet.ts'
import { openInbox } from '#practice/agencies/inbox.ts'
import { changedNotice, noticeFrom } from '#practice/agencies/notices.ts'
import { invented } from '../attack/canaries.ts'
import { type Centre, newId, openCentre, type Person, refusalOf } from '../world.ts'

let centre: Centre
let reviewer: Person
let assigner: Person
let court: Person
let police: Person
let lawyer: Person
let other: Person
beforeAll(async () => {
  centre = await openCentre({ today: '2026-03-03' })
  await centre.addOrganisation('court', '寿县人民法院')
  await centre.addOrganisation('police', '寿县公安局')
  await centre.addOrganisation('firm', '样例律师事务所')
  reviewer = await centre.hire({ roles: ['reviewer'] })
  assigner = await centre.hire({ roles: ['assigner'] })
  court = await centre.hire({ roles: ['agencyClerk'], organisation: '寿县人民法院' })
  police = await centre.hire({ roles: ['agencyClerk'], organisation: '寿县公安局' })
  const counsel = { unit: '样例律师事务所', criminalSince: '2015-01-01', knowsMinors: true }
  lawyer = await centre.addCounsel({ name: '样例律师甲', ...counsel })
  other = await centre.addCounsel({ name: '样例律师乙', ...counsel })
})
afterAll(() => centre?.close())

let serial = 0
const NOON = instantOf(Date.parse('2026-03-03T04:00:00Z'))
const one = (over: Partial<Parameters<typeof noticeFrom>[1]> = {}) =>
  noticeFrom('court', {
    noticeId: newId(),
    serial: ++serial,
    at: NOON,
    name: `被告样例${'甲乙丙丁戊己庚辛壬癸'[serial % 10]}`,
    idNumber: invented(40_000 + serial).idNumber,
    reason: 'sensoryDisability',
    charge: '盗窃罪',
    ...over,
  })
const seen = async (person: Person, noticeId: string) => (await person.api.listNotices({ noticeId })).rows[0]

it('[N7] becomes a matter with its receipt and the three days from its receipt, and the letter is its answer', async () => {
  const notice = one()
  const receipt = await court.api.sendNotice(notice)
  expect(receipt).toMatchObject({ noticeId: notice.noticeId, dueOn: '2026-03-06' })
  expect(receipt.number).toMatch(/2026/)
  const matterId = notice.noticeId
  expect(await seen(court, matterId)).toMatchObject({
    matterId: null,
    hasReceipt: true,
    hasLetter: false,
    isLate: false,
  })
  expect(await seen(police, matterId)).toBeUndefined()

  await reviewer.api.acceptNotice({ matterId })
  await assigner.api.assignCounsel({ matterId, counselId: lawyer.counselId as string, reason: '试办' })
  await lawyer.api.takeAssignment({ matterId })
  expect(await seen(court, matterId)).toMatchObject({ hasLetter: true, counsel: '样例律师甲' })
  const letter = await court.api.openNoticePaper({ noticeId: matterId, paper: 'letter' })
  expect((await letter.text()).slice(0, 5)).toBe('%PDF-')
  expect((await refusalOf(police.api.openNoticePaper({ noticeId: matterId, paper: 'letter' }))).code).toBe('not_found')
  const page = await lawyer.api.listNoticesOf({ matterId })
  expect(page[0]).toMatchObject({ hearingPlace: '第三法庭', handler: '审判员样例' })
})

it('[N8] said five times in whatever order is one matter, one receipt, and the youngest account of the case', async () => {
  const notice = one()
  const later = changedNotice(notice, 5)
  const again = { ...later, noticeId: newId(), documentNumber: '样例援通〔2026〕补1号' }
  const answers = await Promise.all([later, notice, again, notice, later].map((said) => court.api.sendNotice(said)))
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  const [{ noticeId }] = answers as [(typeof answers)[number]]
  const row = await seen(reviewer, noticeId)
  expect(row).toMatchObject({ times: 5, measure: 'residence' })
  expect(row?.hearingAt).toBe(later.hearingAt)
  const papers = await rows(
    centre.db,
    sql<{ kind: string }>`select kind from document where matter_id = ${row?.matterId}`,
  )
  expect(papers).toEqual([{ kind: 'notice-receipt' }])
})

it('[N8] is another matter for another person, another stage, and another case of the same person', async () => {
  const notice = one()
  const numbers = [
    notice,
    { ...one(), caseNumber: notice.caseNumber ?? null },
    { ...notice, noticeId: newId(), stage: 'secondInstance' as const },
    { ...notice, noticeId: newId(), caseNumber: '（2026）皖0422刑初9999号' },
  ]
  const given = []
  for (const said of numbers) given.push((await court.api.sendNotice(said)).number)
  // The last one is the same person at the same stage, whose matter is under way: told to it, not opened again.
  expect(new Set(given).size).toBe(3)
  expect(given[3]).toBe(given[0])
})

it('[N9] tells every fault at its field with its ground, and keeps nothing', async () => {
  const { total } = await reviewer.api.listNotices({})
  const { person: _person, ...nameless } = one({ reason: 'deathReview' })
  const refusal = await refusalOf(court.api.sendNotice({ ...nameless, charge: null }))
  expect(refusal.faults.map(({ field }) => field).sort()).toEqual(['charge', 'person', 'reason'])
  expect(refusal.basis).toBe('法律援助法 第二十五条、第二十八条')
  expect((await refusalOf(court.api.sendNotice({ ...one(), reason: '经济困难' }))).message).toMatch(
    /没有“经济困难”这种理由/,
  )
  const foreign = { ...one(), organisationId: await centre.organisation('寿县公安局') }
  expect((await refusalOf(court.api.sendNotice(foreign))).message).toMatch(/本机关的名义/)
  expect((await reviewer.api.listNotices({})).total).toBe(total)
})

it('[N10] keeps a secret case off the system, with its number and its clock', async () => {
  const secret = { ...one(), stateSecret: true }
  const refusal = await refusalOf(court.api.sendNotice(secret))
  expect(refusal.basis).toBe('法律援助法 第二十一条')
  expect(refusal.message).toMatch(/没有保存/)
  const { person: _person, charge: _charge, hearingPlace: _place, heldIn: _at, ...stub } = secret
  const receipt = await court.api.sendNotice(stub)
  expect(receipt.number).toBeNull()
  await reviewer.api.answerNotice({ noticeId: receipt.noticeId, answer: '已当面取件，线下办理' })
  expect(await seen(reviewer, receipt.noticeId)).toMatchObject({
    name: null,
    matterId: null,
    answer: '已当面取件，线下办理',
  })
})

it('[N11] takes an application handed on, and says when it came later than twenty-four hours', async () => {
  const { reason: _reason, ...rest } = one()
  const notice = { ...rest, kind: 'forwarding' as const, appliedAt: '2026-03-01T08:00:00+08:00' }
  const { dueOn } = await court.api.sendNotice(notice)
  expect(dueOn).toBe('2026-03-10')
  expect((await seen(reviewer, notice.noticeId))?.remarks.map(({ text }) => text)).toContain('转交超过二十四小时')
  expect((await reviewer.api.readMatter({ matterId: notice.noticeId })).next.map(({ step }) => step)).toContain(
    'accept',
  )
})

it('[N12] answers a notice for a duty lawyer’s help once, in two working days, and opens no matter', async () => {
  const { reason: _reason, ...rest } = one()
  const notice = { ...rest, kind: 'help' as const, guiltyPlea: true }
  expect(await court.api.sendNotice(notice)).toMatchObject({ number: null, dueOn: '2026-03-05' })
  const { noticeId } = notice
  expect((await refusalOf(reviewer.api.answerNotice({ noticeId, answer: '到场' }))).faults[0]?.field).toBe('counselId')
  const said = { noticeId, counselId: lawyer.counselId as string, answer: '3月4日9时到检察院' }
  await reviewer.api.answerNotice(said)
  expect((await refusalOf(reviewer.api.answerNotice(said))).message).toMatch(/已经答复过/)
  expect(await seen(court, noticeId)).toMatchObject({ counsel: '样例律师甲', answer: '3月4日9时到检察院' })
})

it('[A15] nobody defends two of one case: by the organ’s number, and by the names of those who stand beside', async () => {
  const first = one({ coDefendants: ['同案样例'] })
  await court.api.sendNotice(first)
  await reviewer.api.acceptNotice({ matterId: first.noticeId })
  await assigner.api.assignCounsel({ matterId: first.noticeId, counselId: lawyer.counselId as string, reason: '试办' })
  const sameCase = { ...one(), caseNumber: first.caseNumber ?? null }
  const named = one({ name: '同案样例' })
  const third = one()
  for (const notice of [sameCase, named, third]) {
    await court.api.sendNotice(notice)
    await reviewer.api.acceptNotice({ matterId: notice.noticeId })
  }
  const whyNot = async (matterId: string, { counselId }: Person) =>
    (await assigner.api.listCandidates({ matterId })).candidates
      .find((each) => each.counselId === counselId)
      ?.unfitBecause.map(({ basis }) => basis)
  const ground = ['最高人民法院关于适用刑事诉讼法的解释 第四十三条第二款']
  expect(await whyNot(sameCase.noticeId, lawyer)).toEqual(ground)
  expect(await whyNot(named.noticeId, lawyer)).toEqual(ground)
  expect(await whyNot(third.noticeId, lawyer)).toEqual([])
  expect(await whyNot(sameCase.noticeId, other)).toEqual([])
  expect((await seen(reviewer, sameCase.noticeId))?.coDefendants).toEqual([first.person?.name])
})

it('[N13] only a fresh signature of the organ’s own key is taken, and only once', async () => {
  expect(CONTRACTS.sendNotice.roles).toContain('agencyClerk')
  const { publicKey } = generateKeyPairSync('ed25519')
  const inbox = await openInbox()
  const linkId = newId()
  const organisationId = await centre.organisation('寿县人民法院')
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString()
  const link = { linkId, organisationId, webhookUrl: inbox.url }
  expect((await refusalOf(centre.admin.api.connectAgency({ ...link, publicKey: '不是公钥' }))).faults[0]?.field).toBe(
    'publicKey',
  )
  await centre.admin.api.connectAgency({ ...link, publicKey: pem })
  expect((await centre.admin.api.readLinkSecret({ linkId })).secret).toMatch(/^whsec_/)
  expect((await centre.admin.api.listAgencyLinks({}))[0]).toMatchObject({ organisation: '寿县人民法院', waiting: 0 })
  await centre.admin.api.disconnectAgency({ linkId })
  expect((await refusalOf(centre.admin.api.readLinkSecret({ linkId }))).code).toBe('not_found')
  await inbox.close()
})

it('[N16] lists what waits first, narrows, sorts and turns pages on the server, an organ its own only', async () => {
  const { reason: _reason, ...help } = one()
  await court.api.sendNotice({ ...help, kind: 'help' })
  const list = reviewer.api.listNotices
  const whole = await list({ size: 100 })
  const [waiting, done] = [whole.rows.filter((row) => !row.answeredAt), whole.rows.filter((row) => row.answeredAt)]
  expect(whole).toMatchObject({ total: whole.rows.length, waiting: waiting.length })
  expect(whole.rows).toEqual([...waiting, ...done])
  expect((await list({ state: 'open' })).rows).toEqual(waiting)
  expect(waiting.some(({ matterId }) => matterId !== null)).toBe(true)
  const direct = await list({ state: 'direct' })
  expect(direct.rows).toEqual(waiting.filter(({ matterId }) => matterId === null))
  expect(direct.rows.length).toBeGreaterThan(0)
  const { total } = await list({ kind: 'help' })
  expect(total).toBe(whole.rows.filter(({ kind }) => kind === 'help').length)
  const [first] = whole.rows
  const { noticeId, documentNumber, name } = first as (typeof whole.rows)[number]
  for (const search of [documentNumber, name as string])
    expect((await list({ search })).rows.map((row) => row.noticeId)).toContain(noticeId)
  expect((await list({ until: '2026-03-02' })).total).toBe(0)
  expect((await list({ from: '2026-03-03', until: '2026-03-03', size: 100 })).total).toBe(whole.total)
  const pages = [await list({ size: 2, page: 1 }), await list({ size: 2, page: 2 })].flatMap(({ rows }) => rows)
  expect(pages).toEqual(whole.rows.slice(0, 4))
  const hearings = (await list({ sort: '-hearingAt', size: 100 })).rows.map(({ hearingAt }) => hearingAt ?? '')
  expect(hearings).toEqual(hearings.toSorted().reverse())
  const sheet = await reviewer.api.exportNotices({ kind: 'help', sort: '-receivedAt', columns: ['received', 'organ'] })
  const exported = await readList(
    new Uint8Array(await (sheet as unknown as Blob).arrayBuffer()),
    '通知文号',
    '没有表头',
  )
  const cells = exported.map(({ cells }) => Object.fromEntries(cells))
  const helps = (await list({ kind: 'help', sort: '-receivedAt' })).rows
  expect(cells.map(({ 通知文号 }) => 通知文号)).toEqual(helps.map((row) => row.documentNumber))
  expect(Object.keys(cells[0] ?? {})).toEqual(['办案机关', '类别', '通知文号', '收到'])
  expect((await police.api.listNotices({ size: 100 })).rows.map(({ organisation }) => organisation)).toEqual([])
  expect((await police.api.listNotices({ noticeId })).total).toBe(0)
})
