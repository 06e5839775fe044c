import { writeXlsx } from 'hucre'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { instantOf } from '#kernel/plain-date.ts'
import { CONTRACTS } from '#modules/contracts.ts'
import { rows, sql } from '#platform/database.ts'
import { openFileStore } from '#platform/files.ts'
import { createTypesetter } from '#platform/typesetter.ts'
import { injectInto } from '#practice/inject.ts'
import { buildServer } from '#server/http.ts'
import { MODULES } from '#server/modules.ts'
import { identifyBySession } from '#server/session.ts'
import { createClient } from '#web/ui/client.ts'
import { type Centre, newId, openCentre, type Person } from '../world.ts'

// The same database behind two servers: one that knows people as they are, one where they sign in.
let centre: Centre
let administrator: Person
let door: (headers?: Record<string, string>) => ReturnType<typeof createClient<typeof CONTRACTS>>
let signIn: (login: string) => Promise<{ status: number; api: ReturnType<typeof door> }>
let close: () => Promise<void>
const PASSWORD = 'a practice phrase of words'
const CENTRE = '寿县法律援助中心'

beforeAll(async () => {
  centre = await openCentre({ today: '2026-03-03' })
  administrator = await centre.hire({ roles: ['administrator'], name: '样例管理员' })
  const typesetter = createTypesetter()
  const app = await buildServer(
    {
      ...{ db: centre.db, typesetter, files: openFileStore('/nonexistent'), vault: centre.vault },
      now: () => instantOf(Date.parse('2026-03-03T01:00:00Z')),
      identify: identifyBySession(centre.db),
    },
    MODULES,
  )
  door = (headers = {}) => createClient(CONTRACTS, injectInto(app, headers))
  signIn = async (login) => {
    const answer = await app.inject({
      ...{ method: 'POST', url: '/api/sign-in', payload: { login, password: PASSWORD } },
      headers: { 'idempotency-key': newId() },
    })
    const cookie = String(answer.headers['set-cookie']).split(';')[0] as string
    return { status: answer.statusCode, api: door({ cookie }) }
  }
  close = async () => {
    await app.close()
    await typesetter.close()
    await centre.close()
  }
})
afterAll(() => close?.())

const sheetOf = async (table: unknown[][]) =>
  new File(
    [(await writeXlsx({ sheets: [{ name: '名单', rows: table as never }] })) as Uint8Array<ArrayBuffer>],
    '名单.xlsx',
  )
const tokenOf = (invitation: string) => invitation.split('/').at(-1) as string
const accountOf = async (login: string) =>
  (await administrator.api.listAccounts({})).find((account) => account.login === login)
/** Somebody who has set a password by the link. */
async function newcomer(login: string, name: string) {
  const accountId = newId()
  const organisationId = await centre.organisation(CENTRE)
  const { invitation } = await administrator.api.addAccount({
    ...{ accountId, login, name, roles: ['reviewer'], organisationId },
  })
  await door().acceptInvitation({ token: tokenOf(invitation), login, name, password: PASSWORD })
  return { accountId, organisationId }
}

