import { z } from 'zod'
import { day, id } from '#kernel/fields.ts'
import { query } from '#kernel/operation.ts'
import { CAUSES, GROUPS, MATTER_KINDS } from '#law/terms.ts'
import { IssuedDocument } from '#modules/document/contract.ts'
import { MATTER_STATES } from './lifecycle.ts'

const codes = <C extends Record<string, string>>(labels: C) =>
  z.enum(Object.keys(labels) as [keyof C & string, ...(keyof C & string)[]])

export const Due = z.object({
  what: z.string(),
  on: z.string(),
  because: z.string(),
  basis: z.string(),
  late: z.boolean(),
  daysLeft: z.int(),
})

export const MatterRow = z.object({
  id: z.uuid(),
  number: z.string(),
  title: z.string(),
  state: codes(MATTER_STATES),
  kind: codes(MATTER_KINDS),
  cause: codes(CAUSES),
  recipients: z.int(),
  receivedOn: z.string(),
  organisation: z.string(),
  unit: z.string().nullable(),
  counsel: z.string().nullable(),
  due: Due.nullable(),
})

const Party = z.object({
  personId: z.uuid(),
  role: z.enum(['recipient', 'opponent', 'agent']),
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
  groups: z.array(z.string()),
  source: z.string(),
  noticeReason: z.string().nullable(),
  story: z.string(),
  agency: z.string().nullable(),
  limitationOn: z.string().nullable(),
  graveSentence: z.boolean(),
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
    }),
  ),
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

export const matter = {
  listMatters: query({
    path: '/matters/search',
    summary: '案件台账',
    roles: 'anyone',
    personal: true,
    input: z.strictObject({
      states: z.array(codes(MATTER_STATES)).max(20).optional(),
      kind: codes(MATTER_KINDS).optional(),
      cause: codes(CAUSES).optional(),
      group: codes(GROUPS).optional(),
      dated: z.enum(['receivedOn', 'decidedOn', 'closingAcceptedOn', 'archivedOn']).default('receivedOn'),
      from: day('自').optional(),
      until: day('至').optional(),
      granted: z.boolean().optional(),
      lateOnly: z.boolean().optional(),
      search: z.string().trim().max(50).optional(),
      page: z.int().min(1).max(10_000).default(1),
      size: z.int().min(1).max(100).default(20),
    }),
    output: z.object({ total: z.int(), rows: z.array(MatterRow) }),
  }),
  readMatter: query({
    path: '/matters/:matterId',
    summary: '一件案件：当事人、经过、文书、下一步',
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
