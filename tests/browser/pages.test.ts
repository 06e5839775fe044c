import { execFileSync, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { plainPdf } from '../examples.ts'
import { databaseForProgram } from '../setup/database.ts'
import { enter, grantMatters } from './practice-acts.ts'
import { barriersOf, type Desk, openDesk, pick } from './rig.ts'

let desk: Desk
let database: Awaited<ReturnType<typeof databaseForProgram>>
let director: Page
let matterPath: string
const shown = process.env.SCREENS
beforeAll(async () => {
  database = await databaseForProgram()
  desk = await openDesk({ databaseUrl: database.url, template: inject('practice') })
  director = await desk.enterAs('主任')
  const found = await director.request.post(`${desk.address}/api/matters/search`, {
    data: { states: ['handling'], size: 1 },
  })
  matterPath = `/matters/${((await found.json()) as { rows: { id: string }[] }).rows[0]?.id}`
}, 180_000)
afterAll(async () => {
  await desk?.close()
  await database?.drop()
})

it.each([
  ['/', '我的工作台'],
  ['/consultations/new', '登记咨询'],
  ['/consultations', '咨询台账'],
  ['/applications/new', '收到申请'],
  ['/matters', '案件台账'],
  ['a matter', '请求|辩护|纠纷|赔偿|罪|给付|支付'],
  ['/registers/counsel', '法律援助人员'],
  ['/registers/assessments', '年度考核'],
  ['/registers/organisations', '机构'],
  ['/registers/accounts', '用户'],
  ['/policy', '本县规则'],
  ['/settings/notifications', '通知规则'],
  ['/settings', '设置'],
  ['/settings/roles', '岗位权限'],
  ['/settings/calendar', '工作日历'],
  ['/settings/codes', '代码表'],
  ['/settings/templates', '文书模板'],
  ['/settings/retention', '保存期限'],
  ['/account', '账号和显示'],
  ['/_pieces', '界面零件'],
  ['/cooperation', '协作来函'],
  ['/notices', '办案机关通知'],
  ['/roster', '值班表'],
  ['/registers/duty', '值班名册'],
  ['/duty-help', '值班工作'],
  ['/registers/links', '办案机关对接'],
  ['/registers/seals', '电子印章'],
  ['/services', '待送达文书'],
  ['/forms', '文书格式'],
  ['/papers', '文书登记'],
  ['/dossiers', '档案登记'],
  ['/dossiers/help', '值班法律帮助归档'],
  ['/verify', '核验法律援助文书'],
])('%s opens with its heading, fits 1366 × 768, and has no serious barrier', async (path, heading) => {
  await director.goto(desk.address + (path === 'a matter' ? matterPath : path))
  await director.getByRole('heading', { level: 1, name: new RegExp(heading) }).waitFor()
  const overflow = await director.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(overflow).toBeLessThanOrEqual(0)
  expect(await barriersOf(director)).toEqual([])
})

it('lets an organ’s clerk send a notice, and the centre find it with its clock', async () => {
  const clerk = await desk.enterAs('办案机关联络员')
  await clerk.getByRole('button', { name: '发出通知' }).click()
  const form = clerk.getByRole('dialog')
  await form.getByLabel('通知文号').fill('样例援通〔2026〕网1号')
  await form.getByLabel('通知日期').fill('2026-11-20')
  await form.getByLabel('通知日期').press('Enter')
  const choose = (field: string, option: string) => pick(clerk, field, option, form.getByLabel(field))
  await choose('所处阶段', '刑事一审')
  await form.getByLabel('犯罪嫌疑人、被告人').fill('样例被告')
  await form.getByLabel('罪名或者案由').fill('盗窃')
  await choose('提供法律援助的理由', '未成年人')
  await form.getByLabel('承办人（审判人员）').fill('样例法官')
  await form.getByLabel('承办人电话').fill('0554-0000002')
  expect(await barriersOf(clerk)).toEqual([])
  await form.getByRole('button', { name: '保存' }).click()
  await clerk.getByText(/已收到通知，案件编号/).waitFor()
  await clerk.getByText('样例被告').first().click()
  await clerk.getByRole('button', { name: '收到通知回执' }).click()
  await clerk.locator('iframe.paper-frame').waitFor()
  await director.goto(`${desk.address}/notices`)
  await director.getByText('样例被告').first().click()
  await director.getByRole('link', { name: /打开案件/ }).click()
  await director.getByRole('heading', { level: 2, name: '办案机关通知' }).waitFor()
  await director.getByText('样例法官', { exact: false }).first().waitFor()
})

it('swaps two shifts by dragging one name onto the other, or says which rule is in the way', async () => {
  const keeper = await desk.enterAs('指派人员')
  await keeper.goto(`${desk.address}/roster`)
  const shown = () => keeper.locator('.roster').getAttribute('aria-label')
  const thisMonth = await shown()
  await keeper.getByRole('button', { name: '下月' }).click()
  // The month before stays to be seen until the next one has come.
  await keeper.waitForFunction(
    (before) => document.querySelector('.roster')?.getAttribute('aria-label') !== before,
    thisMonth,
  )
  const seats = keeper.locator('.roster-seat')
  const [first, last] = [seats.nth(0), seats.nth(60)]
  const names = [await first.textContent(), await last.textContent()]
  expect(names[0]).not.toBe(names[1])
  await first.dragTo(last)
  const outcome = keeper.getByText(/已对换|不能值/).first()
  await outcome.waitFor()
  if ((await outcome.textContent()) !== '已对换') return
  await keeper.waitForFunction(
    ([name]) => document.querySelectorAll('.roster-seat')[60]?.textContent?.startsWith(name ?? '?'),
    names,
  )
  expect(await first.textContent()).toMatch(new RegExp(`^${names[1]}`))
})

it('opens a figure’s list with its own count', async () => {
  await director.goto(desk.address)
  const figure = director.getByRole('link', { name: /给予援助/ }).first()
  const value = Number(/(\d+)/.exec((await figure.textContent()) ?? '')?.[1])
  expect(value).toBeGreaterThan(0)
  await figure.click()
  await director.getByRole('heading', { level: 1, name: '案件台账' }).waitFor()
  await director
    .getByText(new RegExp(`${value} 件`))
    .first()
    .waitFor()
})

const hasPdfToText = spawnSync('pdftotext', ['-v']).error === undefined
it.runIf(hasPdfToText)(
  'lets anybody with the paper see that it is genuine, and that a changed file is not it',
  async () => {
    const [matterId = ''] = await grantMatters(desk.address, [851])
    const read = async () =>
      (await (await director.request.get(`${desk.address}/api/matters/${matterId}`)).json()) as {
        documents: { id: string; kind: string }[]
      }
    const decision = (await read()).documents.find(({ kind }) => kind === 'grant-decision')?.id
    const pdf = await (await director.request.get(`${desk.address}/api/documents/${decision}`)).body()
    const words = execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf }).toString()
    const [, code = ''] = /核验码 ([0-9A-Z-]+)/.exec(words) ?? []
    const anybody = await (await director.context().browser()?.newContext())?.newPage()
    if (!anybody) throw new Error('no browser')
    await expect
      .poll(
        async () => {
          await anybody.goto(`${desk.address}/verify/${code}`)
          await anybody.getByText('真实有效').waitFor()
          return anybody.getByText('已加盖').count()
        },
        { timeout: 30_000 },
      )
      .toBe(1)
    expect(await barriersOf(anybody)).toEqual([])
    const compare = (buffer: Buffer) =>
      anybody
        .getByLabel('选择要比对的 PDF 文件')
        .setInputFiles({ name: '决定书.pdf', mimeType: 'application/pdf', buffer })
    await compare(pdf)
    await anybody.getByText('“决定书.pdf”与出具的文书完全一致').waitFor()
    const changed = Buffer.from(pdf)
    changed[6000] = (changed[6000] as number) ^ 1
    await compare(changed)
    await anybody.getByText(/与出具的文书不一致/).waitFor()
  },
)

