import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import type { ComponentProps } from 'react'
import { type Instant, timeInChina } from '#kernel/plain-date.ts'

type Props = Omit<ComponentProps<typeof DatePicker>, 'value' | 'onChange' | 'format' | 'multiple' | 'showTime'> & {
  value: string | null | undefined
  onChange: (at: string | undefined) => void
}
const FORMATS = ['YYYY年M月D日 HH:mm', 'YYYY-MM-DD HH:mm', 'YYYY-M-D H:mm', 'YYYYMMDD HHmm']

/** A moment in Beijing time, wherever the screen stands. */
export function MomentInput({ value, onChange, ...rest }: Props) {
  return (
    <DatePicker
      placeholder="请选择日期和时间"
      {...rest}
      previewValue={false}
      className="date-input"
      format={FORMATS}
      showTime={{ format: 'HH:mm', minuteStep: 5 }}
      value={value ? dayjs(timeInChina(value as Instant)) : null}
      onChange={(at) => onChange(at ? (at as dayjs.Dayjs).format('YYYY-MM-DD[T]HH:mm:00+08:00') : undefined)}
    />
  )
}
