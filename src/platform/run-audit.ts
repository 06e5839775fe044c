import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { openData } from './open-data.ts'

// npm run audit:verify -- --data data/county: makes the database reachable and hands over to the verifier, a program of its own.
const args = process.argv.slice(2)
const verifier = join(import.meta.dirname, '../../audit/verify.ts')
const at = args.findIndex((word) => word === '--data' || word.startsWith('--data='))
const dataDir = at < 0 ? undefined : (args[at]?.split('=')[1] ?? args[at + 1])
try {
  const source = dataDir && !process.env.DATABASE_URL ? await openData(dataDir) : null
  const { host, port, password } = source?.config ?? {}
  const place = {
    ...(typeof host === 'string' && { PGHOST: host }),
    ...(port && { PGPORT: String(port) }),
    ...(typeof password === 'string' && { PGPASSWORD: password }),
  }
  const child = spawn(process.execPath, [verifier, ...args], { stdio: 'inherit', env: { ...process.env, ...place } })
  const [code] = await once(child, 'exit')
  await source?.close()
  process.exitCode = code ?? 2
} catch (error) {
  console.error(`没有能够核验：${(error as Error).message}`)
  process.exitCode = 2
}
