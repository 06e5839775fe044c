import type { FastifyRequest } from 'fastify'
import type { Actor } from '#kernel/actor.ts'
import { type Instant, msOf } from '#kernel/plain-date.ts'
import { isSessionOver } from '#modules/access/rules.ts'
import { findSession, touchSession } from '#modules/access/store.ts'
import { digestToken } from '#modules/access/token.ts'
import { readProof } from '#modules/factor/store.ts'
import type { Database, Reader } from '#platform/database.ts'
import { SESSION_COOKIE } from './http.ts'

/** What the door asks where an operation needs a second proof. */
export const provenUntil = async (db: Reader, request: FastifyRequest): Promise<Instant | null> => {
  const token = request.cookies[SESSION_COOKIE]
  return token ? readProof(db, digestToken(token)) : null
}

const TOUCH_EVERY_MS = 60_000
/** A page that asks by itself while nobody is at it says so: a session must end although its page stays open. */
export const AWAY = 'fayuan-away'

/** Who a session belongs to, asked in the database at every request: who is struck off is out at once. */
export const identifyBySession =
  (database: Database, { touches = true }: { touches?: boolean } = {}) =>
  async (db: Reader, request: FastifyRequest, now: Instant): Promise<Actor | null> => {
    const token = request.cookies[SESSION_COOKIE]
    if (!token) return null
    const digest = digestToken(token)
    const session = await findSession(db, digest)
    if (!session || isSessionOver(session, now)) return null
    // In a transaction of its own, and not at every click: a query may not write.
    const isAtWork = touches && request.headers[AWAY] === undefined
    if (isAtWork && msOf(now) - msOf(session.seenAt) > TOUCH_EVERY_MS)
      await database.inTransaction('command', (tx) => touchSession(tx, digest, now))
    const { createdAt: _createdAt, seenAt: _seenAt, ...actor } = session
    return actor
  }
