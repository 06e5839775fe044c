import { z } from 'zod'
import { ROLE_NAMES } from '#kernel/actor.ts'
import { id } from '#kernel/fields.ts'
import { command, query } from '#kernel/operation.ts'

/** Only a practice county (样例县) answers these; the real system does not know them. */
export const practice = {
  readPractice: query({
    path: '/practice',
    summary: '样例县：生成进度，可以一键进入的岗位',
    roles: 'public',
    input: z.strictObject({}),
    output: z.object({
      centre: z.string(),
      progress: z.object({ done: z.int(), total: z.int(), day: z.string().nullable(), finished: z.boolean() }),
      people: z.array(
        z.object({
          accountId: z.uuid(),
          name: z.string(),
          roles: z.array(z.enum(ROLE_NAMES)),
          organisation: z.string(),
        }),
      ),
    }),
  }),
  enterAs: command({
    path: '/practice/enter',
    summary: '样例县：以这个岗位进入',
    roles: 'public',
    input: z.strictObject({ accountId: id('用户') }),
    output: z.object({ name: z.string() }),
  }),
}
