// The one entry behind `npm start`, `npm test` and every `npm run …` that needs the program made ready first.
import { runToEnd } from './process.mjs'
import { buildWeb, findNode, installBrowser, installPackages, ROOT, Unready } from './ready.mjs'
import { runTests } from './test.mjs'

const server = async (node, practice, args) => {
  await buildWeb(node)
  return runToEnd(node, ['src/server/main.ts', '--practice', practice, ...args], { cwd: ROOT })
}
const COMMANDS = {
  /** With the practice county, for looking around. */
  start: (node, args) => server(node, 'small', args),
  /** For work: nothing in it but what people enter. */
  serve: (node, args) => server(node, 'none', args),
  practice: (node, args) => runToEnd(node, ['practice/run.ts', ...args], { cwd: ROOT }),
  /** Looks for whoever bent the history: a program apart. */
  'audit-verify': (node, args) => runToEnd(node, ['src/platform/run-audit.ts', ...args], { cwd: ROOT }),
  backup: (node, args) => runToEnd(node, ['src/platform/backup/run-backup.ts', ...args], { cwd: ROOT }),
  restore: (node, args) => runToEnd(node, ['src/platform/backup/run-restore.ts', ...args], { cwd: ROOT }),
  /** A new key while people work; `--destroy` takes the old one away. */
  rotate: (node, args) => runToEnd(node, ['src/server/run-rotate.ts', ...args], { cwd: ROOT }),
  /** The verdict on facts from standard input. */
  judge: (node, args) => runToEnd(node, ['src/server/run-judge.ts', ...args], { cwd: ROOT }),
  /** One attack or fault by its id; `--planted` shows that it notices. */
  attack: (node, args) => runToEnd(node, ['tests/attack/run.ts', ...args], { cwd: ROOT }),
  faults: (node, args) => runToEnd(node, ['tests/faults/run.ts', ...args], { cwd: ROOT }),
  bench: (node, args) => runToEnd(node, ['bench/run.ts', ...args], { cwd: ROOT }),
  /** The picture of the README, from the program itself. */
  screenshot: async (node) => {
    await installBrowser()
    await buildWeb(node)
    return runToEnd(node, ['tests/browser/screenshot.ts'], { cwd: ROOT })
  },
  test: (node, args) => runTests(node, { isFast: false, args }),
  'test-fast': (node, args) => runTests(node, { isFast: true, args }),
}

const [name, ...args] = process.argv.slice(2)
const command = Object.hasOwn(COMMANDS, name ?? '') ? COMMANDS[name] : undefined
if (!command) {
  console.error(`用法 Usage: node bootstrap/run.mjs ${Object.keys(COMMANDS).join(' | ')}`)
  process.exit(2)
}
try {
  await installPackages()
  process.exitCode = await command(findNode(), args)
} catch (error) {
  if (!(error instanceof Unready)) throw error
  console.error(`\n${error.message}`)
  process.exitCode = 1
}
