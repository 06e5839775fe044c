import { z } from 'zod'

/** What carries a number of its own. The matter keeps the number it got when the application or the notice came in. */
export const NUMBERED = {
  consultation: '咨询',
  matter: '申请',
  acceptance: '受理',
  supplement: '补正通知',
  forwarding: '移送、告知',
  grant: '给予援助决定',
  refusal: '不予援助决定',
  assignment: '指派通知',
  officialLetter: '公函',
  cooperation: '异地协作',
  reassignment: '更换承办人',
  termination: '终止决定',
  objection: '异议审查',
  closing: '结案',
  archive: '档案',
} as const
export type Numbered = keyof typeof NUMBERED

/** '寿援申〔{year}〕{n}号': the year in six-angled brackets (GB/T 9704), no 第, no leading zeros. */
const numberPattern = (title: string) =>
  z
    .string()
    .trim()
    .regex(/^[^{}]+〔\{year\}〕\{n\}号$/, '文号格式应为“机关代字〔{year}〕{n}号”')
    .meta({ title })
export const numbering = z.strictObject(
  Object.fromEntries(Object.entries(NUMBERED).map(([name, title]) => [name, numberPattern(title)])) as Record<
    Numbered,
    ReturnType<typeof numberPattern>
  >,
)

/** The number as printed; n starts from 1 again each year, and who gives it out sees that none is left out. */
export const writeNumber = (pattern: string, year: number, n: number): string =>
  pattern.replace('{year}', String(year)).replace('{n}', String(n))
