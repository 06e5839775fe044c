import { z } from 'zod'
import { choice, day, id, lines, personName, phone, several, text, yesno } from '#kernel/fields.ts'
import { COUNSEL_KINDS, GENDERS, MATTER_KINDS } from '#law/terms.ts'

const share = z
  .number('指派份额应为数字')
  .min(0, '指派份额不能小于 0')
  .max(20, '指派份额不能大于 20')
  .meta({ title: '指派份额', description: '一般为 1；2 为加倍，0 为不轮派' })
const languages = lines('会的语言', { help: '手语、方言、少数民族语言，每行一个' })
const townships = lines('服务的乡镇', { help: '每行一个，写全称' })

/** A member of the register, as the card of one person says it. */
export const counselForm = z.strictObject({
  name: personName(),
  kind: choice('人员类别', COUNSEL_KINDS),
  organisationId: id('所属单位'),
  licenceNumber: text('执业证号', { max: 40 }).nullish(),
  phone: phone().nullish(),
  licensedOn: day('首次执业日期').nullish(),
  matterKinds: several('办理的案件类别', MATTER_KINDS).min(1, '请至少选择一类'),
  criminalSince: day('从事刑事辩护起始日期').nullish(),
  gender: choice('性别', GENDERS).nullish(),
  languages: languages.default([]),
  townships: townships.default([]),
  relatives: lines('申报的近亲属', {
    help: '每行一个姓名；是对方当事人、同案人或者案件承办人的，不指派其办理',
  }).default([]),
  share: share.default(1),
  knowsMinors: yesno('熟悉未成年人身心特点'),
})
export type CounselForm = z.output<typeof counselForm>

/** The card of somebody who is in the register already: also whether anything is assigned to them. */
export const counselCard = counselForm.extend({
  suspendedUntil: day('暂停指派至', { help: '不暂停的不填' }).nullish(),
  active: yesno('在册'),
})

/** One line of the office's list: only what it states is changed, an empty cell leaves what is there. */
export const counselEntry = z.strictObject({
  name: counselForm.shape.name,
  unit: text('所属单位'),
  kind: counselForm.shape.kind.optional(),
  licenceNumber: text('执业证号', { max: 40 }).optional(),
  phone: phone().optional(),
  licensedOn: day('首次执业日期').optional(),
  matterKinds: counselForm.shape.matterKinds.optional(),
  criminalSince: day('从事刑事辩护起始日期').optional(),
  gender: choice('性别', GENDERS).optional(),
  languages: languages.optional(),
  townships: townships.optional(),
  share: share.optional(),
  knowsMinors: counselForm.shape.knowsMinors.optional(),
})
export type CounselEntry = z.output<typeof counselEntry>
