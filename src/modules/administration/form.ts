import { z } from 'zod'
import { ORGANISATION_KINDS, ROLES } from '#kernel/actor.ts'
import { choice, id, personName, phone, several, text, yesno } from '#kernel/fields.ts'
import { login } from '#modules/access/contract.ts'

/** What is registered of an organisation. */
export const organisationCard = z.strictObject({
  kind: choice('机构类别', ORGANISATION_KINDS),
  name: text('机构名称'),
  township: text('乡镇').nullish(),
  phone: phone('机构电话').nullish(),
  address: text('地址').nullish(),
  active: yesno('启用', { help: '停用后不再供选择，已有的记录不变' }),
})

/** Who somebody is in the system: name, posts, where, and who of the register. */
export const accountCard = z.strictObject({
  name: personName(),
  roles: several('职责', ROLES).min(1, '请至少选择一项职责'),
  organisationId: id('机构'),
  counselId: id('法律援助人员').nullish(),
})

/** One line of a list of organisations: only what it states is changed, an empty cell leaves what is there. */
export const organisationEntry = z.strictObject({
  kind: choice('类别', ORGANISATION_KINDS).optional(),
  name: text('名称'),
  township: text('乡镇').optional(),
  phone: phone('电话').optional(),
  address: text('地址').optional(),
})
export type OrganisationEntry = z.output<typeof organisationEntry>

/** One line of a list of people; a person is known by the login name. */
export const accountEntry = z.strictObject({
  name: personName(),
  login,
  roles: several('职责', ROLES).min(1, '请填写职责').optional(),
  organisation: text('机构').optional(),
  licenceNumber: text('执业证号', { max: 40 }).optional(),
})
export type AccountEntry = z.output<typeof accountEntry>
