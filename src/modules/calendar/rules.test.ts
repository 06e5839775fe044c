import { afterEach, describe, expect, it } from 'vitest'
import { plainDate } from '#kernel/plain-date.ts'
import { dayKind, holidayName, learnCalendar, nextWorkingDay } from '#law/calendar.ts'
import { dueDate } from '#law/deadlines.ts'
import { EMPTY_MATTER, type Matter } from '#modules/matter/rules.ts'
import { CALENDAR_2027 } from '../../../tests/examples.ts'
import { type CalendarNotice, calendarNotice } from './form.ts'
import { asYearNotice, faultsOfNotice, movedDeadlines } from './rules.ts'

const sound = calendarNotice.parse(CALENDAR_2027)
const today = plainDate('2026-12-10')
const faultsOf = (change: Partial<CalendarNotice>) => faultsOfNotice({ ...sound, ...change }, today)
const day = plainDate
/** The notice with one holiday given other days. */
const withHoliday = (name: string, from: string, to: string) => ({
  holidays: sound.holidays.map((it) => (it.name === name ? { name, from: day(from), to: day(to) } : it)),
})
const moving = (...days: string[]) => ({ moved: days.map((it) => ({ day: day(it) })) })

afterEach(() => learnCalendar([]))

describe('a year that is learnt', () => {
  it('[CAL7] makes known what was unknown, with names, moved days and the end of December before', () => {
    expect([dayKind(day('2027-02-08')), dayKind(day('2026-12-31'))]).toEqual(['unknown', 'unknown'])
    learnCalendar([asYearNotice(sound)])
    expect([dayKind(day('2027-02-08')), holidayName(day('2027-02-08'))]).toEqual(['rest', '春节'])
    expect([dayKind(day('2026-12-31')), dayKind(day('2026-12-30'))]).toEqual(['rest', 'working'])
    expect([dayKind(day('2027-01-31')), dayKind(day('2027-02-15'))]).toEqual(['working', 'working'])
    expect(nextWorkingDay(day('2027-02-05'))).toBe('2027-02-15')
    // The years of the release stay as they were, and 2028 is as unknown as 2027 was.
    expect([dayKind(day('2026-10-10')), dayKind(day('2028-01-04'))]).toEqual(['working', 'unknown'])
  })
  it('[CAL7] moves a deadline and takes its reservation away', () => {
    const before = dueDate('review', day('2027-02-01'))
    expect([before.on, before.certain]).toEqual(['2027-02-08', false])
    expect(before.because).toContain('系统尚无2027年放假安排')
    learnCalendar([asYearNotice(sound)])
    const after = dueDate('review', day('2027-02-01'))
    expect([after.on, after.certain]).toEqual(['2027-02-15', true])
    expect(after.because).toContain('为节假日顺延')
  })
  it('[CAL10] counts the later of two entries for one year, whichever year it is', () => {
    const earlier = asYearNotice(sound)
    const later = { ...asYearNotice({ ...sound, ...withHoliday('元旦', '2027-01-01', '2027-01-03') }) }
    learnCalendar([earlier, later])
    expect(dayKind(day('2026-12-31'))).toBe('working')
    learnCalendar([later, earlier])
    expect(dayKind(day('2026-12-31'))).toBe('rest')
    learnCalendar([{ year: 2026, number: '更正', holidays: [], moved: [] }])
    expect([dayKind(day('2026-10-01')), dayKind(day('2026-10-10'))]).toEqual(['working', 'rest'])
  })
})

describe('what is wrong with a notice', () => {
  it('[CAL8] nothing, where it is copied well', () => expect(faultsOf({})).toEqual([]))
  it.each<[string, Partial<CalendarNotice>, string, string]>([
    ['published tomorrow', { publishedOn: day('2026-12-11') }, 'publishedOn', '不能晚于今天'],
    ['of the year after next', { year: 2028 }, 'year', '当年或者次年'],
    ['with the number of another year', { number: '国办发明电〔2025〕7号' }, 'number', '与公布日期不一致'],
    [
      'before the last days of December',
      withHoliday('元旦', '2026-12-28', '2027-01-03'),
      'holidays.0.from',
      '应当在2027年之内',
    ],
    ['after the year', withHoliday('国庆节', '2027-10-01', '2028-10-07'), 'holidays.6.to', '应当在2027年之内'],
    ['that ends before it begins', withHoliday('清明节', '2027-04-05', '2027-04-03'), 'holidays.2.to', '早于第一天'],
    ['with a slip of a month', withHoliday('清明节', '2027-04-03', '2027-05-05'), 'holidays.2.to', '超过 15 日'],
    ['that overlaps', withHoliday('清明节', '2027-04-25', '2027-05-01'), 'holidays.3.from', '重叠'],
    ['without 端午节', { holidays: sound.holidays.filter(({ name }) => name !== '端午节') }, 'holidays', '缺少端午节'],
    ['without 3 October', withHoliday('国庆节', '2027-10-01', '2027-10-02'), 'holidays', '国庆节的法定假日'],
    ['moving a Monday', moving('2027-02-22'), 'moved.0.day', '不是周六、周日'],
    ['moving into a holiday', moving('2027-05-02'), 'moved.0.day', '假期之内'],
    ['moving one day twice', moving('2027-01-31', '2027-01-31'), 'moved.1.day', '已经列出'],
    ['moving a day of another year', moving('2028-01-01'), 'moved.0.day', '应当在2027年之内'],
  ])('[CAL8] %s', (_what, change, field, message) => {
    expect(faultsOf(change)).toContainEqual({ field, message: expect.stringContaining(message) })
  })
  it('[CAL10] a known year without a reason', () => {
    const again = { ...sound, year: 2026, publishedOn: day('2026-01-05'), note: undefined }
    expect(faultsOf(again)).toContainEqual({ field: 'note', message: expect.stringContaining('系统自带') })
    learnCalendar([asYearNotice(sound)])
    expect(faultsOf({})).toContainEqual({ field: 'note', message: expect.stringContaining('已经录入') })
    expect(faultsOf({ note: '国办更正' })).toEqual([])
  })
  it('[CAL8] a number that is none is refused by the form itself', () => {
    expect(calendarNotice.safeParse({ ...CALENDAR_2027, number: '国办发明电[2026]99号' }).success).toBe(false)
  })
})

it('[CAL9] which open matters’ deadlines move, without anything having been learnt', () => {
  const matter = (over: Partial<Matter>) =>
    ({
      ...EMPTY_MATTER,
      id: crypto.randomUUID(),
      number: '1',
      state: 'accepted',
      noticeReason: null,
      ...over,
    }) as Matter
  const [moves, settles, stays, idle] = [
    matter({ receivedOn: day('2027-02-01') }),
    matter({ receivedOn: day('2027-03-01') }),
    matter({ receivedOn: day('2026-12-08') }),
    matter({ receivedOn: day('2026-12-08'), state: 'archived' }),
  ]
  const parts = { entered: [], notice: asYearNotice(sound), today: day('2027-02-02'), limits: {} }
  const { moved, settled } = movedDeadlines([moves, settles, stays, idle] as Matter[], parts)
  expect(moved.map(({ matter: { id }, before, after }) => [id, before, after])).toEqual([
    [moves?.id, '2027-02-08', '2027-02-15'],
  ])
  expect(settled).toBe(1)
  expect(dayKind(day('2027-02-08'))).toBe('unknown')
})
