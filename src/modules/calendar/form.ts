import { z } from 'zod'
import { day, text } from '#kernel/fields.ts'

/** A yearly notice of the State Council's office as somebody copies it from paper; the few days that are moved one a row. */
export const calendarNotice = z.strictObject({
  year: z.int('请填写年度').min(2019, '年度有误').max(2100, '年度有误').meta({ title: '哪一年的安排' }),
  number: text('通知文号', { max: 60, help: '例如：国办发明电〔2025〕7号' }).regex(
    /^国办\S*〔\d{4}〕\d+号$/,
    '请按通知上的文号填写，例如“国办发明电〔2025〕7号”，年份用六角括号〔〕',
  ),
  publishedOn: day('公布日期'),
  holidays: z
    .array(
      z.strictObject({
        name: text('节日', { max: 30 }),
        from: day('放假第一天'),
        to: day('放假最后一天'),
      }),
    )
    .min(1, '请逐项填写放假安排')
    .max(12)
    .meta({ title: '放假' }),
  moved: z
    .array(z.strictObject({ day: day('上班的周六、周日') }))
    .max(20)
    .default([])
    .meta({ title: '调休上班' }),
  note: text('更正说明', { max: 500, help: '更正已有的安排时写明原因；首次录入不填' }).optional(),
})
export type CalendarNotice = z.output<typeof calendarNotice>
