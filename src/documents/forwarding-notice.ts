import { z } from 'zod'
import { text } from '#kernel/fields.ts'
import { letter, office, optionalDay, optionalText, people } from './facts.ts'
import { template } from './template.ts'

/** Sends nobody away empty-handed: says which agency is competent, where it is, and what became of the papers. */
export const forwardingNotice = template({
  kind: 'forwarding-notice',
  title: '法律援助受理机构告知书',
  ministry: null,
  basis: '法律援助法 第三十八条',
  series: 'forwarding',
  facts: z.object({
    ...letter,
    applicants: people('申请人'),
    appliedOn: optionalDay('申请日期'),
    subject: text('申请事项', { long: true }),
    /** Litigation goes where the organ sits; the rest where the dispute is handled or arose. */
    isLitigation: z.boolean(),
    explanation: optionalText('不属本机构受理的说明'),
    competent: z.array(office('受理机构')).min(1, '请填写受理机构'),
    transferredOn: optionalDay('材料移送日期'),
    areMaterialsReturned: z.boolean().default(false),
  }),
  typst: 'forwarding-notice.typ',
})
