import { z } from 'zod'
import { choice, day, id, text } from '#kernel/fields.ts'
import { command, type FileAnswer, query } from '#kernel/operation.ts'
import { COMPULSORY_MEASURES, NOTICE_KINDS, NOTICE_ROADS, TRIAL_PROCEDURES } from '#law/notices.ts'
import { NOTICE_REASONS, STAGES } from '#law/terms.ts'
import { codes } from '#modules/matter/contract.ts'
import { NOTICE_SORTS, NOTICE_STATES } from './columns.ts'
import { noticeForm } from './form.ts'

const CENTRE = ['reviewer', 'assigner', 'director'] as const
const noticeId = id('通知')
const nullable = z.string().nullable()

/** What every sending of one notice is answered with, the fifth like the first. */
export const NoticeReceipt = z.object({
  noticeId: z.uuid(),
  /** The centre's number of the matter; null for help by a duty lawyer and for what stays off the system. */
  number: nullable,
  receivedAt: z.string(),
  /** By when counsel is assigned, the duty lawyer fixed, the application decided. */
  dueOn: z.string(),
})

export const NoticeRow = NoticeReceipt.extend({
  road: codes(NOTICE_ROADS),
  kind: codes(NOTICE_KINDS),
  organisation: z.string(),
  stage: codes(STAGES),
  reason: codes(NOTICE_REASONS).nullable(),
  stateSecret: z.boolean(),
  organisationId: z.uuid(),
  documentNumber: z.string(),
  documentOn: z.string(),
  caseNumber: nullable,
  name: nullable,
  idNumber: nullable,
  charge: nullable,
  guiltyPlea: z.boolean(),
  handler: z.string(),
  handlerPhone: z.string(),
  toldAt: z.string(),
  measure: codes(COMPULSORY_MEASURES).nullable(),
  heldIn: nullable,
  procedure: codes(TRIAL_PROCEDURES).nullable(),
  hearingAt: nullable,
  hearingPlace: nullable,
  times: z.int(),
  matterId: z.uuid().nullable(),
  state: nullable,
  counsel: nullable,
  counselPhone: nullable,
  hasLetter: z.boolean(),
  hasReceipt: z.boolean(),
  answeredAt: nullable,
  answer: nullable,
  because: z.string(),
  isLate: z.boolean(),
  /** What the organ itself was late with: the twenty-four hours, the fifteen days before the hearing. */
  remarks: z.array(z.object({ text: z.string(), basis: z.string() })),
  /** Others of the same case, by the organ's number. */
  coDefendants: z.array(z.string()),
  /** The paper itself, where it came on paper. */
  scans: z.array(z.object({ id: z.uuid(), fileName: z.string(), mediaType: z.string() })),
})

export const notice = {
  sendNotice: command({
    path: '/notices',
    summary: '办案机关通知辩护、通知代理、通知法律帮助、转交申请；情况有变化的用同一通知再报',
    roles: ['agencyClerk', ...CENTRE],
    input: noticeForm,
    output: NoticeReceipt,
  }),
  listNotices: query({
    path: '/notices/search',
    summary: '办案机关通知：等答复的在前，先收到的在上；办案机关只看到自己发出的',
    roles: ['agencyClerk', 'approver', 'bureau', ...CENTRE],
    personal: true,
    input: z.strictObject({
      /** One notice, wherever it stands in the list. */
      noticeId: noticeId.optional(),
      state: codes(NOTICE_STATES).default('all'),
      kind: codes(NOTICE_KINDS).optional(),
      from: day('收到自').optional(),
      until: day('至').optional(),
      search: z.string().trim().max(50).optional(),
      sort: z.enum(NOTICE_SORTS).optional(),
      page: z.int().min(1).max(10_000).default(1),
      size: z.int().min(1).max(100).default(20),
    }),
    output: z.object({
      total: z.int(),
      /** How many of them wait for an answer. */
      waiting: z.int(),
      rows: z.array(NoticeRow),
    }),
  }),
  listNoticesOf: query({
    path: '/matters/:matterId/notices',
    summary: '案件的办案机关通知：开庭时间、强制措施、羁押场所',
    roles: 'anyone',
    personal: true,
    input: z.strictObject({ matterId: id('案件') }),
    output: z.array(NoticeRow),
  }),
  addNoticeScan: command({
    path: '/notices/:noticeId/scans',
    summary: '上传通知的扫描件：PDF 或者照片，20 MB 以内；涉密的不得上传',
    roles: ['agencyClerk', ...CENTRE],
    upload: { maxBytes: 20_000_000, mediaTypes: ['application/pdf', 'image/jpeg', 'image/png'], isPaper: true },
    input: z.strictObject({ noticeId, scanId: id('扫描件') }),
    output: z.object({ scanId: z.uuid() }),
  }),
  openNoticeScan: query({
    path: '/notice-scans/:scanId',
    summary: '打开通知的扫描件',
    roles: ['agencyClerk', 'approver', 'bureau', 'counsel', 'dutyLawyer', ...CENTRE],
    personal: true,
    input: z.strictObject({ scanId: id('扫描件') }),
    output: z.custom<FileAnswer>(),
    answersFile: true,
  }),
  answerNotice: command({
    path: '/notices/:noticeId/answer',
    summary: '答复法律帮助通知，或者记载涉密通知的线下办理情况',
    roles: CENTRE,
    input: z.strictObject({
      noticeId,
      counselId: id('值班律师').nullish(),
      answer: text('答复', { max: 500, help: '何时到何处提供帮助；涉密的只写线下办理情况' }),
    }),
    output: z.object({ noticeId: z.uuid() }),
  }),
  openNoticePaper: query({
    path: '/notices/:noticeId/papers/:paper',
    summary: '办案机关打开收到通知的回执，或者指派后的法律援助公函',
    roles: ['agencyClerk'],
    personal: true,
    input: z.strictObject({ noticeId, paper: choice('文书', { receipt: '回执', letter: '法律援助公函' }) }),
    output: z.custom<FileAnswer>(),
    answersFile: true,
  }),
}
