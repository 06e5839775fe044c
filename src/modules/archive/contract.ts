import { z } from 'zod'
import { day, id, month, text } from '#kernel/fields.ts'
import { command, type FileAnswer, query } from '#kernel/operation.ts'
import { Moved } from '#modules/matter/contract.ts'
import { MATTER_STEPS } from '#modules/matter/lifecycle.ts'
import { DOSSIER_STATES } from './columns.ts'

const matterId = id('案件')
const nullable = z.string().nullable()
const KEEPERS = ['archivist', 'director'] as const
const READERS = ['archivist', 'director', 'bureau'] as const
const dossierId = id('卷宗')
const listId = id('销毁清单')
/** Where a dossier stands. */
const standing = {
  id: z.uuid(),
  archiveNumber: z.string(),
  archivedOn: z.string(),
  pages: z.int(),
  isBound: z.boolean(),
  /** How far it is bound, in percent. */
  progress: z.int(),
  /** Stopped by somebody, until somebody lets it go on. */
  isStopped: z.boolean(),
  shelf: nullable,
  keepUntil: nullable,
  destroyedOn: nullable,
  lentTo: nullable,
  dueOn: nullable,
}
const DossierRow = z.object({
  ...standing,
  matterId: z.uuid().nullable(),
  helpMonth: nullable,
  matterNumber: nullable,
  title: z.string(),
})
/** One line of the index of a bound volume. */
const DossierItem = z.object({
  title: z.string(),
  responsible: z.string(),
  on: nullable,
  number: nullable.optional(),
  pages: z.int(),
  paperOnly: z.int().optional(),
  firstPage: z.int(),
  lastPage: z.int(),
})
/** A volume as it is opened: where it stands, its index, and what is said of it. */
const Volume = z.object({
  ...standing,
  archivist: z.string(),
  items: z.array(DossierItem),
  notes: z.array(z.string()),
  /** How many volumes are bound before it, while it waits for its turn. */
  ahead: z.int(),
})

