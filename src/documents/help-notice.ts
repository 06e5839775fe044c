import { z } from 'zod'
import { choices, optionalDay, optionalText, paper } from './facts.ts'
import { template } from './template.ts'

/** What an organ writes when it asks for a duty lawyer: the Ministry has one form for each kind of organ. */
const helpNotice = <const K extends string>(kind: K, organ: string, ministry: number) =>
  template({
    kind,
    title: `值班律师提供法律帮助通知书（${organ}）`,
    ministry,
    basis: '法律援助法 第三十条',
    series: null,
    facts: z.object({
      ...paper,
      organ: optionalText('办案机关'),
      number: optionalText('通知文号'),
      name: optionalText('犯罪嫌疑人、被告人'),
      sex: optionalText('性别'),
      idNumber: optionalText('公民身份号码'),
      charge: optionalText('涉嫌罪名'),
      stage: optionalText('案件阶段'),
      heldIn: optionalText('羁押场所'),
      guiltyPlea: z.boolean().nullable().default(null),
      kinds: choices('需要的法律帮助'),
      handler: optionalText('承办人'),
      handlerPhone: optionalText('承办人电话'),
      date: optionalDay('通知日期'),
    }),
    typst: `${kind}.typ`,
  })

export const helpNoticePolice = helpNotice('help-notice-police', '公安机关', 24)
export const helpNoticeSecurity = helpNotice('help-notice-security', '国家安全机关', 25)
export const helpNoticeProcuratorate = helpNotice('help-notice-procuratorate', '人民检察院', 26)
export const helpNoticeCourt = helpNotice('help-notice-court', '人民法院', 27)
