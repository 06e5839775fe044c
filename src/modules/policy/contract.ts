import { z } from 'zod'
import { query } from '#kernel/operation.ts'

export const policy = {
  readPolicy: query({
    path: '/policy',
    summary: '本县规则：数值、有效期、来源、是否已确认',
    roles: 'anyone',
    input: z.strictObject({}),
    output: z.object({ version: z.int(), adoptedOn: z.string(), body: z.record(z.string(), z.unknown()) }),
  }),
}
