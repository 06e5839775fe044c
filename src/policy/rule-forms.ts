import { z } from 'zod'
import { choice, count, lines, money, several, text, yesno } from '#kernel/fields.ts'
import { DEADLINES, type DeadlineName } from '#law/deadlines.ts'
import { CATALOGUES, type Catalogue, CLOSING_MATERIALS } from '#law/dossier.ts'
import { ASSET_KINDS, CAUSES, GROUPS } from '#law/terms.ts'
import { assignmentPolicy } from './assignment.ts'
import { numbering } from './numbering.ts'
import { scoreTable } from './score-table.ts'
import { tariff } from './tariff.ts'

const population = (title: string) => z.int().positive().max(100_000_000).meta({ title })
const share = (title: string) => z.number().min(0).max(100).meta({ title })
const multiple = (title: string) => z.number().positive().max(10).meta({ title })
const group = z.object({ group: choice('人群', GROUPS) })

export const ELSEWHERE = { inform: '告知申请人', forward: '代为移送' } as const
export const GROUP_COUNTING = { oneCase: '群体性案件按一件计', perPerson: '按受援人数计件' } as const
export const COMPARISONS = { below: '低于标准的符合', notAbove: '不高于标准的符合' } as const
export const UNIT_WORDS = { day: '日', workingDay: '个工作日', hour: '小时', month: '个月' } as const

/** What the centre, the bureau and their counsel owe; nobody may promise away a citizen's time or an organ's. */
const OWN_DUTIES = [
  'review',
  'assignment',
  'assignmentOnNotice',
  'helpAnswered',
  'agreement',
  'counselChange',
  'closingMaterials',
  'closingReview',
  'terminationDispatch',
  'objectionReview',
] as const satisfies DeadlineName[]
const OPEN_PERIODS = (Object.keys(DEADLINES) as DeadlineName[]).filter((name) => DEADLINES[name].state === 'to confirm')
/** One number for each duty; empty where the county says nothing. */
function periods<N extends DeadlineName>(names: readonly N[], least: (name: N) => string) {
  const number = (name: N) => {
    const { from, what, unit } = DEADLINES[name]
    return count(`${from}后${what}（${UNIT_WORDS[unit]}）`, { help: least(name) })
      .min(1)
      .nullish()
  }
  const shape = Object.fromEntries(names.map((name) => [name, number(name)]))
  return z.strictObject(shape as Record<N, ReturnType<typeof number>>)
}

/** A list of words that people pick from: one entry is the whole list as it stands from a day on. */
const words = (title: string) =>
  z.object({
    value: lines(title, { help: '每行一个' }).min(1, `请填写${title}`),
  })

/** What an administrator may set on the screen, as forms: a rule of one value has the one field `value`. */
export const RULE_FORMS = {
  meansBase: z.object({
    name: text('基数名称', { help: '例如：最低生活保障标准、最低工资标准' }),
    urban: money('城镇每月'),
    rural: money('农村每月'),
  }),
  meansMultiple: z.object({ urban: multiple('城镇倍数'), rural: multiple('农村倍数') }),
  meansComparison: z.object({ value: choice('比较方式', COMPARISONS) }),
  deductsRigidExpense: z.object({ value: yesno('扣除刚性支出后再比较') }),
  scopeExtensions: z.object({ cause: choice('申请事项', CAUSES), group: choice('只限人群', GROUPS).optional() }),
  localExemptions: group,
  preferentialGroups: group,
  assetVetoes: z.object({
    kind: choice('财产', ASSET_KINDS),
    above: money('超过（不填为有即限制）').nullable().default(null),
  }),
  elsewhere: z.object({ value: choice('不属本中心管辖的', ELSEWHERE) }),
  supplementDays: z.object({ value: count('补正期限（日）').min(1) }),
  serviceDays: z.object({ value: count('送达期限（工作日）').min(1) }),
  objectionDays: z.object({ value: count('提出异议的期限（日）').min(1) }),
  /** The county's promise per duty, never longer than the statute. */
  promisedLimits: periods(OWN_DUTIES, (name) => `法定 ${DEADLINES[name].days}，不承诺的不填`).superRefine(
    (limits, context) => {
      for (const name of OWN_DUTIES)
        if ((limits[name] ?? 0) > DEADLINES[name].days)
          context.addIssue({ code: 'custom', path: [name], message: '承诺时限不得长于法定时限' })
    },
  ),
  /** Periods whose article is still to be confirmed: the centre corrects their number here, not in code. */
  correctedPeriods: periods(OPEN_PERIODS, (name) => `不填的按 ${DEADLINES[name].days}`),
  retentionYears: z.object({
    value: count('保管期限（年）', { help: '不填为未设定，未设定的不得销毁' }).min(1).nullable().default(null),
  }),
  /** What each kind of dossier must have beside what the statute asks of every one. */
  dossierLists: z.strictObject({
    ...(Object.fromEntries(
      Object.entries(CATALOGUES).map(([name, title]) => [name, several(`${title}必备`, CLOSING_MATERIALS)]),
    ) as Record<Catalogue, ReturnType<typeof several<typeof CLOSING_MATERIALS>>>),
    needsScans: yesno('卷内材料应当全部有扫描件'),
    needsService: yesno('决定书应当登记送达后才能归档'),
  }),
  loadLimit: z.object({ value: count('在办案件上限（件）').min(1) }),
  assignment: assignmentPolicy,
  duty: z.object({
    restHours: count('两班之间至少休息（小时）'),
    maxAWeek: count('每人每周最多（班）').min(1),
  }),
  tariff,
  scoreTable,
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
  /** Offered first wherever a cause is picked; all the others follow. */
  commonCauses: z.object({ value: several('常用申请事项', CAUSES).min(1) }),
  countedGroups: z.object({ value: several('登记和统计的人群', GROUPS).min(1) }),
  civilCauses: words('民事案由'),
  charges: words('罪名'),
  ethnicGroups: words('民族'),
  numbering,
} as const
export type RuleName = keyof typeof RULE_FORMS
