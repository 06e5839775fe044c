import type { Page } from '@playwright/test'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
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
const focused = (page: Page) =>
  page.evaluate(() => {
    const { activeElement } = document
    const label = activeElement?.id ? document.querySelector(`label[for="${CSS.escape(activeElement.id)}"]`) : null
    return (label?.textContent ?? activeElement?.textContent ?? '').replace(/[*＊]/, '').trim()
  })

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
