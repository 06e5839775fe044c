// The test run: cheap checks first, one heading each, stops at the first that fails, ends with one line of counts.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { runToEnd } from './process.mjs'
import { buildWeb, installBrowser, ROOT } from './ready.mjs'

const CHECKS = [
  ['类型 Types', 'typescript/bin/tsc', '-p', 'tsconfig.json'],
  ['纯规则的类型 Types of the pure rules', 'typescript/bin/tsc', '-p', 'tsconfig.pure.json'],
  ['格式与写法 Format and lint', '@biomejs/biome/bin/biome', 'check', '.'],
  ['无用的代码 Unused code', 'knip/bin/knip.js'],
]

/** With names of test files (or options of vitest) only those tests run; without, everything. */
export async function runTests(node, { isFast, args }) {
  const count = { passed: 0, failed: 0 }
  const step = async (title, script, ...rest) => {
    console.log(`\n── ${title} ──`)
    const code = await runToEnd(node, [path.join('node_modules', script), ...rest], { cwd: ROOT })
    return code === 0
  }
  const tests = (title, ...filter) =>
    runVitest(count, (...rest) => step(title, 'vitest/vitest.mjs', 'run', ...filter, ...rest))
  const check = async (...parts) => {
    const isGood = await step(...parts)
    if (!isGood) count.failed++
    return isGood
  }

  const isGood = args.length > 0 ? await chosen() : await everything()
  console.log(`\n${count.passed} passed, ${count.failed} failed`)
  return isGood ? 0 : 1

  async function chosen() {
    if (!isFast && args.some((arg) => arg.includes('browser'))) {
      await installBrowser()
      await buildWeb(node)
    }
    return tests('所选测试 Chosen tests', ...(isFast ? ['--project', 'fast'] : []), ...args)
  }
  async function everything() {
    if (!isFast) await installBrowser()
    for (const parts of CHECKS) if (!(await check(...parts))) return false
    if (!(await tests('测试 Tests', '--project', 'fast'))) return false
    if (isFast) return true
    await buildWeb(node)
    for (const [project, title] of [
      ['browser', '浏览器测试 Tests in the browser'],
      ['faults', '故障测试 Fault tests'],
    ])
      if (!(await tests(title, '--project', project, '--passWithNoTests'))) return false
    return true
  }
}

/** Adds what vitest counted; a run that failed without a failed test (an import, a set-up) counts as one. */
async function runVitest(count, run) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'fayuan-report-'))
  const file = path.join(folder, 'vitest.json')
  try {
    const isGood = await run('--reporter=default', '--reporter=json', `--outputFile.json=${file}`)
    const report = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : {}
    const { numPassedTests = 0, numFailedTests = 0, testResults = [] } = report
    const broken = testResults.filter((each) => each.status === 'failed' && each.assertionResults.length === 0).length
    count.passed += numPassedTests
    count.failed += numFailedTests + broken || (isGood ? 0 : 1)
    return isGood
  } finally {
    fs.rmSync(folder, { recursive: true, force: true })
  }
}
