import { writeXlsx } from 'hucre'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { one, rows, sql } from '#platform/database.ts'
import { idNumberOf, plainPdf, wageClaim } from '../examples.ts'
import { type Centre, newId, openCentre, type Person } from '../world.ts'

let centre: Centre
let clerk: Person
let reviewer: Person
let other: Person

beforeAll(async () => {
  centre = await openCentre({ today: '2026-03-03' })
  clerk = await centre.hire({ roles: ['stationClerk'], organisation: '寿县寿春镇法律援助工作站', name: '甲站' })
  other = await centre.hire({ roles: ['stationClerk'], organisation: '寿县双桥镇法律援助工作站', name: '乙站' })
  reviewer = await centre.hire({ roles: ['reviewer'], name: '审查员' })
})
afterAll(() => centre?.close())

/** Everything that a refused command must leave as it was. */
const everything = () =>
  one(
    centre.db,
    sql<Record<string, number>>`
  select (select count(*)::int from matter) as matters, (select count(*)::int from person) as people, (select count(*)::int from matter_step) as steps,
         (select count(*)::int from document) as documents, (select count(*)::int from command_log) as commands, (select coalesce(sum(last), 0)::int from number_series) as numbers,
         (select count(*)::int from history where kind = 'command') as acts, (select count(*)::int from attachment) as attachments`,
  )
async function changesNothing(act: () => Promise<unknown>, refusal: object): Promise<void> {
  const before = await everything()
  await expect(act()).rejects.toMatchObject(refusal)
  expect(await everything()).toEqual(before)
}
const xlsx = async (table: unknown[][], name = '名单.xlsx') =>
  new File([(await writeXlsx({ sheets: [{ name: '名单', rows: table as never }] })) as Uint8Array<ArrayBuffer>], name)

