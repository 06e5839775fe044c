import { addDays, monthInChinese, type PlainDate, plainDate, weekdayOf } from '#kernel/plain-date.ts'
import { dayKind, holidayName, isMoved } from '#law/calendar.ts'

const WEEKDAYS = [...'一二三四五六日']
const MONTHS = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, '0'))

/** A year at a glance, for the eye only: the table beside it says the same in words. */
export function YearGrid({ year, today }: { year: number; today: string }) {
  return (
    <div className="year" aria-hidden="true">
      {MONTHS.map((month) => (
        <Month key={month} month={`${year}-${month}`} today={today} />
      ))}
    </div>
  )
}

function Month({ month, today }: { month: string; today: string }) {
  const first = plainDate(`${month}-01`)
  const days: PlainDate[] = []
  for (let day = first; day.startsWith(month); day = addDays(day, 1)) days.push(day)
  return (
    <div className="month">
      <div className="month-name">{monthInChinese(month).replace(/^\d+年/, '')}</div>
      <div className="month-days">
        {WEEKDAYS.map((word) => (
          <span key={word} className="month-weekday">
            {word}
          </span>
        ))}
        {days.map((day, index) => (
          <Day
            key={day}
            day={day}
            isToday={day === today}
            {...(index === 0 && { column: ((weekdayOf(day) + 6) % 7) + 1 })}
          />
        ))}
      </div>
    </div>
  )
}

function Day({ day, isToday, column }: { day: PlainDate; isToday: boolean; column?: number }) {
  const { kind, mark, title } = looksOf(day)
  return (
    <span
      className={`day day-${kind} ${isToday ? 'day-today' : ''}`}
      title={title}
      {...(column && { style: { gridColumnStart: column } })}
    >
      {Number(day.slice(8))}
      {mark && <sup>{mark}</sup>}
    </span>
  )
}

function looksOf(day: PlainDate): { kind: string; mark?: string; title?: string } {
  const name = holidayName(day)
  if (name !== null) return { kind: 'holiday', mark: '休', title: `${name}放假` }
  if (isMoved(day)) return { kind: 'moved', mark: '班', title: '调休上班' }
  const kind = dayKind(day)
  return kind === 'unknown' ? { kind, title: '放假安排尚未公布' } : { kind }
}

/** What the marks mean; the words carry it, not the colours alone. */
export const YearLegend = ({ hasUnknown }: { hasUnknown: boolean }) => (
  <ul className="year-legend">
    <li>
      <span className="day day-holiday" aria-hidden="true">
        1<sup>休</sup>
      </span>
      节假日
    </li>
    <li>
      <span className="day day-moved" aria-hidden="true">
        4<sup>班</sup>
      </span>
      调休上班
    </li>
    <li>
      <span className="day day-rest" aria-hidden="true">
        6
      </span>
      周末
    </li>
    {hasUnknown && (
      <li>
        <span className="day day-unknown" aria-hidden="true">
          4
        </span>
        尚未公布
      </li>
    )}
    <li>
      <span className="day day-today" aria-hidden="true">
        9
      </span>
      今天
    </li>
  </ul>
)
