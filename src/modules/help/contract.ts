import { z } from 'zod'
import { day, id, month } from '#kernel/fields.ts'
import { command, query } from '#kernel/operation.ts'
import { STAGES } from '#law/terms.ts'
import { codes } from '#modules/matter/contract.ts'
import { helpForm } from './form.ts'

const ON_DUTY = ['counsel', 'dutyLawyer'] as const
const seat = { postId: id('岗位'), day: day('日期') }

export const help = {
  arriveOnDuty: command({
    path: '/duty/arrive',
    summary: '值班到岗',
    roles: ON_DUTY,
    input: z.strictObject(seat),
    output: z.object({ at: z.string() }),
  }),
  leaveDuty: command({
    path: '/duty/leave',
    summary: '值班离岗',
    roles: ON_DUTY,
    input: z.strictObject(seat),
    output: z.object({ at: z.string() }),
  }),
  recordHelp: command({
    path: '/help',
    summary: '登记值班时提供的法律帮助；先到岗，再登记',
    roles: ON_DUTY,
    input: helpForm.extend({ helpId: id('法律帮助'), ...seat }),
    output: z.object({ helpId: z.uuid() }),
  }),
  listCalls: query({
    path: '/help/calls',
    summary: '通知本人提供法律帮助、还没有登记的，登记时选用',
    roles: ON_DUTY,
    personal: true,
    input: z.strictObject({}),
    output: z.array(
      z.object({
        id: z.uuid(),
        documentNumber: z.string(),
        name: z.string(),
        organ: z.string(),
        stage: codes(STAGES),
        charge: z.string(),
      }),
    ),
  }),
  listHelp: query({
    path: '/help/search',
    summary: '法律帮助工作台账：一个月的记录，重复、冲突和转交逾期的标出；律师只看到自己的',
    roles: [...ON_DUTY, 'assigner', 'director', 'reviewer', 'approver', 'finance', 'bureau'],
    personal: true,
    input: z.strictObject({ month: month() }),
    output: z.object({
      shifts: z.array(
        z.object({
          postId: z.uuid(),
          post: z.string(),
          day: z.string(),
          from: z.string(),
          until: z.string(),
          counselId: z.uuid(),
          name: z.string(),
          arrivedAt: z.string().nullable(),
          leftAt: z.string().nullable(),
          flags: z.array(z.object({ text: z.string(), basis: z.string() })),
        }),
      ),
      helps: z.array(
        z.object({
          id: z.uuid(),
          day: z.string(),
          post: z.string(),
          counsel: z.string(),
          begunAt: z.string(),
          endedAt: z.string(),
          name: z.string(),
          organ: z.string(),
          stage: z.string(),
          charge: z.string(),
          kinds: z.array(z.string()),
          guiltyPlea: z.boolean(),
          witnessed: z.boolean(),
          opinion: z.string().nullable(),
          opinionResult: z.string().nullable(),
          forwardedAt: z.string().nullable(),
          flags: z.array(z.object({ text: z.string(), basis: z.string() })),
        }),
      ),
    }),
  }),
}
