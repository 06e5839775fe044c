import type { Page } from '@playwright/test'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { idNumberOf } from '../examples.ts'
import { atRest, type Desk, openDesk } from './rig.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk({ template: inject('practice') })
}, 120_000)
afterAll(() => desk?.close())

/** Hands on the keys only; what is pressed or typed in one go is a group, and every text that was typed is remembered. */
function hands(page: Page) {
  const typed: string[] = []
  let groups = 0
  return {
    typed,
    groups: () => groups,
    async press(...keys: string[]) {
      for (const key of keys) {
        groups++
        await page.keyboard.press(key)
      }
    },
    async type(text: string) {
      groups++
      typed.push(text)
      await page.keyboard.type(text)
    },
  }
}
/** What a person hears of where the focus is: the field's label, or the words of the button. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const { activeElement } = document
    const label = activeElement?.id ? document.querySelector(`label[for="${CSS.escape(activeElement.id)}"]`) : null
    const around = activeElement instanceof HTMLInputElement ? activeElement.closest('label') : null
    const said = activeElement?.getAttribute('aria-label')
    return (label?.textContent ?? around?.textContent ?? said ?? activeElement?.textContent ?? '')
      .replace(/[*＊]/, '')
      .trim()
  })

const FARTHEST = 150
/** Tab until the focus is there; whoever cannot get there by keys fails here. */
async function reach(page: Page, name: string): Promise<void> {
  const heard: string[] = []
  for (let step = 0; step < FARTHEST; step++) {
    const here = await focused(page)
    if (here.startsWith(name)) return
    heard.push(here)
    await page.keyboard.press('Tab')
  }
  throw new Error(`按 ${FARTHEST} 次 Tab 没有到“${name}”，经过：${heard.slice(0, 60).join(' | ')}`)
}
async function press(page: Page, name: string): Promise<void> {
  await reach(page, name)
  await page.keyboard.press('Enter')
}
async function fill(page: Page, name: string, text: string): Promise<void> {
  await reach(page, name)
  await page.keyboard.type(text)
}
async function tick(page: Page, name: string): Promise<void> {
  await reach(page, name)
  await page.keyboard.press('Space')
}
/** A short choice shows its answers side by side: into it by Tab, along it by arrows. */
async function along(page: Page, first: string, name: string): Promise<void> {
  await reach(page, first)
  await page.keyboard.press('Space')
  for (let step = 0; (await focused(page)) !== name && step < 9; step++) await page.keyboard.press('ArrowRight')
  expect(await focused(page)).toBe(name)
}
async function choose(page: Page, name: string, option: string): Promise<void> {
  await reach(page, name)
  await page.keyboard.type(option)
  await page.locator(`.ant-select-item-option-active[title="${option}"]:visible`).waitFor()
  await page.keyboard.press('Enter')
}

it('a consultation takes at most 25 groups of keys, and its application nothing that was typed before', async () => {
  const page = await desk.enterAs('审查人员')
  const { press, type, typed, groups } = hands(page)
  await press('c')
  await page.getByRole('heading', { level: 1, name: '登记咨询' }).waitFor()
  await expect.poll(() => focused(page)).toBe('咨询事项')
  await type('zfldbc')
  await page.locator('.ant-select-item-option-active[title="请求支付劳动报酬"]').waitFor()
  await press('Enter', 'Tab')
  expect(await focused(page)).toBe('咨询人姓名')
  await type('样例键盘')
  await press('Tab')
  await type('13900000000')
  await press('Tab', 'Tab')
  expect(await focused(page)).toBe('咨询内容')
  await type('在工地做木工，工资没有结清。')
  await press('Tab')
  await type('可以申请法律援助。')
  await press('Control+Enter')
  await page.getByText('已登记').waitFor()
  expect(groups()).toBeLessThanOrEqual(25)

  // From here to the application: the next button, and what was said is there.
  await expect.poll(() => focused(page)).toBe('继续登记')
  await press('Tab', 'Enter')
  await page.getByRole('heading', { level: 1, name: '收到申请' }).waitFor()
  await atRest(page)
  const shown = () =>
    page.evaluate(() =>
      [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('main input, main textarea')]
        .map(({ value }) => value)
        .concat(document.querySelector('main')?.textContent ?? '')
        .join('\n'),
    )
  for (const text of ['样例键盘', '13900000000', '请求支付劳动报酬', '在工地做木工，工资没有结清。'])
    await expect.poll(shown, { message: text }).toContain(text)
  expect(new Set(typed).size).toBe(typed.length)
})

it('a period counts from its first day alone, or until its last alone, by keys and by mouse', async () => {
  const page = await desk.enterAs('审查人员')
  const asked = () => Object.fromEntries([...new URL(page.url()).searchParams].sort())
  for (const [path, field, other] of [
    ['/consultations', '咨询日期自', '咨询日期至'],
    ['/matters', '日期自', '日期至'],
  ] as const) {
    await page.goto(desk.address + path)
    await page.getByRole('table').waitFor()
    await fill(page, field, '2026-7-9')
    await page.keyboard.press('Tab')
    await expect.poll(asked).toEqual({ from: '2026-07-09' })
    // Until a day before it: the first day has to be said anew.
    await fill(page, other, '2026.7.8')
    await page.keyboard.press('Enter')
    await expect.poll(asked).toEqual({ until: '2026-07-08' })
    await reach(page, other)
    await page.keyboard.press('Control+A')
    await page.keyboard.press('Delete')
    await page.keyboard.press('Tab')
    await expect.poll(asked).toEqual({})
  }
  await page.getByLabel('日期自', { exact: true }).click()
  await page.getByRole('button', { name: '本月' }).click()
  await expect.poll(() => Object.keys(asked())).toEqual(['from', 'until'])
  await page.getByRole('button', { name: '清除筛选' }).click()
  await expect.poll(asked).toEqual({})
  for (const [name, end] of [
    ['日期自', 'from'],
    ['日期至', 'until'],
  ] as const) {
    await page.getByLabel(name, { exact: true }).click()
    await page.locator('.ant-picker-dropdown:visible .ant-picker-cell-in-view').first().click()
    await page.getByRole('heading', { level: 1 }).click()
    await expect.poll(() => Object.keys(asked())).toContain(end)
    if (end === 'from') expect(Object.keys(asked())).toEqual(['from'])
  }
  await page.context().close()
})

