import { z } from 'zod'
import { text } from '#kernel/fields.ts'
import { maskIdNumber } from '#kernel/mask.ts'
import { isPlainDate } from '#kernel/plain-date.ts'
import { cite } from './citation.ts'

// What is not stated reaches the page as '' and prints as an empty place; absent, null and '' are the same to the caller.
const orEmpty = (value: string | null | undefined) => value ?? ''
export const optionalText = (title: string) =>
  z.string().trim().max(5000, `${title}过长`).nullish().transform(orEmpty).meta({ title })
export const optionalDay = (title: string) =>
  z
    .string()
    .refine((value) => value === '' || isPlainDate(value), `${title}不是有效日期`)
    .nullish()
    .transform(orEmpty)
    .meta({ title, format: 'date' })
/** Whole fen, or null: zero yuan recovered is a statement, nothing stated is not. */
export const optionalFen = (title: string) =>
  z.int(`${title}应为整数分`).nullish().default(null).meta({ title, unit: '分' })
export const optionalCount = (title: string) => z.int().nonnegative().nullish().default(null).meta({ title })

/** An office as documents name it: the centre, the bureau, the agency that is competent instead. */
export const office = (title: string) =>
  z.object({
    name: text(title),
    address: optionalText(`${title}地址`),
    phone: optionalText(`${title}电话`),
  })

/** The ID number is masked here, so that no list of people can carry a whole one. */
const person = z.object({
  name: text('姓名', { max: 50 }),
  sex: optionalText('性别'),
  idNumber: optionalText('公民身份号码').transform(maskIdNumber),
  note: optionalText('备注'),
})
/** One person, or the group of a group matter; the first one named stands for the rest. */
export const people = (title: string) => z.array(person).min(1, `请填写${title}`).meta({ title })

/** Reasons with their articles, written out as a document quotes them. */
export const reasons = (title: string) =>
  z
    .array(z.object({ text: text(title, { long: true }), basis: optionalText('依据').transform(cite) }))
    .min(1, `请填写${title}`)
    .meta({ title })
export const items = (title: string) => z.array(text(title, { long: true })).meta({ title })

/** Who handles the matter, as letters name that person. */
export const counsel = z.object({
  name: text('承办人', { max: 50 }),
  unit: optionalText('承办单位'),
  licence: optionalText('执业证号'),
  phone: optionalText('联系电话'),
})

/** What every paper of the centre says: who issues it, and whether it is only for practice. */
export const paper = {
  practice: z.boolean().default(false),
  /** What stands on the paper for whoever wants to know whether it is genuine; papers issued before have none. */
  verification: z
    .object({ code: z.string(), site: z.string().nullish().default(null) })
    .nullable()
    .default(null),
  agency: office('法律援助机构'),
}
/** A paper that takes a number and a date; both may still be empty in a draft. */
export const letter = { ...paper, number: optionalText('文号'), date: optionalDay('日期') }

/** What a form says of the matter it belongs to; a blank one says nothing. */
export const caseFacts = {
  ...paper,
  matterNumber: optionalText('案件编号'),
  matterKind: optionalText('案件类型'),
  subject: optionalText('案由'),
  aidForm: optionalText('援助形式'),
  stage: optionalText('案件阶段'),
  organ: optionalText('办案机关'),
  caseNumber: optionalText('办案机关案号'),
  recipients: optionalText('受援人'),
  opponent: optionalText('对方当事人'),
  unit: optionalText('承办单位'),
  counsel: optionalText('承办人'),
  licence: optionalText('执业证号'),
  counselPhone: optionalText('承办人电话'),
  assignedOn: optionalDay('指派日期'),
}
/** A signature given on a screen: the name as it was typed, or the lines as they were drawn, in thousandths of their field. */
export const signature = z
  .object({
    name: text('签名人', { max: 50 }),
    strokes: z.array(z.array(z.tuple([z.int().min(0).max(1000), z.int().min(0).max(1000)])).max(2_000)).max(200),
    on: optionalDay('签名日期'),
  })
  .nullish()
  .default(null)

/** The person who signs a form. The number is masked by whoever fills the form in, unless that person asked for it whole. */
export const signatory = {
  name: optionalText('姓名'),
  sex: optionalText('性别'),
  birthOn: optionalDay('出生日期'),
  idNumber: optionalText('公民身份号码'),
  phone: optionalText('联系电话'),
  address: optionalText('住址'),
  signature,
}
export const listOf = <F extends z.ZodRawShape>(title: string, shape: F) =>
  z.array(z.object(shape)).default([]).meta({ title })
export const choices = (title: string) => z.array(z.string()).default([]).meta({ title })
