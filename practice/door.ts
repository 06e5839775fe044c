import type { FastifyInstance } from 'fastify'
import type { Instant } from '#kernel/plain-date.ts'
import { findActor } from '#modules/access/store.ts'
import { CONTRACTS } from '#modules/contracts.ts'
import { buildServer, type World } from '#server/http.ts'
import { MODULES } from '#server/modules.ts'
import { createClient } from '#web/ui/client.ts'
import type { OperationName } from './act.ts'
import { injectInto } from './inject.ts'

const ACTOR = 'x-practice-actor'
const NOW = 'x-practice-now'

export type Door = {
  /** As that account at that moment; null is somebody who has not signed in. */
  ask(operation: OperationName, input: object, as: string | null, at: Instant, commandId?: string): Promise<unknown>
  close(): Promise<void>
}

/**
 * A second door to the same county that nobody outside can reach: it listens nowhere. Through it people act at the moments of
 * the plan instead of now, and are who the plan says they are; everything else is the door that everybody uses.
 */
export async function openDoor(world: World): Promise<Door> {
  const app: FastifyInstance = await buildServer(
    {
      ...world,
      now: (request) => request.headers[NOW] as Instant,
      identify: async (db, request) => {
        const id = request.headers[ACTOR]
        return typeof id === 'string' ? ((await findActor(db, id)) ?? null) : null
      },
    },
    MODULES,
  )
  return {
    ask(operation, input, as, at, commandId) {
      const api = createClient(CONTRACTS, injectInto(app, { [NOW]: at, ...(as && { [ACTOR]: as }) }))
      // The plan's acts were checked against the contract when they were written; here only their names are left.
      const call = api[operation] as (input: object, options?: { commandId: string }) => Promise<unknown>
      return call(input, commandId ? { commandId } : undefined)
    },
    close: () => app.close(),
  }
}
