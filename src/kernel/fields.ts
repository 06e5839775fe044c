import { z } from 'zod'
import { faultOfIdNumber } from './id-number.ts'
import { instantOf, isPlainDate, type PlainDate } from './plain-date.ts'

// A field is a Zod type that carries its label, so that one list serves the screen, the check at the door and OpenAPI.
type Hints = { help?: string; long?: boolean; max?: number }
const meta = (title: string, { help, long }: Hints = {}) => ({
  title,
  ...(help && { description: help }),
  ...(long && { long }),
})

export const text = (title: string, hints: Hints = {}) =>
  z
    .string()
    .trim()
    .min(1, `请填写${title}`)
    .max(hints.max ?? (hints.long ? 5000 : 200), `${title}过长`)
    .meta(meta(title, hints))
export const day = (title: string, hints: Hints = {}) =>
  z
    .string()
    .refine(isPlainDate, `${title}不是有效日期，请按“2026-03-02”的形式填写真实存在的日期`)
    .transform((value) => value as PlainDate)
    .meta({ ...meta(title, hints), format: 'date' })

/** '2026-05'. */
export const month = () =>
  z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/, '请选择月份')
    .meta({ title: '月份' })

/** A moment with its zone, as ISO 8601 writes it: 2026-03-02T09:00:00+08:00. */
export const moment = (title: string, hints: Hints = {}) =>
  z.iso
    .datetime({ offset: true, error: `${title}不是有效时间，请按“2026-03-02T09:00:00+08:00”的形式填写` })
    .transform((value) => instantOf(Date.parse(value)))
    .meta({ ...meta(title, hints), format: 'date-time' })

/** Whole fen; the screen shows yuan. */
export const money = (title: string, hints: Hints = {}) =>
  z
    .int(`${title}应为整数分`)
    .nonnegative(`${title}不能为负数`)
    .max(1_000_000_000_00, `${title}过大，请核对`)
    .meta({ ...meta(title, hints), unit: '分' })
export const count = (title: string, hints: Hints = {}) => z.int().nonnegative().max(1_000_000).meta(meta(title, hints))
export const yesno = (title: string, hints: Hints = {}) => z.boolean().meta(meta(title, hints))
/** One of a list of codes; the labels are the field's own words. */
export const choice = <const C extends Record<string, string>>(title: string, labels: C, hints: Hints = {}) =>
  z
    .enum(Object.keys(labels) as [keyof C & string, ...(keyof C & string)[]], { error: `请选择${title}` })
    .meta({ ...meta(title, hints), labels })
export const several = <const C extends Record<string, string>>(title: string, labels: C, hints: Hints = {}) =>
  z
    .array(z.enum(Object.keys(labels) as [keyof C & string, ...(keyof C & string)[]]))
    .max(20)
    .meta({ ...meta(title, hints), labels })
/** Short words, one a line. */
export const lines = (title: string, hints: Hints = {}) =>
  z
    .array(text(title, { max: 60 }))
    .max(1000)
    .meta(meta(title, hints))
/** Where another system listens for what goes out from here. */
export const receivingUrl = (title: string) =>
  z
    .url({ protocol: /^https?$/, error: '接收地址应为 http 或者 https 网址' })
    .max(300)
    .meta({ title })
export const id = (title = '编号') => z.uuid(`${title}无效`).meta({ title })

// Personal data: one maker, one mark. What carries it is encrypted, masked, logged and kept out of addresses by that mark.
export type PersonalKind = 'name' | 'idNumber' | 'phone' | 'address'
const personal = <T extends z.ZodType>(kind: PersonalKind, type: T): T => type.meta({ ...type.meta(), personal: kind })

export const personName = (title = '姓名') => personal('name', text(title, { max: 50 }))
export const idNumber = (title = '公民身份号码') =>
  personal(
    'idNumber',
    z
      .string()
      .trim()
      .toUpperCase()
      .superRefine((value, context) => {
        const fault = faultOfIdNumber(value)
        if (fault) context.addIssue({ code: 'custom', message: fault })
      })
      .meta({ title }),
  )
export const phone = (title = '联系电话') =>
  personal(
    'phone',
    z
      .string()
      .trim()
      .regex(/^(1\d{10}|0\d{2,3}-?\d{7,8})$/, `${title}应为 11 位手机号，或带区号的固定电话`)
      .meta({ title }),
  )
export const address = (title = '住址') => personal('address', text(title))
