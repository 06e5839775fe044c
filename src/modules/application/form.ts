import { z } from 'zod'
import {
  address,
  choice,
  count,
  day,
  idNumber,
  money,
  personName,
  phone,
  several,
  text,
  yesno,
} from '#kernel/fields.ts'
import { MATERIALS } from '#law/materials.ts'
import { TRIAL_PROCEDURES } from '#law/notices.ts'
import {
  AID_FORMS,
  APPLICATION_SOURCES,
  CAUSES,
  CHECK_EXEMPTIONS,
  GENDERS,
  GROUPS,
  MATTER_KINDS,
  NOTICE_REASONS,
  STAGES,
} from '#law/terms.ts'

/** One person who asks for aid. Papers other than the ID card, or none at all, leave the number empty. */
export const recipientForm = z.strictObject({
  name: personName('申请人姓名'),
  idNumber: idNumber().nullish(),
  phone: phone().nullish(),
  address: address().nullish(),
  claim: money('请求金额').nullish(),
})

export const opponentForm = z.strictObject({
  name: personName('对方当事人'),
  idNumber: idNumber('对方身份号码').nullish(),
  relation: text('与申请人的关系', { max: 50 }).nullish(),
})

export const agentForm = z.strictObject({
  name: personName('代理人姓名'),
  idNumber: idNumber('代理人身份号码').nullish(),
  phone: phone('代理人电话').nullish(),
  relation: text('与申请人的关系', { max: 50 }),
})

/** What the applicant says about means (经济困难状况说明表). There is no field for a stamped certificate: the law asks for none. */
export const meansForm = z.strictObject({
  exemption: choice('免予核查情形', CHECK_EXEMPTIONS).nullish(),
  exemptionPaper: text('证明材料名称及编号').nullish(),
  householdSize: count('共同生活家庭成员人数').nullish(),
  householdMonthlyIncome: money('家庭月收入').nullish(),
  ownMonthlyIncome: money('申请人本人月收入').nullish(),
  residence: choice('居住地', { urban: '城镇', rural: '农村' }).default('rural'),
  checked: choice('信息共享查询结果', { consistent: '与申请人说明一致', inconsistent: '与申请人说明不一致' }).nullish(),
  opponentInHousehold: yesno('对方当事人是共同生活的家庭成员').nullish(),
  promised: yesno('申请人已作个人诚信承诺'),
})

export const materialForm = z.strictObject({
  code: choice('材料', MATERIALS),
  title: text('材料名称'),
  pages: count('页数'),
  original: yesno('原件'),
})

/** The application as it is taken down; the order here is the order on the screen. */
export const applicationForm = z.strictObject({
  source: choice('申请方式', APPLICATION_SOURCES),
  recipients: z
    .array(recipientForm)
    .min(1, '请至少填写一名申请人')
    .max(500, '一件群体案件最多 500 人')
    .meta({ title: '申请人' }),
  agent: agentForm.nullish(),
  noticeReason: choice('办案机关通知事由', NOTICE_REASONS, {
    help: '办案机关依法通知辩护、代理的，不需要申请，也不审查经济状况',
  }).nullish(),
  noticeNumber: text('通知文号').nullish(),
  groups: several('人群类别', GROUPS),
  kind: choice('案件类别', MATTER_KINDS),
  cause: choice('申请事项', CAUSES),
  subject: text('案由或者罪名', { help: '例如：追索劳动报酬纠纷、盗窃罪；不填时按申请事项' }).nullish(),
  form: choice('援助方式', AID_FORMS),
  stage: choice('所处阶段', STAGES),
  opponents: z.array(opponentForm).max(20).meta({ title: '对方当事人' }),
  agency: text('办案机关或争议处理机关').nullish(),
  agencyCounty: z
    .string()
    .regex(/^\d{6}$/, '请选择办案机关所在地')
    .meta({ title: '办案机关所在地' })
    .nullish(),
  causeCounty: z
    .string()
    .regex(/^\d{6}$/, '请选择事由发生地')
    .meta({ title: '事由发生地' })
    .nullish(),
  limitationOn: day('时效或法定期限届满日').nullish(),
  askedGender: choice('要求的承办人性别', GENDERS, { help: '没有要求的不选' }).nullish(),
  language: text('需要的语言', { max: 20, help: '手语、方言、少数民族语言；普通话不填' }).nullish(),
  askedCounsel: text('希望的承办人', { max: 50, help: '受援人点名的，指派时参考；没有的不填' }).nullish(),
  trialProcedure: choice('审理程序', TRIAL_PROCEDURES).nullish(),
  graveSentence: yesno('可能判处无期徒刑、死刑').default(false),
  story: text('案情及请求', { long: true }),
  means: meansForm,
  materials: z.array(materialForm).max(50).meta({ title: '收到的材料' }),
  filledInBy: yesno('工作人员代为填写，申请人已签名或者捺印确认').default(false),
})
export type ApplicationForm = z.output<typeof applicationForm>
