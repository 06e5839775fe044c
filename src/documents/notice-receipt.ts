import { z } from 'zod'
import { day, text, yesno } from '#kernel/fields.ts'
import { letter, optionalText, people } from './facts.ts'
import { template } from './template.ts'

/** Tells an organ that its notice, or the application it handed on, has come, when it came, and by when it is answered. */
export const noticeReceipt = template({
  kind: 'notice-receipt',
  title: '收到办案机关通知回执',
  ministry: null,
  basis: '法律援助法 第三十六条',
  series: null,
  facts: z.object({
    ...letter,
    organ: text('办案机关'),
    noticeTitle: text('通知类别'),
    noticeNumber: text('通知文号'),
    noticeDate: day('通知日期'),
    recipients: people('受援人'),
    subject: text('案由', { long: true }),
    stage: text('案件阶段'),
    reason: optionalText('通知事由'),
    matterNumber: text('本中心编号'),
    receivedAt: text('收到时间'),
    dueOn: day('答复期限'),
    isApplication: yesno('转交的申请'),
  }),
  typst: 'notice-receipt.typ',
})
