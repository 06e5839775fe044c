import { useCallback, useEffect, useRef, useState } from 'react'
import type { z } from 'zod'
import type { FieldFault } from '#kernel/refusal.ts'
import type { Draft } from './draft.ts'
import { describeField } from './field-kind.ts'

/** What has been typed so far: any field may still be empty. */
export type Loose<T> = { [K in keyof T]?: T[K] | undefined }
export type Values<S extends z.ZodObject> = Loose<z.input<S>>
/** By path, as the server names them: 'means.householdSize', 'recipients.0.idNumber'. */
export type Faults = Readonly<Record<string, string>>

/** A part of a form that one group of fields writes to: the whole of it, an object inside, or one row of a list. */
export type Scope<S extends z.ZodObject> = {
  schema: S
  /** '' for the whole form, 'means.' for an object inside. */
  path: string
  values: Values<S>
  faults: Faults
  update: (change: (values: Values<S>) => Values<S>, fields: readonly string[]) => void
  mark: (field: string, message: string | null) => void
}

export function setIn<S extends z.ZodObject>(scope: Scope<S>, change: Values<S>): void {
  scope.update((values) => ({ ...values, ...change }), Object.keys(change))
}

/** The fields of an object inside the form. */
export function inner<S extends z.ZodObject, I extends z.ZodObject>(
  scope: Scope<S>,
  name: keyof z.input<S> & string,
  schema: I,
): Scope<I> {
  return {
    schema,
    path: `${scope.path}${name}.`,
    values: (scope.values[name] ?? {}) as Values<I>,
    faults: scope.faults,
    // The field's own schema says that its values are of this shape; TypeScript cannot follow the name.
    update: (change, fields) =>
      scope.update(
        (values) => ({ ...values, [name]: change((values[name] ?? {}) as Values<I>) }),
        fields.map((field) => `${name}.${field}`),
      ),
    mark: (field, message) => scope.mark(`${name}.${field}`, message),
  }
}

/** The fields of one row of a list. */
export function row<S extends z.ZodObject, I extends z.ZodObject>(
  scope: Scope<S>,
  name: keyof z.input<S> & string,
  index: number,
  schema: I,
): Scope<I> {
  const rowsOf = (values: Values<S>) => (values[name] ?? []) as unknown as Values<I>[]
  return {
    schema,
    path: `${scope.path}${name}.${index}.`,
    values: rowsOf(scope.values)[index] ?? {},
    faults: scope.faults,
    update: (change, fields) =>
      scope.update(
        (values) => ({ ...values, [name]: rowsOf(values).map((one, at) => (at === index ? change(one) : one)) }),
        fields.map((field) => `${name}.${index}.${field}`),
      ),
    mark: (field, message) => scope.mark(`${name}.${index}.${field}`, message),
  }
}

export type Form<S extends z.ZodObject> = Scope<S> & {
  /** Checks everything that is to be sent, points at what is wrong, and gives what may be sent; null while something is wrong. */
  check: (sent?: Values<S>) => z.output<S> | null
  showFaults: (faults: readonly FieldFault[]) => void
  reset: (values: Values<S>) => void
  /** Something differs from how the form opened. */
  isTouched: boolean
}

const within = (field: string, path: string) => field === path || field.startsWith(`${path}.`)

export function useForm<S extends z.ZodObject>(schema: S, initial: Values<S>, draft?: Draft<Values<S>>): Form<S> {
  const [values, setValues] = useState<Values<S>>(() => ({ ...initial, ...draft?.found }))
  const [faults, setFaults] = useState<Faults>({})
  const [isTouched, setTouched] = useState(draft?.found !== undefined && draft.found !== null)
  const [pointing, setPointing] = useState(0)
  const saveDraft = draft?.save
  const typed = useRef(false)

  useEffect(() => {
    if (typed.current) saveDraft?.(values)
  }, [values, saveDraft])
  useEffect(() => {
    if (pointing > 0) pointAtFirstFault()
  }, [pointing])

  const update = useCallback((change: (values: Values<S>) => Values<S>, fields: readonly string[]) => {
    typed.current = true
    setTouched(true)
    setValues(change)
    setFaults((before) =>
      Object.fromEntries(Object.entries(before).filter(([field]) => !fields.some((changed) => within(field, changed)))),
    )
  }, [])
  const mark = useCallback((field: string, message: string | null) => {
    setFaults(({ [field]: _old, ...others }) => (message === null ? others : { ...others, [field]: message }))
  }, [])
  const showFaults = useCallback((found: readonly FieldFault[]) => {
    if (found.length === 0) return
    setFaults(Object.fromEntries(found.map(({ field, message }) => [field, message])))
    setPointing((before) => before + 1)
  }, [])
  const check = (sent: Values<S> = values): z.output<S> | null => {
    const parsed = schema.safeParse(sent)
    if (parsed.success) {
      setFaults({})
      return parsed.data
    }
    showFaults(faultsOf(schema, sent, parsed.error.issues))
    return null
  }
  const reset = useCallback((next: Values<S>) => {
    typed.current = false
    setTouched(false)
    setFaults({})
    setValues(next)
  }, [])
  return { schema, path: '', values, faults, update, mark, check, showFaults, reset, isTouched }
}

function pointAtFirstFault(): void {
  const first = document.querySelector<HTMLElement>('[data-fault]')
  if (!first) return
  first.scrollIntoView({ block: 'center' })
  first.querySelector<HTMLElement>('input, textarea, button')?.focus({ preventScroll: true })
}

type Issue = { path: readonly PropertyKey[]; message: string; code?: string }
/** Zod says of an empty field what type it expected; a person is told to fill it in. */
export function faultsOf(schema: z.ZodObject, values: unknown, issues: readonly Issue[]): FieldFault[] {
  return issues.map(({ path, message, code }) => {
    const field = path.join('.')
    const isEmpty = code === 'invalid_type' && (valueAt(values, path) ?? null) === null
    const known = isEmpty ? describeField(schema, path) : null
    return { field, message: known ? `请${known.isPicked ? '选择' : '填写'}${known.title}` : message }
  })
}

const valueAt = (values: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((here, step) => (here as Record<PropertyKey, unknown> | undefined)?.[step], values)
