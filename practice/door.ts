import type { FastifyInstance } from 'fastify'
import type { Actor } from '#kernel/actor.ts'
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
export async function openDoor({ provenUntil: _people, ...world }: World): Promise<Door> {
  // Nobody of the plan has a phone: what asks people for a second proof is left outside.
  // The cast does not change while it lives, so nobody's post is asked for twice.
  const actors = new Map<string, Actor>()
  const app: FastifyInstance = await buildServer(
    {
      ...world,
      now: (request) => request.headers[NOW] as Instant,
      identify: async (db, request) => {
        const id = request.headers[ACTOR]
        if (typeof id !== 'string') return null
        const actor = actors.get(id) ?? (await findActor(db, id))
        if (actor) actors.set(id, actor)
        return actor ?? null
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