describe('a list of organisations', () => {
  const HEADINGS = ['类别', '名称', '乡镇', '电话', '地址']
  const LIST = [
    ['寿县机构名单（样例）'],
    HEADINGS,
    ['律师事务所', '样例淝水律师事务所', '', '0554-0000001', '样例路 1 号'],
    ['法律援助工作站', '样例迎河镇法律援助工作站', '迎河镇', '', ''],
    ['律所', '样例无类律所', '', '12', ''],
    ['', '样例新所', '', '', ''],
    ['律师事务所', '', '', '', ''],
    ['律师事务所', '样例淝水律师事务所', '', '', ''],
    ['法律援助中心', '样例第二中心', '', '', ''],
  ]
  it('[AD4] is read line by line, every bad row named, then taken in once', async () => {
    const read = await administrator.api.readOrganisationSheet({}, { file: await sheetOf(LIST) })
    expect(read.rows.map(({ row, standing, entry }) => [row, standing, entry.name])).toEqual([
      [3, 'new', '样例淝水律师事务所'],
      [4, 'new', '样例迎河镇法律援助工作站'],
    ])
    expect(read.faults.map(({ row }) => row)).toEqual([5, 6, 7, 8, 9])
    const [unknown, kindless, nameless, twice, second] = read.faults.map(({ message }) => message)
    expect(unknown).toContain('“类别”里没有“律所”，可填：司法局、市司法局')
    expect(unknown).toContain('电话应为 11 位手机号')
    expect(kindless).toContain('“样例新所”是新登记的，请填写类别')
    expect(nameless).toBe('请填写名称')
    expect(twice).toContain('重复')
    expect(second).toContain('只有一个')

    const entries = read.rows.map(({ entry }) => entry)
    expect(await administrator.api.importOrganisations({ entries })).toEqual({ added: 2, changed: 0, same: 0 })
    expect(await administrator.api.importOrganisations({ entries })).toEqual({ added: 0, changed: 0, same: 2 })
    const moved = [HEADINGS, ['', '样例淝水律师事务所', '寿春镇', '0554-0000002', '']]
    const again = await administrator.api.readOrganisationSheet({}, { file: await sheetOf(moved) })
    expect(again.rows).toMatchObject([
      { standing: 'changed', changes: ['乡镇：无 → 寿春镇', '电话：0554-0000001 → 0554-0000002'] },
    ])
    await administrator.api.importOrganisations({ entries: again.rows.map(({ entry }) => entry) })
    const organisationId = await centre.organisation('样例淝水律师事务所')
    expect(await administrator.api.readOrganisationCard({ organisationId })).toEqual({
      ...{ kind: 'firm', name: '样例淝水律师事务所', township: '寿春镇', phone: '0554-0000002' },
      ...{ address: '样例路 1 号', active: true },
    })
  })
  it('[AD4] with one bad line changes nothing, and is the administrator’s', async () => {
    const good = { kind: 'firm' as const, name: '样例不进的律师事务所' }
    await expect(
      administrator.api.importOrganisations({ entries: [good, { name: '样例没有类别' }] }),
    ).rejects.toMatchObject({ code: 'invalid', message: expect.stringContaining('第 2 个机构'), faults: [{}] })
    const names = (await administrator.api.listOrganisations({})).map(({ name }) => name)
    expect(names).not.toContain(good.name)
    const director = await centre.hire({ roles: ['director'] })
    await expect(director.api.importOrganisations({ entries: [good] })).rejects.toMatchObject({ code: 'not_permitted' })
    await expect(
      administrator.api.readOrganisationSheet({}, { file: await sheetOf([['机构', '电话']]) }),
    ).rejects.toMatchObject({ code: 'invalid', message: expect.stringContaining('找不到“名称”一列') })
  })
})

