import { ORGANISATION_KINDS, ROLES } from '#kernel/actor.ts'
import { CATALOGUES, CLOSING_MATERIALS } from '#law/dossier.ts'
import { MATERIALS } from '#law/materials.ts'
import { COMPULSORY_MEASURES, NOTICE_KINDS, NOTICE_ROADS, TRIAL_PROCEDURES } from '#law/notices.ts'
import { LAW_2021 } from '#law/statutes.ts'
import {
  AID_FORMS,
  APPLICATION_SOURCES,
  ASSESSMENT_RESULTS,
  ASSET_KINDS,
  CAUSES,
  type Cause,
  CHANGE_GROUNDS,
  CHECK_EXEMPTIONS,
  type CheckExemption,
  CLOSING_MANNERS,
  CLOSING_RESULTS,
  CONSULTATION_CHANNELS,
  COUNSEL_KINDS,
  GENDERS,
  GRADES,
  GROUPS,
  type Group,
  MATTER_KINDS,
  MEANS_PROOFS,
  NOTICE_REASONS,
  type NoticeReason,
  OBJECTION_OUTCOMES,
  STAGES,
  TERMINATION_GROUNDS,
  URGENT_GROUNDS,
} from '#law/terms.ts'
import { SATISFACTION } from '#modules/consultation/form.ts'
import { ENTRY_KINDS } from '#modules/handling/form.ts'
import { HELP_KINDS } from '#modules/help/form.ts'
import { MATTER_STATES } from '#modules/matter/lifecycle.ts'
import { SEAL_KINDS } from '#modules/seal/contract.ts'
import { SERVICE_MANNERS } from '#modules/service/form.ts'
import type { PolicyOnDay } from '#policy/in-effect.ts'
import { NUMBERED } from '#policy/numbering.ts'

/** Who says what stands in a list. */
export const FIXED_BY = { statute: '法律、规章规定', county: '本县规定', program: '系统固定' } as const
export type FixedBy = keyof typeof FIXED_BY

/** `note` says what the county has made of it. */
export type Code = { code: string; word: string; basis: string; note: string }
export type CodeList = { key: string; title: string; fixedBy: FixedBy; basis: string; codes: Code[] }

type Words = Readonly<Record<string, string>>
const PROCEDURE = '办理法律援助案件程序规定'

function list(
  key: string,
  title: string,
  fixedBy: FixedBy,
  labels: Words,
  basis = '',
  basisOf: (code: string) => string = () => '',
  noteOf: (code: string) => string = () => '',
): CodeList {
  const codes = Object.entries(labels).map(([code, word]) => ({
    ...{ code, word, basis: basisOf(code) || basis, note: noteOf(code) },
  }))
  return { key, title, fixedBy, basis, codes }
}

/** Where a cause comes from: the statute's own item, or what the county has added; neither brings it into scope alone. */
function basisOfCause(cause: Cause, policy: PolicyOnDay | null): string {
  const { listed, withoutMeansCondition, criminal, retrial, notices } = LAW_2021
  if (cause === 'criminalRetrial') return retrial ?? ''
  if (cause === 'compulsoryMedical') return notices.compulsoryMedical ?? ''
  const found = listed[cause] ?? withoutMeansCondition[cause] ?? criminal[cause]?.basis
  if (found) return found
  const local = policy?.scopeExtensions.find((extension) => extension.cause === cause)
  return local ? `地方扩大：${local.basis}` : '不在法定范围，须有地方规定'
}

/** Words that the county keeps as a list of lines: they have no code but themselves. */
const ownWords = (key: string, title: string, words: readonly string[] | undefined): CodeList => ({
  ...{ key, title, fixedBy: 'county', basis: '本县规则' },
  codes: (words ?? []).map((word, at) => ({ code: String(at + 1), word, basis: '本县规则', note: '' })),
})

