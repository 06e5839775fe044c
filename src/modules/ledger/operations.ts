import { wordOf } from '#kernel/labels.ts'
import type { FileAnswer } from '#kernel/operation.ts'
import { Refusal } from '#kernel/refusal.ts'
import { CAUSES, STAGES } from '#law/terms.ts'
import { archiveOperations } from '#modules/archive/operations.ts'
import { consultationOperations } from '#modules/consultation/operations.ts'
import { formOperations } from '#modules/form/operations.ts'
import { HELP_KINDS } from '#modules/help/form.ts'
import { helpOperations } from '#modules/help/operations.ts'
import { matterOperations } from '#modules/matter/operations.ts'
import { noticeOperations } from '#modules/notice/operations.ts'
import { sealOperations } from '#modules/seal/operations.ts'
import { serviceOperations } from '#modules/service/operations.ts'
import type { Operations } from '#platform/context.ts'
import { type Cell, type LedgerColumn, writeLedger } from '#platform/ledger-sheet.ts'
import {
  at,
  type Cells,
  CONSULTATION_CELLS,
  DOSSIER_CELLS,
  MATTER_CELLS,
  NOTICE_CELLS,
  PAPER_CELLS,
  wordsOf,
  yes,
} from './cells.ts'
import type { ledger } from './contract.ts'

/** More than this no office reads in Excel; a narrower filter gives the rest. */
const MOST = 10_000
const SIZE = 100

/** Every page of a list, as the list itself would show it. */
async function everyPage<R>(ask: (page: number) => Promise<{ total: number; rows: R[] }>): Promise<R[]> {
  const first = await ask(1)
  if (first.total > MOST)
    throw new Refusal('too_large', `共 ${first.total} 条，一次导出不超过 ${MOST} 条；请缩小时间范围后分几次导出`)
  const rows = [...first.rows]
  for (let page = 2; rows.length < first.total; page++) {
    const more = (await ask(page)).rows
    if (more.length === 0) break
    rows.push(...more)
  }
  return rows
}

const asWorkbook = (
  name: string,
  columns: readonly LedgerColumn[],
  rows: readonly (readonly Cell[])[],
): FileAnswer => ({
  fileName: `${name}.xlsx`,
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  bytes: () => writeLedger(name, columns, rows),
})

/** The columns that are shown, in the list's own order; all of them where nothing is said. */
function asLedger<C extends string, R>(
  name: string,
  cells: Cells<C, R>,
  columns: readonly C[] | undefined,
  rows: readonly R[],
): FileAnswer {
  const shown = (Object.keys(cells) as C[]).filter((column) => columns?.includes(column) ?? true)
  return asWorkbook(
    name,
    shown.flatMap((column) => cells[column].headings),
    rows.map((row) => shown.flatMap((column) => cells[column].cells(row))),
  )
}

export const ledgerOperations: Operations<typeof ledger> = {
  async exportMatters(context, { columns, ...filter }) {
    const rows = await everyPage((page) => matterOperations.listMatters(context, { ...filter, page, size: SIZE }))
    return asLedger('案件台账', MATTER_CELLS, columns, rows)
  },

  async exportConsultations(context, { columns, ...filter }) {
    const rows = await everyPage((page) =>
      consultationOperations.listConsultations(context, { ...filter, page, size: SIZE }),
    )
    return asLedger('咨询台账', CONSULTATION_CELLS, columns, rows)
  },

  async exportHelp(context, { month }) {
    const { helps } = await helpOperations.listHelp(context, { month })
    return asWorkbook(
      `法律帮助台账${month}`,
      [
        ['日期', 12],
        ['岗位', 24],
        ['值班律师', 12],
        ['开始', 20],
        ['结束', 20],
        ['被帮助人', 12],
        ['办案机关', 24],
        ['阶段', 12],
        ['罪名', 16],
        ['提供的帮助', 40],
        ['认罪认罚', 10],
        ['具结在场', 10],
        ['意见', 40],
        ['采纳情况', 24],
      ],
      helps.map((row) => [
        ...[row.day, row.post, row.counsel, at(row.begunAt), at(row.endedAt), row.name, row.organ],
        ...[wordOf(STAGES, row.stage), row.charge, wordsOf(HELP_KINDS, row.kinds)],
        ...[yes(row.guiltyPlea), yes(row.witnessed), row.opinion, row.opinionResult],
      ]),
    )
  },

  async exportSealUses(context, { month }) {
    const rows = await sealOperations.listSealUses(context, { month })
    return asWorkbook(
      `用印台账${month}`,
      [
        ['文书', 28],
        ['文号', 26],
        ['案件', 24],
        ['印章', 26],
        ['申请人', 12],
        ['申请时间', 20],
        ['事由', 30],
        ['批准人', 12],
        ['决定时间', 20],
        ['结果', 12],
        ['用印时间', 20],
        ['文件摘要 SHA-256', 66],
      ],
      rows.map((row) => [
        ...[row.title, row.number, row.matterNumber, row.inscription, row.askedBy, at(row.askedAt), row.reason],
        ...[row.decidedBy, at(row.decidedAt)],
        row.allowed === null ? '待批准' : row.allowed ? '已批准' : `不批准：${row.refusal ?? ''}`,
        ...[at(row.appliedAt), row.digest],
      ]),
    )
  },

  async exportDossiers(context, { columns, ...filter }) {
    const rows = await everyPage((page) => archiveOperations.listDossiers(context, { ...filter, page, size: SIZE }))
    return asLedger('档案登记', DOSSIER_CELLS, columns, rows)
  },

  async exportNotices(context, { columns, ...filter }) {
    const rows = await everyPage((page) => noticeOperations.listNotices(context, { ...filter, page, size: SIZE }))
    return asLedger('办案机关通知', NOTICE_CELLS, columns, rows)
  },

  async exportPapers(context, { columns, ...filter }) {
    const rows = await everyPage((page) => formOperations.listPapers(context, { ...filter, page, size: SIZE }))
    return asLedger('文书登记', PAPER_CELLS, columns, rows)
  },

  async exportUnserved(context, input) {
    const rows = await serviceOperations.listUnserved(context, input)
    return asWorkbook(
      '待送达文书',
      [
        ['文书', 28],
        ['文号', 26],
        ['案件', 24],
        ['申请事项', 24],
        ['出具', 12],
        ['送达期限', 12],
        ['是否逾期', 10],
      ],
      rows.map((row) => [
        ...[row.title, row.number, row.matterNumber, CAUSES[row.cause]],
        ...[row.issuedOn, row.serveBy, yes(row.isLate)],
      ]),
    )
  },
}
