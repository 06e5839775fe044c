import { z } from 'zod'
import type { FormKind } from '#documents/forms.ts'
import { CENTRE_STAFF } from '#kernel/actor.ts'
import { choice, count, day, id, month, personName, text } from '#kernel/fields.ts'
import { command, type FileAnswer, query } from '#kernel/operation.ts'
import { ASKERS } from '#modules/consultation/contract.ts'
import { SEALINGS } from '#modules/document/contract.ts'
import { codes } from '#modules/matter/contract.ts'
import { PAPER_STATES } from './columns.ts'
import { SIGNED_FORMS, SIGNING_MANNERS } from './rules.ts'

/** The forms that a matter's own record fills in. */
export const MATTER_FORMS = [
  'application-form',
  'means-statement',
  'review-form',
  'power-of-attorney',
  'counsel-agreement',
  'progress-record',
  'change-application',
  'service-receipt',
  'hearing-observation',
  'return-visit',
  'quality-table',
  'subsidy-approval',
  'dossier-note',
] as const satisfies readonly FormKind[]
export type MatterForm = (typeof MATTER_FORMS)[number]

const matterId = id('案件')
const ofMatter = z.strictObject({ matterId, kind: z.enum(MATTER_FORMS, '没有这种表格') })
const HELP_READERS = [
  'dutyLawyer',
  'counsel',
  'assigner',
  'director',
  'reviewer',
  'approver',
  'finance',
  'bureau',
] as const
const WRITERS = ['reviewer', 'assigner', 'approver', 'director', 'qualitySupervisor'] as const
const paperKind = z.string().regex(/^[a-z-]{1,40}$/, '没有这种文书')
/** Whoever may have matters in sight; each sees the papers of those. */
const PAPER_READERS = [...CENTRE_STAFF, 'bureau', 'stationClerk', 'firmHead', 'counsel'] as const
const PaperRow = z.object({
  id: z.uuid(),
  kind: z.string(),
  title: z.string(),
  /** Issued by the centre, or filled in and signed by a person helped. */
  isIssued: z.boolean(),
  number: z.string().nullable(),
  madeOn: z.string(),
  madeBy: z.string(),
  matterId: z.uuid(),
  matterNumber: z.string(),
  matter: z.string(),
  sealing: codes(SEALINGS).nullable(),
  voidReason: z.string().nullable(),
  /** The file is not this person's work: a reason is asked for before the paper opens. */
  needsReason: z.boolean(),
})
const file = { output: z.custom<FileAnswer>(), answersFile: true } as const