describe('a list of people', () => {
  const HEADINGS = ['姓名', '登录名', '职责（可多项）', '机构', '执业证号', '备注']
  it('[AD4] [AD5] gives each newcomer a link once, and the same list changes nothing', async () => {
    const counselId = newId()
    await administrator.api.registerCounsel({
      ...{ counselId, name: '样例律师王', kind: 'lawyer', knowsMinors: false, matterKinds: ['civil'] },
      organisationId: await centre.addOrganisation('firm', '样例颍水律师事务所'),
      licenceNumber: '13404202010123456',
    })
    const table = [
      HEADINGS,
      ['样例赵', 'Zhao', '审查人员、指派人员', CENTRE, '', '下周到岗'],
      ['样例律师王', 'wang', '承办人,值班律师', '样例颍水律师事务所', '13404202010123456', ''],
      ['样例钱', 'qian', '审批员', '样例没有的机构', '999', ''],
      ['样例孙', 'sun', '系统管理员、主任', CENTRE, '', ''],
      ['样例李', '李', '审查人员', CENTRE, '', ''],
      ['样例周', 'zhou', '', '样例没有的机构', '999', ''],
      ['样例赵', 'zhao2', '财务人员', CENTRE, '', ''],
      ['样例吴', 'wu.y', '承办人', '样例颍水律师事务所', '13404202010123456', ''],
    ]
    const read = await administrator.api.readAccountSheet({}, { file: await sheetOf(table) })
    expect(read.rows.map(({ row, standing, entry }) => [row, standing, entry.login])).toEqual([
      [2, 'new', 'zhao'],
      [3, 'new', 'wang'],
      // Two of one name in one list may be two people; against the register they are asked about.
      [8, 'new', 'zhao2'],
    ])
    const faults = new Map(read.faults.map(({ row, message }) => [row, message]))
    expect([...faults.keys()]).toEqual([4, 5, 6, 7, 9])
    expect(faults.get(4)).toContain('“职责”里没有“审批员”，可填：主任、审查人员')
    expect(faults.get(5)).toContain('系统管理、审计、业务办理三种职责应当分开')
    expect(faults.get(6)).toContain('登录名用 3 至 40 位小写字母')
    expect(faults.get(7)).toContain('机构名册中没有“样例没有的机构”')
    expect(faults.get(7)).toContain('没有执业证号999')
    expect(faults.get(7)).toContain('请填写职责')
    expect(faults.get(9)).toContain('是样例律师王的，请核对姓名和证号')

    const entries = read.rows.slice(0, 2).map(({ entry }) => entry)
    const first = await administrator.api.importAccounts({ entries })
    expect(first).toMatchObject({ added: 2, changed: 0, same: 0 })
    expect(first.invitations.map(({ name, login, organisation }) => [name, login, organisation])).toEqual([
      ['样例赵', 'zhao', CENTRE],
      ['样例律师王', 'wang', '样例颍水律师事务所'],
    ])
    expect(await administrator.api.importAccounts({ entries })).toEqual({
      ...{ added: 0, changed: 0, same: 2, invitations: [] },
    })
    expect(await accountOf('wang')).toMatchObject({
      roles: ['counsel', 'dutyLawyer'],
      counselId,
      invitedUntil: expect.any(String),
    })
    const [, wang] = first.invitations
    const given = { login: 'wang', name: '样例律师王', password: PASSWORD }
    await door().acceptInvitation({ token: tokenOf(wang?.invitation ?? ''), ...given })
    const { api } = await signIn('wang')
    expect(await api.readMe({})).toMatchObject({ name: '样例律师王', counselId })
    expect((await accountOf('wang'))?.invitedUntil).toBeNull()

    const changed = await administrator.api.readAccountSheet(
      {},
      {
        file: await sheetOf([
          HEADINGS,
          ['样例赵', 'zhao', '审查人员', '', ''],
          ['样例赵', 'zhao3', '审查人员', CENTRE],
        ]),
      },
    )
    expect(changed.rows).toMatchObject([{ standing: 'changed', changes: ['职责：审查人员、指派人员 → 审查人员'] }])
    expect(changed.faults).toMatchObject([{ row: 3, message: expect.stringContaining('登录名是“zhao”') }])
  })
  it('[AD4] [AD1] is refused as a whole for one line, and takes nobody’s own administration', async () => {
    const good = { name: '样例郑', login: 'zheng', roles: ['reviewer' as const], organisation: CENTRE }
    await expect(
      administrator.api.importAccounts({ entries: [good, { ...good, name: '样例冯' }] }),
    ).rejects.toMatchObject({ code: 'invalid', message: expect.stringContaining('第 2 人：登录名“zheng”在表中重复') })
    const own = (await administrator.api.listAccounts({})).find(({ id }) => id === administrator.accountId)
    await expect(
      administrator.api.importAccounts({
        entries: [good, { name: '样例管理员', login: own?.login ?? '', roles: ['director'] }],
      }),
    ).rejects.toMatchObject({ message: expect.stringContaining('不能取消自己的系统管理员职责') })
    expect(await accountOf('zheng')).toBeUndefined()
  })
})

