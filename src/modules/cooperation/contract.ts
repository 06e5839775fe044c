import { z } from 'zod'
import { choice, day, id, text } from '#kernel/fields.ts'
import { command, query } from '#kernel/operation.ts'
import { Moved } from '#modules/matter/contract.ts'
import { MATTER_STEPS } from '#modules/matter/lifecycle.ts'

const matterId = id('案件')
const WORKERS = ['reviewer', 'director'] as const
export const COOPERATION_OUTCOMES = { done: '已核查', cannot: '不能协助' } as const

export const cooperation = {
  listCooperation: query({
    path: '/cooperation/search',
    summary: '外地协作来函台账：等答复的在前',
    roles: [...WORKERS, 'approver', 'bureau'],
    personal: true,
    input: z.strictObject({}),
    output: z.array(
      z.object({
        id: z.uuid(),
        askedBy: z.string(),
        letterNumber: z.string().nullable(),
        about: z.string(),
        receivedOn: z.string(),
        dueOn: z.string().nullable(),
        isLate: z.boolean(),
        answeredOn: z.string().nullable(),
        outcome: z.enum(Object.keys(COOPERATION_OUTCOMES) as [keyof typeof COOPERATION_OUTCOMES]).nullable(),
        answer: z.string().nullable(),
      }),
    ),
  }),
  recordCooperation: command({
    path: '/cooperation',
    summary: '登记外地法律援助机构的协作来函',
    roles: WORKERS,
    input: z.strictObject({
      cooperationId: id('协作来函'),
      askedBy: text('来函机构'),
      letterNumber: text('来函文号').nullish(),
      about: text('请求核查的事项', { max: 2000 }),
      dueOn: day('要求答复日期').nullish(),
    }),
    output: z.object({ cooperationId: z.uuid() }),
  }),
  answerCooperation: command({
    path: '/cooperation/:cooperationId/answer',
    summary: '答复协作来函；不能协助的书面说明理由',
    roles: WORKERS,
    input: z.strictObject({
      cooperationId: id('协作来函'),
      outcome: choice('结果', COOPERATION_OUTCOMES),
      answer: text('核查结果或者不能协助的理由', { max: 2000 }),
    }),
    output: z.object({ cooperationId: z.uuid() }),
  }),
  requestCooperation: command({
    path: '/matters/:matterId/cooperation/ask',
    summary: '事实在外地的，发出协作函请当地法律援助机构核查，审查期限停止计算',
    roles: MATTER_STEPS.requestCooperation.roles,
    input: z.strictObject({
      matterId,
      to: text('协作机构'),
      situation: text('案件基本情况', { max: 2000 }),
      toCheck: text('需要核查的事项', { max: 2000 }),
      answerBy: day('请于何日前答复').nullish(),
    }),
    output: Moved,
  }),
  receiveCooperation: command({
    path: '/matters/:matterId/cooperation/answered',
    summary: '收到协作答复或者不能协作的说明，审查期限继续计算',
    roles: MATTER_STEPS.receiveCooperation.roles,
    input: z.strictObject({ matterId, answer: text('答复内容', { max: 2000 }) }),
    output: Moved,
  }),
}
