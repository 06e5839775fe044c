import type { Page } from '@playwright/test'
import { writeXlsx } from 'hucre'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { idNumberOf } from '../examples.ts'
import { databaseForProgram } from '../setup/database.ts'
import { atRest, type Desk, openDesk, pick } from './rig.ts'

let desk: Desk
let database: Awaited<ReturnType<typeof databaseForProgram>>
beforeAll(async () => {
  database = await databaseForProgram()
  desk = await openDesk({ databaseUrl: database.url, template: inject('practice') })
}, 180_000)
afterAll(async () => {
  await desk?.close()
  await database?.drop()
})

const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
const field = (page: Page, label: string) => page.getByLabel(label, { exact: true })
/** One of the next steps of the matter, in its drawer; ends when the page says that it is done. */
async function take(
  page: Page,
  step: string,
  fill: (drawer: ReturnType<Page['locator']>) => Promise<void> = async () => {},
  send = step,
): Promise<void> {
  await page.getByRole('complementary', { name: '下一步' }).getByRole('button', { name: step, exact: true }).click()
  const drawer = page.locator('.step-drawer')
  await drawer.last().waitFor()
  await atRest(page)
  await fill(drawer)
  await drawer.getByRole('button', { name: send }).last().click()
  // The note of the step before may still be there: a step is done when its drawer has gone.
  await drawer
    .last()
    .waitFor({ state: 'hidden' })
    .catch(async (cause: unknown) => {
      throw new Error(`${step}没有办成，抽屉里是：${await drawer.last().textContent()}`, { cause })
    })
  await page.locator('.done-note').waitFor()
}