const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
const nothing = async () => {}

it('the whole road, from the application to the archive, by keys alone', async () => {
  /** Signs in as a post, and opens the matter by its number. */
  async function enter(post: string, number: string | null): Promise<Page> {
    const page = await desk.openSignIn()
    await page
      .getByRole('button', { name: new RegExp(`^${post}`) })
      .first()
      .waitFor()
    await press(page, post)
    await page.getByRole('heading', { level: 1, name: '我的工作台' }).waitFor()
    if (number === null) return page
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: '查找' }).waitFor()
    await page.keyboard.type(number)
    await page
      .getByRole('option', { name: /样例键路|样\*+/ })
      .first()
      .waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('complementary', { name: '下一步' }).waitFor()
    return page
  }
  async function take(page: Page, step: string, typing: (page: Page) => Promise<void> = nothing): Promise<void> {
    await press(page, step)
    const drawer = page.locator('.step-drawer').last()
    await drawer.waitFor()
    await page.waitForFunction(() => document.activeElement?.closest('.step-drawer form'))
    await typing(page)
    await page.keyboard.press('Control+Enter')
    await drawer.waitFor({ state: 'hidden' }).catch(async (cause: unknown) => {
      throw new Error(`${step}没有办成，抽屉里是：${await drawer.textContent()}`, { cause })
    })
  }

  const clerk = await enter('审查人员', null)
  await clerk.keyboard.press('n')
  await clerk.getByRole('heading', { level: 1, name: '收到申请' }).waitFor()
  await fill(clerk, '申请人姓名', '样例键路')
  await fill(clerk, '公民身份号码', idNumberOf(881))
  await choose(clerk, '人群类别', '农民工')
  await clerk.keyboard.press('Escape')
  await choose(clerk, '申请事项', '请求支付劳动报酬')
  await along(clerk, '诉讼代理', '诉讼代理')
  await choose(clerk, '所处阶段', '一审')
  await fill(clerk, '时效或期限届满日', '2027-7-9')
  await fill(clerk, '办案机关或争议处理机关', '寿县人民法院')
  await choose(clerk, '办案机关所在地', '寿县 340422')
  await fill(clerk, '案情及请求', '在工地做木工，三个月工资没有结清。')
  await press(clerk, '增加对方当事人')
  await fill(clerk, '姓名或者名称', '样例建筑劳务有限公司')
  await tick(clerk, '申请人已作个人诚信承诺')
  for (const paper of [
    '法律援助申请表',
    '居民身份证或者其他有效身份证明',
    '经济困难状况说明表',
    '与申请事项有关的案件材料',
    '免予核查情形的证明材料',
  ])
    await tick(clerk, paper)
  await clerk.keyboard.press('Control+Enter')
  await clerk.getByRole('complementary', { name: '下一步' }).waitFor()
  await clerk.getByText('2027年7月9日').waitFor()
  const number = /寿援申〔\d+〕\d+号/.exec((await clerk.locator('main').textContent()) ?? '')?.[0] as string
  await take(clerk, '受理')
  await take(clerk, '提出审查意见', async (page) => {
    await along(page, '建议给予援助', '建议给予援助')
    await fill(page, '审查说明', '农民工追索劳动报酬，免予核查。')
  })
  await take(await enter('主任', number), '决定给予援助')
  await take(await enter('指派人员', number), '指派', async (page) => {
    await fill(page, '在人选中查找', '赵成志')
    await reach(page, '赵成志')
    await page.keyboard.press('Space')
    await fill(page, '指派理由', '受援人上次由其办理，要求继续')
  })
  const counsel = await enter('承办人', number)
  await take(counsel, '接受指派')
  for (const entry of ['签订委托协议和授权委托书', '会见或者约见受援人', '开庭'])
    await take(counsel, '记录承办情况', async (page) => {
      await choose(page, '承办事项', entry)
      await fill(page, '情况记录', `${entry}，已办理`)
    })
  await take(counsel, '报结案', async (page) => {
    await reach(page, '结案日')
    await page.keyboard.press('Control+A')
    await page.keyboard.type(today())
    await page.keyboard.press('Enter')
    await choose(page, '结案方式', '判决')
    await choose(page, '办理结果', '全部支持')
    await fill(page, '挽回损失或者取得利益', '8123')
    await fill(page, '其中劳动报酬', '8123')
    await fill(page, '承办过程和结果', '判决公司支付全部工资。')
    await tick(page, '委托协议、授权委托书')
    await tick(page, '裁判文书')
  })
  const supervisor = await enter('案件质量监督员', number)
  await take(supervisor, '结案审查通过')
  await take(supervisor, '初评等次', async (page) => {
    await along(page, '优秀', '良好')
    await fill(page, '评查意见', '材料齐全，办理规范。')
  })
  await take(await enter('财务人员', number), '核定补贴')
  const archivist = await enter('档案人员', number)
  await take(archivist, '归档')
  await archivist.getByText('已归档').first().waitFor()
}, 300_000)
