import { daysBetween, inChinese, type PlainDate, plainDate, yearOf } from '#kernel/plain-date.ts'
import type { FieldFault } from '#kernel/refusal.ts'
import {
  daysOf,
  isReleased,
  isWeekend,
  noticesInForce,
  reachOf,
  underCalendar,
  type YearNotice,
} from '#law/calendar.ts'
import type { CountyLimits } from '#law/deadlines.ts'
import { dueOf, type Matter } from '#modules/matter/rules.ts'
import type { CalendarNotice } from './form.ts'

export const HOLIDAYS_BASIS = '全国年节及纪念日放假办法 第二条'
/** Public holidays, each with the day that no arrangement moves where it has one (全国年节及纪念日放假办法 第二条). */
const PUBLIC_HOLIDAYS = {
  元旦: ['01-01', '01-01'],
  春节: null,
  清明节: null,
  劳动节: ['05-01', '05-02'],
  端午节: null,
  中秋节: null,
  国庆节: ['10-01', '10-03'],
} as const
const LONGEST_HOLIDAY = 15 // days; the longest so far was the Spring Festival of 2020, prolonged to ten

export const asYearNotice = ({ year, number, holidays, moved }: CalendarNotice): YearNotice => ({
  year,
  number,
  holidays,
  moved: moved.map(({ day }) => day),
})

/** What is wrong with a notice as it was copied; every fault at once, each at its field. */
export function faultsOfNotice(notice: CalendarNotice, today: PlainDate): FieldFault[] {
  const { year, publishedOn, number, holidays, moved, note } = notice
  const faults: FieldFault[] = []
  const fault = (field: string, message: string) => faults.push({ field, message })
  const [first, last] = [reachOf(year), plainDate(`${year}-12-31`)]
  const isWithin = (day: PlainDate) => first <= day && day <= last
  const within = `应当在${year}年之内（可以早至${inChinese(first)}）`

  if (publishedOn > today) fault('publishedOn', '公布日期不能晚于今天；通知公布后再录入')
  if (year < yearOf(publishedOn) || year > yearOf(publishedOn) + 1)
    fault('year', `${yearOf(publishedOn)}年公布的通知只安排当年或者次年，请核对年度和公布日期`)
  if (!number.includes(`〔${yearOf(publishedOn)}〕`)) fault('number', '文号的年份与公布日期不一致，请核对')

  const taken = new Map<PlainDate, string>()
  for (const [at, holiday] of holidays.entries()) {
    const { name, from, to } = holiday
    if (!isWithin(from)) fault(`holidays.${at}.from`, `${name}的第一天${within}`)
    if (!isWithin(to)) fault(`holidays.${at}.to`, `${name}的最后一天${within}`)
    if (to < from) fault(`holidays.${at}.to`, `${name}的最后一天早于第一天`)
    else if (daysBetween(from, to) >= LONGEST_HOLIDAY)
      fault(`holidays.${at}.to`, `${name}超过 ${LONGEST_HOLIDAY} 日，请核对月份`)
    else {
      const days = daysOf(holiday)
      const other = days.map((day) => taken.get(day)).find((found) => found !== undefined)
      if (other !== undefined) fault(`holidays.${at}.from`, `${name}与${other}的日期重叠，合并放假的请合写成一项`)
      for (const day of days) taken.set(day, name)
    }
  }
  for (const [name, fixed] of Object.entries(PUBLIC_HOLIDAYS)) {
    const [from, to] = fixed ?? []
    if (!holidays.some((holiday) => holiday.name.includes(name))) fault('holidays', `缺少${name}，请对照通知补上`)
    else if (
      fixed &&
      !daysOf({ from: plainDate(`${year}-${from}`), to: plainDate(`${year}-${to}`) }).every((day) => taken.has(day))
    )
      fault('holidays', `${name}的法定假日没有全部列入，请对照通知核对`)
  }
  const seen = new Set<PlainDate>()
  for (const [at, { day }] of moved.entries()) {
    const field = `moved.${at}.day`
    if (!isWithin(day)) fault(field, `调休上班的日期${within}`)
    else if (!isWeekend(day)) fault(field, `${inChinese(day)}不是周六、周日，本来就上班，请核对`)
    else if (taken.has(day)) fault(field, `${inChinese(day)}在${taken.get(day)}假期之内，不能又上班`)
    else if (seen.has(day)) fault(field, `${inChinese(day)}已经列出`)
    seen.add(day)
  }
  if (!note && noticesInForce().some((known) => known.year === year))
    fault('note', `${year}年的安排${isReleased(year) ? '系统自带' : '已经录入'}；更正的请写明原因`)
  return faults
}

export type MovedDeadline = { matter: Matter; what: string; before: PlainDate; after: PlainDate; because: string }
/** Which running deadlines become another day once a notice is entered beside those that were. */
export function movedDeadlines(
  matters: readonly Matter[],
  {
    entered,
    notice,
    today,
    limits,
  }: { entered: readonly YearNotice[]; notice: YearNotice; today: PlainDate; limits: CountyLimits },
): { moved: MovedDeadline[]; settled: number } {
  const duesUnder = (notices: readonly YearNotice[]) =>
    underCalendar(notices, () => matters.map((matter) => dueOf(matter, today, limits)))
  const before = duesUnder(entered)
  const after = duesUnder([...entered, notice])
  const moved: MovedDeadline[] = []
  let settled = 0
  for (const [at, matter] of matters.entries()) {
    const [was, is] = [before[at], after[at]]
    if (!was || !is) continue
    if (was.on !== is.on) moved.push({ matter, what: is.what, before: was.on, after: is.on, because: is.because })
    else if (was.because !== is.because) settled++
  }
  return { moved, settled }
}
