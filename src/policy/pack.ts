import { z } from 'zod'
import { choice, text } from '#kernel/fields.ts'
import { dated, datedList } from './dated.ts'
import { numbering } from './numbering.ts'
import { RULE_FORMS } from './rule-forms.ts'
import { scoreTable } from './score-table.ts'
import { tariff } from './tariff.ts'

const UNIT_KINDS = { town: '镇', township: '乡', zone: '开发区', farm: '农场' } as const
const regionCode = z.string().regex(/^\d{6}$/, '区划代码应为 6 位')

/** What a county sets so that it may be reached; null where the centre has not told us yet. */
export const contacts = z.object({
  phone: text('咨询电话').nullable(),
  address: text('办公地址').nullable(),
  complaintPhone: text('投诉电话').nullable(),
  complaintFax: text('投诉传真').nullable(),
  complaintEmail: text('投诉邮箱').nullable(),
  /** Where the public reaches this system; printed as a code to scan on every document. */
  website: z
    .url({ protocol: /^https?$/, error: '对外网址应以 https:// 开头' })
    .meta({ title: '对外网址' })
    .nullable()
    .default(null),
})

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
  /** Which groups count as 优抚对象 (第四十二条第二项): the statute does not say, and the order of 2024 is wider than practice was. */
  preferentialGroups: datedList(RULE_FORMS.preferentialGroups).default([]),
  /** With these nobody counts as in hardship; money above an amount, the rest by being there. */
  assetVetoes: datedList(RULE_FORMS.assetVetoes).default([]),
  /** Whether rigid expense is taken off the income before it is compared (支出型困难). */
  deductsRigidExpense: dated(RULE_FORMS.deductsRigidExpense.shape.value).default([]),
  /** What is done with a matter of another centre. */
  elsewhere: dated(RULE_FORMS.elsewhere.shape.value).default([]),

  supplementDays: dated(RULE_FORMS.supplementDays.shape.value),
  serviceDays: dated(RULE_FORMS.serviceDays.shape.value).default([]),
  objectionDays: dated(RULE_FORMS.objectionDays.shape.value),
  promisedLimits: dated(RULE_FORMS.promisedLimits),
  correctedPeriods: dated(RULE_FORMS.correctedPeriods),
  retentionYears: dated(RULE_FORMS.retentionYears.shape.value),

  dossierLists: dated(RULE_FORMS.dossierLists).default([]),
  loadLimit: dated(RULE_FORMS.loadLimit.shape.value),
  assignment: dated(RULE_FORMS.assignment).default([]),
  duty: dated(RULE_FORMS.duty).default([]),
  tariff: dated(tariff),
  scoreTable: dated(scoreTable).default([]),
  groupCounting: dated(RULE_FORMS.groupCounting.shape.value),
  targets: dated(RULE_FORMS.targets),

  /** The lists that people pick from, as they stood on each day; what an old file says stays as it was written. */
  commonCauses: dated(RULE_FORMS.commonCauses.shape.value).default([]),
  countedGroups: dated(RULE_FORMS.countedGroups.shape.value).default([]),
  civilCauses: dated(RULE_FORMS.civilCauses.shape.value).default([]),
  charges: dated(RULE_FORMS.charges.shape.value).default([]),
  ethnicGroups: dated(RULE_FORMS.ethnicGroups.shape.value).default([]),
  numbering: dated(numbering),
})

export type Pack = z.output<typeof packSchema>
export type PackInput = z.input<typeof packSchema>
