import { z } from 'zod'
import { day, id } from '#kernel/fields.ts'
import { command, query } from '#kernel/operation.ts'
import { consultationForm } from './form.ts'

export const ConsultationRow = z.object({
  id: z.uuid(),
  number: z.string(),
  happenedOn: z.string(),
  channel: z.string(),
  name: z.string().nullable(),
  phone: z.string().nullable(),
  cause: z.string(),
  groups: z.array(z.string()),
  question: z.string(),
  answer: z.string(),
  toldMayApply: z.boolean(),
  satisfaction: z.string().nullable(),
  organisation: z.string(),
  consultant: z.string(),
  matterId: z.uuid().nullable(),
})

export const ASKERS = [
  'reviewer',
  'hotlineAgent',
  'stationClerk',
  'director',
  'approver',
  'assigner',
  'dutyLawyer',
] as const

export const consultation = {
  recordConsultation: command({
    path: '/consultations',
    summary: '登记咨询（即办即录）',
    roles: ASKERS,
    input: z.strictObject({ consultationId: id('咨询'), ...consultationForm.shape }),
    output: z.object({ consultationId: z.uuid(), number: z.string() }),
  }),
  listConsultations: query({
    path: '/consultations/search',
    summary: '咨询台账',
    roles: [...ASKERS, 'bureau'],
    personal: true,
    input: z.strictObject({
      from: day('自').optional(),
      until: day('至').optional(),
      search: z.string().trim().max(50).optional(),
      page: z.int().min(1).max(10_000).default(1),
      size: z.int().min(1).max(100).default(20),
    }),
    output: z.object({ total: z.int(), rows: z.array(ConsultationRow) }),
  }),
  readConsultation: query({
    path: '/consultations/:consultationId',
    summary: '一条咨询，用于转为申请',
    roles: ASKERS,
    personal: true,
    input: z.strictObject({ consultationId: id('咨询') }),
    output: ConsultationRow.extend({ idNumber: z.string().nullable() }),
  }),
  findSimilarConsultations: query({
    path: '/consultations/similar',
    summary: '同一人以前的咨询和案件',
    roles: ASKERS,
    personal: true,
    input: z.strictObject({ name: z.string().trim().min(2).max(50), phone: z.string().trim().max(20).optional() }),
    output: z.array(
      z.object({
        kind: z.enum(['consultation', 'matter']),
        id: z.uuid(),
        number: z.string(),
        on: z.string(),
        cause: z.string(),
        state: z.string().nullable(),
      }),
    ),
  }),
}
