import { z } from 'zod'
import { id, text } from '#kernel/fields.ts'
import { command, query } from '#kernel/operation.ts'
import { FACTOR_KINDS } from './rules.ts'

const factorId = id('二次验证方式')
const label = text('名称', { max: 50, help: '例如：我的手机、办公室电脑' })
const code = z
  .string()
  .transform((value) => value.replaceAll(' ', ''))
  .pipe(z.string().regex(/^\d{6}$/, '验证码是 6 位数字'))
  .meta({ title: '验证码' })
/** What the browser and the passkey say to each other; the library checks it. */
const webauthn = z.record(z.string(), z.unknown())
const proven = z.object({ provenUntil: z.string() })

export const factor = {
  listFactors: query({
    path: '/account/factors',
    summary: '我的二次验证方式',
    roles: 'anyone',
    input: z.strictObject({}),
    output: z.object({
      provenUntil: z.string().nullable(),
      factors: z.array(
        z.object({
          id: z.uuid(),
          kind: z.enum(Object.keys(FACTOR_KINDS) as [keyof typeof FACTOR_KINDS]),
          label: z.string(),
          createdAt: z.string(),
          usedAt: z.string().nullable(),
        }),
      ),
    }),
  }),
  addTotp: command({
    path: '/account/factors/totp',
    summary: '登记手机验证码（验证器应用）',
    roles: 'anyone',
    // The page makes the secret: what the server answers is kept for repetition, and a secret must not be.
    input: z.strictObject({
      factorId,
      label,
      secret: z.string().regex(/^[A-Z2-7]{32,64}$/, '密钥格式不对，请重新登记'),
      code,
    }),
    output: proven,
  }),
  startPasskey: command({
    path: '/account/factors/passkey/start',
    summary: '登记通行密钥：第一步',
    roles: 'anyone',
    input: z.strictObject({}),
    output: webauthn,
  }),
  addPasskey: command({
    path: '/account/factors/passkey',
    summary: '登记通行密钥',
    roles: 'anyone',
    input: z.strictObject({ factorId, label, response: webauthn }),
    output: proven,
  }),
  proveByCode: command({
    path: '/account/prove/code',
    summary: '用手机验证码二次验证',
    roles: 'anyone',
    input: z.strictObject({ code }),
    output: proven,
  }),
  startProof: command({
    path: '/account/prove/passkey/start',
    summary: '用通行密钥二次验证：第一步',
    roles: 'anyone',
    input: z.strictObject({}),
    output: webauthn,
  }),
  proveByPasskey: command({
    path: '/account/prove/passkey',
    summary: '用通行密钥二次验证',
    roles: 'anyone',
    input: z.strictObject({ response: webauthn }),
    output: proven,
  }),
  removeFactor: command({
    path: '/account/factors/:factorId/remove',
    summary: '删除一种二次验证方式',
    roles: 'anyone',
    secondFactor: true,
    input: z.strictObject({ factorId }),
    output: z.object({}),
  }),
  resetFactors: command({
    path: '/accounts/:accountId/reset-factors',
    summary: '用户遗失手机或者密钥的，清除其二次验证方式，令其重新登录、重新登记',
    roles: ['administrator'],
    secondFactor: true,
    input: z.strictObject({ accountId: id('用户') }),
    output: z.object({}),
  }),
}
