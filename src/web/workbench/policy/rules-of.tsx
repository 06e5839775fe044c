import type { ReactNode } from 'react'
import { inYuan } from '#kernel/money.ts'
import { DEADLINES, type DeadlineName } from '#law/deadlines.ts'
import { ASSET_KINDS, CAUSES, GROUPS } from '#law/terms.ts'
import type { Entry } from '#policy/dated.ts'
import { ELSEWHERE, GROUP_COUNTING, type Pack, type RuleName } from '#policy/pack.ts'
import type { Rule } from './rule-table.tsx'
import { NumberingView, TariffView } from './rule-values.tsx'

const rule = <T,>(name: string, entries: readonly Entry<T>[], show: (value: T) => ReactNode, key?: RuleName): Rule => ({
  name,
  ...(key && { key }),
  entries: entries.map(({ value, ...entry }) => ({ ...entry, shown: show(value) })),
})
const count = (unit: string) => (value: number) => `${value.toLocaleString('zh-CN')} ${unit}`
const UNITS = { day: '日', workingDay: '个工作日', hour: '小时', month: '个月' }

function periods(limits: Partial<Record<DeadlineName, number | null>>): ReactNode {
  const stated = Object.entries(limits) as [DeadlineName, number | null][]
  return (
    <ul>
      {stated.map(([name, days]) => {
        const { from, what, unit } = DEADLINES[name]
        return (
          <li key={name}>
            {from}后{what}：{days === null ? '没有承诺，按法定时限' : `${days}${UNITS[unit]}`}
          </li>
        )
      })}
    </ul>
  )
}

/** The pack in the order in which the work meets it. */
export const rulesOf = (pack: Pack): { title: string; rules: Rule[] }[] => [
  {
    title: '援助条件',
    rules: [
      rule(
        '经济困难基数',
        pack.meansBase,
        ({ name, urban, rural }) => `${name}：城镇每月 ${inYuan(urban)} 元，农村每月 ${inYuan(rural)} 元`,
        'meansBase',
      ),
      rule(
        '经济困难倍数',
        pack.meansMultiple,
        ({ urban, rural }) => `城镇 ${urban} 倍，农村 ${rural} 倍`,
        'meansMultiple',
      ),
      rule(
        '经济困难比较方式',
        pack.meansComparison,
        (way) => (way === 'below' ? '低于标准的符合' : '不高于标准的符合'),
        'meansComparison',
      ),
      rule(
        '地方扩大的援助事项',
        pack.scopeExtensions,
        ({ cause, group }) => (group ? `${CAUSES[cause]}（限${GROUPS[group]}）` : CAUSES[cause]),
        'scopeExtensions',
      ),
      rule('地方免予核查的人群', pack.localExemptions, ({ group }) => GROUPS[group], 'localExemptions'),
      rule(
        '财产限制',
        pack.assetVetoes,
        ({ kind, above }) => (above === null ? ASSET_KINDS[kind] : `${ASSET_KINDS[kind]}，超过 ${inYuan(above)} 元`),
        'assetVetoes',
      ),
      rule(
        '支出型困难',
        pack.deductsRigidExpense,
        (isDeducted) => (isDeducted ? '收入扣除刚性支出后再比较' : '不扣除刚性支出'),
        'deductsRigidExpense',
      ),
      rule('不属本中心管辖的', pack.elsewhere, (way) => ELSEWHERE[way], 'elsewhere'),
    ],
  },
  {
    title: '期限',
    rules: [
      rule('补正期限', pack.supplementDays, count('日'), 'supplementDays'),
      rule('提出异议的期限', pack.objectionDays, count('日'), 'objectionDays'),
      rule('本县承诺时限', pack.promisedLimits, periods),
      rule('条文待核对的期限', pack.correctedPeriods, periods),
      rule('保管期限', pack.retentionYears, (years) => (years === null ? '未设定' : `${years} 年`)),
    ],
  },
  {
    title: '指派和补贴',
    rules: [
      rule('在办案件上限', pack.loadLimit, count('件'), 'loadLimit'),
      rule('办案补贴标准', pack.tariff, (value) => <TariffView tariff={value} />),
      rule('群体性案件计件', pack.groupCounting, (way) => GROUP_COUNTING[way], 'groupCounting'),
    ],
  },
  {
    title: '目标和人口',
    rules: [
      rule(
        '目标任务',
        pack.targets,
        (targets) => (
          <ul>
            <li>每万户籍人口办案 {targets.mattersPerTenThousandRegistered} 件</li>
            <li>刑事案件占全部案件 {targets.criminalPercentOfAll}%</li>
            <li>诉讼案件占结案 {targets.litigationPercentOfClosed}%</li>
            <li>律师事务所律师承办占全部案件 {targets.firmLawyerPercentOfAll}%</li>
            <li>旁听占开庭案件 {targets.observedPercentOfHeard}%</li>
          </ul>
        ),
        'targets',
      ),
      rule('户籍人口', pack.registeredPopulation, count('人'), 'registeredPopulation'),
      rule('常住人口', pack.residentPopulation, count('人'), 'residentPopulation'),
    ],
  },
  { title: '文号', rules: [rule('编号规则', pack.numbering, (value) => <NumberingView numbering={value} />)] },
]