// A lawyer in the court's corridor: accepts, declines, logs, uploads and closes on a telephone.
describe('on a telephone', () => {
  let lawyer: Page
  let taken: string
  let declined: string
  let today: string
  beforeAll(async () => {
    lawyer = await desk.enterAs('承办人')
    await lawyer.setViewportSize({ width: 390, height: 844 })
    const me = (await (await lawyer.request.get(`${desk.address}/api/me`)).json()) as {
      counselId: string
      today: string
    }
    const { counselId } = me
    today = me.today
    const assigner = await enter(desk.address, 'assigner')
    ;[taken = '', declined = ''] = await grantMatters(desk.address, [821, 822])
    for (const matterId of [taken, declined]) await assigner.assignCounsel({ matterId, counselId, reason: '就近承办' })
  }, 180_000)

  /** Nothing in the way, nothing to be pushed sideways once it stands still, and a picture for whoever looks. */
  async function look(name: string): Promise<void> {
    expect([name, await barriersOf(lawyer)]).toEqual([name, []])
    const overflow = await lawyer.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect([name, overflow]).toEqual([name, 0])
    if (shown) await lawyer.screenshot({ path: join(shown, `phone-${name}.png`), animations: 'disabled' })
  }
  const open = (matterId: string) => lawyer.goto(`${desk.address}/matters/${matterId}`)
  const press = (label: string) => lawyer.getByRole('button', { name: label, exact: true }).last().click()

  it.each(['/', '/matters', '/roster', '/duty-help', '/registers/duty'])('%s fits a telephone', async (path) => {
    await lawyer.goto(desk.address + path)
    await lawyer.getByRole('heading', { level: 1 }).waitFor()
    await look(path.replaceAll('/', '_'))
  })

  it('declines an assignment with its reason', async () => {
    await open(declined)
    await press('不接受指派')
    await lawyer.getByLabel('不能接受的理由').fill('近期连续出庭')
    await look('decline')
    await press('不接受指派')
    await lawyer.getByText(/已经不在您的办理范围内/).waitFor()
  })

  it('accepts another, logs, uploads and reports it closed', async () => {
    await open(taken)
    await press('接受指派')
    await press('确认接受指派')
    await lawyer.getByRole('button', { name: '记录承办情况' }).waitFor()
    await look('taken')

    await press('记录承办情况')
    await pick(lawyer, '承办事项', '会见或者约见受援人')
    await lawyer.getByLabel('情况记录').fill('约见受援人，了解欠薪经过')
    await look('log')
    await press('记录承办情况')
    await lawyer.locator('.step-drawer').waitFor({ state: 'hidden' })
    await lawyer.getByText('约见受援人，了解欠薪经过').waitFor()

    await lawyer.getByLabel('选择附件').setInputFiles({
      name: '约见笔录.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from(plainPdf()),
    })
    await press('上传')
    await lawyer.getByRole('button', { name: '约见笔录' }).waitFor()
    await look('uploaded')

    await press('报结案')
    const closing = lawyer.getByRole('dialog')
    await closing.getByLabel('结案日').fill(today)
    await lawyer.keyboard.press('Enter')
    await pick(lawyer, '结案方式', '调解')
    await pick(lawyer, '办理结果', '全部支持')
    await closing.getByLabel('承办过程和结果').fill('双方达成调解协议，欠薪已经付清')
    for (const box of await closing.getByRole('checkbox').all()) await box.check()
    await look('close')
    await press('报结案')
    await lawyer.getByText('待结案审查').first().waitFor()
    await look('closed')
  })
})
