import { wordOf } from '#kernel/labels.ts'
import { maskPhone } from '#kernel/mask.ts'
import type { FileAnswer } from '#kernel/operation.ts'
import { type Instant, timeInChina } from '#kernel/plain-date.ts'
import { Refusal } from '#kernel/refusal.ts'
import { CAUSES, CONSULTATION_CHANNELS, GROUPS, MATTER_KINDS, STAGES } from '#law/terms.ts'
import { archiveOperations } from '#modules/archive/operations.ts'
import { SATISFACTION } from '#modules/consultation/form.ts'
import { consultationOperations } from '#modules/consultation/operations.ts'
import { HELP_KINDS } from '#modules/help/form.ts'
import { helpOperations } from '#modules/help/operations.ts'
import type { MatterColumn } from '#modules/matter/columns.ts'
import { MATTER_STATES } from '#modules/matter/lifecycle.ts'
import { matterOperations } from '#modules/matter/operations.ts'
import { sealOperations } from '#modules/seal/operations.ts'
import { serviceOperations } from '#modules/service/operations.ts'
import type { Operations } from '#platform/context.ts'
import { type Cell, type LedgerColumn, writeLedger } from '#platform/ledger-sheet.ts'
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
const wordsOf = (labels: Readonly<Record<string, string>>, list: readonly string[]) =>
  list.map((code) => wordOf(labels, code)).join('、')
const yes = (is: boolean) => (is ? '是' : '否')
const at = (moment: string | null) => moment && timeInChina(moment as Instant)

const asWorkbook = (
  name: string,
  columns: readonly LedgerColumn[],
  rows: readonly (readonly Cell[])[],
): FileAnswer => ({
  fileName: `${name}.xlsx`,
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  bytes: () => writeLedger(name, columns, rows),
})

type MatterRow = Awaited<ReturnType<typeof matterOperations.listMatters>>['rows'][number]
/** What a column of the list is in Excel, where two facts of one cell have a column each. */
const MATTER_CELLS: Record<MatterColumn, { headings: LedgerColumn[]; cells: (row: MatterRow) => Cell[] }> = {
  title: { headings: [['案件', 36]], cells: ({ title }) => [title] },
  number: { headings: [['案号', 24]], cells: ({ number }) => [number] },
  kind: { headings: [['类别', 10]], cells: ({ kind }) => [wordOf(MATTER_KINDS, kind)] },
  cause: { headings: [['案由', 26]], cells: ({ cause }) => [wordOf(CAUSES, cause)] },
  recipients: { headings: [['受援人数', 10]], cells: ({ recipients }) => [recipients] },
  state: { headings: [['状态', 14]], cells: ({ state }) => [wordOf(MATTER_STATES, state)] },
  receivedOn: { headings: [['收到', 12]], cells: ({ receivedOn }) => [receivedOn] },
  organisation: { headings: [['登记机构', 26]], cells: ({ organisation }) => [organisation] },
  counsel: {
    headings: [
      ['承办单位', 26],
      ['承办人', 12],
    ],
    cells: ({ unit, counsel }) => [unit, counsel],
  },
  due: {
    headings: [
      ['事项', 16],
      ['到期', 12],
      ['是否逾期', 10],
    ],
    cells: ({ due }) => [due?.what, due?.on, due && yes(due.late)],
  },
}

export const ledgerOperations: Operations<typeof ledger> = {
  async exportMatters(context, { columns, ...filter }) {
    const rows = await everyPage((page) => matterOperations.listMatters(context, { ...filter, page, size: SIZE }))
    const shown = (Object.keys(MATTER_CELLS) as MatterColumn[]).filter((column) => columns?.includes(column) ?? true)
    return asWorkbook(
      '案件台账',
      shown.flatMap((column) => MATTER_CELLS[column].headings),
      rows.map((row) => shown.flatMap((column) => MATTER_CELLS[column].cells(row))),
    )
  },

  async exportConsultations(context, filter) {
    const rows = await everyPage((page) =>
      consultationOperations.listConsultations(context, { ...filter, page, size: SIZE }),
    )
    return asWorkbook(
      '咨询台账',
      [
        ['编号', 22],
        ['日期', 12],
        ['方式', 8],
        ['咨询人', 12],
        ['电话', 16],
        ['事项', 26],
        ['人群', 20],
        ['咨询内容', 50],
        ['答复意见', 50],
        ['已告知', 8],
        ['满意度', 10],
        ['接待机构', 26],
        ['接待人', 12],
      ],
      rows.map((row) => [
        ...[row.number, row.happenedOn, wordOf(CONSULTATION_CHANNELS, row.channel), row.name],
        ...[row.phone && maskPhone(row.phone), wordOf(CAUSES, row.cause), wordsOf(GROUPS, row.groups)],
        ...[
          row.question,
          row.answer,
          yes(row.toldMayApply),
          row.satisfaction && wordOf(SATISFACTION, row.satisfaction),
        ],
        ...[row.organisation, row.consultant],
      ]),
    )
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

  async exportDossiers(context, filter) {
    const rows = await everyPage((page) => archiveOperations.listDossiers(context, { ...filter, page, size: SIZE }))
    return asWorkbook(
      '档案登记',
      [
        ['档号', 24],
        ['案件编号', 24],
        ['案件', 36],
        ['归档', 12],
        ['页数', 8],
        ['存放位置', 20],
        ['借阅人', 12],
        ['应还', 12],
        ['保管至', 12],
        ['销毁', 12],
      ],
      rows.map((row) => [
        ...[row.archiveNumber, row.matterNumber, row.title, row.archivedOn, row.pages, row.shelf, row.lentTo],
        ...[row.dueOn, row.keepUntil, row.destroyedOn],
      ]),
    )
  },

  async exportUnserved(context, input) {
    const rows = await serviceOperations.listUnserved(context, input)
    return asWorkbook(
      '待送达文书',
      [
        ['文书', 28],
        ['文号', 26],
        ['案件', 24],
        ['出具', 12],
        ['送达期限', 12],
        ['是否逾期', 10],
      ],
      rows.map((row) => [row.title, row.number, row.matterNumber, row.issuedOn, row.serveBy, yes(row.isLate)]),
    )
  },
}
