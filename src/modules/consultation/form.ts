import { z } from 'zod'
import { choice, idNumber, personName, phone, several, text, yesno } from '#kernel/fields.ts'
import { CAUSES, CONSULTATION_CHANNELS, GROUPS } from '#law/terms.ts'

export const SATISFACTION = { satisfied: '满意', fair: '基本满意', dissatisfied: '不满意' } as const

/** One screen, under a minute: who asks may decline to say who they are, and means are never asked (法律援助法 第二十三条). */
export const consultationForm = z.strictObject({
  channel: choice('咨询方式', CONSULTATION_CHANNELS),
  name: personName('咨询人姓名').nullish(),
  phone: phone().nullish(),
  idNumber: idNumber().nullish(),
  cause: choice('咨询事项', CAUSES),
  groups: several('人群类别', GROUPS),
  question: text('咨询内容', { long: true }),
  answer: text('答复意见', { long: true }),
  toldMayApply: yesno('已告知申请法律援助的条件和程序'),
  satisfaction: choice('满意度', SATISFACTION).nullish(),
})
