import { z } from 'zod'
import { id } from '#kernel/fields.ts'
import { query } from '#kernel/operation.ts'
import { IssuedDocument } from '#modules/document/contract.ts'
import { MatterRow } from '#modules/matter/contract.ts'

/** A figure says what it counts, and which list, filtered how, stands behind it: no figure is a dead end. */
export const Figure = z.object({
  name: z.string(),
  label: z.string(),
  value: z.int(),
  unit: z.enum(['件', '人', '人次', '分', '卷']),
  list: z.object({ of: z.enum(['matters', 'consultations', 'dossiers']), filter: z.record(z.string(), z.unknown()) }),
})

/** A shift of one's own: when, and where. */
const OwnShift = z.object({ day: z.string(), from: z.string(), until: z.string(), post: z.string() })

const Party = z.object({
  personId: z.uuid(),
  role: z.enum(['recipient', 'opponent', 'agent', 'coDefendant']),
  name: z.string(),
  idNumber: z.string().nullable(),
  phone: z.string().nullable(),
  address: z.string().nullable(),
  relation: z.string().nullable(),
  claim: z.int().nullable(),
})

export const MatterPage = MatterRow.extend({
  version: z.int(),
  form: z.string(),
  stage: z.string(),
  subject: z.string().nullable(),
  groups: z.array(z.string()),
  source: z.string(),
  noticeReason: z.string().nullable(),
  story: z.string(),
  agency: z.string().nullable(),
  caseNumber: z.string().nullable(),
  limitationOn: z.string().nullable(),
  graveSentence: z.boolean(),
  askedGender: z.string().nullable(),
  language: z.string().nullable(),
  askedCounsel: z.string().nullable(),
  trialProcedure: z.string().nullable(),
  consultationId: z.uuid().nullable(),
  stoppedDays: z.int(),
  supplementDueOn: z.string().nullable(),
  meansFacts: z.record(z.string(), z.unknown()),
  meansProof: z.string().nullable(),
  reviewOpinion: z.string().nullable(),
  reviewerId: z.uuid().nullable(),
  decidedOn: z.string().nullable(),
  grounds: z.array(z.object({ text: z.string(), basis: z.string() })).nullable(),
  policyVersion: z.int().nullable(),
  forwardedTo: z.string().nullable(),
  counselId: z.uuid().nullable(),
  assignedOn: z.string().nullable(),
  heardOn: z.string().nullable(),
  closedOn: z.string().nullable(),
  closingManner: z.string().nullable(),
  closingResult: z.string().nullable(),
  benefit: z.int().nullable(),
  wages: z.int().nullable(),
  grade: z.string().nullable(),
  subsidy: z.int().nullable(),
  archiveNumber: z.string().nullable(),
  parties: z.array(Party),
  materials: z.array(
    z.object({
      phase: z.string(),
      code: z.string(),
      title: z.string(),
      pages: z.int(),
      original: z.boolean(),
      receivedOn: z.string(),
    }),
  ),
  steps: z.array(
    z.object({
      position: z.int(),
      step: z.string(),
      label: z.string(),
      by: z.string(),
      on: z.string(),
      at: z.string(),
      note: z.string().nullable(),
    }),
  ),
  documents: z.array(IssuedDocument),
  attachments: z.array(
    z.object({
      id: z.uuid(),
      title: z.string(),
      fileName: z.string(),
      mediaType: z.string(),
      bytes: z.int(),
      addedAt: z.string(),
      pages: z.int().nullable(),
      hasThumbnail: z.boolean(),
      phase: z.string().nullable(),
      code: z.string().nullable(),
      leftOut: z.string().nullable(),
    }),
  ),
  /** The stages before and after, each a matter of its own. */
  linked: z.array(z.object({ id: z.uuid(), number: z.string(), stage: z.string(), isEarlier: z.boolean() })),
  /** Whether a next stage may be opened. */
  mayContinue: z.boolean(),
  /** Why somebody without a task is looking, and until when; null for those whose work it is. */
  opening: z.object({ reason: z.string(), until: z.string() }).nullable(),
  next: z.array(
    z.object({
      step: z.string(),
      label: z.string(),
      operation: z.string(),
      allowed: z.boolean(),
      because: z.string().nullable(),
    }),
  ),
})

export const desk = {
  readDesk: query({
    path: '/desk',
    summary: '我的工作台：今天到期、已逾期、等我办理、自己的班次，以及本年数字',
    roles: 'anyone',
    personal: true,
    input: z.strictObject({}),
    output: z.object({
      today: z.string(),
      waiting: z.array(MatterRow),
      waitingTotal: z.int(),
      lateTotal: z.int(),
      /** For whoever follows matters that others handle: those under way, the nearest due first. */
      followed: z.array(MatterRow),
      followedTotal: z.int(),
      figures: z.array(Figure),
      /** One's own of the next seven days that are not over. */
      shifts: z.array(OwnShift),
    }),
  }),
  readMatter: query({
    path: '/matters/:matterId',
    summary: '案件的当事人、经过、文书和下一步',
    roles: 'anyone',
    personal: true,
    input: z.strictObject({ matterId: id('案件') }),
    output: MatterPage,
  }),
  revealPerson: query({
    path: '/matters/:matterId/people/:personId',
    summary: '查看当事人完整的证件号码、电话和住址，查看行为记入历史',
    roles: ['reviewer', 'approver', 'assigner', 'director', 'stationClerk', 'counsel', 'archivist'],
    personal: true,
    input: z.strictObject({ matterId: id('案件'), personId: id('当事人') }),
    output: Party,
  }),
}
