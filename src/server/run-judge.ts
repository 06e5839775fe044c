import { text } from 'node:stream/consumers'
import { z } from 'zod'
import { dayInChina, instantOf } from '#kernel/plain-date.ts'
import { factsSchema } from '#policy/facts.ts'
import { judge } from '#policy/judge.ts'
import { PACKS } from '#policy/packs/index.ts'
import { refusalOfIssues } from './faults.ts'

// npm run -s judge < facts.json: the verdict on one matter or on an array of them, as JSON. docs/facts.md explains the fields.
z.config(z.locales.zhCN())
const HOME = '340422'
const today = dayInChina(instantOf(Date.now()))

function verdictOn(stated: unknown): { verdict: object; isSound: boolean } {
  const parsed = factsSchema.safeParse(stated)
  if (parsed.success) return { verdict: judge(parsed.data, PACKS, HOME, today), isSound: true }
  const { message, faults } = refusalOfIssues(factsSchema, parsed.error.issues)
  return { verdict: { error: message, faults }, isSound: false }
}

try {
  const stated: unknown = JSON.parse(await text(process.stdin))
  const verdicts = (Array.isArray(stated) ? stated : [stated]).map(verdictOn)
  const shown = verdicts.map(({ verdict }) => verdict)
  console.log(JSON.stringify(Array.isArray(stated) ? shown : shown[0], null, 2))
  if (!verdicts.every(({ isSound }) => isSound)) process.exitCode = 1
} catch (error) {
  if (!(error instanceof SyntaxError)) throw error
  console.error('输入不是完整的 JSON。用法：npm run -s judge < facts.json，字段见 docs/facts.md')
  process.exitCode = 1
}
