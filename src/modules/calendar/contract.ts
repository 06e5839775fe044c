import { z } from 'zod'
import { command, query } from '#kernel/operation.ts'
import { calendarNotice } from './form.ts'

const KEEPERS = ['administrator', 'director'] as const
const on = z.string()

export const calendar = {
  readCalendar: query({
    path: '/calendar',
    summary: '录入的放假安排，按录入先后；同一年以后录入的为准',
    roles: 'anyone',
    input: z.strictObject({}),
    output: z.array(
      z.object({
        year: z.int(),
        number: z.string(),
        publishedOn: on,
        holidays: z.array(z.object({ name: z.string(), from: on, to: on })),
        moved: z.array(on),
        note: z.string().nullable(),
        enteredOn: on,
        enteredBy: z.string().nullable(),
      }),
    ),
  }),
  previewCalendar: query({
    path: '/calendar/preview',
    summary: '放假安排的影响：录入后哪些在办案件的期限变动',
    roles: KEEPERS,
    input: calendarNotice,
    output: z.object({
      judged: z.int(),
      /** Their day stays; until now it was said with the reservation that the year was not published. */
      settled: z.int(),
      moved: z.int(),
      matters: z.array(
        z.object({
          matterId: z.uuid(),
          number: z.string(),
          what: z.string(),
          before: on,
          after: on,
          because: z.string(),
        }),
      ),
    }),
  }),
  enterCalendar: command({
    path: '/calendar',
    summary: '录入国务院办公厅的放假安排；更正已有的年度须写明原因，原来的录入保留',
    roles: KEEPERS,
    secondFactor: true,
    /** How many entries whoever enters this one has seen. */
    input: z.strictObject({ basedOn: z.int().min(0), ...calendarNotice.shape }),
    output: z.object({ year: z.int() }),
  }),
}
