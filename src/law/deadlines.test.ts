import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type Instant, instantOf, msOf, plainDate } from '#kernel/plain-date.ts'
import { dayKind } from './calendar.ts'
import {
  type DayDeadline,
  DEADLINES,
  daysLeft,
  dueDate,
  dueInstant,
  type HourDeadline,
  isOverdue,
  isOverdueAt,
  latestBefore,
  limitsOf,
  type Period,
  stoppedDays,
} from './deadlines.ts'
import { numeral } from './numeral.ts'

const due = (name: DayDeadline, start: string, stopped = 0) => dueDate(name, plainDate(start), { stoppedDays: stopped })

describe('a due day', () => {
  it.each([
    // Each start tells natural days from working days; from a weekday seven natural days look like five working days,
    // so one application arrives on a Saturday.
    ['[D1] seven working days would be the 16th', 'review', '2026-03-05', '2026-03-12'],
    ['[D1] five working days would be the 10th', 'review', '2026-05-02', '2026-05-09'],
    ['[D2] the first day does not count', 'review', '2026-03-04', '2026-03-11'],
    ['[D3] ends on a Saturday', 'review', '2026-03-07', '2026-03-16'],
    ['[D3] ends on a moved Saturday and stays', 'review', '2026-02-07', '2026-02-14'],
    ['[D3] ends inside 春节 2026', 'review', '2026-02-09', '2026-02-24'],
    ['[D3] a whole 春节 inside the period changes nothing', 'closingMaterials', '2026-02-10', '2026-03-12'],
    ['[D3] ends inside 春节 2024, next working day is a moved Sunday', 'review', '2024-02-09', '2024-02-18'],
    ['[D3] ends inside 国庆 2024', 'review', '2024-09-27', '2024-10-08'],
    ['[D3] ends on the last day of 国庆 2025', 'review', '2025-10-01', '2025-10-09'],
    ['[D3] ends on the day after 国庆 2025', 'review', '2025-10-02', '2025-10-09'],
    ['[D3] ends on an ordinary Sunday next to a moved Saturday', 'assignment', '2025-10-09', '2025-10-13'],
    ['[D3] ends on the moved Saturday itself', 'assignment', '2025-10-08', '2025-10-11'],
    ['[D5] assignment after the grant, not three working days', 'assignment', '2026-03-06', '2026-03-09'],
    ['[D5] assignment after the notice', 'assignmentOnNotice', '2026-03-05', '2026-03-09'],
    ['[D6] objection', 'objectionReview', '2026-03-05', '2026-03-10'],
    ['[D7] agreement', 'agreement', '2026-03-06', '2026-03-11'],
    ['[D8] closing materials', 'closingMaterials', '2026-03-03', '2026-04-02'],
    ['[D8] review of closing materials ends in 清明', 'closingReview', '2026-03-05', '2026-04-07'],
    ['[D8] termination is sent', 'terminationDispatch', '2026-03-06', '2026-03-09'],
  ] as const)('%s', (_rule, name, start, on) => {
    expect(due(name, start)).toMatchObject({ on, certain: true })
  })
  it('[D4] adds the days on which the clock stood, before the last day is looked at', () => {
    expect(due('review', '2026-03-05', 3).on).toBe('2026-03-16')
    expect(due('review', '2026-03-05', 4).on).toBe('2026-03-16')
    expect(due('review', '2026-03-05', 5).on).toBe('2026-03-17')
  })
  it('[D10] is uncertain only when it rests on an unpublished calendar', () => {
    expect(due('review', '2026-12-24')).toMatchObject({ on: '2026-12-31', certain: false })
    expect(due('review', '2026-12-21').certain).toBe(true)
    expect(due('closingMaterials', '2026-12-08')).toMatchObject({ on: '2027-01-07', certain: false })
    expect(due('closingMaterials', '2026-12-08').because).toContain('系统尚无2027年放假安排')
    expect(due('closingMaterials', '2027-03-01').because).toContain('系统尚无2027年放假安排')
  })
  it('[D11] explains itself', () => {
    expect(due('review', '2026-03-05').because).toBe('3月12日到期：3月5日收到申请，七日内审查（法律援助法第四十三条）')
    expect(due('review', '2025-10-01').because).toBe(
      '10月9日到期：10月1日收到申请，七日内审查（法律援助法第四十三条），8日为节假日顺延',
    )
    expect(due('review', '2026-03-05', 3).because).toBe(
      '3月16日到期：3月5日收到申请，七日内审查（法律援助法第四十三条），补正期间3日不计入，15日为周末顺延',
    )
    expect(due('closingMaterials', '2025-12-03').because).toBe(
      '2026年1月4日到期：2025年12月3日结案，三十日内提交结案归档材料（办理法律援助案件程序规定第四十条），2日至3日为节假日顺延',
    )
    expect(due('review', '2026-04-24').because).toContain('5月6日到期')
    expect(due('review', '2026-03-05', 1).because).toContain('，补正期间1日不计入')
    expect(dueDate('review', plainDate('2026-03-05'), { stoppedDays: 2, stoppedBy: '异地协作期间' }).because).toContain(
      '异地协作期间2日不计入',
    )
  })
  it('[D12] may be promised shorter, and corrected only where the article is open', () => {
    expect(dueDate('review', plainDate('2026-03-05'), { days: 5 })).toMatchObject({ on: '2026-03-10' })
    expect(() => dueDate('review', plainDate('2026-03-05'), { days: 8 })).toThrow('review: the statute allows 7, not 8')
    expect(dueDate('closingReview', plainDate('2026-03-05'), { days: 40 }).on).toBe('2026-04-14')
  })
  it('[D12] shows the statute’s day and the county’s promise side by side', () => {
    const start = plainDate('2026-03-05')
    const limits = { promised: { review: 3 }, corrected: { closingReview: 20, review: 9 } }
    expect(limitsOf('review', start, limits)).toMatchObject({
      statutory: { on: '2026-03-12' },
      promised: { on: '2026-03-09' },
    })
    expect(limitsOf('closingReview', start, limits)).toMatchObject({ statutory: { on: '2026-03-25' }, promised: null })
    expect(limitsOf('assignment', start, {}, { stoppedDays: 2 }).statutory.on).toBe('2026-03-10')
  })
  it('[D15] counts months by the calendar, and backwards without rolling', () => {
    expect(due('suit', '2026-03-31').on).toBe('2026-09-30')
    expect(due('suit', '2026-03-31').because).toContain('六个月内提起行政诉讼（行政诉讼法第四十六条）')
    expect(latestBefore('courtNotice', plainDate('2026-03-23'))).toMatchObject({
      on: '2026-03-08',
      because:
        '3月8日以前：3月23日开庭，十五日前法院将通知辩护公函送达法律援助机构（最高人民法院关于适用刑事诉讼法的解释第四十九条）',
    })
    // Three working days before the Tuesday after 春节: the moved Saturday counts.
    expect(latestBefore('helpNotice', plainDate('2026-02-24')).on).toBe('2026-02-12')
    expect(latestBefore('helpNotice', plainDate('2026-03-03')).on).toBe('2026-02-27')
  })
  it.each([
    ['review', 7, 'day', '第四十三条'],
    ['assignment', 3, 'day', '第四十三条'],
    ['assignmentOnNotice', 3, 'day', '第三十六条'],
    ['objectionReview', 5, 'day', '第四十九条'],
    ['counselChange', 5, 'day', '第三十七条'],
    ['agreement', 5, 'day', '第二十七条'],
    ['closingMaterials', 30, 'day', '第四十条'],
    ['closingReview', 30, 'day', '第四十一条'],
    ['terminationDispatch', 3, 'day', '第三十九条'],
    ['forwarding', 24, 'hour', '第三十九条'],
    ['reconsideration', 60, 'day', '第二十条'],
    ['suit', 6, 'month', '第四十六条'],
    ['suitAfterReconsideration', 15, 'day', '第四十五条'],
    ['rightTold', 3, 'day', '第四十四条'],
    ['organNotice', 3, 'day', '第三十六条'],
    ['relativesTold', 3, 'day', '第四十七条'],
    ['refusalReported', 3, 'day', '第四十七条'],
    ['meetingArranged', 48, 'hour', '第三十九条'],
    ['dutyLawyerTold', 24, 'hour', '第四十九条'],
    ['ownDefender', 5, 'day', '第五十条'],
    ['organNoticeAgain', 3, 'day', '第五十条'],
    ['appointmentFiled', 3, 'day', '第五十二条'],
    ['judgmentCopied', 5, 'day', '第二十一条'],
    ['helpAnswered', 2, 'workingDay', '第二十一条'],
  ] as const)('[D14] %s runs %i %s by %s', (name, days, unit, article) => {
    expect(DEADLINES[name]).toMatchObject({ days, unit })
    expect(DEADLINES[name].basis.endsWith(article)).toBe(true)
  })
  it('[D13] is in time on its last day', () => {
    const day = { on: plainDate('2026-03-12') }
    expect(isOverdue(day, plainDate('2026-03-12'))).toBe(false)
    expect(isOverdue(day, plainDate('2026-03-13'))).toBe(true)
    expect(daysLeft(day, plainDate('2026-03-10'))).toBe(2)
    expect(daysLeft(day, plainDate('2026-03-13'))).toBe(-1)
  })
  it('[D14] every period names its article', () => {
    for (const period of Object.values(DEADLINES)) expect(period.basis).toMatch(/ 第.+条$/)
  })
})

