import { z } from 'zod'
import { choice, count, money, text } from '#kernel/fields.ts'
import { DEADLINES, type DeadlineName } from '#law/deadlines.ts'
import { ASSET_KINDS, CAUSES, GROUPS } from '#law/terms.ts'
import { dated, datedList } from './dated.ts'
import { NUMBERED, numberPattern } from './numbering.ts'
import { tariff } from './tariff.ts'

const UNIT_KINDS = { town: '镇', township: '乡', zone: '开发区', farm: '农场' } as const
const regionCode = z.string().regex(/^\d{6}$/, '区划代码应为 6 位')
const perResidence = <T extends z.ZodType>(value: T) => z.object({ urban: value, rural: value })
const population = z.int().positive().max(100_000_000)
const percent = z.number().min(0).max(100)

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

  registeredPopulation: dated(population.meta({ title: '户籍人口' })),
  residentPopulation: dated(population.meta({ title: '常住人口' })),

  meansBase: dated(perResidence(money('每月基数')).extend({ name: text('基数名称') })),
  meansMultiple: dated(perResidence(z.number().positive().max(10))),
  meansComparison: dated(z.enum(['below', 'notAbove'])),
  /** For everybody, or for one group of people only. */
  scopeExtensions: datedList(z.object({ cause: choice('事由', CAUSES), group: choice('人群', GROUPS).optional() })),
  localExemptions: datedList(z.object({ group: choice('人群', GROUPS) })),
  /** With these nobody counts as in hardship; money above an amount, the rest by being there. */
  assetVetoes: datedList(z.object({ kind: choice('财产', ASSET_KINDS), above: money('超过').nullable() })).default([]),
  /** Whether rigid expense is taken off the income before it is compared (支出型困难). */
  deductsRigidExpense: dated(z.boolean()).default([]),
  /** What is done with a matter of another centre. */
  elsewhere: dated(choice('不属本中心管辖', ELSEWHERE)).default([]),

  tariff: dated(tariff),
  targets: dated(
    z.object({
      mattersPerTenThousandRegistered: z.number().positive(),
      criminalPercentOfAll: percent,
      litigationPercentOfClosed: percent,
      firmLawyerPercentOfAll: percent,
      observedPercentOfHeard: percent,
    }),
  ),

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
  supplementDays: dated(count('补正期限').min(1)),
  objectionDays: dated(count('提出异议的期限').min(1)),

  retentionYears: dated(count('保管期限').min(1).nullable()),
  groupCounting: dated(choice('群体性案件计件', GROUP_COUNTING)),
  numbering: dated(z.record(z.enum(NUMBERED), numberPattern)),
  loadLimit: dated(count('在办案件上限').min(1)),
})

export type Pack = z.output<typeof packSchema>
export type PackInput = z.input<typeof packSchema>
