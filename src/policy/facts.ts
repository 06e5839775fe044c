import { z } from 'zod'
import { choice, count, day, money, several, text, yesno } from '#kernel/fields.ts'
import { MATERIALS } from '#law/materials.ts'
import {
  AID_FORMS,
  APPLICATION_SOURCES,
  ASSET_KINDS,
  CAUSES,
  CHECK_EXEMPTIONS,
  GROUPS,
  MATTER_KINDS,
  NOTICE_REASONS,
  STAGES,
} from '#law/terms.ts'

const region = (title: string) =>
  z
    .string()
    .regex(/^\d{6}$/, `${title}应为 6 位区划代码`)
    .meta({ title })
const member = z
  .strictObject({
    relation: text('与申请人的关系', { max: 20 }),
    monthlyIncome: money('月收入').nullish(),
    livesApart: yesno('不共同生活').optional(),
    isDependent: yesno('由申请人家庭供养').optional(),
    isOpponent: yesno('是本案对方当事人').optional(),
  })
  .meta({ title: '家庭成员' })

/**
 * What may be told of a matter. Everything but the matter itself may be left out: what is missing becomes a question,
 * never an error and never a reason against the applicant.
 */
export const factsSchema = z.strictObject({
  cause: choice('申请事项', CAUSES),
  kind: choice('案件类别', MATTER_KINDS).nullish(),
  form: choice('援助方式', AID_FORMS).nullish(),
  stage: choice('所处阶段', STAGES).nullish(),
  county: region('受理机构所在县').nullish(),
  day: day('申请日期').nullish(),
  source: choice('由谁提出', APPLICATION_SOURCES).nullish(),
  noticeReason: choice('办案机关通知事由', NOTICE_REASONS).nullish(),
  groups: several('人群', GROUPS).nullish(),
  agencyCounty: region('办案机关所在县').nullish(),
  disputeAgencyCounty: region('争议处理机关所在县').nullish(),
  causeCounty: region('事由发生地').nullish(),
  otherDepartment: text('属于哪个部门处理').nullish(),
  firstReceivedBy: text('另一收到申请的法律援助机构').nullish(),
  firstReceivedOn: day('该机构收到日期').nullish(),
  refusedBefore: yesno('同一事项曾被不予援助').nullish(),
  hasNewFacts: yesno('有新的事实和理由').nullish(),
  retrialOpened: yesno('已决定再审或者已抗诉').nullish(),
  exemption: choice('免予核查情形', CHECK_EXEMPTIONS).nullish(),
  exemptionShown: yesno('免予核查已有材料证明').nullish(),
  residence: z
    .enum(['urban', 'rural'])
    .nullish()
    .meta({ title: '城镇或者农村', labels: { urban: '城镇', rural: '农村' } }),
  household: z.array(member).max(30).nullish().meta({ title: '家庭成员（含申请人）' }),
  householdSize: count('共同生活人数').min(1).nullish(),
  householdIncome: money('家庭月收入').nullish(),
  ownIncome: money('申请人本人月收入').nullish(),
  opponentInHousehold: yesno('对方当事人是共同生活的家庭成员').nullish(),
  rigidExpense: money('每月刚性支出').nullish(),
  assets: z
    .array(z.strictObject({ kind: choice('财产', ASSET_KINDS), value: money('价值').nullish() }))
    .max(20)
    .nullish()
    .meta({ title: '家庭财产' }),
  declared: yesno('已签署经济困难状况说明表').nullish(),
  checked: z
    .enum(['consistent', 'inconsistent'])
    .nullish()
    .meta({ title: '信息共享查询结果', labels: { consistent: '与说明一致', inconsistent: '与说明不一致' } }),
  brought: several('已提交的材料', MATERIALS).nullish(),
  timeLimit: day('时效或者期限届满日').nullish(),
  needsImmediateMeasure: yesno('需要立即保全或者先予执行').nullish(),
})
export type Facts = z.output<typeof factsSchema>
