import { Link } from '@tanstack/react-router'
import { dayInChina, type Instant, type PlainDate, timeInChina, weekdayOf } from '#kernel/plain-date.ts'
import type { Answer } from '#web/ui/ask.ts'
import { Panel } from '#web/ui/panel.tsx'
import { shortDay } from '#web/ui/when.ts'

type Shift = Answer<'readDesk'>['shifts'][number]
const WEEKDAYS = '日一二三四五六'
const hourOf = (at: string) => timeInChina(at as Instant).slice(-5)
/** A night shift ends on another day than it began. */
const isNow = ({ day, until }: Shift, today: string) => day === today || dayInChina(until as Instant) === today

/** One's own shifts of the next seven days; coming to today's is recorded one click from here. */
export function OwnShifts({ shifts, today }: { shifts: readonly Shift[]; today: string }) {
  return (
    <Panel flush title="我的值班" extra={<Link to="/roster">值班表</Link>} className="own-shifts">
      {shifts.length === 0 ? (
        <p className="own-shifts-none quiet">今后七天没有您的班次。</p>
      ) : (
        <Shifts shifts={shifts} today={today} />
      )}
    </Panel>
  )
}

const Shifts = ({ shifts, today }: { shifts: readonly Shift[]; today: string }) => (
  <ul>
    {shifts.map((shift) => (
      <li key={`${shift.day}${shift.from}`}>
        <span className="own-shift-when number">
          <b>
            {shift.day === today ? '今天' : shortDay(shift.day, today)} 周{WEEKDAYS[weekdayOf(shift.day as PlainDate)]}
          </b>
          {hourOf(shift.from)}—{hourOf(shift.until)}
        </span>
        <span>
          {shift.post}
          {isNow(shift, today) && (
            <Link to="/duty-help" className="own-shift-now">
              登记到岗
            </Link>
          )}
        </span>
      </li>
    ))}
  </ul>
)
