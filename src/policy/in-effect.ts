import type { PlainDate } from '#kernel/plain-date.ts'
import type { EligibilityPolicy } from '#law/eligibility.ts'
import type { MeansPolicy } from '#law/means.ts'
import { ASSET_KINDS, CAUSES, GROUPS } from '#law/terms.ts'
import type { AssignmentPolicy } from './assignment.ts'
import { allInEffect, type Entry, type EntryState, inEffect } from './dated.ts'
import type { Pack } from './pack.ts'
import type { Tariff } from './tariff.ts'

const DATED = {
  registeredPopulation: '户籍人口',
  residentPopulation: '常住人口',
  meansBase: '经济困难标准基数',
  meansMultiple: '经济困难标准倍数',
  meansComparison: '经济困难标准比较方式',
  deductsRigidExpense: '支出型困难',
  elsewhere: '不属本中心管辖的处理',
  assignment: '指派折算',
  duty: '值班排班',
  tariff: '办案补贴标准',
  scoreTable: '质量评分表',
  targets: '目标任务',
  promisedLimits: '承诺时限',
  correctedPeriods: '待确认期限',
  supplementDays: '补正期限',
  serviceDays: '文书送达期限',
  objectionDays: '提出异议期限',
  retentionYears: '保管期限',
  dossierLists: '卷内必备材料',
  groupCounting: '群体性案件计件',
  numbering: '文号',
  loadLimit: '在办案件上限',
  commonCauses: '常用申请事项',
  countedGroups: '登记和统计的人群',
  civilCauses: '民事案由',
  charges: '罪名',
  ethnicGroups: '民族',
} as const
type DatedName = keyof typeof DATED
type ValueOf<N extends DatedName> = Pack[N][number]['value']
type Flat = { [N in Exclude<DatedName, 'tariff' | 'assignment'>]: ValueOf<N> | undefined }

/** The pack as it stands on one day. A value that no entry covers is undefined, and the caller must say so. */
export type PolicyOnDay = Flat &
  EligibilityPolicy & {
    county: string
    /** This county and its neighbours by code, so that a reason names them. */
    countyNames: Readonly<Record<string, string>>
    day: PlainDate
    /** What a decision keeps to say which policy it rests on. */
    version: string
    tariff: { value: Tariff; source: string; isConfirmed: boolean } | undefined
    /** How the work is shared out, and since when it is so. */
    assignment: { value: AssignmentPolicy; from: PlainDate } | undefined
    /** The entries that bear on eligibility, as they stand that day: what a verdict says that it rests on. */
    eligibilityEntries: UsedEntry[]
    /** Names of the values in effect that the centre has not confirmed. */
    unconfirmed: string[]
  }

export type UsedEntry = { name: string; from: PlainDate; source: string; state: EntryState }

