import { wordOf } from '#kernel/labels.ts'
import { maskPhone } from '#kernel/mask.ts'
import { type Instant, timeInChina } from '#kernel/plain-date.ts'
import { COMPULSORY_MEASURES, NOTICE_KINDS } from '#law/notices.ts'
import { CAUSES, CONSULTATION_CHANNELS, GROUPS, MATTER_KINDS, NOTICE_REASONS, STAGES } from '#law/terms.ts'
import type { DossierColumn } from '#modules/archive/columns.ts'
import type { archiveOperations } from '#modules/archive/operations.ts'
import type { ConsultationColumn } from '#modules/consultation/columns.ts'
import { SATISFACTION } from '#modules/consultation/form.ts'
import type { consultationOperations } from '#modules/consultation/operations.ts'
import { SEALINGS } from '#modules/document/contract.ts'
import type { PaperColumn } from '#modules/form/columns.ts'
import type { formOperations } from '#modules/form/operations.ts'
import type { MatterColumn } from '#modules/matter/columns.ts'
import { MATTER_STATES } from '#modules/matter/lifecycle.ts'
import type { matterOperations } from '#modules/matter/operations.ts'
import type { NoticeColumn } from '#modules/notice/columns.ts'
import type { noticeOperations } from '#modules/notice/operations.ts'
import type { Cell, LedgerColumn } from '#platform/ledger-sheet.ts'

type RowOf<List extends (...args: never[]) => Promise<{ rows: unknown[] }>> = Awaited<ReturnType<List>>['rows'][number]
/** What a column of a list is in Excel, where two facts of one cell have a column each. */
export type Cells<C extends string, R> = Readonly<
  Record<C, { headings: readonly LedgerColumn[]; cells: (row: R) => readonly Cell[] }>
>
export const wordsOf = (labels: Readonly<Record<string, string>>, list: readonly string[]) =>
  list.map((code) => wordOf(labels, code)).join('、')
export const at = (moment: string | null) => moment && timeInChina(moment as Instant)
export const yes = (is: boolean) => (is ? '是' : '否')