describe('bad input', () => {
  it.each([
    [
      'an ID number with a wrong check digit',
      { recipients: [{ name: '样例', idNumber: '340422198001010010' }] },
      '校验位不符',
    ],
    ['an ID number of 15 digits', { recipients: [{ name: '样例', idNumber: '340422800101001' }] }, '应为 18 位'],
    [
      'an ID number with a birthday on 30 February',
      { recipients: [{ name: '样例', idNumber: '340422198002300011' }] },
      '不存在',
    ],
    ['an impossible date', { limitationOn: '2026-02-30' as never }, '不是有效日期'],
    ['no applicant at all', { recipients: [] }, '至少填写一名申请人'],
    ['a name of blanks', { recipients: [{ name: '   ' }] }, '请填写申请人姓名'],
    ['money with a fraction of a fen', { recipients: [{ name: '样例', claim: 10.5 }] }, '整数分'],
    ['a NUL character', { story: '欠薪\u0000' }, '无法保存的字符'],
    ['half a character', { story: '欠薪\ud83d' }, '无法保存的字符'],
    ['a cause that is not on the list', { cause: 'everything' as never }, '请选择申请事项'],
  ])('refuses %s with a sentence in Chinese', async (_what, over, message) => {
    await changesNothing(() => clerk.api.submitApplication(wageClaim(newId(), over)), {
      code: 'invalid',
      message: expect.stringContaining(message),
    })
  })

  it('names the field, as the screen calls it', async () => {
    const act = clerk.api.submitApplication(
      wageClaim(newId(), { means: { promised: true, householdMonthlyIncome: -1 } }),
    )
    await expect(act).rejects.toMatchObject({
      faults: [{ field: 'means.householdMonthlyIncome', message: expect.stringContaining('家庭月收入') }],
    })
  })

  it('refuses an unknown field, so that a stamped certificate cannot even be entered', async () => {
    const act = () => clerk.api.submitApplication({ ...wageClaim(newId()), hardshipCertificateStamped: true } as never)
    await changesNothing(act, { code: 'invalid', message: expect.stringContaining('hardshipCertificateStamped') })
    const nested = () =>
      clerk.api.submitApplication(wageClaim(newId(), { means: { promised: true, certificate: '村委会盖章' } as never }))
    await changesNothing(nested, { code: 'invalid' })
  })

  it('[R1] refuses the second identical application and says where the first is', async () => {
    const recipients = [{ name: '样例重', idNumber: idNumberOf(31) }]
    const { number } = await clerk.api.submitApplication(wageClaim(newId(), { recipients }))
    await changesNothing(() => clerk.api.submitApplication(wageClaim(newId(), { recipients })), {
      code: 'not_now',
      message: expect.stringContaining(number),
    })
    // Another stage of the same dispute is another matter (A010).
    await clerk.api.submitApplication(wageClaim(newId(), { recipients, stage: 'enforcement' }))
  })

  it('answers a guessed matter of another station as if it did not exist', async () => {
    const matterId = newId()
    await clerk.api.submitApplication(
      wageClaim(matterId, { recipients: [{ name: '样例站', idNumber: idNumberOf(33) }] }),
    )
    const refusalOf = (act: Promise<unknown>) =>
      act.then(
        () => 'answered',
        ({ code, message }) => ({ code, message }),
      )
    const foreign = await refusalOf(other.api.readMatter({ matterId }))
    expect(foreign).toEqual(await refusalOf(other.api.readMatter({ matterId: newId() })))
    expect(foreign).toMatchObject({ code: 'not_found' })
    await changesNothing(() => other.api.withdrawApplication({ matterId, reason: '误填' }), { code: 'not_found' })
    expect((await other.api.listMatters({})).total).toBe(0)
    expect((await clerk.api.listMatters({})).rows.map(({ id }) => id)).toContain(matterId)
  })

  it('[L2] refuses a command after the matter moved on, and says what can be done now', async () => {
    const matterId = newId()
    await clerk.api.submitApplication(
      wageClaim(matterId, { recipients: [{ name: '样例快', idNumber: idNumberOf(35) }] }),
    )
    await reviewer.api.acceptApplication({ matterId })
    await changesNothing(() => reviewer.api.acceptApplication({ matterId }), {
      code: 'not_now',
      message: expect.stringMatching(/现在是“审查中”，不能“受理”；现在可以办理：/),
    })
  })

  it('runs a command once, however often it is sent, and refuses its id for anything else', async () => {
    const commandId = newId()
    const claim = wageClaim(newId(), { recipients: [{ name: '样例复', idNumber: idNumberOf(37) }] })
    const answers = await Promise.all([1, 2, 3, 4].map(() => clerk.api.submitApplication(claim, { commandId })))
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(await rows(centre.db, sql`select id from matter where id = ${claim.matterId}`)).toHaveLength(1)
    await changesNothing(() => clerk.api.submitApplication({ ...claim, story: '改了内容' }, { commandId }), {
      code: 'invalid',
      message: expect.stringContaining('操作编号'),
    })
  })

  it('lets no post do another post’s work', async () => {
    const matterId = newId()
    await clerk.api.submitApplication(
      wageClaim(matterId, { recipients: [{ name: '样例权', idNumber: idNumberOf(39) }] }),
    )
    await changesNothing(() => clerk.api.acceptApplication({ matterId }), {
      code: 'not_permitted',
      message: expect.stringContaining('由审查人员、主任办理'),
    })
    await changesNothing(() => centre.admin.api.readMatter({ matterId }), { code: 'not_found' })
  })
})

