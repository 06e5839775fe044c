import { z } from 'zod'
import { type FileAnswer, query } from '#kernel/operation.ts'
import { DOSSIER_COLUMNS } from '#modules/archive/columns.ts'
import { archive } from '#modules/archive/contract.ts'
import { CONSULTATION_COLUMNS } from '#modules/consultation/columns.ts'
import { consultation } from '#modules/consultation/contract.ts'
import { PAPER_COLUMNS } from '#modules/form/columns.ts'
import { form } from '#modules/form/contract.ts'
import { help } from '#modules/help/contract.ts'
import { MATTER_COLUMNS } from '#modules/matter/columns.ts'
import { codes, matter } from '#modules/matter/contract.ts'
import { NOTICE_COLUMNS } from '#modules/notice/columns.ts'
import { notice } from '#modules/notice/contract.ts'
import { seal } from '#modules/seal/contract.ts'
import { service } from '#modules/service/contract.ts'

const workbook = { output: z.custom<FileAnswer>(), answersFile: true } as const
const whole = { page: true, size: true } as const
const shown = <C extends Record<string, string>>(labels: C) =>
  z.array(codes(labels)).min(1).max(Object.keys(labels).length).optional()

/** The ledgers as offices keep and pass them on: one Excel workbook of what the list shows, filtered the same way. */
export const ledger = {
  exportMatters: query({
    path: '/matters/export',
    summary: '案件台账导出为 Excel，筛选条件和台账相同；或者只导出选定的案件',
    roles: matter.listMatters.roles,
    personal: true,
    input: matter.listMatters.input.omit(whole).extend({ columns: shown(MATTER_COLUMNS) }),
    ...workbook,
  }),
  exportConsultations: query({
    path: '/consultations/export',
    summary: '咨询台账导出为 Excel，电话、证件号码部分隐去',
    roles: consultation.listConsultations.roles,
    personal: true,
    input: consultation.listConsultations.input.omit(whole).extend({ columns: shown(CONSULTATION_COLUMNS) }),
    ...workbook,
  }),
  exportHelp: query({
    path: '/help/export/:month',
    summary: '一个月的法律帮助台账导出为 Excel',
    roles: help.listHelp.roles,
    personal: true,
    input: help.listHelp.input,
    ...workbook,
  }),
  exportSealUses: query({
    path: '/seal-uses/export/:month',
    summary: '一个月的用印台账导出为 Excel',
    roles: seal.listSealUses.roles,
    input: seal.listSealUses.input,
    ...workbook,
  }),
  exportDossiers: query({
    path: '/dossiers/export',
    summary: '档案登记导出为 Excel，筛选条件和登记簿相同',
    roles: archive.listDossiers.roles,
    personal: true,
    input: archive.listDossiers.input.omit(whole).extend({ columns: shown(DOSSIER_COLUMNS) }),
    ...workbook,
  }),
  exportNotices: query({
    path: '/notices/export',
    summary: '办案机关通知导出为 Excel，筛选条件和列与列表相同；证件号码不导出',
    roles: notice.listNotices.roles,
    personal: true,
    input: notice.listNotices.input.omit({ ...whole, noticeId: true }).extend({ columns: shown(NOTICE_COLUMNS) }),
    ...workbook,
  }),
  exportPapers: query({
    path: '/papers/export',
    summary: '文书登记导出为 Excel，筛选条件和登记簿相同',
    roles: form.listPapers.roles,
    personal: true,
    input: form.listPapers.input.omit(whole).extend({ columns: shown(PAPER_COLUMNS) }),
    ...workbook,
  }),
  exportUnserved: query({
    path: '/services/export',
    summary: '待送达文书导出为 Excel',
    roles: service.listUnserved.roles,
    input: service.listUnserved.input,
    ...workbook,
  }),
}
