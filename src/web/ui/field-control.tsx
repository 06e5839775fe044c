import { Checkbox, Input, InputNumber, Radio, Select } from 'antd'
import type { ReactNode } from 'react'
import { DateInput } from './date-input.tsx'
import type { FieldFacts } from './field-kind.ts'
import { isFoundBy } from './initials.ts'
import { MomentInput } from './moment-input.tsx'
import { MoneyInput } from './money-input.tsx'

export type ControlProps = {
  facts: FieldFacts
  id: string
  value: unknown
  onChange: (value: unknown) => void
  onBlur?: () => void
  disabled?: boolean | undefined
  placeholder?: string | undefined
  autoFocus?: boolean | undefined
  /** Which of the labels are offered here, in this order; all of them unless said otherwise. */
  only?: readonly string[] | undefined
  describedBy?: string | undefined
  isFaulty?: boolean
  /** A control without a label of its own beside it, in a table. */
  label?: string | undefined
  rows?: number | undefined
}

const SHORT = 5
const CHARACTERS = 26

/** A short choice that must be made shows all of its answers. */
export const isRadio = (
  { kind, isRequired, labels }: FieldFacts,
  only: readonly string[] | undefined,
  isBare: boolean,
) => {
  const words = (only ?? Object.keys(labels)).map((code) => labels[code] ?? code)
  return kind === 'choice' && isRequired && !isBare && words.length <= SHORT && words.join('').length <= CHARACTERS
}

/** The control that a field asks for. What it gives is what the contract takes; nothing is given for an empty one. */
export function FieldControl(props: ControlProps): ReactNode {
  const { facts, id, value, onChange, onBlur, disabled, placeholder, autoFocus, describedBy, isFaulty, label, rows } =
    props
  const common = {
    id,
    ...(onBlur && { onBlur }),
    ...(disabled !== undefined && { disabled }),
    ...(placeholder !== undefined && { placeholder }),
    ...(autoFocus && { autoFocus }),
    ...(isFaulty && { status: 'error' as const }),
    'aria-describedby': describedBy,
    'aria-invalid': isFaulty || undefined,
    'aria-required': facts.isRequired || undefined,
    ...(label !== undefined && { 'aria-label': label }),
  }
  const typed = (text: string) => onChange(text === '' ? undefined : text)
  const text = (value as string | null | undefined) ?? ''
  const options = optionsOf(props)
  switch (facts.kind) {
    case 'choice':
      return isRadio(facts, props.only, label !== undefined) ? (
        <Radio.Group
          optionType="button"
          options={options}
          value={value ?? null}
          disabled={disabled ?? false}
          onChange={(event) => onChange(event.target.value)}
          aria-labelledby={`${id}-label`}
          id={id}
        />
      ) : (
        <Select
          {...common}
          options={options}
          value={(value as string | undefined) ?? null}
          onChange={(code: string | undefined) => onChange(code)}
          allowClear={!facts.isRequired}
          showSearch={
            options.length > SHORT ? { filterOption: (typed, option) => isFoundBy(typed, option?.label ?? '') } : false
          }
          popupMatchSelectWidth={false}
          className="full"
        />
      )
    case 'several':
      return (
        <Select
          {...common}
          mode="multiple"
          options={options}
          value={(value as string[] | undefined) ?? []}
          onChange={onChange}
          showSearch={{ filterOption: (typed, option) => isFoundBy(typed, option?.label ?? '') }}
          popupMatchSelectWidth={false}
          className="full"
          maxTagCount="responsive"
        />
      )
    case 'yesno':
      return (
        <Checkbox
          id={id}
          checked={value === true}
          disabled={disabled ?? false}
          onChange={(event) => onChange(event.target.checked)}
          aria-describedby={describedBy}
        >
          {label ?? facts.title}
        </Checkbox>
      )
    case 'either':
      return (
        <Select
          {...common}
          options={options}
          value={value === undefined || value === null ? null : String(value)}
          onChange={(code: string | undefined) => onChange(code === undefined ? undefined : code === 'true')}
          allowClear
          className="full"
        />
      )
    case 'lines':
      return (
        <Input.TextArea
          {...common}
          autoSize={{ minRows: rows ?? 8, maxRows: 20 }}
          value={((value as string[] | undefined) ?? []).join('\n')}
          // Blank lines stay while one types and go when the list is checked.
          onChange={({ target }) => onChange(target.value === '' ? undefined : target.value.split('\n'))}
          onBlur={() => {
            onChange((value as string[] | undefined)?.map((line) => line.trim()).filter(Boolean))
            onBlur?.()
          }}
        />
      )
    case 'money':
      return <MoneyInput {...common} value={value as number | null | undefined} onChange={onChange} />
    case 'count':
    case 'number':
      return (
        <InputNumber<number>
          {...common}
          className="count-input"
          min={0}
          {...(facts.kind === 'count' && { precision: 0 })}
          value={(value as number | null | undefined) ?? null}
          onChange={(count) => onChange(count ?? undefined)}
        />
      )
    case 'date':
      return <DateInput {...common} value={value as string | null | undefined} onChange={onChange} />
    case 'moment':
      return <MomentInput {...common} value={value as string | null | undefined} onChange={onChange} />
    case 'long':
      return (
        <Input.TextArea
          {...common}
          autoSize={{ minRows: rows ?? 3, maxRows: 14 }}
          value={text}
          onChange={(event) => typed(event.target.value)}
        />
      )
    case 'idNumber':
      return (
        <Input
          {...common}
          className="digits"
          maxLength={18}
          autoComplete="off"
          value={text}
          onChange={(event) => typed(event.target.value.replace(/\s/g, '').toUpperCase())}
        />
      )
    default:
      return <Input {...common} autoComplete="off" value={text} onChange={(event) => typed(event.target.value)} />
  }
}

function optionsOf({ facts: { labels }, only, value }: ControlProps): { value: string; label: string }[] {
  // What was chosen while it was still offered keeps its word.
  const codes = only ? new Set([...only, ...(Array.isArray(value) ? (value as string[]) : [])]) : Object.keys(labels)
  return [...codes].map((value) => ({ value, label: labels[value] ?? value }))
}
