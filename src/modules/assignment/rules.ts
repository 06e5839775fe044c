import { addMonths, inChinese, type PlainDate } from '#kernel/plain-date.ts'
import type { Reason } from '#kernel/refusal.ts'
import { COUNSEL_KINDS, type CounselKind, type Group, MATTER_KINDS, type MatterKind } from '#law/terms.ts'
import type { Matter } from '#modules/matter/rules.ts'

export type Counsel = {
  id: string
  name: string
  unitId: string
  unit: string
  kind: CounselKind
  matterKinds: MatterKind[]
  licensedOn: PlainDate | null
  criminalSince: PlainDate | null
  knowsMinors: boolean
  leaveFrom: PlainDate | null
  leaveUntil: PlainDate | null
  suspendedUntil: PlainDate | null
  active: boolean
  /** Matters in hand, and matters assigned in the last twelve months. */
  openMatters: number
  lastYear: number
  /** Names of those on the other side of this matter for whom this person or this firm acts. */
  actsAgainst: string[]
}
type Assignable = Pick<Matter, 'kind' | 'form' | 'graveSentence' | 'noticeReason' | 'stage'> & {
  groups: readonly Group[]
}
export type Verdict = { counsel: Counsel; unfitBecause: Reason[] }

const GRAVE_YEARS = 3
const CRIMINAL_FORMS = ['criminalDefence', 'criminalAgency']
const isGrave = ({ graveSentence, noticeReason, stage }: Assignable) =>
  graveSentence || noticeReason === 'lifeOrDeath' || noticeReason === 'deathReview' || stage === 'deathReview'
const isMinors = ({ groups, noticeReason }: Assignable) => groups.includes('minor') || noticeReason === 'minor'

/** Every reason, with its ground, why this person cannot take this matter today; none means fit. */
export function judgeFitness(
  matter: Assignable,
  counsel: Counsel,
  loadLimit: number | undefined,
  today: PlainDate,
): Verdict {
  const isCriminal = CRIMINAL_FORMS.includes(matter.form) || matter.kind === 'criminal'
  const threeYearsAgo = addMonths(today, -12 * GRAVE_YEARS)
  const reasons: (Reason | false)[] = [
    !counsel.active && { text: '已不在册', basis: '法律援助人员名册' },
    isCriminal &&
      counsel.kind !== 'lawyer' && {
        text: `${COUNSEL_KINDS[counsel.kind]}不能办理刑事案件，应当指派律师`,
        basis: '刑事诉讼法 第三十三条、法律援助法 第二十五条',
      },
    isCriminal &&
      isGrave(matter) &&
      (counsel.criminalSince === null || counsel.criminalSince > threeYearsAgo) && {
        text: `可能判处无期徒刑、死刑的案件，应当指派从事刑事辩护三年以上的律师${counsel.criminalSince ? `（${inChinese(counsel.criminalSince)}起从事刑事辩护）` : '（未登记刑事辩护经历）'}`,
        basis: '法律援助法 第二十六条；办理法律援助案件程序规定 第二十六条',
      },
    isCriminal &&
      isMinors(matter) &&
      !counsel.knowsMinors && {
        text: '未成年人刑事案件，应当指派熟悉未成年人身心特点的律师',
        basis: '办理法律援助案件程序规定 第二十六条；未成年人保护法 第一百零四条',
      },
    !counsel.matterKinds.includes(matter.kind) && {
      text: `登记的办案类别不含${MATTER_KINDS[matter.kind]}`,
      basis: '办理法律援助案件程序规定 第二十五条（专业特长）',
    },
    counsel.suspendedUntil !== null &&
      counsel.suspendedUntil >= today && {
        text: `暂停指派至${inChinese(counsel.suspendedUntil)}`,
        basis: '法律援助人员名册',
      },
    counsel.leaveUntil !== null &&
      counsel.leaveUntil >= today &&
      (counsel.leaveFrom ?? today) <= today && {
        text: `请假至${inChinese(counsel.leaveUntil)}`,
        basis: '法律援助人员名册',
      },
    loadLimit !== undefined &&
      counsel.openMatters >= loadLimit && {
        text: `在办案件已有${counsel.openMatters}件，达到上限${loadLimit}件`,
        basis: '本县规则：在办案件上限（待确认）',
      },
    counsel.actsAgainst.length > 0 && {
      text: `本人或者所在单位正在为对方当事人${counsel.actsAgainst.join('、')}代理`,
      basis: '律师法 第三十九条（利益冲突）',
    },
  ]
  return { counsel, unfitBecause: reasons.filter((reason) => reason !== false) }
}

/** Fit before unfit; then who has had the least this year, then who has the least in hand, then by id: never by chance. */
export function rankCounsel(
  matter: Assignable,
  all: readonly Counsel[],
  loadLimit: number | undefined,
  today: PlainDate,
): Verdict[] {
  return all
    .map((counsel) => judgeFitness(matter, counsel, loadLimit, today))
    .sort(
      (a, b) =>
        Number(a.unfitBecause.length > 0) - Number(b.unfitBecause.length > 0) ||
        a.counsel.lastYear - b.counsel.lastYear ||
        a.counsel.openMatters - b.counsel.openMatters ||
        (a.counsel.id < b.counsel.id ? -1 : 1),
    )
}

const ADDRESSES: [RegExp, string][] = [
  [/法院/, '贵院'],
  [/检察院/, '贵院'],
  [/公安|看守所/, '贵局'],
  [/仲裁/, '贵委'],
]
/** How one writes to an organ; undefined where its name does not tell. */
export const addressOf = (organ: string): string | undefined => ADDRESSES.find(([kind]) => kind.test(organ))?.[1]
