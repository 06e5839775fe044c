import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Instant } from '#kernel/plain-date.ts'
import { Refusal } from '#kernel/refusal.ts'
import { listVisible } from '#modules/matter/store.ts'
import type { Database } from '#platform/database.ts'
import type { World } from './http.ts'
import { enterAs } from './walls.ts'

/** What an act was about: its county, and its matter where it has one. Nothing of what was done. */
export type Change = { county: string; matterId: string | null }
type Watcher = { reply: FastifyReply; request: FastifyRequest; county: string; matters: Set<string>; isOther: boolean }
type Parts = {
  db: Database
  /** Who a session belongs to, without keeping it alive: a page left open is not somebody at work. */
  stillIn: World['identify']
  now: () => Instant
  log: (line: string) => void
  every?: number
  breath?: number
}

/** Changes of a second go out together. */
const GATHER_MS = 1_000
/** A line on which nothing is said for longer is cut by proxies; at each breath it is also asked who is at its other end. */
const BREATH_MS = 25_000

/**
 * Open pages hear that something has changed (server-sent events): of a matter only those who may see it, of anything else a bare
 * “something”. The page then asks again, through the same door as ever; what was done, and by whom, never travels here.
 */
export function openLive({ db, stillIn, now, log, every = GATHER_MS, breath = BREATH_MS }: Parts) {
  const watchers = new Set<Watcher>()
  let isGathering = false

  function changed({ county, matterId }: Change): void {
    for (const watcher of watchers) {
      if (watcher.county !== county) continue
      if (matterId) watcher.matters.add(matterId)
      else watcher.isOther = true
    }
    if (watchers.size === 0 || isGathering) return
    isGathering = true
    setTimeout(() => void tellAll(), every).unref()
  }

  async function tellAll(): Promise<void> {
    isGathering = false
    for (const watcher of watchers) if (watcher.matters.size > 0 || watcher.isOther) await tell(watcher)
  }

  /** Who is at the other end is asked each time: whoever signed out, or is struck off, hears nothing more. */
  async function tell(watcher: Watcher): Promise<void> {
    const { reply, request, matters, isOther } = watcher
    watcher.matters = new Set()
    watcher.isOther = false
    try {
      const seen = await db.inTransaction('query', async (tx) => {
        const actor = await stillIn(tx, request, now())
        if (!actor) return null
        await enterAs(tx, actor)
        return matters.size > 0 ? listVisible(tx, actor, [...matters]) : []
      })
      if (!seen) return end(watcher)
      const shown = seen.map(({ id }) => id)
      reply.raw.write(shown.length > 0 || isOther ? `data: ${JSON.stringify({ matters: shown })}\n\n` : ':\n\n')
    } catch (error) {
      log(`页面没有收到变动提示：${(error as Error).message}`)
    }
  }
  function end(watcher: Watcher): void {
    watchers.delete(watcher)
    watcher.reply.raw.end()
  }

  function serve(app: FastifyInstance): void {
    app.get('/api/changes', { schema: { hide: true } }, async (request, reply) => {
      const actor = await db.inTransaction('query', (tx) => stillIn(tx, request, now()))
      if (!actor) throw new Refusal('not_signed_in', '请先登录；页面上已填的内容不会丢失')
      reply.hijack()
      reply.raw.writeHead(200, {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      })
      reply.raw.write('retry: 3000\n\n')
      const watcher: Watcher = { reply, request, county: actor.county, matters: new Set(), isOther: false }
      const breathing = setInterval(() => void tell(watcher), breath).unref()
      watchers.add(watcher)
      request.raw.on('close', () => {
        clearInterval(breathing)
        watchers.delete(watcher)
      })
    })
    app.addHook('preClose', async () => {
      for (const watcher of watchers) end(watcher)
    })
  }
  return { changed, serve }
}
