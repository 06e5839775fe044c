import { DatePicker } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'

type Period = { from: string | undefined; until: string | undefined }
const iso = (day: Dayjs | null | undefined) => day?.format('YYYY-MM-DD')

/** From and until, either of which may stay open. */
export function PeriodInput({
  from,
  until,
  today,
  label,
  onChange,
}: Period & { today: string; label: string; onChange: (period: Period) => void }) {
  const now = dayjs(today)
  return (
    <DatePicker.RangePicker
      previewValue={false}
      className="period"
      aria-label={label}
      placeholder={[`${label}自`, '至']}
      allowEmpty={[true, true]}
      format={['YYYY年M月D日', 'YYYY-M-D', 'YYYYMMDD']}
      value={[from ? dayjs(from) : null, until ? dayjs(until) : null]}
      presets={[
        { label: '本月', value: [now.startOf('month'), now] },
        { label: '上月', value: [now.subtract(1, 'month').startOf('month'), now.subtract(1, 'month').endOf('month')] },
        { label: '本年', value: [now.startOf('year'), now] },
        { label: '上年', value: [now.subtract(1, 'year').startOf('year'), now.subtract(1, 'year').endOf('year')] },
      ]}
      onChange={(days) => onChange({ from: iso(days?.[0]), until: iso(days?.[1]) })}
    />
  )
}