describe('hours', () => {
  it('[D9] never round to days, whichever they are', () => {
    const names = (Object.keys(DEADLINES) as HourDeadline[]).filter((key) => (DEADLINES[key] as Period).unit === 'hour')
    expect(names.sort()).toEqual(['dutyLawyerTold', 'forwarding', 'meetingArranged'])
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.integer({ min: 0, max: 4e11 }), (name, ms) => {
        const start = instantOf(1.6e12 + ms)
        expect(msOf(dueInstant(name, start).at) - msOf(start)).toBe(DEADLINES[name].days * 3_600_000)
      }),
    )
  })
  const friday = '2026-02-13T08:30:00.000Z' as Instant
  it('[D9] run through nights and holidays to the minute', () => {
    const forwarding = dueInstant('forwarding', friday)
    expect(forwarding.at).toBe('2026-02-14T08:30:00.000Z')
    expect(forwarding.because).toBe(
      '2026-02-14 16:30到期：2026-02-13 16:30收到在押人员申请，24小时内转交法律援助机构（法律援助法第三十九条）',
    )
    expect(isOverdueAt(forwarding, '2026-02-14T08:30:00.000Z' as Instant)).toBe(false)
    expect(isOverdueAt(forwarding, '2026-02-14T08:30:00.001Z' as Instant)).toBe(true)
  })
})

