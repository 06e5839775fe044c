import { expect, it } from 'vitest'
import { instantOf, plainDate } from '#kernel/plain-date.ts'
import { courtNoticeDue, isForwardedLate, judgeNotice, readReason } from './notices.ts'
import { NOTICE_REASONS, type NoticeReason } from './terms.ts'

const at = (text: string) => instantOf(Date.parse(text))
const fields = (...of: Parameters<typeof judgeNotice>) => judgeNotice(...of).map(({ field }) => field)

it('[N1] reads a reason by its code, in today’s words and in the words of older statutes', () => {
  for (const [code, word] of Object.entries(NOTICE_REASONS)) {
    expect(readReason(code)).toBe(code)
    expect(readReason(word)).toBe(code)
  }
  expect(readReason('盲、聋、哑人')).toBe('sensoryDisability')
  expect(readReason('尚未完全丧失辨认或者控制自己行为能力的精神病人')).toBe('limitedCapacity')
  expect(readReason(' 未成年犯罪嫌疑人、被告人。')).toBe('minor')
  expect(readReason('可能被判处死刑的人')).toBe('lifeOrDeath')
  expect(readReason('经济困难')).toBeUndefined()
})
it('[N2] takes a notice only from an organ that has the case at that stage', () => {
  expect(fields({ kind: 'defence', stage: 'investigation', reason: 'minor' }, 'police')).toEqual([])
  expect(fields({ kind: 'defence', stage: 'trial', reason: 'minor' }, 'police')).toEqual(['stage'])
  expect(fields({ kind: 'defence', stage: 'prosecution', reason: 'prosecutionCoverage' }, 'procuratorate')).toEqual([])
  expect(fields({ kind: 'defence', stage: 'firstInstance', reason: 'minor' }, 'court')).toEqual(['stage'])
  expect(fields({ kind: 'forwarding', stage: 'investigation', reason: null }, 'detentionCentre')).toEqual([])
  expect(fields({ kind: 'help', stage: 'prosecution', reason: null }, 'detentionCentre')).toEqual([])
  expect(fields({ kind: 'defence', stage: 'trial', reason: 'minor' }, 'detentionCentre')).toEqual(['kind'])
})
it('[N3] wants the reason that the law knows for what is asked, at a stage where it can arise', () => {
  const judged = (kind: 'defence' | 'agency', stage: 'trial' | 'compulsoryMedical', reason: NoticeReason | null) =>
    fields({ kind, stage, reason }, 'court')
  expect(judged('defence', 'trial', null)).toEqual(['reason'])
  expect(judged('agency', 'trial', null)).toEqual(['reason'])
  expect(judged('agency', 'compulsoryMedical', 'compulsoryMedical')).toEqual([])
  expect(judged('agency', 'trial', 'otherMandatory')).toEqual([])
  expect(judged('agency', 'trial', 'minor')).toEqual(['reason'])
  expect(judged('defence', 'compulsoryMedical', 'compulsoryMedical')).toEqual(['reason'])
  expect(judged('defence', 'trial', 'deathReview')).toEqual(['reason'])
  expect(judged('defence', 'trial', 'inAbsentia')).toEqual([])
  expect(judged('defence', 'trial', 'otherDefendant')).toEqual([])
  expect(judged('defence', 'trial', 'prosecutionCoverage')).toEqual(['reason'])
  for (const fault of judgeNotice({ kind: 'agency', stage: 'notStarted', reason: 'minor' }, 'detentionCentre'))
    expect(fault.basis.length + fault.message.length).toBeGreaterThan(8)
})
it('[N4] counts the twenty-four hours of forwarding by the minute', () => {
  const applied = at('2026-03-02T09:00:00+08:00')
  expect(isForwardedLate(applied, at('2026-03-03T09:00:00+08:00'))).toBe(false)
  expect(isForwardedLate(applied, at('2026-03-03T09:01:00+08:00'))).toBe(true)
})
it('[N5] knows by when the court should have sent its notice, outside the summary and the fast-track procedure', () => {
  const hearing = plainDate('2026-03-20')
  expect(courtNoticeDue(hearing, 'ordinary')).toBe('2026-03-05')
  expect(courtNoticeDue(hearing, null)).toBe('2026-03-05')
  expect(courtNoticeDue(hearing, 'summary')).toBeNull()
  expect(courtNoticeDue(hearing, 'fastTrack')).toBeNull()
  expect(courtNoticeDue(null, 'ordinary')).toBeNull()
})
