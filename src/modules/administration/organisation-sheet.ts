import { ORGANISATION_KINDS } from '#kernel/actor.ts'
import { asText, codeOf, type Reading, readEntries } from '#platform/sheet.ts'
import { type OrganisationEntry, organisationEntry } from './form.ts'

const COLUMNS: Record<string, Reading<keyof OrganisationEntry>> = {
  类别: { name: 'kind', read: (cell) => codeOf(ORGANISATION_KINDS)(asText(cell)) },
  机构类别: { name: 'kind', read: (cell) => codeOf(ORGANISATION_KINDS)(asText(cell)) },
  名称: { name: 'name', read: asText },
  乡镇: { name: 'township', read: asText },
  电话: { name: 'phone', read: asText },
  地址: { name: 'address', read: asText },
}

/** Reads a list of organisations: one a row, every bad row named with all that is wrong in it. */
export const readOrganisationList = (bytes: Uint8Array) =>
  readEntries(bytes, {
    schema: organisationEntry,
    columns: COLUMNS,
    heading: '名称',
    noHeading: '名单里找不到“名称”一列；第一行应为标题：类别、名称、乡镇、电话、地址，可下载模板填写',
  })
