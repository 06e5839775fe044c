import { z } from 'zod'
import { choices, optionalDay, optionalText, paper } from './facts.ts'
import { template } from './template.ts'

export const consultationRecord = template({
  kind: 'consultation-record',
  title: '法律援助咨询登记表',
  ministry: 1,
  basis: '法律援助法 第二十三条',
  series: null,
  facts: z.object({
    ...paper,
    number: optionalText('咨询编号'),
    happenedOn: optionalDay('咨询日期'),
    channel: optionalText('咨询方式'),
    name: optionalText('咨询人'),
    idNumber: optionalText('公民身份号码'),
    phone: optionalText('联系电话'),
    cause: optionalText('咨询事项'),
    groups: choices('人群类别'),
    question: optionalText('咨询内容'),
    answer: optionalText('答复意见'),
    toldMayApply: z.boolean().nullable().default(null),
    satisfaction: optionalText('满意度'),
    organisation: optionalText('接待机构'),
    consultant: optionalText('接待人'),
  }),
  typst: 'consultation-record.typ',
})
