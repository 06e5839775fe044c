import type { Database } from '#platform/database.ts'
import { listCounties } from './sealing.ts'

const SOON = 2_000 // ms

export type Background = {
  db: Database
  log: (line: string) => void
  /** Does some of what waits in a county; gives how much it did. */
  work: (county: string) => Promise<number>
  /** Milliseconds between two looks; two seconds unless said otherwise. */
  every?: number
  /** One piece at each look, however much waits: for long work. */
  isPaced?: boolean
  /** What the log says when it does not succeed; it is tried again. */
  fault: string
}

/** Looks again and again for work that a transaction should not wait for. */
export function startBackground({ db, log, work, fault, every = SOON, isPaced = false }: Background): {
  stop(): Promise<void>
} {
  const run = async () => {
    for (const county of await listCounties(db)) while ((await work(county)) > 0 && !isStopped && !isPaced);
  }
  let isStopped = false
  let underWay: Promise<void> | null = null
  const timer = setInterval(() => {
    underWay ??= run()
      .catch((error: Error) => log(`${fault}，将自动再试：${error.message}`))
      .finally(() => {
        underWay = null
      })
  }, every)
  return {
    async stop() {
      isStopped = true
      clearInterval(timer)
      await underWay
    },
  }
}
