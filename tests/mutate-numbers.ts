import { execFile } from 'node:child_process'
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { parseSync } from 'vite'

// Stryker changes no number. This raises every number in the rules by one, moves every date there by a day, one at a time in a
// copy of the tree, and names those that no test of the rules notices. The last line is JSON.
const COPIED = ['src', 'tests', 'practice', 'docs', 'package.json', 'tsconfig.json', 'vitest.pure.config.ts']
const LANES = 2
const LONGEST = 60_000
const PASSES = ['run', '--config', 'vitest.pure.config.ts', '--no-isolate', '--bail', '1', '--reporter', 'dot']

type Mutant = { file: string; line: number; start: number; end: number; before: string; after: string }
type Node = { type?: string; value?: unknown; start: number; end: number }

function later(date: string): string {
  const year = date.length > 5 ? date.slice(0, 4) : '2023'
  const moved = new Date(Date.parse(`${year}-${date.slice(-5)}`) + 86_400_000).toISOString().slice(0, 10)
  return moved.slice(-date.length)
}

function mutantsOf(file: string): Mutant[] {
  const code = readFileSync(file, 'utf8')
  const found: Mutant[] = []
  const visit = (node: unknown) => {
    if (typeof node !== 'object' || node === null) return
    const { type, value, start, end } = node as Node
    const isDate = typeof value === 'string' && /^(\d{4}-)?\d\d-\d\d$/.test(value)
    if (type === 'Literal' && (typeof value === 'number' || isDate)) {
      const after = typeof value === 'number' ? String(value + 1) : `'${later(String(value))}'`
      const line = code.slice(0, start).split('\n').length
      found.push({ file, line, start, end, before: code.slice(start, end), after })
    }
    Object.values(node).forEach(visit)
  }
  visit(parseSync(file, code, { lang: 'ts' }).program)
  return found
}

const passes = (folder: string) =>
  promisify(execFile)(process.execPath, [join(folder, 'node_modules/vitest/vitest.mjs'), ...PASSES], {
    cwd: folder,
    timeout: LONGEST,
  }).then(
    () => true,
    () => false,
  )

const mutants = globSync(['src/law/*.ts', 'src/modules/*/rules.ts'])
  .filter((file) => !file.endsWith('.test.ts'))
  .sort()
  .flatMap(mutantsOf)
const waiting = [...mutants]
const survived: Mutant[] = []

async function work(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'fayuan-numbers-'))
  try {
    for (const name of COPIED) cpSync(name, join(folder, name), { recursive: true })
    symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
    if (!(await passes(folder))) throw new Error('the rules’ tests fail before anything was changed')
    for (let mutant = waiting.shift(); mutant; mutant = waiting.shift()) {
      const { file, start, end, after } = mutant
      const honest = readFileSync(file, 'utf8')
      writeFileSync(join(folder, file), honest.slice(0, start) + after + honest.slice(end))
      if (await passes(folder)) survived.push(mutant)
      writeFileSync(join(folder, file), honest)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

await Promise.all(Array.from({ length: LANES }, work))
for (const { file, line, before, after } of survived) console.log(`${file}:${line} ${before} → ${after}`)
const killed = mutants.length - survived.length
console.log(
  JSON.stringify({
    mutants: mutants.length,
    killed,
    survived: survived.length,
    score: (100 * killed) / mutants.length,
  }),
)