/** Every list of codes the program picks from, as it stands today: read from where the program itself reads it. */
export function codeLists(policy: PolicyOnDay | null): CodeList[] {
  const { countedGroups, commonCauses } = policy ?? {}
  return [
    list(
      ...(['cause', '申请事项', 'statute', CAUSES, '法律援助法；常用的由本县规则排在前面'] as const),
      (code) => basisOfCause(code as Cause, policy),
      (code) => (commonCauses?.includes(code as Cause) ? '常用' : ''),
    ),
    list(
      'noticeReason',
      '通知辩护、代理的情形',
      'statute',
      NOTICE_REASONS,
      '法律援助法',
      (code) => LAW_2021.notices[code as NoticeReason] ?? '',
    ),
    list('exemption', '免予核查的情形', 'statute', CHECK_EXEMPTIONS, '法律援助法 第四十二条', (code) =>
      code === 'localRule' ? '本县规则' : (LAW_2021.noCheck[code as CheckExemption]?.basis ?? ''),
    ),
    list('meansProof', '经济困难的证明方式', 'statute', MEANS_PROOFS, '法律援助法 第四十一条'),
    list('aidForm', '援助形式', 'statute', AID_FORMS, '法律援助法 第二十二条'),
    list('counselKind', '法律援助人员', 'statute', COUNSEL_KINDS, '法律援助法 第十二条'),
    list('urgent', '先行提供援助的情形', 'statute', URGENT_GROUNDS, '法律援助法 第四十四条'),
    list('termination', '终止援助的情形', 'statute', TERMINATION_GROUNDS, '法律援助法 第四十八条第一款'),
    list('objection', '异议处理', 'statute', OBJECTION_OUTCOMES, '法律援助法 第四十九条'),
    list('material', '申请材料', 'statute', MATERIALS, `${PROCEDURE} 第十一条`),
    list('change', '更换承办人的情形', 'statute', CHANGE_GROUNDS, `${PROCEDURE} 第三十七条、第三十八条`),
    list('closingMaterial', '结案材料', 'statute', CLOSING_MATERIALS, '法律援助法 第五十条'),
    list('catalogue', '卷宗目录', 'statute', CATALOGUES, 'SF/T 0032-2023 附录 A（刑事）'),
    list(
      'noticeKind',
      '办案机关通知',
      'statute',
      NOTICE_KINDS,
      '法律援助法 第二十五条、第二十八条、第三十六条、第三十九条',
    ),
    list('procedure', '审理程序', 'statute', TRIAL_PROCEDURES, '刑事诉讼法'),
    list('measure', '强制措施', 'statute', COMPULSORY_MEASURES, '刑事诉讼法'),
    list(
      ...(['group', '人群', 'county', GROUPS, '本县规则：登记和统计的人群'] as const),
      () => '',
      (code) => (countedGroups && !countedGroups.includes(code as Group) ? '本县不登记、不统计' : ''),
    ),
    list('asset', '财产限制', 'county', ASSET_KINDS, '本县规则：财产限制'),
    ownWords('civilCauses', '民事案由', policy?.civilCauses),
    ownWords('charges', '罪名', policy?.charges),
    ownWords('ethnicGroups', '民族', policy?.ethnicGroups),
    list('numbering', '文号种类', 'county', NUMBERED, '本县规则：文号'),
    list('matterKind', '案件类别', 'program', MATTER_KINDS),
    list('stage', '所处阶段', 'program', STAGES),
    list('state', '案件状态', 'program', MATTER_STATES),
    list('source', '申请来源', 'program', APPLICATION_SOURCES),
    list('channel', '咨询方式', 'program', CONSULTATION_CHANNELS),
    list('satisfaction', '咨询满意度', 'program', SATISFACTION),
    list('road', '通知到达方式', 'program', NOTICE_ROADS),
    list('entry', '承办记录', 'program', ENTRY_KINDS),
    list('help', '法律帮助内容', 'program', HELP_KINDS),
    list('service', '送达方式', 'program', SERVICE_MANNERS),
    list('manner', '结案方式', 'program', CLOSING_MANNERS),
    list('result', '办理结果', 'program', CLOSING_RESULTS),
    list('grade', '质量等次', 'program', GRADES),
    list('assessment', '年度考核结果', 'program', ASSESSMENT_RESULTS),
    list('seal', '印章种类', 'program', SEAL_KINDS),
    list('organisation', '机构类别', 'program', ORGANISATION_KINDS),
    list('role', '职责', 'program', ROLES),
    list('gender', '性别', 'program', GENDERS),
  ]
}
