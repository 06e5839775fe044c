import type { Page } from '@playwright/test'
import { enter, grantMatters } from './practice-acts.ts'
import { atRest, type Desk, pick } from './rig.ts'

/** Called at each screen of a day once it stands still: a test looks for barriers, the script takes a picture. */
export type See = (name: string, page: Page) => Promise<void>
type Day = (desk: Desk, see: See) => Promise<void>

const nextSteps = (page: Page) => page.getByRole('complementary', { name: '下一步' })
const dialog = (page: Page) => page.getByRole('dialog').last()

/** Everything that was asked for is there, and nothing moves any more. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"], .is-stale'))
  await atRest(page)
}

/** A matter of one's own list in this state, opened from the list as people open it. */
async function openMatter(page: Page, address: string, state: string): Promise<void> {
  await page.goto(`${address}/matters?states=${state}`)
  await page.locator('tbody').getByRole('link').first().click()
  await nextSteps(page).waitFor()
}
async function openStep(page: Page, step: string): Promise<void> {
  await nextSteps(page).getByRole('button', { name: step, exact: true }).click()
  await page.locator('.step-drawer').last().waitFor()
  await atRest(page)
}
async function send(page: Page, step: string): Promise<void> {
  const drawer = page.locator('.step-drawer').last()
  await drawer.getByRole('button', { name: step }).last().click()
  await drawer.waitFor({ state: 'hidden' })
  await page.locator('.done-note').waitFor()
}
async function visit(page: Page, address: string, path: string, heading: string): Promise<void> {
  await page.goto(address + path)
  await page.getByRole('heading', { level: 1, name: heading }).waitFor()
  await settled(page)
}

