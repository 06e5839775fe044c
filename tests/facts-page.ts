import type { z } from 'zod'
import { labelOf } from '#kernel/labels.ts'
import { factsSchema } from '#policy/facts.ts'

type Meta = { title?: string; labels?: Record<string, string> }
type Shape = Record<string, z.ZodType>

/** What a field takes, read off the schema itself. */
function kindOf(schema: z.ZodType): string {
  const json = schema.toJSONSchema({ io: 'input', unrepresentable: 'any' }) as {
    anyOf?: { type?: string; items?: object; enum?: string[] }[]
    type?: string
    format?: string
    enum?: string[]
    items?: { enum?: string[] }
  }
  const own = json.anyOf?.find(({ type }) => type !== 'null') ?? json
  const { type, enum: codes, items } = own as typeof json
  if (codes) return 'one code'
  if (type === 'array') return items?.enum ? 'several codes' : 'a list'
  if (type === 'integer') return 'whole number'
  return type === 'boolean' ? 'true or false' : 'text'
}
const labelsOf = (schema: z.ZodType): Record<string, string> => {
  const found = (each: z.ZodType | undefined): Record<string, string> | undefined =>
    each && ((each.meta() as Meta | undefined)?.labels ?? found((each as { unwrap?: () => z.ZodType }).unwrap?.()))
  return found(schema) ?? {}
}

/** docs/facts.md, from the schema: `node tests/write-facts-page.ts` writes it, a test holds it to the schema. */
export function factsPage(): string {
  const shape = factsSchema.shape as unknown as Shape
  const rows = Object.entries(shape).map(([name, schema]) => {
    const codes = Object.entries(labelsOf(schema)).map(([code, label]) => `\`${code}\` ${label}`)
    return `| \`${name}\` | ${labelOf(factsSchema, [name]) ?? ''} | ${kindOf(schema)} | ${codes.join(', ')} |`
  })
  return `# Facts

What \`npm run -s judge < facts.json\` takes: one object, or an array of them. Only \`cause\` is needed. Whatever is left out is not
known: it becomes a question, never an error and never a reason against the applicant. An unknown field or an impossible value
is answered with a sentence in Chinese (in an array: in its place, the rest is judged) and exit code 1.

Days are \`YYYY-MM-DD\`, money is whole fen, counties are six-digit codes. \`county\` is the centre that judges (寿县 if left out),
\`day\` the day of the application (today if left out): both the county's rules and the statute are those of that day.
\`household\` lists who belongs to the family, each with \`relation\` (\`本人\` for the applicant), \`monthlyIncome\`, \`livesApart\`, \`isDependent\`,
\`isOpponent\`; whoever lives apart counts only if the household keeps him. \`assets\` lists possessions, each with \`kind\` and \`value\`.

The answer: \`route\` (\`application\`, or \`no-application\` where the organ notifies), \`inScope\`, \`means\`, \`jurisdiction\`, \`urgent\`, \`outcome\`,
\`reasons\` (each with its article), \`questions\`, \`missing\` papers, and \`packs\`: which entries of the county's rules it rests on, and whether the
centre has confirmed them. \`outcome\` is \`grant\`, \`refuse\`, \`supplement\`, \`forward\`, \`inform\`, \`no-application-needed\`, \`urgent-first\` or
\`officer-must-judge\`. It is advice: an officer decides and signs (个人信息保护法 第二十四条).

| Field | 中文 | Takes | Codes |
|---|---|---|---|
${rows.join('\n')}
`
}
