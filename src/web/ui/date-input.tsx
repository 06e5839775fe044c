import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import type { ComponentProps } from 'react'

type Props = Omit<ComponentProps<typeof DatePicker>, 'value' | 'onChange' | 'format' | 'multiple'> & {
  value: string | null | undefined
  onChange: (day: string | undefined) => void
}
/** Shown the Chinese way, and read in whatever way people type a day; a format without zeros does not take a day with them. */
const FORMATS = [
  ...['YYYY年M月D日', 'YYYY-M-D', 'YYYYMMDD', 'YYYY.M.D', 'YYYY/M/D'],
  ...['YYYY年MM月DD日', 'YYYY-MM-DD', 'YYYY.MM.DD', 'YYYY/MM/DD'],
]

export function DateInput({ value, onChange, ...rest }: Props) {
  return (
    <DatePicker
      {...rest}
      className="date-input"
      format={FORMATS}
      value={value ? dayjs(value) : null}
      onChange={(day) => onChange(day ? (day as dayjs.Dayjs).format('YYYY-MM-DD') : undefined)}
    />
  )
}
