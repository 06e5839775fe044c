import { z } from 'zod'
import { day, id, idNumber, personName, text } from '#kernel/fields.ts'
import { command, query } from '#kernel/operation.ts'

const ANSWERS_FOR_READINGS = ['director', 'auditor', 'bureau'] as const

export const reading = {
  openMatter: command({
    path: '/matters/:matterId/open',
    summary: '写明理由，查看不由自己办理的案件，四小时内有效',
    roles: ['director', 'reviewer', 'approver', 'assigner', 'qualitySupervisor', 'finance', 'archivist', 'bureau'],
    input: z.strictObject({ matterId: id('案件'), reason: text('查看理由') }),
    output: z.object({ until: z.string() }),
  }),
  listOpenings: query({
    path: '/openings',
    summary: '写明理由的查看：谁、何时、看了哪件、为什么',
    roles: ANSWERS_FOR_READINGS,
    input: z.strictObject({ from: day('自').optional(), until: day('至').optional() }),
    output: z.array(
      z.object({
        matterId: z.uuid(),
        number: z.string(),
        by: z.string(),
        organisation: z.string(),
        at: z.string(),
        until: z.string(),
        reason: z.string(),
      }),
    ),
  }),
  listReadings: query({
    path: '/readings',
    summary: '谁看过、办过这个人或者这件案件',
    roles: ANSWERS_FOR_READINGS,
    personal: true,
    input: z.strictObject({
      matterId: id('案件').optional(),
      name: personName().optional(),
      idNumber: idNumber().optional(),
    }),
    output: z.array(
      z.object({
        at: z.string(),
        by: z.string(),
        organisation: z.string(),
        operation: z.string(),
        what: z.string(),
        kind: z.enum(['command', 'query']),
        number: z.string().nullable(),
        matterId: z.uuid().nullable(),
      }),
    ),
  }),
}
