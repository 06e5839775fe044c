import type { ReactNode } from 'react'
import { grouped, inYuan } from '#kernel/money.ts'
import { DEADLINES, type DeadlineName } from '#law/deadlines.ts'
import { CATALOGUES, type Catalogue, CLOSING_MATERIALS } from '#law/dossier.ts'
import { ASSET_KINDS, CAUSES, GROUPS } from '#law/terms.ts'
import type { Entry } from '#policy/dated.ts'
import type { Pack } from '#policy/pack.ts'
import { COMPARISONS, ELSEWHERE, GROUP_COUNTING, type RuleName, UNIT_WORDS } from '#policy/rule-forms.ts'
import { wordsFor } from '#web/ui/labels.ts'
import type { Rule } from './rule-table.tsx'
import { NumberingView, ScoreTableView, TariffView, WordsView } from './rule-values.tsx'

type ValueOf<N extends RuleName> = Pack[N][number]['value']
const count = (unit: string) => (value: number) => `${grouped(value)} ${unit}`
const groupName = ({ group }: ValueOf<'localExemptions'>) => GROUPS[group]
const words = (value: string[]) => <WordsView words={value} />

function periods(limits: Partial<Record<DeadlineName, number | null | undefined>>): ReactNode {
  const stated = (Object.keys(DEADLINES) as DeadlineName[]).filter((name) => limits[name])
  if (stated.length === 0) return '没有承诺，按法定时限'
  return (
    <ul>
      {stated.map((name) => {
        const { from, what, unit } = DEADLINES[name]
        return (
          <li key={name}>
            {from}后{what}：{limits[name]}
            {UNIT_WORDS[unit]}
          </li>
        )
      })}
    </ul>
  )
}

function sharing(value: ValueOf<'assignment'>): ReactNode {
  return (
    <ul>
      <li>
        折算：可能判处无期徒刑、死刑的 {value.graveWeight} 件，其他刑事 {value.criminalWeight} 件，诉讼和仲裁{' '}
        {value.litigationWeight} 件，非诉讼 {value.otherWeight} 件
      </li>
      <li>
        提前：办理过前一阶段 {value.earlierPoints} 件，服务该乡镇 {value.townshipPoints} 件，会受援人语言{' '}
        {value.languagePoints} 件{value.wishPoints ? `，受援人点名 ${value.wishPoints} 件` : ''}
      </li>
      <li>与首位相差 {value.freeWithin} 件以内可以自由选择，超过的写明理由</li>
      {value.answerDays && <li>指派后 {value.answerDays} 个工作日内答复，逾期可以收回另派</li>}
    </ul>
  )
}

function dossierLists(value: ValueOf<'dossierLists'>): ReactNode {
  return (
    <ul>
      {(Object.keys(CATALOGUES) as Catalogue[]).map((name) => (
        <li key={name}>
          {CATALOGUES[name]}：{wordsFor(CLOSING_MATERIALS, value[name]) || '没有另外要求'}
        </li>
      ))}
      <li>{value.needsScans ? '材料应当全部有扫描件' : '纸质材料可以没有扫描件'}</li>
      <li>{value.needsService ? '决定书登记送达后才能归档' : '归档时不查送达登记'}</li>
    </ul>
  )
}

function targets(value: ValueOf<'targets'>): ReactNode {
  return (
    <ul>
      <li>每万户籍人口办案 {value.mattersPerTenThousandRegistered} 件</li>
      <li>刑事案件占全部案件 {value.criminalPercentOfAll}%</li>
      <li>诉讼案件占结案 {value.litigationPercentOfClosed}%</li>
      <li>律师事务所律师承办占全部案件 {value.firmLawyerPercentOfAll}%</li>
      <li>旁听占开庭案件 {value.observedPercentOfHeard}%</li>
    </ul>
  )
}

/** The pack in the order in which the work meets it. */
export function rulesOf(pack: Pack): { title: string; rules: Rule[] }[] {
  function rule<N extends RuleName>(key: N, name: string, show: (value: ValueOf<N>) => ReactNode): Rule {
    const entries = pack[key] as readonly Entry<ValueOf<N>>[]
    return {
      key,
      name,
      latest: entries.at(-1)?.value,
      entries: entries.map(({ value, ...entry }) => ({ ...entry, shown: show(value) })),
    }
  }
  return [
    {
      title: '援助条件',
      rules: [
        rule(
          'meansBase',
          '经济困难基数',
          ({ name, urban, rural }) => `${name}：城镇每月 ${inYuan(urban)} 元，农村每月 ${inYuan(rural)} 元`,
        ),
        rule('meansMultiple', '经济困难倍数', ({ urban, rural }) => `城镇 ${urban} 倍，农村 ${rural} 倍`),
        rule('meansComparison', '经济困难比较方式', (way) => COMPARISONS[way]),
        rule('scopeExtensions', '地方扩大的援助事项', ({ cause, group }) =>
          group ? `${CAUSES[cause]}（限${GROUPS[group]}）` : CAUSES[cause],
        ),
        rule('localExemptions', '地方免予核查的人群', groupName),
        rule('preferentialGroups', '作为优抚对象的人群', groupName),
        rule('assetVetoes', '财产限制', ({ kind, above }) =>
          above === null ? ASSET_KINDS[kind] : `${ASSET_KINDS[kind]}，超过 ${inYuan(above)} 元`,
        ),
        rule('deductsRigidExpense', '支出型困难', (isDeducted) =>
          isDeducted ? '收入扣除刚性支出后再比较' : '不扣除刚性支出',
        ),
        rule('elsewhere', '不属本中心管辖的', (way) => ELSEWHERE[way]),
      ],
    },
    {
      title: '期限',
      rules: [
        rule('supplementDays', '补正期限', count('日')),
        rule('serviceDays', '文书送达的期限', count('个工作日')),
        rule('objectionDays', '提出异议的期限', count('日')),
        rule('promisedLimits', '本县承诺时限', periods),
        rule('correctedPeriods', '条文待核对的期限', periods),
        rule('retentionYears', '保管期限', (years) => (years === null ? '未设定，不得销毁' : `${years} 年`)),
        rule('dossierLists', '卷内必备材料', dossierLists),
      ],
    },
    {
      title: '指派、补贴和质量',
      rules: [
        rule('loadLimit', '在办案件上限', count('件')),
        rule('assignment', '指派折算', sharing),
        rule(
          'duty',
          '值班排班',
          ({ restHours, maxAWeek }) => `两班之间至少休息 ${restHours} 小时，每人每周最多 ${maxAWeek} 班`,
        ),
        rule('tariff', '办案补贴标准', (value) => <TariffView tariff={value} />),
        rule('scoreTable', '质量评分表', (value) => <ScoreTableView table={value} />),
        rule('groupCounting', '群体性案件计件', (way) => GROUP_COUNTING[way]),
      ],
    },
    {
      title: '目标和人口',
      rules: [
        rule('targets', '目标任务', targets),
        rule('registeredPopulation', '户籍人口', count('人')),
        rule('residentPopulation', '常住人口', count('人')),
      ],
    },
    {
      title: '名录和文号',
      rules: [
        rule('commonCauses', '常用申请事项', (value) => wordsFor(CAUSES, value)),
        rule('countedGroups', '登记和统计的人群', (value) => wordsFor(GROUPS, value)),
        rule('civilCauses', '民事案由', words),
        rule('charges', '罪名', words),
        rule('ethnicGroups', '民族', words),
        rule('numbering', '编号规则', (value) => <NumberingView numbering={value} />),
      ],
    },
  ]
}
