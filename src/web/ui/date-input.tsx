import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import type { ComponentProps } from 'react'

type Props = Omit<ComponentProps<typeof DatePicker>, 'value' | 'onChange' | 'format' | 'multiple'> & {
  value: string | null | undefined
  onChange: (day: string | undefined) => void
}
/** Shown the Chinese way, and read in whatever way people type a day. */
const FORMATS = ['YYYY年M月D日', 'YYYY-M-D', 'YYYYMMDD', 'YYYY.M.D', 'YYYY/M/D']

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
