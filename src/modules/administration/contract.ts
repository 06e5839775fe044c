import { z } from 'zod'
import { ORGANISATION_KINDS } from '#kernel/actor.ts'
import { id } from '#kernel/fields.ts'
import { command, EXCEL, LINE_STANDINGS, query } from '#kernel/operation.ts'
import { seenOf } from '#kernel/seen.ts'
import { accountCard, accountEntry, organisationCard, organisationEntry } from './form.ts'

const KEEPERS = ['administrator'] as const

const accountId = id('用户')
const organisationId = id('机构')
const standing = z.enum(Object.keys(LINE_STANDINGS) as [keyof typeof LINE_STANDINGS])
const faults = z.array(z.object({ row: z.int(), message: z.string() }))
/** What it changes, in words: “电话：05540000001 → 05540000002”. */
const changes = z.array(z.string())
const counts = { added: z.int(), changed: z.int(), same: z.int() }
const invitation = z.string()

export const administration = {
  readOrganisationCard: query({
    path: '/organisations/:organisationId/card',
    summary: '机构登记的内容',
    roles: KEEPERS,
    personal: true,
    input: z.strictObject({ organisationId }),
    output: z.object({
      kind: z.enum(Object.keys(ORGANISATION_KINDS) as [keyof typeof ORGANISATION_KINDS]),
      name: z.string(),
      township: z.string().nullable(),
      phone: z.string().nullable(),
      address: z.string().nullable(),
      active: z.boolean(),
    }),
  }),
  reviseOrganisation: command({
    path: '/organisations/:organisationId',
    summary: '修改、停用、启用机构',
    roles: KEEPERS,
    secondFactor: true,
    input: organisationCard.extend({ organisationId, seen: seenOf(organisationCard) }),
    output: z.object({}),
  }),
  readOrganisationSheet: query({
    path: '/organisations/sheet',
    summary: '读取机构名单（Excel），逐行说明是新登记、修改还是差错，不保存',
    roles: KEEPERS,
    upload: EXCEL,
    personal: true,
    input: z.strictObject({}),
    output: z.object({
      rows: z.array(z.object({ row: z.int(), entry: organisationEntry, standing, changes })),
      faults,
    }),
  }),
  importOrganisations: command({
    path: '/organisations/import',
    summary: '按名单登记和修改机构；同一名单导入两次，第二次没有变化',
    roles: KEEPERS,
    secondFactor: true,
    input: z.strictObject({
      entries: z.array(organisationEntry).min(1, '名单是空的').max(1000).meta({ title: '名单' }),
    }),
    output: z.object(counts),
  }),
  readAccountSheet: query({
    path: '/accounts/sheet',
    summary: '读取用户名单（Excel），逐行说明是新登记、修改还是差错，不保存',
    roles: KEEPERS,
    upload: EXCEL,
    input: z.strictObject({}),
    output: z.object({ rows: z.array(z.object({ row: z.int(), entry: accountEntry, standing, changes })), faults }),
  }),
  importAccounts: command({
    path: '/accounts/import',
    summary: '按名单登记和修改用户，得到新用户的一次性链接；同一名单导入两次，第二次没有变化',
    roles: KEEPERS,
    secondFactor: true,
    input: z.strictObject({
      entries: z.array(accountEntry).min(1, '名单是空的').max(500).meta({ title: '名单' }),
    }),
    output: z.object({
      ...counts,
      invitations: z.array(z.object({ name: z.string(), login: z.string(), organisation: z.string(), invitation })),
    }),
  }),
  reviseAccount: command({
    path: '/accounts/:accountId',
    summary: '修改用户的姓名、职责和机构',
    roles: KEEPERS,
    secondFactor: true,
    input: accountCard.extend({ accountId, seen: seenOf(accountCard) }),
    output: z.object({}),
  }),
  deactivateAccount: command({
    path: '/accounts/:accountId/deactivate',
    summary: '停用用户：立即退出登录，未用的链接作废',
    roles: KEEPERS,
    secondFactor: true,
    input: z.strictObject({ accountId }),
    output: z.object({}),
  }),
  reactivateAccount: command({
    path: '/accounts/:accountId/reactivate',
    summary: '启用已停用的用户',
    roles: KEEPERS,
    secondFactor: true,
    input: z.strictObject({ accountId }),
    output: z.object({}),
  }),
  inviteAgain: command({
    path: '/accounts/:accountId/invitation',
    summary: '重发一次性设置密码的链接，以前未用的链接作废',
    roles: KEEPERS,
    secondFactor: true,
    input: z.strictObject({ accountId }),
    output: z.object({ invitation }),
  }),
}
