import { z } from 'zod'
import { choice, count, day, money, text, yesno } from '#kernel/fields.ts'
import { CLOSING_MATERIALS } from '#law/dossier.ts'
import { CLOSING_MANNERS, CLOSING_RESULTS } from '#law/terms.ts'

export const closingMaterialForm = z.strictObject({
  code: choice('材料', CLOSING_MATERIALS),
  title: text('材料名称'),
  pages: count('页数'),
  original: yesno('原件'),
})

/** The closing report (结案报告表): result, manner, what the recipient got. */
export const closingForm = z.strictObject({
  closedOn: day('结案日', { help: '收到裁判文书、仲裁文书之日，或者达成和解、调解协议之日' }),
  manner: choice('结案方式', CLOSING_MANNERS),
  result: choice('办理结果', CLOSING_RESULTS),
  benefit: money('挽回损失或者取得利益'),
  wages: money('其中劳动报酬'),
  summary: text('承办过程和结果', { long: true }),
  materials: z.array(closingMaterialForm).min(1, '请列明提交的结案材料').max(50),
})
