import { Select } from 'antd'
import { useId, useState } from 'react'
import type { z } from 'zod'
import { FieldFrame } from '#web/ui/field-frame.tsx'
import { factsOf, fieldOf } from '#web/ui/field-kind.ts'
import { type Scope, setIn, type Values } from '#web/ui/form.ts'
import { isFoundBy } from '#web/ui/initials.ts'

type Props<S extends z.ZodObject> = {
  scope: Scope<S>
  name: keyof z.input<S> & string
  counties: readonly { code: string; name: string }[]
}

/** This county first, its neighbours next; any other by its six-digit code. */
export function CountySelect<S extends z.ZodObject>({ scope, name, counties }: Props<S>) {
  const id = useId()
  const [typed, setTyped] = useState('')
  const value = (scope.values[name] as string | null | undefined) ?? null
  const fault = scope.faults[`${scope.path}${name}`]
  const known = counties.map(({ code, name }) => ({ value: code, label: `${name} ${code}` }))
  const others = [typed, value ?? ''].filter(
    (code, index, all) =>
      /^\d{6}$/.test(code) && all.indexOf(code) === index && !counties.some((one) => one.code === code),
  )
  return (
    <FieldFrame id={id} title={factsOf(fieldOf(scope.schema, name)).title} fault={fault}>
      <Select
        id={id}
        className="full"
        allowClear
        placeholder="县区，或区划代码"
        options={[...known, ...others.map((code) => ({ value: code, label: `区划代码 ${code}` }))]}
        value={value}
        onChange={(code: string | undefined) => setIn(scope, { [name]: code } as Values<S>)}
        showSearch={{
          onSearch: setTyped,
          filterOption: (text, option) => isFoundBy(text, option?.label ?? ''),
        }}
        aria-describedby={fault ? `${id}-note` : undefined}
      />
    </FieldFrame>
  )
}
