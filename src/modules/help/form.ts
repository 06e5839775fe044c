import { z } from 'zod'
import { choice, id, idNumber, moment, personName, several, text, yesno } from '#kernel/fields.ts'
import { STAGES } from '#law/terms.ts'

/** What a duty lawyer does (值班律师工作办法 第六条), the presence at a guilty plea's signing apart. */
export const HELP_KINDS = {
  consultation: '提供法律咨询',
  procedure: '提供程序选择建议',
  measure: '帮助申请变更强制措施',
  opinion: '对案件处理提出意见',
  application: '帮助申请法律援助',
  other: '法律法规规定的其他事项',
} as const

/** One person helped, as form 28 of the Ministry asks for it. */
export const helpForm = z.strictObject({
  name: personName('犯罪嫌疑人、被告人'),
  idNumber: idNumber().nullish(),
  organ: text('办案机关', { max: 100 }),
  stage: choice('所处阶段', STAGES),
  charge: text('罪名', { max: 100 }),
  begunAt: moment('开始时间'),
  endedAt: moment('结束时间'),
  kinds: several('提供的帮助', HELP_KINDS).min(1, '请选择提供了什么帮助'),
  guiltyPlea: yesno('认罪认罚案件').default(false),
  witnessed: yesno('签署具结书时在场').default(false),
  opinion: text('提出的意见', { long: true, max: 2000 }).nullish(),
  opinionResult: text('意见采纳情况', { max: 500 }).nullish(),
  appliedAt: moment('申请法律援助的时间').nullish(),
  forwardedAt: moment('转交法律援助机构的时间', { help: '24 小时内转交' }).nullish(),
  signed: yesno('被帮助人已签名或者捺印'),
  noticeId: id('办案机关通知').nullish(),
})
export type HelpForm = z.output<typeof helpForm>
