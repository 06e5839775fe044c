import { z } from 'zod'

export type FieldKind =
  | 'text'
  | 'long'
  | 'choice'
  | 'several'
  | 'yesno'
  | 'either'
  | 'money'
  | 'count'
  | 'number'
  | 'date'
  | 'moment'
  | 'idNumber'
  | 'lines'
  | 'rows'
  | 'other'
export type FieldFacts = {
  kind: FieldKind
  title: string
  help: string | undefined
  labels: Readonly<Record<string, string>>
  isRequired: boolean
  max: number | undefined
  personal: string | undefined
}
type Meta = {
  title?: string
  description?: string
  long?: boolean
  unit?: string
  format?: string
  personal?: string
  labels?: Record<string, string>
}

const known = new WeakMap<z.ZodType, FieldFacts>()

/** Everything the screen needs to know of a field, from the contract itself: labels are written once. */
export function factsOf(type: z.ZodType): FieldFacts {
  const before = known.get(type)
  if (before) return before
  const { base, meta } = unwrapped(type)
  const kind = kindOf(base, meta)
  const facts: FieldFacts = {
    kind,
    title: meta.title ?? '',
    help: meta.description,
    labels: meta.labels ?? {},
    // A list that may be empty asks for nothing.
    isRequired: !type.safeParse(undefined).success && !(kind === 'several' && type.safeParse([]).success),
    max: base instanceof z.ZodString ? (base.maxLength ?? undefined) : undefined,
    personal: meta.personal,
  }
  known.set(type, facts)
  return facts
}

function unwrapped(type: z.ZodType): { base: z.ZodType; meta: Meta } {
  let base = type
  let meta = (base.meta() ?? {}) as Meta
  while (
    base instanceof z.ZodOptional ||
    base instanceof z.ZodNullable ||
    base instanceof z.ZodDefault ||
    base instanceof z.ZodPipe
  ) {
    base = (base instanceof z.ZodPipe ? base.in : base.unwrap()) as z.ZodType
    meta = { ...(base.meta() as Meta | undefined), ...meta }
  }
  return { base, meta }
}

function kindOf(base: z.ZodType, meta: Meta): FieldKind {
  if (base instanceof z.ZodEnum) return 'choice'
  if (base instanceof z.ZodArray) return kindOfList(base.element as z.ZodType)
  if (base instanceof z.ZodBoolean) return meta.labels ? 'either' : 'yesno'
  if (base instanceof z.ZodNumber) return meta.unit === '分' ? 'money' : base.isInt ? 'count' : 'number'
  if (meta.format === 'date-time') return 'moment'
  if (base instanceof z.ZodURL) return 'text'
  if (!(base instanceof z.ZodString)) return 'other'
  if (meta.format === 'date') return 'date'
  if (meta.personal === 'idNumber') return 'idNumber'
  return meta.long || (base.maxLength ?? 0) >= 500 ? 'long' : 'text'
}

function kindOfList(element: z.ZodType): FieldKind {
  if (element instanceof z.ZodEnum) return 'several'
  if (element instanceof z.ZodObject) return 'rows'
  return element instanceof z.ZodString ? 'lines' : 'other'
}

/** The fields of one row of a list. */
export function rowOf(type: z.ZodType): z.ZodObject {
  const { base } = unwrapped(type)
  if (base instanceof z.ZodArray && base.element instanceof z.ZodObject) return base.element
  throw new TypeError('not a list of rows')
}

export const fieldOf = (schema: z.ZodObject, name: string): z.ZodType => schema.shape[name] as z.ZodType

/** The title of the field at a path, and whether one picks it rather than types it. */
export function describeField(
  schema: z.ZodObject,
  path: readonly PropertyKey[],
): { title: string; isPicked: boolean } | null {
  let here: z.ZodType | undefined = schema
  for (const step of path) {
    const base: z.ZodType = here ? unwrapped(here).base : schema
    if (base instanceof z.ZodObject) here = base.shape[String(step)] as z.ZodType | undefined
    else if (base instanceof z.ZodArray) here = base.element as z.ZodType
    else return null
  }
  if (!here) return null
  const { title, kind } = factsOf(here)
  return title === '' ? null : { title, isPicked: ['choice', 'several', 'date', 'moment'].includes(kind) }
}
