import { type ReactNode, useId } from 'react'
import type { z } from 'zod'
import { FieldControl, isRadio } from './field-control.tsx'
import { FieldFrame } from './field-frame.tsx'
import { factsOf, fieldOf } from './field-kind.ts'
import { type Scope, setIn, type Values } from './form.ts'

type Props<S extends z.ZodObject> = {
  scope: Scope<S>
  name: keyof z.input<S> & string
  /** Columns of the grid that it takes. */
  span?: 1 | 2 | 3 | 'all'
  title?: string
  /** The words for the codes where the contract has none. */
  labels?: Readonly<Record<string, string>>
  only?: readonly string[]
  placeholder?: string
  autoFocus?: boolean
  disabled?: boolean
  help?: ReactNode
  rows?: number
  /** In a table: no label above, no line below. */
  bare?: boolean
  /** What else must change with it. */
  onPick?: (value: unknown) => void
}

/** One field of a form, made from its own schema: label, control, help, and what is wrong with it. */
export function Field<S extends z.ZodObject>(props: Props<S>) {
  const { scope, name, span = 1, bare = false, help, onPick } = props
  const id = useId()
  const type = fieldOf(scope.schema, name)
  const known = factsOf(type)
  const facts = {
    ...known,
    // A line that may need more room than its contract demands.
    ...(known.kind === 'text' && props.rows !== undefined && { kind: 'long' as const }),
    ...(props.title !== undefined && { title: props.title }),
    ...(props.labels && { labels: props.labels }),
  }
  const value = scope.values[name]
  const fault = scope.faults[`${scope.path}${name}`]
  const note = help === undefined ? known.help : help

  // Said when leaving the field, not while typing; emptiness is only said when sending.
  const checkOnBlur = () => {
    if (value === undefined || value === null || value === '') return
    const parsed = type.safeParse(value)
    if (!parsed.success) scope.mark(name, parsed.error.issues[0]?.message ?? null)
  }
  const control = (
    <FieldControl
      facts={facts}
      id={id}
      value={value}
      onChange={(next) => {
        setIn(scope, { [name]: next } as Values<S>)
        onPick?.(next)
      }}
      onBlur={checkOnBlur}
      disabled={props.disabled}
      placeholder={props.placeholder}
      autoFocus={props.autoFocus}
      only={props.only}
      rows={props.rows}
      label={bare ? facts.title : undefined}
      isFaulty={fault !== undefined}
      describedBy={fault !== undefined || note ? `${id}-note` : undefined}
    />
  )
  return (
    <FieldFrame
      id={id}
      title={bare || facts.kind === 'yesno' ? null : facts.title}
      isRequired={facts.isRequired && facts.kind !== 'yesno'}
      isGroup={isRadio(facts, props.only, bare)}
      fault={fault}
      note={note}
      span={span}
    >
      {control}
    </FieldFrame>
  )
}
