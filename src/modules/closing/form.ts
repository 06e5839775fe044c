import { z } from 'zod'
import { choice, count, day, money, text, yesno } from '#kernel/fields.ts'
import { CLOSING_MANNERS, CLOSING_RESULTS } from '#law/terms.ts'

export const CLOSING_MATERIALS = {
  agreement: '委托协议、授权委托书',
  meetingRecord: '会见或者约见笔录',
  evidence: '证据材料',
  pleading: '起诉状、答辩状或者申请书',
  opinion: '代理词、辩护词或者法律意见书',
  hearingRecord: '庭审材料',
  outcome: '裁判文书、仲裁文书、调解协议或者处理结果',
  progressRecord: '承办情况通报记录',
  other: '其他材料',
} as const

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
