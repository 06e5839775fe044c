import { z } from 'zod'
import { id, text } from '#kernel/fields.ts'
import { command, query } from '#kernel/operation.ts'
import { TASK_IDS } from './tasks.ts'

const runId = id('练习')
const task = z.enum(TASK_IDS)
const Reasons = z.array(z.object({ text: z.string(), basis: z.string() }))

/** The ten tasks of a new clerk (新手十件事). Only a practice county (样例县) answers these; the real system does not know them. */
export const guide = {
  readGuide: query({
    path: '/guide/:runId',
    summary: '新手十件事：做了哪些，还差什么',
    roles: 'anyone',
    input: z.strictObject({ runId }),
    output: z.array(
      z.object({
        task,
        /** Who to be for it; null where nobody in the county has this post alone. */
        post: z.object({ accountId: z.uuid(), name: z.string() }).nullable(),
        isBegun: z.boolean(),
        matters: z.array(z.object({ matterId: z.uuid(), number: z.string() })),
        choices: z.array(z.string()),
        answer: z.string().nullable(),
        isRight: z.boolean(),
        seen: z.array(z.string()),
        missing: Reasons,
      }),
    ),
  }),
  beginGuideTask: command({
    path: '/guide/:runId/:task/begin',
    summary: '新手十件事：以这个岗位开始一件，找一件合适的案件',
    roles: 'anyone',
    input: z.strictObject({ runId, task }),
    output: z.object({ matters: z.int() }),
  }),
  answerGuideTask: command({
    path: '/guide/:runId/:task/answer',
    summary: '新手十件事：回答问题',
    roles: 'anyone',
    input: z.strictObject({ runId, task, answer: text('答案', { max: 200 }) }),
    output: z.object({ isRight: z.boolean() }),
  }),
}