describe('files', () => {
  let matterId: string
  beforeAll(async () => {
    matterId = newId()
    await clerk.api.submitApplication(
      wageClaim(matterId, { recipients: [{ name: '样例件', idNumber: idNumberOf(41) }] }),
    )
  })
  const add = (file: File, title = '证据') =>
    clerk.api.addAttachment({ matterId, attachmentId: newId(), title }, { file })

  it('keeps a PDF and gives the same bytes back', async () => {
    const bytes = plainPdf('样例')
    const { attachmentId, mediaType } = await add(new File([bytes], '欠条.pdf'))
    expect(mediaType).toBe('application/pdf')
    const blob = await reviewer.api.openAttachment({ attachmentId })
    expect(new Uint8Array(await blob.arrayBuffer())).toEqual(bytes)
    await expect(other.api.openAttachment({ attachmentId })).rejects.toMatchObject({ code: 'not_found' })
  })
  it('refuses a program that calls itself a picture', async () => {
    const program = new File([new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0])], '照片.jpg')
    await changesNothing(() => add(program), { code: 'invalid', message: expect.stringContaining('不能接收这种文件') })
  })
  it('refuses a file over the limit with a sentence, not a broken line', async () => {
    const big = new Uint8Array(21_000_000)
    big.set(new TextEncoder().encode('%PDF-1.7'))
    await changesNothing(() => add(new File([big], '大.pdf')), {
      code: 'too_large',
      message: expect.stringContaining('20 MB'),
    })
  })
  it('refuses a command without a file', async () => {
    const answer = await centre.app.inject({
      method: 'POST',
      url: `/api/matters/${matterId}/attachments`,
      payload: {},
      headers: { 'x-test-actor': clerk.accountId, 'idempotency-key': newId() },
    })
    expect([answer.statusCode, answer.json().message]).toEqual([422, '请选择要上传的文件'])
  })

  it('[R5] reads a list of workers and names every bad row', async () => {
    const good = Array.from({ length: 290 }, (_, index) => [
      `样例工${index}`,
      idNumberOf(index, '19751212'),
      '13800000000',
      '寿县',
      5000.5,
    ])
    const bad = [
      ['', idNumberOf(900), '', '', 1],
      ['样例', '340422197512120000', '', '', 1],
      ['样例', 340422197512120000, '', '', 1],
      ['样例', '', '12', '', 1],
      ['样例', '', '', '', '很多'],
    ]
    const file = await xlsx([['姓名', '公民身份号码', '联系电话', '住址', '请求金额（元）'], ...good, ...bad])
    const { rows: people, faults } = await clerk.api.readRecipientsSheet({}, { file })
    expect(people).toHaveLength(290)
    expect(people[0]).toEqual({
      name: '样例工0',
      idNumber: idNumberOf(0, '19751212'),
      phone: '13800000000',
      address: '寿县',
      claim: 500_050,
    })
    expect(faults.map(({ row }) => row)).toEqual([292, 293, 294, 295, 296])
    expect(faults[2]?.message).toContain('末几位已经丢失')
  })
  it('[R5] says when the sheet has no 姓名 column, or is no sheet', async () => {
    await expect(clerk.api.readRecipientsSheet({}, { file: await xlsx([['甲', '乙']]) })).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('姓名'),
    })
    await expect(
      clerk.api.readRecipientsSheet({}, { file: new File(['姓名,身份证'], '名单.csv') }),
    ).rejects.toMatchObject({ code: 'invalid' })
  })
})

describe('the door', () => {
  const post = (payload: string, headers: Record<string, string> = {}) =>
    centre.app.inject({
      method: 'POST',
      url: '/api/applications',
      payload,
      headers: {
        'content-type': 'application/json',
        'x-test-actor': clerk.accountId,
        'idempotency-key': newId(),
        ...headers,
      },
    })

  it.each([
    ['broken JSON', '{"a":', {}, 422],
    ['a list instead of an object', '[]', {}, 422],
    ['nothing', '', {}, 422],
    ['two megabytes', JSON.stringify({ story: 'x'.repeat(2_000_000) }), {}, 413],
    ['another content type', '<a/>', { 'content-type': 'text/xml' }, 422],
    ['a command without an id', JSON.stringify(wageClaim(newId())), { 'idempotency-key': '' }, 422],
    ['nobody', '{}', { 'x-test-actor': newId() }, 422],
  ])('answers %s with a sentence and no stack', async (_what, payload, headers, status) => {
    const answer = await post(payload, headers)
    expect(answer.statusCode).toBe(status)
    expect(answer.json()).toMatchObject({
      message: expect.stringMatching(/[\u4e00-\u9fff]/),
      requestId: expect.any(String),
    })
    expect(answer.body).not.toContain('node_modules')
  })
  it('asks a stranger to sign in', async () => {
    const answer = await centre.app.inject({ method: 'GET', url: '/api/desk' })
    expect([answer.statusCode, answer.json().code]).toEqual([401, 'not_signed_in'])
  })
  it('says 404 in the same form for an address that does not exist', async () => {
    const answer = await centre.app.inject({ method: 'GET', url: '/api/nothing' })
    expect(answer.statusCode).toBe(404)
  })
})
