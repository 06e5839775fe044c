import { Button } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import { DateInput } from './date-input.tsx'

type Period = { from: string | undefined; until: string | undefined }
type Props = Period & { today: string; label: string; onChange: (period: Period) => void }

const iso = (day: Dayjs) => day.format('YYYY-MM-DD')
const wholeOf = (day: Dayjs, unit: 'month' | 'year') => ({ from: iso(day.startOf(unit)), until: iso(day.endOf(unit)) })
/** The periods that are asked for every week, one press each. */
const usual = (now: Dayjs): [string, Period][] => [
  ['本月', { from: iso(now.startOf('month')), until: iso(now) }],
  ['上月', wholeOf(now.subtract(1, 'month'), 'month')],
  ['本年', { from: iso(now.startOf('year')), until: iso(now) }],
  ['上年', wholeOf(now.subtract(1, 'year'), 'year')],
]

// The kit's own range forgets a first day that is left without a second.
/** From and until, either of which may stay open; each counts as soon as it is chosen, or its typing is over. */
export function PeriodInput({ from, until, today, label, onChange }: Props) {
  const [open, setOpen] = useState<keyof Period | null>(null)
  const field = (end: keyof Period) => ({
    open: open === end,
    onOpenChange: (isOpen: boolean) => setOpen((before) => (isOpen ? end : before === end ? null : before)),
    suffixIcon: null,
    renderExtraFooter: () => (
      <div className="period-usual">
        {usual(dayjs(today)).map(([name, period]) => (
          <Button
            key={name}
            size="small"
            onClick={() => {
              setOpen(null)
              onChange(period)
            }}
          >
            {name}
          </Button>
        ))}
      </div>
    ),
  })
  // An end before the beginning is none: whoever moves one of them past the other is about to say the other anew.
  return (
    <fieldset className="period" aria-label={label}>
      <DateInput
        {...field('from')}
        aria-label={`${label}自`}
        placeholder={`${label}自`}
        value={from}
        onChange={(day) => onChange({ from: day, until: day && until && until < day ? undefined : until })}
      />
      <DateInput
        {...field('until')}
        aria-label={`${label}至`}
        placeholder="至"
        value={until}
        onChange={(day) => onChange({ until: day, from: day && from && from > day ? undefined : from })}
      />
    </fieldset>
  )
}
