import { z } from 'zod'
import { id, receivingUrl, text } from '#kernel/fields.ts'
import { command, query } from '#kernel/operation.ts'

const nullable = z.string().nullable()

export const agency = {
  listAgencyLinks: query({
    path: '/agency-links',
    summary: '办案机关系统的对接：谁、何时、还有多少消息没有送到',
    roles: ['administrator', 'director'],
    input: z.strictObject({}),
    output: z.array(
      z.object({
        id: z.uuid(),
        organisation: z.string(),
        webhookUrl: nullable,
        createdAt: z.string(),
        endedAt: nullable,
        waiting: z.int(),
        lastFault: nullable,
      }),
    ),
  }),
  connectAgency: command({
    path: '/agency-links',
    summary: '登记办案机关系统的公钥和接收消息的地址',
    roles: ['administrator'],
    secondFactor: true,
    input: z.strictObject({
      linkId: id('对接'),
      organisationId: id('办案机关'),
      publicKey: text('公钥', { long: true, max: 1000, help: 'Ed25519 公钥，PEM 格式；私钥由办案机关自己保管' }),
      webhookUrl: receivingUrl('接收消息的地址').nullish(),
    }),
    output: z.object({ linkId: z.uuid() }),
  }),
  disconnectAgency: command({
    path: '/agency-links/:linkId/end',
    summary: '停止对接，公钥立即失效',
    roles: ['administrator'],
    secondFactor: true,
    input: z.strictObject({ linkId: id('对接') }),
    output: z.object({ linkId: z.uuid() }),
  }),
  readLinkSecret: query({
    path: '/agency-links/:linkId/secret',
    summary: '核验消息的密钥：对接后一小时内可以查看，查看记入历史',
    roles: ['administrator'],
    secondFactor: true,
    personal: true,
    input: z.strictObject({ linkId: id('对接') }),
    output: z.object({ secret: z.string() }),
  }),
}
