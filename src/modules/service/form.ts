import { z } from 'zod'
import { choice, day, personName, text, yesno } from '#kernel/fields.ts'

/** The ways in which a document reaches a person. */
export const SERVICE_MANNERS = {
  inPerson: '当面送达',
  post: '邮寄送达',
  electronic: '电子送达',
  throughAgency: '通过办案机关、看守所转交',
  throughStation: '委托工作站、村（居）委会转交',
  left: '留置送达',
} as const
export type ServiceManner = keyof typeof SERVICE_MANNERS

export const serviceForm = z.strictObject({
  manner: choice('送达方式', SERVICE_MANNERS),
  servedOn: day('送达日期', { help: '签收之日；邮寄的为回执上的签收日' }),
  receiver: personName('签收人'),
  consented: yesno('受送达人已同意电子送达').default(false),
  note: text('备注', { max: 500, help: '邮单号、代收人与本人的关系、留置的见证人等' }).nullish(),
})
export type ServiceForm = z.output<typeof serviceForm>