describe('stops', () => {
  const stop = (from: string, until?: string) => ({ from: plainDate(from), until: until ? plainDate(until) : null })
  const today = plainDate('2026-03-20')
  it('[D4] run from the notice to the answer, and to today while they are open', () => {
    expect(stoppedDays([stop('2026-03-05', '2026-03-08')], today)).toBe(3)
    expect(stoppedDays([stop('2026-03-18')], today)).toBe(2)
    expect(stoppedDays([], today)).toBe(0)
  })
  it('[D4] that overlap are counted once', () => {
    expect(stoppedDays([stop('2026-03-05', '2026-03-10'), stop('2026-03-07', '2026-03-12')], today)).toBe(7)
    expect(stoppedDays([stop('2026-03-07', '2026-03-08'), stop('2026-03-05', '2026-03-12')], today)).toBe(7)
    expect(stoppedDays([stop('2026-03-05', '2026-03-06'), stop('2026-03-10', '2026-03-11')], today)).toBe(2)
  })
})

describe('for every deadline and every day', () => {
  const name = fc.constantFrom(
    ...(Object.keys(DEADLINES) as DayDeadline[]).filter((key) => (DEADLINES[key] as Period).unit !== 'hour'),
  )
  const day = fc.integer({ min: 0, max: 3000 }).map((offset) => addDays(plainDate('2019-01-01'), offset))
  const some = fc.integer({ min: 0, max: 60 })
  it('[D3] never ends on a rest day nor before the period is over', () => {
    fc.assert(
      fc.property(name, day, some, (which, start, stopped) => {
        const { on } = dueDate(which, start, { stoppedDays: stopped })
        expect(dayKind(on)).not.toBe('rest')
        const { days, unit }: Period = DEADLINES[which]
        expect(on >= addDays(start, (unit === 'month' ? 28 * days : days) + stopped)).toBe(true)
      }),
    )
  })
  it('[D4] stopping never shortens it', () => {
    fc.assert(
      fc.property(name, day, some, some, (which, start, less, more) => {
        const early = dueDate(which, start, { stoppedDays: less }).on
        expect(dueDate(which, start, { stoppedDays: less + more }).on >= early).toBe(true)
      }),
    )
  })
  it('[D2] a later start never ends earlier', () => {
    fc.assert(
      fc.property(name, day, some, (which, start, later) => {
        expect(dueDate(which, addDays(start, later)).on >= dueDate(which, start).on).toBe(true)
      }),
    )
  })
})

it('[D11] writes the days as articles do', () => {
  expect([3, 5, 7, 10, 15, 20, 30, 99, 100].map(numeral)).toEqual([
    '三',
    '五',
    '七',
    '十',
    '十五',
    '二十',
    '三十',
    '九十九',
    '100',
  ])
})
