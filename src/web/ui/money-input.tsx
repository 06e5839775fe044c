import { InputNumber } from 'antd'
import type { ComponentProps } from 'react'

type Props = Omit<ComponentProps<typeof InputNumber<number>>, 'value' | 'onChange'> & {
  value: number | null | undefined
  onChange: (fen: number | undefined) => void
}

/** People type yuan; the system keeps whole fen. */
export function MoneyInput({ value, onChange, ...rest }: Props) {
  return (
    <InputNumber<number>
      {...rest}
      className="money-input"
      controls={false}
      precision={2}
      min={0}
      suffix="元"
      value={value === null || value === undefined ? null : value / 100}
      onChange={(yuan) => onChange(yuan === null ? undefined : Math.round(yuan * 100))}
      formatter={(text) => `${text ?? ''}`.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',')}
      parser={(text) => Number((text ?? '').replace(/[,，元\s]/g, ''))}
    />
  )
}
