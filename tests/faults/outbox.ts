import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { connect, type Database } from '#platform/database.ts'
import { Refused } from '#web/ui/client.ts'

const PATIENCE = 120_000 // ms; long enough for a slow machine to start it anew a few times

/** As PostgreSQL's superuser, beside the program and unknown to it. */
export const openLook = (data: string): Database =>
  connect({ host: join(data, 'socket'), port: 5432, ssl: false, user: 'postgres', database: 'fayuan', max: 1 })

const isAway = (error: unknown): boolean =>
  error instanceof Refused ? ['unavailable', 'too_many'].includes(error.code) : error instanceof TypeError

/** Asks until there is an answer, as an outbox does. A refusal is an answer. */
export async function persist(ask: () => Promise<unknown>): Promise<string> {
  const begun = performance.now()
  for (;;) {
    try {
      return JSON.stringify(await ask())
    } catch (error) {
      if (!isAway(error)) return `refused: ${(error as Error).message}`
      if (performance.now() - begun > PATIENCE) throw error
      await sleep(20)
    }
  }
}
