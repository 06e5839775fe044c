import { z } from 'zod'
import { choice, day, id, idNumber, moment, personName, phone, several, text, yesno } from '#kernel/fields.ts'
import { COMPULSORY_MEASURES, NOTICE_KINDS, NOTICE_ROADS, TRIAL_PROCEDURES } from '#law/notices.ts'
import { GROUPS, STAGES } from '#law/terms.ts'

/** Whom the notice is about; somebody who will not say who he is has no number. */
export const noticePerson = z.strictObject({
  name: personName('犯罪嫌疑人、被告人或者申请人'),
  idNumber: idNumber().nullish(),
})

/** A notice as the organ knows the case when it writes; said again with a later `toldAt`, it brings what has changed. */
export const noticeForm = z.strictObject({
  noticeId: id('通知'),
  organisationId: id('办案机关').nullish(),
  road: choice('来路', NOTICE_ROADS),
  kind: choice('通知类别', NOTICE_KINDS),
  stage: choice('所处阶段', STAGES),
  reason: text('提供法律援助的理由', { max: 60, help: '写代码、现行条文或者旧条文的用语都可以' }).nullish(),
  stateSecret: yesno('涉及国家秘密', { help: '涉密的只登记文号，案卷和人员信息不得录入' }).default(false),
  documentNumber: text('通知文号', { max: 100 }),
  documentOn: day('通知日期'),
  caseNumber: text('办案机关案号', { max: 100, help: '同案的几个人用同一案号，系统据此关联' }).nullish(),
  person: noticePerson.nullish(),
  charge: text('罪名或者案由', { max: 100 }).nullish(),
  graveSentence: yesno('可能判处无期徒刑、死刑').default(false),
  groups: several('人群类别', GROUPS).default([]),
  guiltyPlea: yesno('认罪认罚').default(false),
  coDefendants: z.array(personName('同案人')).max(50).default([]).meta({ title: '同案人' }),
  measure: choice('强制措施', COMPULSORY_MEASURES).nullish(),
  heldIn: text('羁押场所', { max: 100 }).nullish(),
  procedure: choice('审理程序', TRIAL_PROCEDURES).nullish(),
  hearingAt: moment('开庭时间').nullish(),
  hearingPlace: text('开庭地点', { max: 100 }).nullish(),
  handler: personName('承办人（审判人员）'),
  handlerPhone: phone('承办人电话'),
  appliedAt: moment('在押人员提出申请的时间', { help: '转交申请的写明，24 小时内转交' }).nullish(),
  toldAt: moment('情况截至', { help: '同一通知有变化的，以较晚的为准' }),
})
export type NoticeForm = z.output<typeof noticeForm>
