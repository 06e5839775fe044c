import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

export type ServerProcess = {
  address: string
  child: ChildProcess
  log: string[]
  stop(): Promise<void>
  kill(): Promise<void>
}

/**
 * The real program in a process of its own, as a user starts it; answers when it has said that it is ready. Without an
 * address of a database it starts the PostgreSQL that came with npm, whatever this process was told.
 */
export async function startServer({
  data,
  practice,
  databaseUrl,
}: {
  data: string
  practice: 'small' | 'year' | 'none'
  databaseUrl?: string | undefined
}): Promise<ServerProcess> {
  const child = spawn(process.execPath, ['src/server/main.ts', '--port', '0', '--data', data, '--practice', practice], {
    cwd: ROOT,
    env: { ...process.env, NODE_OPTIONS: '', DATABASE_URL: databaseUrl ?? '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const log: string[] = []
  createInterface({ input: child.stderr }).on('line', (line) => log.push(line))
  const address = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const found = /^ready (http:\S+)$/.exec(line)
      if (found) resolve(found[1] as string)
    })
    child.once('exit', (code) =>
      reject(new Error(`the server ended with ${code} before it was ready:\n${log.join('\n')}`)),
    )
  })
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill(signal)
    await once(child, 'exit')
  }
  return { address, child, log, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') }
}

type Progress = { done: number; total: number; finished: boolean }
/** Asks until the practice county says so; between two questions it waits for the answer to the first, no longer. */
export async function untilPractice(address: string, isEnough: (progress: Progress) => boolean): Promise<Progress> {
  for (;;) {
    const { progress } = (await (await fetch(`${address}/api/practice`)).json()) as { progress: Progress }
    if (isEnough(progress)) return progress
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
}
