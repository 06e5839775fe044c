import type { OrganisationKind } from '#kernel/actor.ts'
import type { Instant, PlainDate } from '#kernel/plain-date.ts'
import { dueInstant, isOverdueAt, latestBefore } from './deadlines.ts'
import { NOTICE_REASONS, type NoticeReason, STAGES, type Stage } from './terms.ts'

/** What an organ may ask of the centre: counsel to defend, counsel to represent, a duty lawyer, or an application handed on. */
export const NOTICE_KINDS = {
  defence: '通知辩护',
  agency: '通知代理',
  help: '通知法律帮助',
  forwarding: '转交申请',
} as const
export type NoticeKind = keyof typeof NOTICE_KINDS

/** The organs that may send one (法律援助法 第二十五条、第二十八条、第三十六条、第三十九条). */
export const NOTICE_AGENCIES = ['court', 'procuratorate', 'police', 'detentionCentre'] as const
export type NoticeAgency = (typeof NOTICE_AGENCIES)[number]
export const isNoticeAgency = (kind: OrganisationKind): kind is NoticeAgency =>
  (NOTICE_AGENCIES as readonly string[]).includes(kind)

/** How a court hears the case; only the ordinary procedure binds it to fifteen days (刑诉解释 第四十九条). */
export const TRIAL_PROCEDURES = { ordinary: '普通程序', summary: '简易程序', fastTrack: '速裁程序' } as const
export type TrialProcedure = keyof typeof TRIAL_PROCEDURES

export const COMPULSORY_MEASURES = {
  none: '未采取强制措施',
  bail: '取保候审',
  residence: '监视居住',
  detention: '拘留',
  arrest: '逮捕',
  protective: '临时的保护性约束措施',
} as const
export type CompulsoryMeasure = keyof typeof COMPULSORY_MEASURES

/** The road a notice came by. */
export const NOTICE_ROADS = { api: '系统对接', web: '网页填报', scan: '扫描件', paper: '书面' } as const

const STAGES_OF: Record<NoticeAgency, readonly Stage[]> = {
  police: ['investigation'],
  procuratorate: ['investigation', 'prosecution'],
  court: ['trial', 'secondInstance', 'retrial', 'deathReview', 'compulsoryMedical'],
  detentionCentre: ['investigation', 'prosecution', 'trial', 'secondInstance'],
}
/** The stages in which a court hears the case itself. */
export const TRIAL_STAGES: readonly Stage[] = ['trial', 'secondInstance', 'retrial']
/** The stages in which a reason can arise; a reason that is not here may arise in any. */
const STAGES_FOR: Partial<Record<NoticeReason, readonly Stage[]>> = {
  deathReview: ['deathReview'],
  inAbsentia: TRIAL_STAGES,
  otherDefendant: TRIAL_STAGES,
  prosecutionCoverage: ['prosecution'],
  compulsoryMedical: ['compulsoryMedical'],
}

export type NoticeSaid = {
  kind: NoticeKind
  stage: Stage
  reason: NoticeReason | null
}
export type NoticeFault = { field: 'kind' | 'stage' | 'reason'; message: string; basis: string }

/** What is wrong with a notice before anybody is asked to act on it; every fault, each with its ground. */
export function judgeNotice({ kind, stage, reason }: NoticeSaid, agency: NoticeAgency): NoticeFault[] {
  const mustSay = kind === 'defence' || kind === 'agency'
  const faults: (NoticeFault | false)[] = [
    !STAGES_OF[agency].includes(stage) && {
      field: 'stage',
      message: `这一机关不办理“${STAGES[stage]}”阶段的案件，请核对所处阶段`,
      basis: '刑事诉讼法 第三条',
    },
    mustSay &&
      agency === 'detentionCentre' && {
        field: 'kind',
        message: '看守所转交申请、通知值班律师；通知辩护、代理由办案机关发出',
        basis: '法律援助法 第三十六条、第三十九条',
      },
    mustSay &&
      !reason && {
        field: 'reason',
        message: '请写明提供法律援助的理由',
        basis: '最高人民法院关于适用刑事诉讼法的解释 第四十九条',
      },
    kind === 'agency' &&
      reason !== null &&
      reason !== 'compulsoryMedical' &&
      reason !== 'otherMandatory' && {
        field: 'reason',
        message: `“${NOTICE_REASONS[reason]}”应当通知辩护，不是通知代理`,
        basis: '法律援助法 第二十五条、第二十八条',
      },
    kind === 'defence' &&
      reason === 'compulsoryMedical' && {
        field: 'reason',
        message: '强制医疗案件应当通知代理，不是通知辩护',
        basis: '法律援助法 第二十八条',
      },
    reason !== null &&
      !(STAGES_FOR[reason] ?? [stage]).includes(stage) && {
        field: 'reason',
        message: `“${NOTICE_REASONS[reason]}”不在“${STAGES[stage]}”阶段发生，请核对理由和阶段`,
        basis: '法律援助法 第二十五条、第二十八条',
      },
  ]
  return faults.filter((fault) => fault !== false)
}

/** The wording of older statutes and of the forms still in the drawers, for the reason it is today. */
const OLDER_WORDS: Record<string, NoticeReason> = {
  未成年犯罪嫌疑人: 'minor',
  未成年被告人: 'minor',
  '未成年犯罪嫌疑人、被告人': 'minor',
  盲聋哑人: 'sensoryDisability',
  '盲、聋、哑人': 'sensoryDisability',
  尚未完全丧失辨认或者控制自己行为能力的精神病人: 'limitedCapacity',
  限制刑事责任能力人: 'limitedCapacity',
  可能被判处死刑的人: 'lifeOrDeath',
  '可能被判处无期徒刑、死刑的犯罪嫌疑人、被告人': 'lifeOrDeath',
  死刑复核: 'deathReview',
  缺席审判: 'inAbsentia',
  强制医疗: 'compulsoryMedical',
  审判阶段律师辩护全覆盖: 'otherDefendant',
  审查起诉阶段全覆盖: 'prosecutionCoverage',
}
const bare = (text: string) => text.replace(/[\s“”"（）()。；;]/g, '').replace(/的$/, '')
const WORDS = new Map<string, NoticeReason>([
  ...(Object.entries(NOTICE_REASONS) as [NoticeReason, string][]).flatMap(([code, word]): [string, NoticeReason][] => [
    [code, code],
    [bare(word), code],
  ]),
  ...Object.entries(OLDER_WORDS).map(([word, code]): [string, NoticeReason] => [bare(word), code]),
])
/** The reason that a code, today's wording or an older one stands for; undefined where it is none. */
export const readReason = (text: string): NoticeReason | undefined => WORDS.get(bare(text))

/** An application of somebody held is handed on within twenty-four hours (第三十九条), by the minute. */
export const isForwardedLate = (appliedAt: Instant, receivedAt: Instant): boolean =>
  isOverdueAt(dueInstant('forwarding', appliedAt), receivedAt)

/** A court in the ordinary procedure sends its notice fifteen days before the hearing; the day by which it should have come, null where none binds. */
export function courtNoticeDue(hearingOn: PlainDate | null, procedure: TrialProcedure | null): PlainDate | null {
  if (!hearingOn || (procedure ?? 'ordinary') !== 'ordinary') return null
  return latestBefore('courtNotice', hearingOn).on
}