export function policyOn(pack: Pack, day: PlainDate): PolicyOnDay {
  const entryOf = <N extends DatedName>(name: N): Entry<ValueOf<N>> | undefined =>
    inEffect(pack[name] as readonly Entry<ValueOf<N>>[], day)
  const currentOf = <N extends DatedName>(name: N): ValueOf<N> | undefined => entryOf(name)?.value
  const extensions = allInEffect(pack.scopeExtensions, day)
  const exemptions = allInEffect(pack.localExemptions, day)
  const preferential = allInEffect(pack.preferentialGroups, day)
  const vetoes = allInEffect(pack.assetVetoes, day)
  const isOpen = (entry: Entry<unknown> | undefined) => entry?.state === 'toConfirm'
  const names = Object.keys(DATED) as DatedName[]
  const tariffEntry = entryOf('tariff')
  return {
    county: pack.code,
    countyNames: Object.fromEntries(
      [{ code: pack.code, name: pack.county }, ...pack.neighbours].map(({ code, name }) => [code, name]),
    ),
    day,
    version: `${pack.code}/${pack.version}`,
    registeredPopulation: currentOf('registeredPopulation'),
    residentPopulation: currentOf('residentPopulation'),
    meansBase: currentOf('meansBase'),
    meansMultiple: currentOf('meansMultiple'),
    meansComparison: currentOf('meansComparison'),
    deductsRigidExpense: currentOf('deductsRigidExpense'),
    elsewhere: currentOf('elsewhere'),
    targets: currentOf('targets'),
    promisedLimits: currentOf('promisedLimits'),
    correctedPeriods: currentOf('correctedPeriods'),
    supplementDays: currentOf('supplementDays'),
    serviceDays: currentOf('serviceDays'),
    objectionDays: currentOf('objectionDays'),
    retentionYears: currentOf('retentionYears'),
    dossierLists: currentOf('dossierLists'),
    groupCounting: currentOf('groupCounting'),
    numbering: currentOf('numbering'),
    loadLimit: currentOf('loadLimit'),
    scoreTable: currentOf('scoreTable'),
    commonCauses: currentOf('commonCauses'),
    countedGroups: currentOf('countedGroups'),
    civilCauses: currentOf('civilCauses'),
    charges: currentOf('charges'),
    ethnicGroups: currentOf('ethnicGroups'),
    assignment: entryOf('assignment'),
    duty: currentOf('duty'),
    tariff: tariffEntry && {
      value: tariffEntry.value,
      source: tariffEntry.source,
      isConfirmed: tariffEntry.state === 'confirmed',
    },
    means: meansPolicy(
      entryOf('meansBase'),
      entryOf('meansMultiple'),
      entryOf('meansComparison'),
      entryOf('deductsRigidExpense'),
      vetoes,
    ),
    scopeExtensions: extensions.map(({ value, source }) => ({ ...value, basis: source })),
    localExemptions: [
      ...preferential.map(({ value, source }) => ({
        group: value.group,
        as: 'preferentialTreatment' as const,
        basis: source,
      })),
      ...exemptions.map(({ value, source }) => ({ group: value.group, basis: source })),
    ],
    eligibilityEntries: [
      ...ELIGIBILITY.flatMap((name) => {
        const entry = entryOf(name)
        return entry ? [used(DATED[name], entry)] : []
      }),
      ...extensions.map((entry) => used(`地方扩大的援助事项：${CAUSES[entry.value.cause]}`, entry)),
      ...preferential.map((entry) => used(`优抚对象：${GROUPS[entry.value.group]}`, entry)),
      ...exemptions.map((entry) => used(`地方免予核查的人群：${GROUPS[entry.value.group]}`, entry)),
      ...vetoes.map((entry) => used(`财产限制：${ASSET_KINDS[entry.value.kind]}`, entry)),
    ],
    unconfirmed: [
      ...names.filter((name) => isOpen(entryOf(name))).map((name) => DATED[name]),
      ...(extensions.some(isOpen) ? ['地方扩大的援助事项'] : []),
      ...(exemptions.some(isOpen) ? ['地方免予核查的人群'] : []),
      ...(preferential.some(isOpen) ? ['优抚对象'] : []),
      ...(vetoes.some(isOpen) ? ['财产限制'] : []),
    ],
  }
}

const ELIGIBILITY = ['meansBase', 'meansMultiple', 'meansComparison', 'deductsRigidExpense', 'elsewhere'] as const
const used = (name: string, { from, source, state }: Entry<unknown>): UsedEntry => ({ name, from, source, state })

function meansPolicy(
  base: Entry<ValueOf<'meansBase'>> | undefined,
  multiple: Entry<ValueOf<'meansMultiple'>> | undefined,
  comparison: Entry<ValueOf<'meansComparison'>> | undefined,
  expense: Entry<boolean> | undefined,
  vetoes: readonly Entry<Pack['assetVetoes'][number]['value']>[],
): MeansPolicy | undefined {
  if (!base || !multiple || !comparison) return undefined
  const { name, urban, rural } = base.value
  return {
    base: { urban, rural },
    baseName: name,
    multiple: multiple.value,
    comparison: comparison.value,
    source: multiple.source,
    assetVetoes: vetoes.map(({ value, source, state }) => ({
      ...value,
      basis: source,
      isConfirmed: state === 'confirmed',
    })),
    deductsRigidExpense: expense?.value ? { basis: expense.source } : null,
    isConfirmed: [base, multiple, comparison].every(({ state }) => state === 'confirmed'),
  }
}