export const MATTER_CELLS: Cells<MatterColumn, RowOf<typeof matterOperations.listMatters>> = {
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

export const CONSULTATION_CELLS: Cells<ConsultationColumn, RowOf<typeof consultationOperations.listConsultations>> = {
  number: { headings: [['编号', 22]], cells: ({ number }) => [number] },
  happenedOn: { headings: [['日期', 12]], cells: ({ happenedOn }) => [happenedOn] },
  channel: { headings: [['方式', 8]], cells: ({ channel }) => [wordOf(CONSULTATION_CHANNELS, channel)] },
  name: { headings: [['咨询人', 12]], cells: ({ name }) => [name] },
  phone: { headings: [['电话', 16]], cells: ({ phone }) => [phone && maskPhone(phone)] },
  cause: { headings: [['事项', 26]], cells: ({ cause }) => [wordOf(CAUSES, cause)] },
  groups: { headings: [['人群', 20]], cells: ({ groups }) => [wordsOf(GROUPS, groups)] },
  question: { headings: [['咨询内容', 50]], cells: ({ question }) => [question] },
  answer: { headings: [['答复意见', 50]], cells: ({ answer }) => [answer] },
  toldMayApply: { headings: [['已告知', 8]], cells: ({ toldMayApply }) => [yes(toldMayApply)] },
  satisfaction: {
    headings: [['满意度', 10]],
    cells: ({ satisfaction }) => [satisfaction && wordOf(SATISFACTION, satisfaction)],
  },
  consultant: {
    headings: [
      ['接待机构', 26],
      ['接待人', 12],
    ],
    cells: ({ organisation, consultant }) => [organisation, consultant],
  },
  converted: { headings: [['转申请', 8]], cells: ({ matterId }) => [yes(matterId !== null)] },
}

export const DOSSIER_CELLS: Cells<DossierColumn, RowOf<typeof archiveOperations.listDossiers>> = {
  archiveNumber: {
    headings: [
      ['档号', 24],
      ['归档', 12],
    ],
    cells: ({ archiveNumber, archivedOn }) => [archiveNumber, archivedOn],
  },
  title: {
    headings: [
      ['案件编号', 24],
      ['案件', 36],
    ],
    cells: ({ matterNumber, title }) => [matterNumber, title],
  },
  pages: { headings: [['页数', 8]], cells: ({ pages }) => [pages] },
  shelf: { headings: [['存放位置', 20]], cells: ({ shelf }) => [shelf] },
  loan: {
    headings: [
      ['借阅人', 12],
      ['应还', 12],
    ],
    cells: ({ lentTo, dueOn }) => [lentTo, dueOn],
  },
  keeping: {
    headings: [
      ['保管至', 12],
      ['销毁', 12],
    ],
    cells: ({ keepUntil, destroyedOn }) => [keepUntil, destroyedOn],
  },
}

export const NOTICE_CELLS: Cells<NoticeColumn, RowOf<typeof noticeOperations.listNotices>> = {
  organ: {
    headings: [
      ['办案机关', 26],
      ['类别', 14],
      ['通知文号', 26],
    ],
    cells: ({ organisation, kind, documentNumber }) => [organisation, NOTICE_KINDS[kind], documentNumber],
  },
  caseNumber: { headings: [['办案机关案号', 26]], cells: ({ caseNumber }) => [caseNumber] },
  person: {
    headings: [
      ['当事人', 14],
      ['罪名、案由', 20],
      ['所处阶段', 12],
      ['通知事由', 26],
    ],
    cells: ({ stateSecret, name, charge, stage, reason }) => [
      ...[stateSecret ? '涉密，线下办理' : name, charge, wordOf(STAGES, stage)],
      reason && wordOf(NOTICE_REASONS, reason),
    ],
  },
  measure: {
    headings: [
      ['强制措施', 12],
      ['羁押场所', 20],
    ],
    cells: ({ measure, heldIn }) => [measure && wordOf(COMPULSORY_MEASURES, measure), heldIn],
  },
  hearing: {
    headings: [
      ['开庭', 18],
      ['开庭地点', 20],
    ],
    cells: ({ hearingAt, hearingPlace }) => [at(hearingAt), hearingPlace],
  },
  handler: {
    headings: [
      ['承办人', 12],
      ['承办人电话', 18],
    ],
    cells: ({ handler, handlerPhone }) => [handler, handlerPhone],
  },
  received: { headings: [['收到', 18]], cells: ({ receivedAt }) => [at(receivedAt)] },
  answer: {
    headings: [
      ['答复期限', 12],
      ['答复', 18],
      ['是否逾期', 10],
      ['律师', 12],
    ],
    cells: ({ dueOn, answeredAt, isLate, counsel }) => [dueOn, at(answeredAt), yes(isLate), counsel],
  },
}

export const PAPER_CELLS: Cells<PaperColumn, RowOf<typeof formOperations.listPapers>> = {
  title: {
    headings: [
      ['文书', 28],
      ['形成方式', 10],
    ],
    cells: ({ title, isIssued }) => [title, isIssued ? '出具' : '签名'],
  },
  number: { headings: [['文号', 26]], cells: ({ number }) => [number] },
  matter: {
    headings: [
      ['案件编号', 24],
      ['案件', 36],
    ],
    cells: ({ matterNumber, matter }) => [matterNumber, matter],
  },
  madeOn: { headings: [['日期', 12]], cells: ({ madeOn }) => [madeOn] },
  madeBy: { headings: [['经办人', 12]], cells: ({ madeBy }) => [madeBy] },
  sealing: { headings: [['用印', 14]], cells: ({ sealing }) => [sealing && SEALINGS[sealing]] },
  voided: { headings: [['作废原因', 36]], cells: ({ voidReason }) => [voidReason] },
}
