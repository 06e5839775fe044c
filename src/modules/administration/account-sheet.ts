import { ROLES } from '#kernel/actor.ts'
import { asText, asWords, codeOf, type Reading, readEntries } from '#platform/sheet.ts'
import { type AccountEntry, accountEntry } from './form.ts'

const COLUMNS: Record<string, Reading<keyof AccountEntry>> = {
  姓名: { name: 'name', read: asText },
  登录名: { name: 'login', read: (cell) => asText(cell).toLowerCase() },
  职责: { name: 'roles', read: (cell) => [...new Set(asWords(cell).map(codeOf(ROLES)))] },
  机构: { name: 'organisation', read: asText },
  执业证号: { name: 'licenceNumber', read: asText },
}

/** Reads a list of people who are to sign in: one a row, every bad row named with all that is wrong in it. */
export const readAccountList = (bytes: Uint8Array) =>
  readEntries(bytes, {
    schema: accountEntry,
    columns: COLUMNS,
    heading: '登录名',
    noHeading: '名单里找不到“登录名”一列；第一行应为标题：姓名、登录名、职责、机构、执业证号，可下载模板填写',
  })
