import { z } from 'zod'
import { day, id, month, text } from '#kernel/fields.ts'
import { command, type FileAnswer, query } from '#kernel/operation.ts'
import { memberForm, postForm } from './form.ts'

const KEEPERS = ['assigner', 'director'] as const
const READERS = [...KEEPERS, 'reviewer', 'approver', 'bureau', 'counsel', 'dutyLawyer', 'firmHead', 'finance'] as const
const postId = id('岗位')

export const SeatRow = z.object({
  postId: z.uuid(),
  day: z.string(),
  from: z.string(),
  until: z.string(),
  counselId: z.uuid().nullable(),
  name: z.string().nullable(),
  reason: z.string().nullable(),
  /** Why nobody sits it, for each who was considered. */
  because: z.array(z.object({ name: z.string(), text: z.string() })),
})

export const roster = {
  readRoster: query({
    path: '/roster/:month',
    summary: '一个月的值班表：每个岗位每一天谁值班，排不上的为什么',
    roles: READERS,
    input: z.strictObject({ month: month() }),
    output: z.object({
      posts: z.array(z.object({ id: z.uuid(), name: z.string() })),
      seats: z.array(SeatRow),
      /** Shifts of the year until the month's end, by person. */
      counts: z.array(z.object({ counselId: z.uuid(), name: z.string(), month: z.int(), year: z.int() })),
    }),
  }),
  listDuty: query({
    path: '/duty',
    summary: '值班岗位和值班名册',
    roles: [...READERS, 'administrator'],
    input: z.strictObject({}),
    output: z.object({
      posts: z.array(
        z.object({
          id: z.uuid(),
          name: z.string(),
          keepsHolidays: z.boolean(),
          active: z.boolean(),
          hours: z.array(z.object({ from: z.string(), week: z.array(z.string().nullable()) })),
        }),
      ),
      members: z.array(
        z.object({
          counselId: z.uuid(),
          name: z.string(),
          unit: z.string(),
          posts: z.array(z.uuid()),
          distances: z.record(z.string(), z.int()),
          avoids: z.array(z.string()),
          likes: z.array(z.string()),
          maxAMonth: z.int(),
        }),
      ),
    }),
  }),
  savePost: command({
    path: '/duty/posts',
    summary: '登记值班岗位及其时间表；时间表从某一天起采用，以前的不变',
    roles: KEEPERS,
    input: postForm.extend({ postId }),
    output: z.object({ postId: z.uuid() }),
  }),
  saveMember: command({
    path: '/duty/members/:counselId',
    summary: '登记值班律师的岗位、意愿和每月上限',
    roles: KEEPERS,
    input: memberForm.extend({ counselId: id('法律援助人员') }),
    output: z.object({ counselId: z.uuid() }),
  }),
  openFeed: command({
    path: '/roster/feed',
    summary: '取得自己值班日历的订阅地址；再次取得时旧地址失效',
    roles: ['counsel', 'dutyLawyer'],
    input: z.strictObject({}),
    output: z.object({ path: z.string() }),
  }),
  readFeed: query({
    path: '/roster/feed/:token',
    summary: '值班日历（iCalendar），凭订阅地址读取',
    roles: 'public',
    input: z.strictObject({ token: z.string().max(100) }),
    output: z.custom<FileAnswer>(),
    answersFile: true,
  }),
  planRoster: command({
    path: '/roster/plan',
    summary: '排一个月的值班表：先排满，再均衡，再照顾意愿；已经过去的班次不动',
    roles: KEEPERS,
    input: z.strictObject({ month: month() }),
    output: z.object({ shifts: z.int(), holes: z.int(), proved: z.boolean() }),
  }),
  seatCounsel: command({
    path: '/roster/seat',
    summary: '替班、补班：这一班改由另一人值，每条规则照样遵守',
    roles: KEEPERS,
    input: z.strictObject({ postId, day: day('日期'), counselId: id('值班律师'), reason: text('替班原因').nullish() }),
    output: z.object({ postId: z.uuid() }),
  }),
  swapShifts: command({
    path: '/roster/swap',
    summary: '两人换班，双方都不违反规则才换',
    roles: KEEPERS,
    input: z.strictObject({
      postId,
      day: day('日期'),
      withPostId: postId,
      withDay: day('与之对换的日期'),
    }),
    output: z.object({ postId: z.uuid() }),
  }),
}
