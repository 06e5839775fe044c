import { z } from 'zod'
import { choice, count, money, text } from '#kernel/fields.ts'
import { DEADLINES, type DeadlineName } from '#law/deadlines.ts'
import { ASSET_KINDS, CAUSES, GROUPS } from '#law/terms.ts'
import { dated, datedList } from './dated.ts'
import { NUMBERED, numberPattern } from './numbering.ts'
import { tariff } from './tariff.ts'

const UNIT_KINDS = { town: '镇', township: '乡', zone: '开发区', farm: '农场' } as const
const regionCode = z.string().regex(/^\d{6}$/, '区划代码应为 6 位')
const population = (title: string) => z.int().positive().max(100_000_000).meta({ title })
const share = (title: string) => z.number().min(0).max(100).meta({ title })
const multiple = (title: string) => z.number().positive().max(10).meta({ title })

/** What a county sets so that it may be reached; null where the centre has not told us yet. */
const contacts = z.object({
  phone: text('咨询电话').nullable(),
  address: text('办公地址').nullable(),
  complaintPhone: text('投诉电话').nullable(),
  complaintFax: text('投诉传真').nullable(),
  complaintEmail: text('投诉邮箱').nullable(),
})

export const ELSEWHERE = { inform: '告知申请人', forward: '代为移送' } as const
export const GROUP_COUNTING = { oneCase: '群体性案件按一件计', perPerson: '按受援人数计件' } as const

const periodNames = Object.keys(DEADLINES) as [DeadlineName, ...DeadlineName[]]
/** Whose article is still to be confirmed. */
const CORRECTABLE = periodNames.filter((name) => DEADLINES[name].state === 'to confirm') as [
  DeadlineName,
  ...DeadlineName[],
]

export const COMPARISONS = { below: '低于标准的符合', notAbove: '不高于标准的符合' } as const

/**
 * What an administrator may set on the screen, as forms: a rule of one value has the one field `value`. Everything else of a
 * pack (places, tariff, numbering, periods) comes with an import of the whole pack.
 */
export const RULE_FORMS = {
  meansBase: z.object({
    name: text('基数名称', { help: '例如：最低生活保障标准、最低工资标准' }),
    urban: money('城镇每月'),
    rural: money('农村每月'),
  }),
  meansMultiple: z.object({ urban: multiple('城镇倍数'), rural: multiple('农村倍数') }),
  meansComparison: z.object({ value: choice('比较方式', COMPARISONS) }),
  deductsRigidExpense: z.object({ value: z.boolean().meta({ title: '扣除刚性支出后再比较' }) }),
  scopeExtensions: z.object({ cause: choice('申请事项', CAUSES), group: choice('只限人群', GROUPS).optional() }),
  localExemptions: z.object({ group: choice('人群', GROUPS) }),
  assetVetoes: z.object({ kind: choice('财产', ASSET_KINDS), above: money('超过（不填为有即限制）').nullable() }),
  elsewhere: z.object({ value: choice('不属本中心管辖的', ELSEWHERE) }),
  supplementDays: z.object({ value: count('补正期限（日）').min(1) }),
  objectionDays: z.object({ value: count('提出异议的期限（日）').min(1) }),
  loadLimit: z.object({ value: count('在办案件上限（件）').min(1) }),
  groupCounting: z.object({ value: choice('群体性案件计件', GROUP_COUNTING) }),
  registeredPopulation: z.object({ value: population('户籍人口') }),
  residentPopulation: z.object({ value: population('常住人口') }),
  targets: z.object({
    mattersPerTenThousandRegistered: z.number().positive().meta({ title: '每万户籍人口办案（件）' }),
    criminalPercentOfAll: share('刑事占全部案件（%）'),
    litigationPercentOfClosed: share('诉讼占结案（%）'),
    firmLawyerPercentOfAll: share('律师事务所律师承办（%）'),
    observedPercentOfHeard: share('旁听占开庭（%）'),
  }),
} as const
export type RuleName = keyof typeof RULE_FORMS

/** The county's rule pack: everything that the statute leaves to the county, with dates and sources. */
export const packSchema = z.object({
  code: regionCode,
  version: text('版本'),
  county: text('县'),
  city: text('市'),
  province: text('省'),
  centreName: text('法律援助机构名称'),
  bureauName: text('司法行政部门名称'),
  contacts,
  townships: z.array(
    z.object({
      code: z.string().regex(/^\d{9}$/, '乡镇代码应为 9 位'),
      name: text('名称'),
      kind: choice('类别', UNIT_KINDS),
    }),
  ),
  /** Counties that a matter is most often passed on to. */
  neighbours: z.array(z.object({ code: regionCode, name: text('名称') })),

  registeredPopulation: dated(RULE_FORMS.registeredPopulation.shape.value),
  residentPopulation: dated(RULE_FORMS.residentPopulation.shape.value),

  meansBase: dated(RULE_FORMS.meansBase),
  meansMultiple: dated(RULE_FORMS.meansMultiple),
  meansComparison: dated(RULE_FORMS.meansComparison.shape.value),
  /** For everybody, or for one group of people only. */
  scopeExtensions: datedList(RULE_FORMS.scopeExtensions),
  localExemptions: datedList(RULE_FORMS.localExemptions),
  /** With these nobody counts as in hardship; money above an amount, the rest by being there. */
  assetVetoes: datedList(RULE_FORMS.assetVetoes).default([]),
  /** Whether rigid expense is taken off the income before it is compared (支出型困难). */
  deductsRigidExpense: dated(RULE_FORMS.deductsRigidExpense.shape.value).default([]),
  /** What is done with a matter of another centre. */
  elsewhere: dated(RULE_FORMS.elsewhere.shape.value).default([]),

  tariff: dated(tariff),
  targets: dated(RULE_FORMS.targets),

  /** The county's promise per duty, never longer than the statute; null is no promise. */
  promisedLimits: dated(
    z.partialRecord(z.enum(periodNames), count('承诺时限').nullable()).superRefine((limits, context) => {
      for (const name of periodNames)
        if ((limits[name] ?? 0) > DEADLINES[name].days)
          context.addIssue({ code: 'custom', path: [name], message: '承诺时限不得长于法定时限' })
    }),
  ),
  /** Periods whose article is still to be confirmed: the centre corrects their number here, not in code. */
  correctedPeriods: dated(z.partialRecord(z.enum(CORRECTABLE), count('期限').min(1))),
  supplementDays: dated(RULE_FORMS.supplementDays.shape.value),
  objectionDays: dated(RULE_FORMS.objectionDays.shape.value),

  retentionYears: dated(count('保管期限').min(1).nullable()),
  groupCounting: dated(RULE_FORMS.groupCounting.shape.value),
  numbering: dated(z.record(z.enum(NUMBERED), numberPattern)),
  loadLimit: dated(RULE_FORMS.loadLimit.shape.value),
})

export type Pack = z.output<typeof packSchema>
export type PackInput = z.input<typeof packSchema>