it('five and more people take a wage claim of eleven workers through the browser, from the question to the archive', async () => {
  // 1. The station clerk: a question, and the application it becomes.
  const station = await desk.enterAs('工作站人员')
  await station.getByRole('link', { name: '登记咨询' }).first().click()
  await station.getByText('来访', { exact: true }).click()
  await field(station, '咨询人姓名').fill('样例罗')
  await pick(station, '咨询事项', '请求支付劳动报酬')
  await field(station, '咨询内容')
    .or(station.getByLabel('咨询内容'))
    .first()
    .fill('我们十一个人在工地做木工，工资一直没有结清。')
  await station.getByLabel('答复意见').first().fill('可以申请法律援助，农民工追索劳动报酬免予核查经济困难状况。')
  await station.keyboard.press('Control+Enter')
  await station.getByRole('button', { name: '转为申请' }).click()
  await station.getByRole('heading', { name: '收到申请' }).waitFor()

  const table = [
    ['姓名', '公民身份号码', '联系电话', '住址', '请求金额（元）'],
    ...Array.from({ length: 11 }, (_, index) => [
      index === 0 ? '样例罗' : `样例工${index + 1}`,
      idNumberOf(801 + index, '19790607'),
      '',
      '安徽省寿县样例村',
      8123,
    ]),
  ]
  await station.getByLabel('Excel 名单').setInputFiles({
    name: '名单.xlsx',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(await writeXlsx({ sheets: [{ name: '名单', rows: table as never }] })),
  })
  await station.getByText('已加入 11 名申请人').waitFor()
  await station.getByRole('button', { name: '知道了' }).click()
  await pick(station, '人群类别', '农民工')
  await station.getByText('诉讼代理', { exact: true }).click()
  await pick(station, '所处阶段', '一审')
  await station.getByLabel('办案机关或争议处理机关').fill('寿县人民法院')
  await station.keyboard.press('Tab')
  await pick(station, '办案机关所在地', '寿县 340422')
  await station.getByRole('button', { name: '增加对方当事人' }).click()
  await station.getByLabel('姓名或者名称').fill('样例建筑劳务有限公司')
  await station.getByText('申请人已作个人诚信承诺').click()
  for (const paper of [
    '法律援助申请表',
    '居民身份证或者其他有效身份证明',
    '经济困难状况说明表',
    '与申请事项有关的案件材料',
    '免予核查情形的证明材料',
  ])
    await station.getByRole('checkbox', { name: paper }).check()
  await station.getByLabel('居民身份证或者其他有效身份证明页数').fill('11')
  await station.locator('.outcome-good').first().waitFor()
  await station.getByRole('button', { name: '提交，出具材料接收凭证' }).click()
  await station.getByRole('complementary', { name: '下一步' }).waitFor()
  const path = new URL(station.url()).pathname
  expect(await station.locator('h1').first().textContent()).toContain('等11人')

  const open = async (post: string) => {
    const page = await desk.enterAs(post)
    await page.goto(desk.address + path)
    await page.getByRole('complementary', { name: '下一步' }).waitFor()
    return page
  }
  // 2. The reviewer.
  const reviewer = await open('审查人员')
  await take(reviewer, '受理')
  await take(reviewer, '提出审查意见', async (drawer) => {
    await drawer.getByText('建议给予援助').click()
    await drawer.getByLabel('审查说明').fill('农民工追索劳动报酬，免予核查。')
  })
  // 3. The director decides; 4. the assigner chooses.
  const director = await open('主任')
  await take(director, '决定给予援助')
  const assigner = await open('指派人员')
  await take(
    assigner,
    '指派',
    async (drawer) => {
      await drawer.getByLabel('在人选中查找').fill('赵成志')
      await drawer.getByRole('radio').first().check()
      await drawer.getByLabel('指派理由').fill('受援人上次由其办理，要求继续')
    },
    '指派赵成志',
  )
  // 5. Counsel takes it, records, closes.
  const counsel = await open('承办人')
  await take(counsel, '接受指派')
  for (const [entry, note] of [
    ['签订委托协议和授权委托书', '与十一人签订委托协议'],
    ['会见或者约见受援人', '约见二位代表，制作笔录'],
    ['开庭', '开庭审理'],
  ] as const)
    await take(counsel, '记录承办情况', async (drawer) => {
      await pick(counsel, '承办事项', entry)
      await drawer.getByLabel('日期').first().fill(today())
      await counsel.keyboard.press('Enter')
      await drawer.getByLabel('情况记录').fill(note)
    })
  await take(counsel, '报结案', async (drawer) => {
    await drawer.getByLabel('结案日').first().fill(today())
    await counsel.keyboard.press('Enter')
    await pick(counsel, '结案方式', '判决')
    await pick(counsel, '办理结果', '全部支持')
    await drawer.getByLabel('挽回损失或者取得利益').fill('89353')
    await drawer.getByLabel('其中劳动报酬').fill('89353')
    await drawer.getByLabel('承办过程和结果').fill('判决公司支付全部工资。')
    await drawer.getByRole('checkbox', { name: '委托协议、授权委托书' }).check()
    await drawer.getByRole('checkbox', { name: '裁判文书' }).check()
  })
  // 6. to 8. Supervision, money, archive.
  const supervisor = await open('案件质量监督员')
  await take(supervisor, '结案审查通过')
  await take(supervisor, '初评等次', async (drawer) => {
    await drawer.getByText('良好', { exact: true }).click()
    await drawer.getByLabel('评查意见').fill('材料齐全，办理规范。')
  })
  await take(await open('财务人员'), '核定补贴', undefined, '核定')
  const archivist = await open('档案人员')
  await take(archivist, '归档', undefined, '编号归档')

  // Every document opens, in place and as a PDF.
  await director.reload()
  await director.getByText('已归档').first().waitFor()
  const matter = (await (await director.request.get(`${desk.address}/api${path}`)).json()) as {
    documents: { id: string; title: string }[]
    recipients: number
  }
  expect(matter.recipients).toBe(11)
  expect(matter.documents.map(({ title }) => title).sort()).toEqual(
    ['申请材料接收凭证', '给予法律援助决定书', '指派通知书', '法律援助公函', '结案报告表'].sort(),
  )
  for (const { id } of matter.documents) {
    const answer = await director.request.get(`${desk.address}/api/documents/${id}`)
    expect([
      answer.status(),
      answer.headers()['content-type'],
      (await answer.body()).subarray(0, 5).toString(),
    ]).toEqual([200, 'application/pdf', '%PDF-'])
  }
  // The volume is bound beside it; the page shows it without being asked again.
  await director.getByRole('button', { name: /打开卷宗/ }).waitFor({ timeout: 60_000 })
  await director.getByRole('button', { name: /给予法律援助决定书/ }).click()
  await director.locator('iframe').first().waitFor()
}, 300_000)