/** What each post does on an ordinary day, in a browser, in the practice county. */
export const DAYS: Readonly<Record<string, Day>> = {
  async 工作站人员(desk, see) {
    const page = await desk.enterAs('工作站人员')
    await see('工作台', page)
    await page.getByRole('link', { name: '登记咨询' }).first().click()
    await page.getByText('来访', { exact: true }).click()
    await page.getByLabel('咨询人姓名').fill('样例罗')
    await pick(page, '咨询事项', '请求支付劳动报酬')
    await page.getByLabel('咨询内容').first().fill('在工地做木工，三个月工资没有结清。')
    await page.getByLabel('答复意见').first().fill('可以申请法律援助，农民工追索劳动报酬免予核查经济困难状况。')
    await see('登记咨询', page)
    await page.keyboard.press('Control+Enter')
    await page.getByRole('button', { name: '转为申请' }).click()
    await page.getByRole('heading', { level: 1, name: '收到申请' }).waitFor()
    await pick(page, '人群类别', '农民工')
    await page.keyboard.press('Escape')
    await see('由咨询转成的申请', page)
    await visit(page, desk.address, '/consultations', '咨询台账')
    await see('咨询台账', page)
  },
  async 审查人员(desk, see) {
    const page = await desk.enterAs('审查人员')
    await see('工作台', page)
    await openMatter(page, desk.address, 'accepted')
    await see('案件', page)
    await openStep(page, '提出审查意见')
    await page.getByText('建议给予援助').click()
    await page.getByLabel('审查说明').fill('材料齐全，符合条件。')
    await see('提出审查意见', page)
    await send(page, '提出审查意见')
    await visit(page, desk.address, '/services', '待送达文书')
    await see('待送达文书', page)
    await visit(page, desk.address, '/notices', '办案机关通知')
    await see('办案机关通知', page)
  },
  async 主任(desk, see) {
    const page = await desk.enterAs('主任')
    await see('工作台', page)
    await openMatter(page, desk.address, 'reviewed')
    await openStep(page, '决定给予援助')
    await see('决定给予援助', page)
    const recipient = await page.locator('.parties b').first().textContent()
    await page.keyboard.press('Escape')
    await visit(page, desk.address, '/matters', '案件台账')
    await see('案件台账', page)
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: '查找' }).waitFor()
    await page.keyboard.type('zfldbc')
    await dialog(page).getByRole('option').first().waitFor()
    await page.getByText('正在查找…').waitFor({ state: 'hidden' })
    await see('查找', page)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: /^提醒，/ }).click()
    await dialog(page).waitFor()
    await see('提醒', page)
    await page.keyboard.press('Escape')
    await visit(page, desk.address, '/policy', '本县规则')
    await see('本县规则', page)
    await visit(page, desk.address, '/readings', '查阅记录')
    await page.getByLabel('姓名或者公民身份号码').fill(recipient ?? '')
    await page.keyboard.press('Enter')
    await page.getByRole('table').waitFor()
    await see('查阅记录', page)
  },
  async 审批人(desk, see) {
    const page = await desk.enterAs('审批人')
    await see('工作台', page)
    await openMatter(page, desk.address, 'reviewed')
    await openStep(page, '决定给予援助')
    await send(page, '决定给予援助')
    await see('出具决定书之后', page)
  },
  async 热线接听员(desk, see) {
    const page = await desk.enterAs('热线接听员')
    await see('工作台', page)
    await visit(page, desk.address, '/consultations', '咨询台账')
    await see('咨询台账', page)
  },
  async 市司法局(desk, see) {
    const page = await desk.enterAs('市司法局')
    await see('工作台', page)
  },
  async 指派人员(desk, see) {
    await grantMatters(desk.address, [871, 872, 873])
    const page = await desk.enterAs('指派人员')
    await see('工作台', page)
    await openMatter(page, desk.address, 'granted')
    await openStep(page, '指派')
    await page.getByRole('radio').first().waitFor()
    await see('指派', page)
    await page.keyboard.press('Escape')
    await visit(page, desk.address, '/assignments', '成批指派')
    await page.getByRole('button', { name: /指派/ }).last().waitFor()
    await see('成批指派', page)
    await visit(page, desk.address, '/roster', '值班表')
    await see('值班表', page)
    await visit(page, desk.address, '/registers/counsel', '法律援助人员')
    await see('法律援助人员', page)
  },
  async 承办人(desk, see) {
    const page = await desk.enterAs('承办人')
    await see('工作台', page)
    await openMatter(page, desk.address, 'handling')
    await openStep(page, '记录承办情况')
    await pick(page, '承办事项', '会见或者约见受援人')
    await page.getByLabel('情况记录').fill('约见受援人，核对工资条和考勤记录。')
    await see('记录承办情况', page)
    await send(page, '记录承办情况')
    await see('案件', page)
  },
  async 承办单位负责人(desk, see) {
    const page = await desk.enterAs('承办单位负责人')
    await see('工作台', page)
    await visit(page, desk.address, '/matters', '案件台账')
    await see('案件台账', page)
  },
  async 值班律师(desk, see) {
    const page = await desk.enterAs('承办人、值班律师')
    await see('工作台', page)
    await visit(page, desk.address, '/duty-help', '值班工作')
    await see('值班工作', page)
  },
  async 办案机关联络员(desk, see) {
    const page = await desk.enterAs('办案机关联络员')
    await see('工作台', page)
    await page.getByRole('button', { name: '发出通知' }).click()
    await dialog(page).getByLabel('通知文号').fill('样例援通〔2026〕网9号')
    await see('发出通知', page)
  },
  async 案件质量监督员(desk, see) {
    const page = await desk.enterAs('案件质量监督员')
    await see('工作台', page)
    await openMatter(page, desk.address, 'closed')
    await openStep(page, '初评等次')
    await page.getByText('良好', { exact: true }).click()
    await page.getByLabel('评查意见').fill('材料齐全，办理规范。')
    await see('初评等次', page)
    await send(page, '初评等次')
  },
  async 财务人员(desk, see) {
    const page = await desk.enterAs('财务人员')
    await see('工作台', page)
    // The supervisor's grade of the same morning is what waits here.
    await gradeOne(desk)
    await openMatter(page, desk.address, 'graded')
    await openStep(page, '核定补贴')
    await see('核定补贴', page)
    await send(page, '核定')
  },
  async 档案人员(desk, see) {
    const page = await desk.enterAs('档案人员')
    await see('工作台', page)
    await openMatter(page, desk.address, 'subsidised')
    await openStep(page, '归档')
    await see('归档', page)
    await page.keyboard.press('Escape')
    await visit(page, desk.address, '/dossiers', '档案登记')
    await see('档案登记', page)
    await visit(page, desk.address, '/papers', '文书登记')
    await see('文书登记', page)
  },
  async 司法局(desk, see) {
    const page = await desk.enterAs('司法局')
    await see('工作台', page)
    await visit(page, desk.address, '/matters', '案件台账')
    await see('案件台账', page)
    await visit(page, desk.address, '/registers/assessments', '年度考核')
    const figure = page.getByRole('button', { name: /指派 \d+$/ }).first()
    const count = Number(await figure.textContent())
    await figure.click()
    const lines = page.getByRole('dialog').locator('tbody tr')
    await lines.first().waitFor()
    if ((await lines.count()) !== count)
      throw new Error(`the figure says ${count}, its list has ${await lines.count()}`)
    await see('年度考核', page)
  },
  async 系统管理员(desk, see) {
    const page = await desk.enterAs('系统管理员')
    await visit(page, desk.address, '/settings', '设置')
    await see('设置', page)
    for (const [path, heading] of [
      ['/registers/accounts', '用户'],
      ['/registers/organisations', '机构'],
      ['/settings/roles', '岗位权限'],
      ['/settings/notifications', '通知规则'],
    ] as const) {
      await visit(page, desk.address, path, heading)
      await see(heading, page)
    }
  },
}

async function gradeOne(desk: Desk): Promise<void> {
  const supervisor = await enter(desk.address, 'qualitySupervisor')
  const { rows } = await supervisor.listMatters({ states: ['closed'], size: 1 })
  const [matter] = rows
  if (matter) await supervisor.gradeMatter({ matterId: matter.id, grade: 'good', opinion: '材料齐全，办理规范。' })
}

/** The same screens as others see them: dark, in the largest letters, on a tablet. */
export const LOOKS: Readonly<Record<string, { look?: object; size?: { width: number; height: number } }>> = {
  深色: { look: { shade: 'dark', type: 'usual' } },
  特大字号: { look: { shade: 'light', type: 'largest' } },
  平板: { size: { width: 1024, height: 768 } },
}
export async function seeLook(desk: Desk, see: See, name: string): Promise<void> {
  const { look, size } = LOOKS[name] ?? {}
  const page = await desk.enterAs('主任')
  if (size) await page.setViewportSize(size)
  if (look) await page.evaluate((kept) => localStorage.setItem('fayuan.look', JSON.stringify(kept)), look)
  await visit(page, desk.address, '/', '我的工作台')
  await see('工作台', page)
  await openMatter(page, desk.address, 'accepted')
  await see('案件', page)
}
