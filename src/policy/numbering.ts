import { z } from 'zod'

/** What carries a number of its own. The matter keeps the number it got when the application or the notice came in. */
export const NUMBERED = [
  'consultation',
  'matter',
  'acceptance',
  'supplement',
  'forwarding',
  'grant',
  'refusal',
  'assignment',
  'officialLetter',
  'cooperation',
  'reassignment',
  'termination',
  'objection',
  'closing',
  'archive',
] as const
export type Numbered = (typeof NUMBERED)[number]

/** '寿援申〔{year}〕{n}号': the year in six-angled brackets (GB/T 9704), no 第, no leading zeros. */
export const numberPattern = z.string().regex(/^[^{}]+〔\{year\}〕\{n\}号$/, '文号格式应为“机关代字〔{year}〕{n}号”')

/** The number as printed; n starts from 1 again each year, and who gives it out sees that none is left out. */
export const writeNumber = (pattern: string, year: number, n: number): string =>
  pattern.replace('{year}', String(year)).replace('{n}', String(n))
