import { z } from 'zod'
import { ORGANISATION_KINDS } from '#kernel/actor.ts'
import { choice, day, id, text } from '#kernel/fields.ts'
import { command, EXCEL, LINE_STANDINGS, query } from '#kernel/operation.ts'
import { seenOf } from '#kernel/seen.ts'
import { ASSESSMENT_RESULTS, CAUSES, COUNSEL_KINDS, GENDERS, GRADES, MATTER_KINDS, STAGES } from '#law/terms.ts'
import { codes } from '#modules/matter/contract.ts'
import { counselCard, counselEntry, counselForm } from './form.ts'

const KEEPERS = ['administrator', 'director'] as const
const READERS = [...KEEPERS, 'assigner', 'approver', 'reviewer', 'qualitySupervisor', 'bureau'] as const
const counselId = id('法律援助人员')
/** A matter in somebody's year, by its number: nobody's name is needed to count it. */
const yearMatter = {
  matterId: z.uuid(),
  number: z.string(),
  cause: codes(CAUSES),
  stage: codes(STAGES),
  day: z.string(),
}
const year = z.int().min(2000, '请选择年度').max(2100, '请选择年度').meta({ title: '年度' })

/** A line as it goes out to be looked at; it comes back as it was. */
const readEntry = counselEntry.extend({ licensedOn: z.string().optional(), criminalSince: z.string().optional() })

export const counsel = {
  listCounsel: query({
    path: '/counsel',
    summary: '法律援助人员名册',
    roles: READERS,
    input: z.strictObject({}),
    output: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        kind: codes(COUNSEL_KINDS),
        organisationId: z.uuid(),
        organisation: z.string(),
        licensedOn: z.string().nullable(),
        criminalSince: z.string().nullable(),
        /** Whole years of practice and of criminal defence on the day of asking. */
        practiceYears: z.int().nullable(),
        criminalYears: z.int().nullable(),
        knowsMinors: z.boolean(),
        matterKinds: z.array(codes(MATTER_KINDS)),
        gender: codes(GENDERS).nullable(),
        languages: z.array(z.string()),
        townships: z.array(z.string()),
        share: z.number(),
        suspendedUntil: z.string().nullable(),
        leaveUntil: z.string().nullable(),
        openMatters: z.int(),
        active: z.boolean(),
        /** The last year's finding. */
        assessed: z.object({ year: z.int(), result: codes(ASSESSMENT_RESULTS) }).nullable(),
      }),
    ),
  }),
  readCounselCard: query({
    path: '/counsel/:counselId',
    summary: '一位法律援助人员的登记',
    roles: KEEPERS,
    personal: true,
    input: z.strictObject({ counselId }),
    output: counselForm.extend({
      ...{ licensedOn: z.string().nullable(), criminalSince: z.string().nullable() },
      suspendedUntil: z.string().nullable(),
      active: z.boolean(),
    }),
  }),
  registerCounsel: command({
    path: '/counsel',
    summary: '登记法律援助人员',
    roles: KEEPERS,
    secondFactor: true,
    input: counselForm.extend({ counselId }),
    output: z.object({ counselId: z.uuid() }),
  }),
  reviseCounsel: command({
    path: '/counsel/:counselId/revise',
    summary: '修改法律援助人员的登记、办案条件、指派份额，暂停指派，移出名册',
    roles: KEEPERS,
    secondFactor: true,
    input: counselCard.extend({ counselId, seen: seenOf(counselCard) }),
    output: z.object({}),
  }),
  recordLeave: command({
    path: '/counsel/:counselId/leave',
    summary: '登记请假',
    roles: ['assigner', 'director', 'firmHead', 'counsel'],
    input: z.strictObject({ counselId, from: day('请假自'), until: day('请假至') }),
    output: z.object({}),
  }),
  readCounselSheet: query({
    path: '/counsel/sheet',
    summary: '读取法律援助人员名单（Excel），逐行说明是新登记、修改还是差错，不保存',
    roles: KEEPERS,
    upload: EXCEL,
    personal: true,
    input: z.strictObject({}),
    output: z.object({
      rows: z.array(
        z.object({
          row: z.int(),
          entry: readEntry,
          standing: codes(LINE_STANDINGS),
          /** What it changes, in words: “联系电话：13800000000 → 13900000000”. */
          changes: z.array(z.string()),
        }),
      ),
      /** Units that the register does not have yet and that are registered with it. */
      units: z.array(z.object({ name: z.string(), kind: codes(ORGANISATION_KINDS) })),
      faults: z.array(z.object({ row: z.int(), message: z.string() })),
    }),
  }),
  importCounsel: command({
    path: '/counsel/import',
    summary: '按名单登记和修改法律援助人员；同一名单导入两次，第二次没有变化',
    roles: KEEPERS,
    secondFactor: true,
    input: z.strictObject({ entries: z.array(counselEntry).min(1, '名单是空的').max(1000).meta({ title: '名单' }) }),
    output: z.object({ added: z.int(), changed: z.int(), same: z.int(), units: z.int() }),
  }),
  listAssessments: query({
    path: '/counsel/assessments/search',
    summary: '年度考核：每人一年的指派、谢绝、结案、评查等次、值班，以及考核结果',
    roles: ['director', 'qualitySupervisor', 'bureau'],
    input: z.strictObject({ year }),
    output: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        kind: codes(COUNSEL_KINDS),
        organisation: z.string(),
        assigned: z.int(),
        declined: z.int(),
        closed: z.int(),
        grades: z.partialRecord(codes(GRADES), z.int()),
        shifts: z.int(),
        /** Null where nobody's coming was recorded that year. */
        missed: z.int().nullable(),
        result: codes(ASSESSMENT_RESULTS).nullable(),
        note: z.string().nullable(),
      }),
    ),
  }),
  readCounselYear: query({
    path: '/counsel/:counselId/year',
    summary: '一人一年的指派、结案、值班，逐件逐班',
    roles: ['director', 'qualitySupervisor', 'bureau'],
    input: z.strictObject({ counselId, year }),
    output: z.object({
      given: z.array(z.object({ ...yearMatter, declined: z.boolean() })),
      closed: z.array(z.object({ ...yearMatter, grade: codes(GRADES).nullable() })),
      shifts: z.array(
        z.object({ postId: z.uuid(), post: z.string(), day: z.string(), arrivedAt: z.string().nullable() }),
      ),
    }),
  }),
  assessCounsel: command({
    path: '/counsel/:counselId/assess',
    summary: '登记年度考核结果',
    roles: ['director'],
    input: z.strictObject({
      counselId,
      year,
      result: choice('考核结果', ASSESSMENT_RESULTS),
      note: text('考核意见', { max: 500 }).nullish(),
    }),
    output: z.object({}),
  }),
}
