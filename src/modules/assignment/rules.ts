import { addMonths, inChinese, type PlainDate } from '#kernel/plain-date.ts'
import type { Reason } from '#kernel/refusal.ts'
import { COUNSEL_KINDS, type CounselKind, type Gender, type Group, MATTER_KINDS, type MatterKind } from '#law/terms.ts'
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
  gender: Gender | null
  /** Matters in hand, and matters assigned in the last twelve months. */
  openMatters: number
  lastYear: number
  /** Names of those on the other side of this matter for whom this person or this firm acts. */
  actsAgainst: string[]
  /** Names of co-defendants whom this person defends; a sheet kept before they were looked for has none. */
  defendsBeside?: string[]
  /** Names of co-suspects whom this person helped on duty. */
  helpedBeside?: string[]
  /** Declared relatives who are on the other side or accused beside, and who handle the case for the organ. */
  relatedTo?: string[]
  relatedHandlers?: string[]
}
export type Assignable = Pick<Matter, 'kind' | 'form' | 'graveSentence' | 'noticeReason' | 'stage'> & {
  groups: readonly Group[]
  /** Whom a victim asks for. */
  askedGender?: Gender | null
}
export type Verdict = { counsel: Counsel; unfitBecause: Reason[] }

const GRAVE_YEARS = 3
const CRIMINAL_FORMS = ['criminalDefence', 'criminalAgency']
export const isGrave = ({ graveSentence, noticeReason, stage }: Assignable) =>
  graveSentence || noticeReason === 'lifeOrDeath' || noticeReason === 'deathReview' || stage === 'deathReview'
export const isCriminal = ({ form, kind }: Assignable) => CRIMINAL_FORMS.includes(form) || kind === 'criminal'
const isMinors = ({ groups, noticeReason }: Assignable) => groups.includes('minor') || noticeReason === 'minor'

/** Every reason, with its ground, why this person cannot take this matter today; none means fit. */
export function judgeFitness(
  matter: Assignable,
  counsel: Counsel,
  loadLimit: number | undefined,
  today: PlainDate,
): Verdict {
  const mustDefend = isCriminal(matter)
  const threeYearsAgo = addMonths(today, -12 * GRAVE_YEARS)
  const reasons: (Reason | false)[] = [
    !counsel.active && { text: '已不在册', basis: '法律援助人员名册' },
    mustDefend &&
      counsel.kind !== 'lawyer' && {
        text: `${COUNSEL_KINDS[counsel.kind]}不能办理刑事案件，应当指派律师`,
        basis: '刑事诉讼法 第三十三条、法律援助法 第二十五条',
      },
    mustDefend &&
      isGrave(matter) &&
      (counsel.criminalSince === null || counsel.criminalSince > threeYearsAgo) && {
        text: `可能判处无期徒刑、死刑的案件，应当指派从事刑事辩护三年以上的律师${counsel.criminalSince ? `（${inChinese(counsel.criminalSince)}起从事刑事辩护）` : '（未登记刑事辩护经历）'}`,
        basis: '法律援助法 第二十六条；办理法律援助案件程序规定 第二十六条',
      },
    mustDefend &&
      isMinors(matter) &&
      !counsel.knowsMinors && {
        text: '未成年人刑事案件，应当指派熟悉未成年人身心特点的律师',
        basis: '办理法律援助案件程序规定 第二十六条；未成年人保护法 第一百零四条',
      },
    (matter.askedGender ?? null) !== null &&
      counsel.gender !== matter.askedGender && {
        text: `受援人要求由${matter.askedGender}性法律援助人员办理`,
        basis: '办理法律援助案件程序规定 第二十五条（尊重受援人意愿，待确认）',
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
    (counsel.defendsBeside ?? []).length > 0 && {
      text: `正在为同案的${counsel.defendsBeside?.join('、')}辩护，一人不能为同案的两人辩护`,
      basis: '最高人民法院关于适用刑事诉讼法的解释 第四十三条第二款',
    },
    (counsel.helpedBeside ?? []).length > 0 && {
      text: `值班时为同案的${counsel.helpedBeside?.join('、')}提供过法律帮助`,
      basis: '律师法 第三十九条（利益冲突）',
    },
    (counsel.relatedTo ?? []).length > 0 && {
      text: `申报的近亲属${counsel.relatedTo?.join('、')}是本案对方当事人或者同案人`,
      basis: '律师法 第三十九条（与近亲属有利益冲突）',
    },
    (counsel.relatedHandlers ?? []).length > 0 && {
      text: `申报的近亲属${counsel.relatedHandlers?.join('、')}是办案机关的承办人`,
      basis: '法官法 第二十四条、检察官法 第二十五条（任职回避，待确认）',
    },
  ]
  return { counsel, unfitBecause: reasons.filter((reason) => reason !== false) }
}

const ADDRESSES: [RegExp, string][] = [
  [/法院/, '贵院'],
  [/检察院/, '贵院'],
  [/公安|看守所/, '贵局'],
  [/仲裁/, '贵委'],
]
/** How one writes to an organ; undefined where its name does not tell. */
export const addressOf = (organ: string): string | undefined => ADDRESSES.find(([kind]) => kind.test(organ))?.[1]
