import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import type { ComponentProps } from 'react'
import { typedDay } from './typed-day.ts'

type Props = Omit<ComponentProps<typeof DatePicker>, 'value' | 'onChange' | 'format' | 'multiple'> & {
  value: string | null | undefined
  onChange: (day: string | undefined) => void
}
/**
 * Shown the Chinese way, and read in whatever way people type a whole day. Numbers with their zeros only: the picker takes a day as
 * soon as it can be read, and 2026-11-2 can be read before its 8 is typed. Without zeros it is read when the typing is over.
 */
const FORMATS = ['YYYY年M月D日', 'YYYY年MM月DD日', 'YYYY-MM-DD', 'YYYYMMDD', 'YYYY.MM.DD', 'YYYY/MM/DD']

export function DateInput({ value, onChange, ...rest }: Props) {
  const read = (field: EventTarget) => {
    if (!(field instanceof HTMLInputElement)) return
    const day = typedDay(field.value)
    if (day && day !== value) onChange(day)
    // What was emptied by keys is empty, whatever the picker remembers.
    if (field.value === '' && value) onChange(undefined)
  }
  return (
    <DatePicker
      {...rest}
      // The day that the mouse happens to lie on is not shown in the field: it would be read as typed.
      previewValue={false}
      onBlur={({ target }) => read(target)}
      onKeyDown={({ key, target }) => {
        if (key === 'Enter') read(target)
      }}
      className="date-input"
      format={FORMATS}
      value={value ? dayjs(value) : null}
      onChange={(day) => onChange(day ? (day as dayjs.Dayjs).format('YYYY-MM-DD') : undefined)}
    />
  )
}
