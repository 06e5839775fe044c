import { Button, DatePicker } from 'antd'
import dayjs from 'dayjs'
import { addMonths, plainDate } from '#kernel/plain-date.ts'

/** "2026-03" and the months beside it. */
export function MonthPick({ value, onChange }: { value: string; onChange: (month: string) => void }) {
  const move = (months: number) => onChange(addMonths(plainDate(`${value}-01`), months).slice(0, 7))
  return (
    <>
      <Button onClick={() => move(-1)}>上月</Button>
      <DatePicker
        picker="month"
        aria-label="月份"
        allowClear={false}
        format="YYYY年M月"
        value={dayjs(`${value}-01`)}
        onChange={(day) => day && onChange((day as dayjs.Dayjs).format('YYYY-MM'))}
      />
      <Button onClick={() => move(1)}>下月</Button>
    </>
  )
}
