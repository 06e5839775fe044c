import { z } from 'zod'

/** The label of a field by its path ('means.householdMonthlyIncome' → '家庭月收入'), so that a fault names the field as the screen does. */
export function labelOf(schema: z.ZodType, path: readonly PropertyKey[]): string | undefined {
  let here: z.ZodType | undefined = schema
  let label: string | undefined
  for (const step of path) {
    here = unwrap(here)
    if (here instanceof z.ZodObject) here = here.shape[String(step)] as z.ZodType | undefined
    else if (here instanceof z.ZodArray) here = here.element as z.ZodType
    else return label
    if (!here) return label
    const own = titleOf(here)
    label = typeof step === 'number' ? `${label ?? '第'}${own ? `“${own}”` : ''}（第 ${step + 1} 项）` : (own ?? label)
  }
  return label
}

function unwrap(schema: z.ZodType | undefined): z.ZodType | undefined {
  let here = schema
  while (here instanceof z.ZodOptional || here instanceof z.ZodNullable || here instanceof z.ZodDefault)
    here = here.unwrap() as z.ZodType
  return here
}

/** The title of a field, found through what makes it optional. */
export function titleOf(schema: z.ZodType): string | undefined {
  return (schema.meta() ?? unwrap(schema)?.meta())?.title ?? unwrap(schema)?.meta()?.title
}

/** What is wrong with one cell of a list, in the field's own title: a list names its columns, not the types behind them. */
export function faultOfCell(
  schema: z.ZodType,
  stated: Readonly<Record<string, unknown>>,
  { code, path, message }: z.core.$ZodIssue,
): string {
  const label = labelOf(schema, path) ?? '该列'
  if (code !== 'invalid_type' && code !== 'invalid_value') return message
  const said = stated[String(path[0])] ?? null
  if (said === null) return `请填写${label}`
  const words = Object.values(wordsAt(schema, path))
  if (words.length === 0) return `看不懂“${label}”，请按模板填写`
  const word = typeof path[1] === 'number' ? (said as readonly unknown[])[path[1]] : said
  return `“${labelOf(schema, path.slice(0, 1)) ?? label}”里没有“${String(word)}”，可填：${words.join('、')}`
}

/** The words a cell may be filled with, where its column has a list of them. */
function wordsAt(schema: z.ZodType, path: readonly PropertyKey[]): Readonly<Record<string, string>> {
  const field = schema instanceof z.ZodObject ? (schema.shape[String(path[0])] as z.ZodType | undefined) : undefined
  const meta = field && (field.meta() ?? unwrap(field)?.meta())
  return (meta?.labels as Readonly<Record<string, string>> | undefined) ?? {}
}

/** A stored code in the field's word; what the list does not know stands as it is stored. */
export const wordOf = (labels: Readonly<Record<string, string>>, code: string): string => labels[code] ?? code
