import type { FastifyRequest } from 'fastify'
import type { Actor, Role } from '#kernel/actor.ts'
import { Refusal } from '#kernel/refusal.ts'
import { sightOf } from '#modules/matter/lifecycle.ts'
import { type Reader, rows, sql } from '#platform/database.ts'
import { OTHER_COUNTY, type Prepare, type Serving } from './house.ts'
import { acting, alteredModules, type Cell } from './matrix.ts'
import { type Verdict, verdictOn } from './policy.ts'

/** One guard of the house, how the house is without it, and the cells that watch it. */
export type Guard = {
  name: string
  without: () => Serving
  watches: (cell: Cell, verdict: Verdict) => boolean
}

/** The operations see somebody else than the door let in. */
const actingAs = (change: (actor: Actor) => Actor) => ({
  modules: alteredModules({
    perform: (_name, perform) => (context, input) => perform({ ...context, actor: change(context.actor) }, input),
  }),
  prepare: acting(),
})
const alsoAs = (role: Role) => actingAs((actor) => ({ ...actor, roles: [...(actor?.roles ?? []), role] }))

const sights = ['organisation', 'unit', 'own', 'none'] as const
const everyFileOpened: Prepare = async (db, actor, request) => {
  await acting()(db, actor, request)
  // Only where the transaction may still write: whoever acted is not asked for a reason anyway.
  await openAll(db, actor, request)
}
async function openAll(db: Reader, actor: Actor, request: FastifyRequest): Promise<void> {
  if (!/^\/api\/(matters\/[^/]+(\/people.*)?|documents\/.*|attachments\/.*)$/.test(request.url)) return
  await rows(
    db,
    sql`
    insert into reasoned_opening (county, matter_id, actor_id, opened_at, until_at, reason)
    select county, id, ${actor.userId}, now(), now() + interval '100 years', '无' from matter where county = ${actor.county}
    on conflict do nothing`,
  )
}

/** The roles of every operation at once: a cell asks one operation, so that each is watched by its own cells alone. */
const openToAll = (): Serving => ({
  modules: alteredModules({
    operation: (_name, operation) =>
      Array.isArray(operation.roles) ? { ...operation, roles: 'anyone' as const } : operation,
  }),
  prepare: acting(),
})

export const guards = (operations: readonly string[]): Guard[] => [
  ...operations.map((name) => ({
    name: `roles of ${name}`,
    without: openToAll,
    watches: (cell: Cell, verdict: Verdict) => cell.name === name && verdict === 'not_permitted',
  })),
  ...sights.map((sight) => ({
    name: `matters by sight “${sight}”`,
    without: () =>
      actingAs((actor) => (sightOf(actor) === sight ? { ...actor, roles: [...actor.roles, 'director'] } : actor)),
    watches: ({ sample, record, asker }: Cell, verdict: Verdict) =>
      sample.about === 'matter' &&
      record === 'existing' &&
      verdict === 'not_found' &&
      sightOf({ roles: [asker.role] }) === sight,
  })),
  {
    name: 'the county',
    without: () => actingAs((actor) => ({ ...actor, county: OTHER_COUNTY, roles: [...actor.roles, 'director'] })),
    watches: ({ sample, record }, verdict) =>
      sample.about !== null && record === 'otherCounty' && verdict === 'not_found',
  },
  {
    name: 'consultations by place',
    without: () => alsoAs('director'),
    watches: ({ sample, record }, verdict) =>
      sample.about === 'consultation' && record === 'existing' && verdict === 'not_found',
  },
  {
    name: 'leave within reach',
    without: () => alsoAs('assigner'),
    watches: ({ sample, record }, verdict) =>
      sample.about === 'counsel' && record === 'existing' && verdict === 'not_found',
  },
  {
    name: 'a task or a reason',
    without: () => ({ prepare: everyFileOpened }),
    watches: (_cell, verdict) => verdict === 'reason_needed',
  },
  {
    name: 'whoever reviewed does not decide',
    without: () => ({ prepare: acting({ isReviewer: false }) }),
    watches: ({ asker, sample }, verdict) =>
      sample.on === 'reviewed' && asker.tie === 'acted' && verdict === 'not_permitted' && asker.role === 'approver',
  },
  {
    name: 'who is asking',
    without: () => ({
      prepare: async (db, actor, request) => {
        await acting()(db, actor, request)
        // The actor that the door goes on with is this object.
        Object.assign(actor, { roles: [...actor.roles, 'director'] })
      },
    }),
    watches: ({ asker }, verdict) => verdict !== 'allowed' && asker.role === 'agencyClerk',
  },
  {
    name: 'foreign is nonexistent',
    without: () => ({
      modules: alteredModules({
        perform: (_name, perform) => async (context, input) => {
          try {
            return await perform(context, input)
          } catch (error) {
            const { matterId } = input as { matterId?: string }
            if (!(error instanceof Refusal) || error.code !== 'not_found' || !matterId) throw error
            throw new Refusal('not_found', `${error.message}（${matterId.slice(0, 4)}）`)
          }
        },
      }),
      prepare: acting(),
    }),
    watches: ({ sample, record }, verdict) =>
      sample.about === 'matter' && record === 'existing' && verdict === 'not_found',
  },
]
export const isWatched = (guard: Guard) => (cell: Cell) =>
  guard.watches(cell, verdictOn(cell.name, cell.sample, cell.asker, cell.record, cell.on))
