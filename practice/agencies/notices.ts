import { addDays, dayInChina, type Instant, instantOf, msOf } from '#kernel/plain-date.ts'
import type { NoticeReason, Stage } from '#law/terms.ts'
import type { InputOf } from '../act.ts'

export type NoticeSent = InputOf<'sendNotice'>
type Kind = 'court' | 'procuratorate' | 'police'
type Case = {
  noticeId: string
  serial: number
  at: Instant
  name: string
  idNumber?: string | null
  reason: NoticeReason
  charge: string
  stage?: Stage
  coDefendants?: string[]
  grave?: boolean
  road?: 'api' | 'web'
}
const HOUR = 3_600_000

/** What each organ's own system says, and in whose words: the court names the hearing, the police still use the older statute's terms. */
const HABITS: Record<
  Kind,
  { stage: Stage; file: (year: string, serial: number) => string; words: Partial<Record<NoticeReason, string>> }
> = {
  court: { stage: 'trial', file: (year, serial) => `（${year}）皖0422刑初${serial}号`, words: {} },
  procuratorate: { stage: 'prosecution', file: (year, serial) => `寿检刑诉〔${year}〕${serial}号`, words: {} },
  police: {
    stage: 'investigation',
    file: (year, serial) => `寿公（刑）立字〔${year}〕${serial}号`,
    words: { sensoryDisability: '盲、聋、哑人', limitedCapacity: '尚未完全丧失辨认或者控制自己行为能力的精神病人' },
  },
}

/** The simulators of the three organs: one case as each of them would send it. */
export function noticeFrom(kind: Kind, of: Case): NoticeSent {
  const { noticeId, serial, at, name, idNumber = null, reason, charge, coDefendants = [], road = 'api' } = of
  const { stage: usual, file, words } = HABITS[kind]
  const day = dayInChina(at)
  const year = day.slice(0, 4)
  const stage = of.stage ?? usual
  const isMedical = reason === 'compulsoryMedical'
  return {
    noticeId,
    road,
    kind: isMedical ? 'agency' : 'defence',
    stage,
    reason: words[reason] ?? reason,
    documentNumber: `样例援通〔${year}〕${serial}号`,
    documentOn: day,
    caseNumber: file(year, serial),
    person: { name, idNumber },
    charge,
    graveSentence: of.grave ?? false,
    coDefendants,
    measure: isMedical ? 'protective' : serial % 2 === 0 ? 'arrest' : 'bail',
    heldIn: serial % 2 === 0 ? '寿县看守所' : null,
    ...(kind === 'court' && {
      procedure: serial % 3 === 0 ? ('summary' as const) : ('ordinary' as const),
      hearingAt: `${addDays(day, 21)}T09:00:00+08:00`,
      hearingPlace: '第三法庭',
    }),
    handler: kind === 'court' ? '审判员样例' : '承办人样例',
    handlerPhone: '0554-0000002',
    toldAt: at,
  }
}

/** The same notice told later: the hearing put off by a week, the measure changed. */
export const changedNotice = (notice: NoticeSent, hours: number): NoticeSent => ({
  ...notice,
  toldAt: instantOf(msOf(notice.toldAt as Instant) + hours * HOUR),
  measure: 'residence',
  ...(notice.hearingAt && { hearingAt: instantOf(Date.parse(notice.hearingAt) + 7 * 24 * HOUR) }),
})