describe('an account', () => {
  it('is changed, and its roles hold at once', async () => {
    const { accountId, organisationId } = await newcomer('changing', '样例改职')
    const { api } = await signIn('changing')
    await administrator.api.reviseAccount({ accountId, name: '样例改职人', roles: ['archivist'], organisationId })
    expect(await api.readMe({})).toMatchObject({ name: '样例改职人', roles: ['archivist'] })
    await expect(
      administrator.api.reviseAccount({ accountId, name: '甲', roles: ['auditor', 'finance'], organisationId }),
    ).rejects.toMatchObject({ code: 'not_permitted', message: expect.stringContaining('应当分开') })
    await expect(
      administrator.api.reviseAccount({ accountId, name: '甲', roles: ['finance'], organisationId: newId() }),
    ).rejects.toMatchObject({ code: 'invalid', faults: [{ field: 'organisationId' }] })
    expect(await accountOf('changing')).toMatchObject({ name: '样例改职人', roles: ['archivist'] })
  })
  it('[AD2] is out at once when it is deactivated, its link opens nothing, and its password works again afterwards', async () => {
    const { accountId } = await newcomer('resting', '样例停用')
    const { api } = await signIn('resting')
    const { invitation } = await administrator.api.inviteAgain({ accountId })
    await administrator.api.deactivateAccount({ accountId })
    await expect(api.readMe({})).rejects.toMatchObject({ code: 'not_signed_in' })
    expect((await signIn('resting')).status).toBe(401)
    await expect(door().readInvitation({ token: tokenOf(invitation) })).rejects.toMatchObject({ code: 'not_found' })
    await expect(administrator.api.inviteAgain({ accountId })).rejects.toMatchObject({
      code: 'not_now',
      message: expect.stringContaining('先启用'),
    })
    expect(await accountOf('resting')).toMatchObject({ active: false })
    await administrator.api.reactivateAccount({ accountId })
    await expect(api.readMe({})).rejects.toMatchObject({ code: 'not_signed_in' })
    expect((await signIn('resting')).status).toBe(200)
    const acts = await rows(
      centre.db,
      sql<{ operation: string }>`select operation from history where subject_id = ${accountId} order by position`,
    )
    expect(acts.map(({ operation }) => operation)).toEqual([
      ...['addAccount', 'inviteAgain', 'deactivateAccount', 'reactivateAccount'],
    ])
  })
  it('[AD3] gets a new link that voids the one before, and setting a password ends every session', async () => {
    const { accountId } = await newcomer('forgetful', '样例忘密')
    const { api } = await signIn('forgetful')
    const { invitation: lost } = await administrator.api.inviteAgain({ accountId })
    const { invitation } = await administrator.api.inviteAgain({ accountId })
    await expect(door().readInvitation({ token: tokenOf(lost) })).rejects.toMatchObject({ code: 'not_found' })
    expect(await api.readMe({})).toMatchObject({ name: '样例忘密' })
    const given = { login: 'forgetful', name: '样例忘密', password: 'another phrase of words' }
    await door().acceptInvitation({ token: tokenOf(invitation), ...given })
    await expect(api.readMe({})).rejects.toMatchObject({ code: 'not_signed_in' })
    expect((await signIn('forgetful')).status).toBe(401)
  })
  it('[AD1] is not deactivated by its owner, nor is the last administrator, even by two at once', async () => {
    const { api, accountId } = administrator
    await expect(api.deactivateAccount({ accountId })).rejects.toMatchObject({
      code: 'not_permitted',
      message: expect.stringContaining('另一位系统管理员'),
      basis: expect.stringContaining('8.1.4'),
    })
    const organisationId = await centre.organisation(CENTRE)
    await expect(
      api.reviseAccount({ accountId, name: '样例管理员', roles: ['director'], organisationId }),
    ).rejects.toMatchObject({ message: expect.stringContaining('不能取消自己的系统管理员职责') })
    await api.reviseAccount({ accountId, name: '样例管理员乙', roles: ['administrator'], organisationId })

    const both = await Promise.allSettled([
      api.deactivateAccount({ accountId: centre.admin.accountId }),
      centre.admin.api.deactivateAccount({ accountId }),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const left = await rows(
      centre.db,
      sql<{ id: string }>`select id from account where active and 'administrator' = any(roles)`,
    )
    expect(left).toHaveLength(1)
    await rows(centre.db, sql`update account set active = true where 'administrator' = any(roles)`)
  })
  it('of nobody answers as one of another county would', async () => {
    const accountId = newId()
    const organisationId = await centre.organisation(CENTRE)
    for (const ask of [
      () => administrator.api.deactivateAccount({ accountId }),
      () => administrator.api.reactivateAccount({ accountId }),
      () => administrator.api.inviteAgain({ accountId }),
      () => administrator.api.reviseAccount({ accountId, name: '甲', roles: ['finance'], organisationId }),
    ])
      await expect(ask()).rejects.toMatchObject({ code: 'not_found', message: '没有这个用户，请从用户名册中选择' })
    const none = { organisationId: newId() }
    await expect(administrator.api.readOrganisationCard(none)).rejects.toMatchObject({ code: 'not_found' })
  })
})

it('[AD6] closes an organisation once nobody open belongs to it, and never the centre', async () => {
  const organisationId = await centre.addOrganisation('firm', '样例将停律师事务所')
  const { accountId } = await centre.hire({ roles: ['firmHead'], organisation: '样例将停律师事务所', name: '样例所长' })
  const card = { organisationId, kind: 'firm' as const, name: '样例将停律师事务所' }
  await expect(administrator.api.reviseOrganisation({ ...card, active: false })).rejects.toMatchObject({
    code: 'not_now',
    message: expect.stringContaining('还有 1 名启用的用户'),
  })
  await expect(administrator.api.reviseOrganisation({ ...card, name: CENTRE, active: true })).rejects.toMatchObject({
    code: 'invalid',
    faults: [{ field: 'name' }],
  })
  await administrator.api.deactivateAccount({ accountId })
  await administrator.api.reviseOrganisation({ ...card, name: '样例已停律师事务所', active: false })
  await expect(administrator.api.reactivateAccount({ accountId })).rejects.toMatchObject({
    code: 'not_now',
    message: expect.stringContaining('先启用机构'),
  })
  await expect(
    administrator.api.addAccount({
      ...{ accountId: newId(), login: 'too-late', name: '样例迟到', roles: ['firmHead'], organisationId },
    }),
  ).rejects.toMatchObject({ code: 'invalid' })
  const [closed] = (
    await administrator.api.readOrganisationSheet(
      {},
      {
        file: await sheetOf([
          ['类别', '名称'],
          ['律师事务所', '样例已停律师事务所'],
        ]),
      },
    )
  ).faults
  expect(closed?.message).toContain('已停用，请先在机构名册中启用')
  await administrator.api.reviseOrganisation({ ...card, name: '样例已停律师事务所', active: true })
  await administrator.api.reactivateAccount({ accountId })

  const own = await centre.organisation(CENTRE)
  for (const change of [
    { kind: 'centre', active: false },
    { kind: 'firm', active: true },
  ] as const)
    await expect(
      administrator.api.reviseOrganisation({ organisationId: own, name: CENTRE, ...change }),
    ).rejects.toMatchObject({ code: 'not_now', message: expect.stringContaining('本县法律援助中心') })
  await centre.addCounsel({ name: '样例律师陈', unit: '样例已停律师事务所' })
  await expect(
    administrator.api.reviseOrganisation({ ...card, name: '样例已停律师事务所', kind: 'court', active: true }),
  ).rejects.toMatchObject({ code: 'not_now', message: expect.stringContaining('1 名法律援助人员') })
})
