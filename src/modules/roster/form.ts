import { z } from 'zod'
import { count, day, id, text, yesno } from '#kernel/fields.ts'

const span = z
  .string()
  .trim()
  .regex(/^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/, '值班时间写成“09:00-17:30”，不开放的不填')
const WEEKDAYS = ['星期一', '星期二', '星期三', '星期四', '星期五', '星期六', '星期日'] as const
const hours = (at: number) => span.nullish().meta({ title: WEEKDAYS[at] as string })

export const postForm = z.strictObject({
  name: text('岗位名称', { max: 60, help: '例如：寿县看守所法律援助工作站' }),
  keepsHolidays: yesno('法定节假日不值班，调休上班日值班'),
  from: day('这一时间表自何日起'),
  monday: hours(0),
  tuesday: hours(1),
  wednesday: hours(2),
  thursday: hours(3),
  friday: hours(4),
  saturday: hours(5),
  sunday: hours(6),
})
export const WEEK = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const

const days = (title: string, help: string) => z.array(day(title)).max(60).default([]).meta({ title, description: help })

export const memberForm = z.strictObject({
  posts: z.array(id('岗位')).max(50).meta({ title: '可以值班的岗位' }),
  /** Kilometres to each post; a post without one counts as near. */
  distances: z.record(id('岗位'), z.int().min(0).max(500)).default({}).meta({ title: '到岗路程（公里）' }),
  avoids: days('希望不排的日期', '尽量避开，不保证；确实不能来的登记请假'),
  likes: days('希望排的日期', '尽量安排，不保证'),
  maxAMonth: count('每月最多（班）').min(0).max(31),
})
