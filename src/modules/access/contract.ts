import { z } from 'zod'
import { ORGANISATION_KINDS, ROLE_NAMES, ROLES } from '#kernel/actor.ts'
import { choice, id, personName, phone, several, text } from '#kernel/fields.ts'
import { command, query } from '#kernel/operation.ts'

const password = z.string().min(12, '密码至少 12 位；可以是几个词连成的一句话').max(200).meta({ title: '密码' })
export const login = z
  .string()
  .trim()
  .regex(/^[a-z0-9._-]{3,40}$/, '登录名用 3 至 40 位小写字母、数字、点或横线')
  .meta({ title: '登录名' })
const token = z.string().max(100).meta({ title: '一次性链接' })

export const Me = z.object({
  userId: z.uuid(),
  name: z.string(),
  county: z.string(),
  centre: z.string(),
  organisation: z.string(),
  roles: z.array(z.enum(ROLE_NAMES)),
  counselId: z.uuid().nullable(),
  practice: z.boolean(),
  today: z.string(),
})

export const access = {
  readMe: query({ path: '/me', summary: '当前登录人', roles: 'anyone', input: z.strictObject({}), output: Me }),
  signIn: command({
    path: '/sign-in',
    summary: '登录',
    roles: 'public',
    input: z.strictObject({ login: z.string().trim().toLowerCase().max(40), password: z.string().max(200) }),
    output: z.object({ name: z.string() }),
  }),
  signOut: command({
    path: '/sign-out',
    summary: '退出登录',
    roles: 'anyone',
    input: z.strictObject({}),
    output: z.object({}),
  }),
  readInvitation: query({
    path: '/invitations/:token',
    summary: '一次性链接是否有效',
    roles: 'public',
    input: z.strictObject({ token }),
    output: z.object({ purpose: z.enum(['firstAdministrator', 'setPassword']), name: z.string().nullable() }),
  }),
  acceptInvitation: command({
    path: '/invitations/:token/accept',
    summary: '用一次性链接设置登录名和密码',
    roles: 'public',
    input: z.strictObject({ token, login, name: personName(), password }),
    output: z.object({ name: z.string() }),
  }),
  listOrganisations: query({
    path: '/organisations',
    summary: '机构名册',
    roles: 'anyone',
    input: z.strictObject({}),
    output: z.array(
      z.object({
        id: z.uuid(),
        kind: z.enum(Object.keys(ORGANISATION_KINDS) as [keyof typeof ORGANISATION_KINDS]),
        name: z.string(),
        township: z.string().nullable(),
        active: z.boolean(),
      }),
    ),
  }),
  addOrganisation: command({
    path: '/organisations',
    summary: '登记机构',
    roles: ['administrator'],
    secondFactor: true,
    input: z.strictObject({
      organisationId: id('机构'),
      kind: choice('机构类别', ORGANISATION_KINDS),
      name: text('机构名称'),
      township: text('乡镇').nullish(),
      phone: phone('机构电话').nullish(),
      address: text('地址').nullish(),
    }),
    output: z.object({ organisationId: z.uuid() }),
  }),
  listAccounts: query({
    path: '/accounts',
    summary: '用户名册',
    roles: ['administrator', 'director'],
    input: z.strictObject({}),
    output: z.array(
      z.object({
        id: z.uuid(),
        login: z.string(),
        name: z.string(),
        roles: z.array(z.enum(ROLE_NAMES)),
        organisation: z.string(),
        organisationId: z.uuid(),
        counselId: z.uuid().nullable(),
        active: z.boolean(),
        /** Until when a link that was handed over and not used yet is good. */
        invitedUntil: z.string().nullable(),
      }),
    ),
  }),
  addAccount: command({
    path: '/accounts',
    summary: '登记用户，得到一次性设置密码的链接',
    roles: ['administrator'],
    secondFactor: true,
    input: z.strictObject({
      accountId: id('用户'),
      login,
      name: personName(),
      roles: several('职责', ROLES).min(1, '请至少选择一项职责'),
      organisationId: id('机构'),
      counselId: id('法律援助人员').nullish(),
    }),
    output: z.object({ accountId: z.uuid(), invitation: z.string() }),
  }),
}
