import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { readXlsx, writeXlsx } from 'hucre'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { databaseForProgram } from '../setup/database.ts'
import { barriersOf, type Desk, openBrowser, openDesk, openPage, pick } from './rig.ts'

let desk: Desk
let database: Awaited<ReturnType<typeof databaseForProgram>>
let browser: Browser
let admin: Page
const shown = process.env.SCREENS
beforeAll(async () => {
  database = await databaseForProgram()
  desk = await openDesk({ databaseUrl: database.url, template: inject('practice') })
  browser = await openBrowser()
  admin = await desk.enterAs('系统管理员')
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await desk?.close()
  await database?.drop()
})

const look = async (name: string) => {
  if (shown) await admin.screenshot({ path: join(shown, `${name}.png`), animations: 'disabled' })
}
const CENTRE = '寿县法律援助中心'
const sheetOf = async (rows: string[][]) => ({
  name: '用户名单.xlsx',
  mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  buffer: Buffer.from(await writeXlsx({ sheets: [{ name: '名单', rows }] })),
})

it('takes three people in from a sheet, hands out their links, and one of them signs in', async () => {
  await admin.goto(`${desk.address}/registers/accounts`)
  await admin.getByLabel('导入名单').setInputFiles(
    await sheetOf([
      ['姓名', '登录名', '职责', '机构'],
      ['样例来一', 'lai.yi', '审查人员、指派人员', CENTRE],
      ['样例来二', 'lai.er', '财务人员', CENTRE],
      ['样例来三', 'lai.san', '档案人员', CENTRE],
      ['样例来四', 'lai.si', '打字员', CENTRE],
    ]),
  )
  const review = admin.getByRole('dialog', { name: '导入用户名单' })
  await review.getByText('新登记 3 人，修改 0 人，没有变化 0 人；另有 1 行有差错').waitFor()
  await review.getByText(/第 5 行：“职责”里没有“打字员”，可填：主任/).waitFor()
  await look('accounts-review')
  expect(await barriersOf(admin)).toEqual([])
  await review.getByRole('button', { name: '导入 3 人' }).click()

  const links = admin.getByRole('dialog', { name: '3 人的一次性设置密码的链接' })
  await links.getByRole('cell', { name: '样例来三' }).waitFor()
  await look('accounts-links')
  expect(await barriersOf(admin)).toEqual([])
  const download = admin.waitForEvent('download')
  await links.getByRole('button', { name: '下载链接表（Excel）' }).click()
  const file = await download
  expect(file.suggestedFilename()).toBe('一次性链接.xlsx')
  const table = (await readXlsx(readFileSync(await file.path()))).sheets[0]?.rows as string[][]
  expect(table.map(([name]) => name)).toEqual(['姓名', '样例来一', '样例来二', '样例来三'])
  const [, , , link] = table[1] as [string, string, string, string]
  await links.getByRole('button', { name: '已保存，关闭' }).click()
  await links.waitFor({ state: 'hidden' })
  await admin
    .getByRole('row', { name: /样例来一/ })
    .getByText(/链接未用/)
    .waitFor()

  const newcomer = await openPage(browser)
  await newcomer.goto(link)
  await newcomer.getByRole('heading', { name: '样例来一，请设置登录名和密码' }).waitFor()
  await newcomer.getByLabel('登录名').fill('lai.yi')
  await newcomer.locator('input[type=password]').fill('a practice phrase of words')
  await newcomer.getByRole('button', { name: '设置并进入' }).click()
  await newcomer.getByRole('heading', { name: '我的工作台' }).waitFor()
  expect((await newcomer.request.get(`${desk.address}/api/me`)).status()).toBe(200)
  await newcomer.getByText(`审查人员、指派人员 · ${CENTRE}`).waitFor()

  await admin.getByPlaceholder('姓名、登录名、机构').fill('样例来一')
  await admin.getByRole('button', { name: '管理' }).click()
  const account = admin.getByRole('dialog', { name: '样例来一（lai.yi）' })
  await account.getByRole('button', { name: /停\s?用/ }).click()
  await admin
    .getByRole('tooltip')
    .getByRole('button', { name: /停\s?用/ })
    .click()
  await account.waitFor({ state: 'hidden' })
  await admin
    .getByRole('row', { name: /样例来一/ })
    .getByText('已停用')
    .waitFor()
  expect((await newcomer.request.get(`${desk.address}/api/me`)).status()).toBe(401)
})

