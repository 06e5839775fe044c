import { AutoComplete } from 'antd'
import { useId } from 'react'
import type { z } from 'zod'
import { FieldFrame } from './field-frame.tsx'
import { factsOf, fieldOf } from './field-kind.ts'
import { type Scope, setIn, type Values } from './form.ts'
import { isFoundBy } from './initials.ts'

type Props<S extends z.ZodObject> = {
  scope: Scope<S>
  name: keyof z.input<S> & string
  /** What people usually mean; anything else may be typed. */
  offered: readonly string[]
  span?: 1 | 2
  /** `isOffered` when it is one of those words. */
  onPick?: (text: string | undefined, isOffered: boolean) => void
}

/** A line of free text with words to pick from, found by characters or by pinyin initials. */
export function SuggestField<S extends z.ZodObject>({ scope, name, offered, span = 1, onPick }: Props<S>) {
  const id = useId()
  const { title, help, isRequired } = factsOf(fieldOf(scope.schema, name))
  const fault = scope.faults[`${scope.path}${name}`]
  return (
    <FieldFrame id={id} title={title} isRequired={isRequired} fault={fault} note={help} span={span}>
      <AutoComplete
        id={id}
        className="full"
        allowClear
        value={(scope.values[name] as string | null | undefined) ?? ''}
        options={offered.map((value) => ({ value }))}
        showSearch={{ filterOption: (typed, option) => isFoundBy(typed, option?.value ?? '') }}
        onChange={(typed: string | undefined) => {
          const text = typed || undefined
          setIn(scope, { [name]: text } as Values<S>)
          onPick?.(text, text !== undefined && offered.includes(text))
        }}
        aria-describedby={fault !== undefined || help ? `${id}-note` : undefined}
      />
    </FieldFrame>
  )
}