export const form = {
  listForms: query({
    path: '/forms',
    summary: '文书格式：司法部 32 种和本地表格，哪些可以按案件填好打印',
    roles: 'anyone',
    input: z.strictObject({}),
    output: z.array(
      z.object({
        kind: z.string(),
        title: z.string(),
        ministry: z.int().nullable(),
        basis: z.string(),
        fromMatter: z.boolean(),
        /** Each one made is kept, so that the register of papers has it. */
        isKept: z.boolean(),
      }),
    ),
  }),
  openBlankForm: query({
    path: '/forms/:kind/blank',
    summary: '空白文书，打印后手工填写',
    roles: 'anyone',
    input: z.strictObject({ kind: paperKind }),
    ...file,
  }),
  listTemplates: query({
    path: '/templates',
    summary: '文书模板：每种文书的依据、文号、现行版式和本年出具的件数',
    roles: [...CENTRE_STAFF, 'administrator', 'bureau', 'auditor'],
    input: z.strictObject({}),
    output: z.array(
      z.object({
        kind: z.string(),
        /** Issued under a number or as a record, or filled in and signed by hand. */
        isIssued: z.boolean(),
        title: z.string(),
        ministry: z.int().nullable(),
        basis: z.string(),
        series: z.string().nullable(),
        /** What a paper made today is pinned to. */
        page: z.string(),
        /** How many were kept this year; null of a form of which nothing is kept. */
        thisYear: z.int().nullable(),
        /** How many different pages they were printed by. */
        pages: z.int(),
      }),
    ),
  }),
  listPapers: query({
    path: '/papers/search',
    summary: '文书登记：出具的文书和受援人签名的表格，按日期、种类、文号、案号、姓名查找；只列本人看得到的案件',
    roles: PAPER_READERS,
    personal: true,
    input: z.strictObject({
      kind: paperKind.optional(),
      from: day('自').optional(),
      until: day('至').optional(),
      search: z.string().trim().max(50).optional(),
      state: codes(PAPER_STATES).default('all'),
      page: z.int().min(1).max(10_000).default(1),
      size: z.int().min(1).max(100).default(20),
    }),
    output: z.object({ total: z.int(), rows: z.array(PaperRow) }),
  }),
  openSpecimen: query({
    path: '/templates/:kind/specimen',
    summary: '文书样张：虚构的人和事，印有“样例”',
    roles: [...CENTRE_STAFF, 'administrator', 'bureau', 'auditor'],
    input: z.strictObject({ kind: paperKind }),
    ...file,
  }),
  printMatterForm: query({
    path: '/matters/:matterId/forms/:kind',
    summary: '按案件填好的表格，证件号码部分隐去',
    roles: 'anyone',
    personal: true,
    input: ofMatter,
    ...file,
  }),
  printWholeMatterForm: query({
    path: '/matters/:matterId/forms/:kind/whole',
    summary: '按案件填好的表格，印出完整的证件号码、电话和住址，供签名后提交办案机关；打印记入历史',
    roles: 'anyone',
    personal: true,
    input: ofMatter,
    ...file,
  }),
  signForm: command({
    path: '/matters/:matterId/forms/:kind/sign',
    summary: '受援人当面在屏幕上签名；按签名时的内容保存，以后不变',
    roles: ['reviewer', 'stationClerk', 'counsel', 'director'],
    input: z.strictObject({
      matterId,
      kind: z.enum(SIGNED_FORMS, '这种表格不由受援人签名'),
      signedFormId: id('签名'),
      manner: choice('签名方式', SIGNING_MANNERS),
      name: personName('签名人'),
      /** What was drawn, in thousandths of the field's width and height. */
      strokes: z
        .array(
          z
            .array(z.tuple([z.int().min(0).max(1000), z.int().min(0).max(1000)]))
            .min(1)
            .max(2_000),
        )
        .max(200)
        .default([])
        .meta({ title: '签名' }),
    }),
    output: z.object({ signedFormId: z.uuid() }),
  }),
  listSignedForms: query({
    path: '/matters/:matterId/signed-forms',
    summary: '案件中已经签名的表格',
    roles: 'anyone',
    input: z.strictObject({ matterId }),
    output: z.array(
      z.object({
        id: z.uuid(),
        kind: z.string(),
        title: z.string(),
        manner: codes(SIGNING_MANNERS),
        signedAt: z.string(),
        recordedBy: z.string(),
      }),
    ),
  }),
  openSignedForm: query({
    path: '/signed-forms/:signedFormId',
    summary: '打开已经签名的表格，和签名时一样',
    roles: 'anyone',
    personal: true,
    input: z.strictObject({ signedFormId: id('签名') }),
    ...file,
  }),
  printConsultation: query({
    path: '/consultations/:consultationId/form',
    summary: '法律援助咨询登记表',
    roles: ASKERS,
    personal: true,
    input: z.strictObject({ consultationId: id('咨询') }),
    ...file,
  }),
  printHelp: query({
    path: '/help/:helpId/form',
    summary: '值班律师提供法律帮助情况登记表',
    roles: HELP_READERS,
    personal: true,
    input: z.strictObject({ helpId: id('法律帮助') }),
    ...file,
  }),
  printHelpLedger: query({
    path: '/help/ledger/:month',
    summary: '值班律师法律帮助工作台账，一个月一份；律师只印自己的',
    roles: HELP_READERS,
    personal: true,
    input: z.strictObject({ month: month() }),
    ...file,
  }),
  printHelpNotice: query({
    path: '/notices/:noticeId/form',
    summary: '值班律师提供法律帮助通知书，按办案机关的通知填好',
    roles: ['agencyClerk', 'reviewer', 'assigner', 'director'],
    personal: true,
    input: z.strictObject({ noticeId: id('通知') }),
    ...file,
  }),
  /** It says what the ledger of seals says, and nothing of a person. */
  printSealApproval: query({
    path: '/documents/:documentId/seal/form',
    summary: '用印审批单',
    roles: ['director', 'approver', 'reviewer', 'assigner'],
    input: z.strictObject({ documentId: id('文书') }),
    ...file,
  }),
  introduce: command({
    path: '/matters/:matterId/introduction',
    summary: '出具介绍信',
    roles: WRITERS,
    input: z.strictObject({
      matterId,
      to: text('前往单位', { max: 100 }),
      persons: text('被介绍人', { max: 50 }),
      count: count('人数').nullish(),
      purpose: text('办理事项', { max: 500 }),
      validUntil: day('有效期至').nullish(),
    }),
    output: z.object({ documentId: z.uuid(), number: z.string().nullable() }),
  }),
  askOrgan: command({
    path: '/matters/:matterId/inquiry',
    summary: '向办案机关征询对承办人的意见，出具征询意见函',
    roles: WRITERS,
    input: z.strictObject({
      matterId,
      to: text('办案机关', { max: 100 }),
      questions: z
        .array(text('征询的事项', { max: 500 }))
        .max(20)
        .default([])
        .meta({ title: '征询的事项' }),
      answerBy: day('请于何日前答复').nullish(),
    }),
    output: z.object({ documentId: z.uuid(), number: z.string().nullable() }),
  }),
}