it('shows a new link for somebody who forgot, once, and says why one’s own account stays', async () => {
  await admin.goto(`${desk.address}/registers/accounts`)
  await admin.getByPlaceholder('姓名、登录名、机构').fill('样例来二')
  await admin.getByRole('button', { name: '管理' }).click()
  await admin.getByRole('button', { name: '重发链接' }).first().click()
  await look('account-link')
  await admin.getByRole('tooltip').getByRole('button', { name: '重发链接' }).click()
  const once = admin.getByRole('dialog', { name: '一次性设置密码的链接' })
  await expect.poll(() => once.getByLabel('链接').inputValue()).toContain('/invitation/')
  await once.getByRole('button', { name: '已交给本人' }).click()

  await admin.getByPlaceholder('姓名、登录名、机构').fill('guanli')
  await admin.getByRole('button', { name: '管理' }).click()
  const own = admin.getByRole('dialog', { name: /guanli/ })
  await own.getByRole('button', { name: '重发链接' }).waitFor()
  expect(await own.getByRole('button', { name: /停\s?用/ }).count()).toBe(0)
  await pick(admin, '职责', '财务人员', own.getByLabel('职责'))
  await admin.keyboard.press('Escape')
  await own.getByRole('button', { name: /保\s?存/ }).click()
  await own.getByText('系统管理、审计、业务办理三种职责应当分开').first().waitFor()
  await look('account-refused')
})

it('changes an organisation, and finds the settings and the roles by Ctrl K', async () => {
  await admin.goto(`${desk.address}/registers/organisations`)
  await admin.getByPlaceholder('名称或者拼音首字母').fill('样例安丰')
  await admin.getByRole('button', { name: '修改' }).click()
  const card = admin.getByRole('dialog', { name: '修改：样例安丰律师事务所' })
  await card.getByLabel('启用').uncheck()
  await card.getByRole('button', { name: /保\s?存/ }).click()
  await card
    .getByText(/这个机构还有 \d+ 名启用的用户/)
    .first()
    .waitFor()
  await look('organisation-refused')
  await card.getByLabel('启用').check()
  await card.getByLabel('乡镇').fill('安丰镇')
  await card.getByRole('button', { name: /保\s?存/ }).click()
  await admin.getByRole('cell', { name: '安丰镇' }).waitFor()

  await admin.keyboard.press('Control+k')
  await admin.getByRole('combobox', { name: '查找' }).fill('岗位权限')
  await admin.getByRole('option', { name: '岗位权限 设置' }).click()
  await admin.getByRole('heading', { name: '岗位权限' }).waitFor()
  await pick(admin, '岗位', '审批人')
  await admin.getByText(/现在由 \d+ 人担任/).waitFor()
  await look('roles-approver')
  await admin.getByPlaceholder('事项、模块').fill('决定给予')
  await admin.getByRole('button', { name: /决定给予法律援助/ }).click()
  const holders = admin.getByRole('dialog', { name: /决定给予法律援助/ })
  await holders
    .getByRole('row', { name: /审批人/ })
    .getByText('顾明兰')
    .waitFor()
  await look('roles-holders')
  expect(await barriersOf(admin)).toEqual([])
  await admin.goto(`${desk.address}/settings`)
  await admin
    .getByRole('link', { name: /本县规则/ })
    .last()
    .waitFor()
  await look('settings')
})
