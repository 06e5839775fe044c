import { Select } from 'antd'
import { useId, useState } from 'react'
import { FieldFrame } from '#web/ui/field-frame.tsx'
import { isFoundBy } from '#web/ui/initials.ts'

type Props = {
  title: string
  counties: readonly { code: string; name: string }[]
  value: string | null | undefined
  onChange: (code: string | undefined) => void
  fault: string | undefined
}

/** This county first, its neighbours next; any other by its six-digit code. */
export function CountySelect({ title, counties, value, onChange, fault }: Props) {
  const id = useId()
  const [typed, setTyped] = useState('')
  const known = counties.map(({ code, name }) => ({ value: code, label: `${name} ${code}` }))
  const others = [typed, value ?? ''].filter(
    (code, index, all) =>
      /^\d{6}$/.test(code) && all.indexOf(code) === index && !counties.some((one) => one.code === code),
  )
  return (
    <FieldFrame id={id} title={title} fault={fault}>
      <Select
        id={id}
        className="full"
        allowClear
        placeholder="县区，或区划代码"
        options={[...known, ...others.map((code) => ({ value: code, label: `区划代码 ${code}` }))]}
        value={value ?? null}
        onChange={(code: string | undefined) => onChange(code)}
        showSearch={{
          onSearch: setTyped,
          filterOption: (text, option) => isFoundBy(text, option?.label ?? ''),
        }}
        aria-describedby={fault ? `${id}-note` : undefined}
      />
    </FieldFrame>
  )
}