export const archive = {
  checkDossier: query({
    path: '/matters/:matterId/dossier/check',
    summary: '归档检查：卷内有什么，还有哪些问题',
    roles: ['archivist', 'director', 'qualitySupervisor', 'counsel'],
    input: z.strictObject({ matterId }),
    output: z.object({
      papers: z.array(
        z.object({ title: z.string(), responsible: z.string(), on: nullable, pages: z.int().nullable() }),
      ),
      faults: z.array(z.object({ id: z.string(), text: z.string(), basis: z.string() })),
    }),
  }),
  archiveMatter: command({
    path: '/matters/:matterId/archive',
    summary: '卷宗没有问题，编号归档，装订成一册；确实不能补正的，由主任写明情况，记入备考表',
    roles: MATTER_STEPS.archive.roles,
    input: z.strictObject({ matterId, explanation: text('不能补正的情况', { max: 1000 }).nullish() }),
    output: Moved.extend({ archiveNumber: z.string() }),
  }),
  readDossier: query({
    path: '/matters/:matterId/dossier',
    summary: '已归档的卷宗：档号、卷内目录、存放位置、借出情况、保管期限',
    roles: 'anyone',
    personal: true,
    input: z.strictObject({ matterId }),
    output: Volume,
  }),
  openDossier: query({
    path: '/matters/:matterId/dossier/volume',
    summary: '装订好的卷宗，一个 PDF：封面、卷内目录、材料、备考表',
    roles: 'anyone',
    personal: true,
    input: z.strictObject({ matterId }),
    output: z.custom<FileAnswer>(),
    answersFile: true,
  }),
  checkHelpMonth: query({
    path: '/help/dossiers/:month/check',
    summary: '值班法律帮助归档检查：一个月的台账和登记表，还有哪些问题',
    roles: READERS,
    personal: true,
    input: z.strictObject({ month: month() }),
    output: z.object({
      shifts: z.int(),
      attended: z.int(),
      helps: z.int(),
      /** Why it cannot be archived at all, whatever the director explains. */
      obstacle: nullable,
      faults: z.array(z.object({ id: z.string(), text: z.string(), basis: z.string() })),
      dossier: Volume.nullable(),
    }),
  }),
  archiveHelpMonth: command({
    path: '/help/dossiers/:month/archive',
    summary: '一个月的值班法律帮助编号归档，装订成一册；确实不能补正的，由主任写明情况，记入备考表',
    roles: KEEPERS,
    input: z.strictObject({ month: month(), dossierId, explanation: text('不能补正的情况', { max: 1000 }).nullish() }),
    output: z.object({ archiveNumber: z.string() }),
  }),
  openHelpDossier: query({
    path: '/help/dossiers/:month/volume',
    summary: '一个月的值班法律帮助，装订好的一册',
    roles: READERS,
    personal: true,
    input: z.strictObject({ month: month() }),
    output: z.custom<FileAnswer>(),
    answersFile: true,
  }),
  stopBinding: command({
    path: '/dossiers/:dossierId/binding',
    summary: '停止装订，已装订的部分作废；或者继续装订，从头做起。归档和档号不变',
    roles: KEEPERS,
    input: z.strictObject({ dossierId, stopped: z.boolean() }),
    output: z.object({}),
  }),
  listDossiers: query({
    path: '/dossiers/search',
    summary: '档案登记：档号、存放位置、借出、保管期限',
    roles: READERS,
    personal: true,
    input: z.strictObject({
      search: z.string().trim().max(50).optional(),
      state: z.enum(Object.keys(DOSSIER_STATES) as [keyof typeof DOSSIER_STATES]).default('all'),
      page: z.int().min(1).max(10_000).default(1),
      size: z.int().min(1).max(100).default(20),
    }),
    output: z.object({ total: z.int(), rows: z.array(DossierRow) }),
  }),
  placeDossier: command({
    path: '/dossiers/:dossierId/shelf',
    summary: '登记纸质卷宗的存放位置',
    roles: KEEPERS,
    input: z.strictObject({
      dossierId,
      shelf: text('存放位置', { max: 50, help: '库房、柜、层，例如：一库 3 柜 2 层' }),
    }),
    output: z.object({}),
  }),
  lendDossier: command({
    path: '/dossiers/:dossierId/lend',
    summary: '借出卷宗',
    roles: KEEPERS,
    input: z.strictObject({
      dossierId,
      loanId: id('借阅'),
      borrower: text('借阅人', { max: 50 }),
      purpose: text('借阅事由', { max: 200 }),
      dueOn: day('应还日期'),
    }),
    output: z.object({}),
  }),
  returnDossier: command({
    path: '/dossiers/:dossierId/return',
    summary: '归还卷宗',
    roles: KEEPERS,
    input: z.strictObject({ dossierId }),
    output: z.object({}),
  }),
  listLoans: query({
    path: '/dossiers/:dossierId/loans',
    summary: '一份卷宗的借阅记录',
    roles: READERS,
    input: z.strictObject({ dossierId }),
    output: z.array(
      z.object({
        id: z.uuid(),
        borrower: z.string(),
        purpose: z.string(),
        lentOn: z.string(),
        dueOn: z.string(),
        lentBy: z.string(),
        returnedOn: nullable,
      }),
    ),
  }),
  openTransfer: query({
    path: '/dossiers/transfer',
    summary: '移交包：选定的卷宗、移交目录和每个文件的校验值，一个压缩包',
    roles: KEEPERS,
    personal: true,
    input: z.strictObject({
      dossierIds: z.array(dossierId).min(1, '请选择要移交的卷宗').max(100, '一次不超过 100 卷').meta({ title: '卷宗' }),
    }),
    output: z.custom<FileAnswer>(),
    answersFile: true,
  }),
  draftDestruction: command({
    path: '/destruction-lists',
    summary: '拟定销毁清单；只有保管期满、没有借出的卷宗可以列入',
    roles: ['archivist'],
    input: z.strictObject({
      listId,
      reason: text('销毁理由', { max: 500 }),
      dossierIds: z.array(dossierId).min(1, '请选择卷宗').max(500, '一份清单不超过 500 卷').meta({ title: '卷宗' }),
    }),
    output: z.object({ listId: z.uuid() }),
  }),
  decideDestruction: command({
    path: '/destruction-lists/:listId/decide',
    summary: '审批销毁清单：须两人先后同意，拟定人不能审批',
    roles: ['director', 'approver', 'bureau'],
    secondFactor: true,
    input: z.strictObject({
      listId,
      decision: z.enum(['approve', 'refuse']).meta({ title: '决定' }),
      reason: text('不同意的理由', { max: 500 }).nullish(),
    }),
    output: z.object({ approvals: z.int() }),
  }),
  carryOutDestruction: command({
    path: '/destruction-lists/:listId/carry-out',
    summary: '两人批准后登记销毁完成',
    roles: ['archivist'],
    secondFactor: true,
    input: z.strictObject({ listId }),
    output: z.object({ destroyed: z.int() }),
  }),
  listDestructions: query({
    path: '/destruction-lists/search',
    summary: '销毁清单：拟定、审批、完成情况',
    roles: ['archivist', 'director', 'approver', 'bureau'],
    input: z.strictObject({}),
    output: z.array(
      z.object({
        id: z.uuid(),
        reason: z.string(),
        listedBy: z.string(),
        listedOn: z.string(),
        isOwn: z.boolean(),
        hasApproved: z.boolean(),
        approvals: z.int(),
        refusal: nullable,
        doneOn: nullable,
        archiveNumbers: z.array(z.string()),
      }),
    ),
  }),
}
