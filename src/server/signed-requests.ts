import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { createVerifier, httpbis } from 'http-message-signatures'
import type { Actor } from '#kernel/actor.ts'
import { type Instant, instantOf, msOf } from '#kernel/plain-date.ts'
import { Refusal } from '#kernel/refusal.ts'
import { findActor } from '#modules/access/store.ts'
import { SIGNATURE_MINUTES } from '#modules/agency/rules.ts'
import { findKey, type Key, rememberNonce } from '#modules/agency/store.ts'
import { type Database, isConnectionLoss, type Reader } from '#platform/database.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The bytes of a signed request's body, as they came: a signature is over bytes, not over what they mean. */
    signedBody: Buffer | null
    /** What this very request has shown already. */
    seenNonce: string | null
  }
}

/** How long a signature holds, and how far the two clocks may be apart. */
const HOLDS_MS = SIGNATURE_MINUTES * 60_000
const CLOCKS_APART_S = 60
const MUST_SIGN = ['@method', '@path', 'content-digest']

export const isSigned = (request: FastifyRequest): boolean => request.headers.signature !== undefined

/** Lets the door see the bytes of a body that was signed. */
export function keepSignedBodies(app: FastifyInstance): void {
  app.decorateRequest('signedBody', null)
  app.decorateRequest('seenNonce', null)
  const parse = app.getDefaultJsonParser('error', 'error')
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    if (isSigned(request)) request.signedBody = body
    parse(request, body.toString('utf8'), done)
  })
}

const refuse = (why: string) =>
  new Refusal(
    'not_signed_in',
    `签名没有通过核验：${why}；请核对密钥和时钟，重新签名后再发，同一操作编号不会重复办理`,
    'RFC 9421 HTTP Message Signatures',
  )

/** The organ's system that signed this request with its own key (RFC 9421), freshly and for the first time. */
export const identifyBySignature =
  (database: Database) =>
  async (db: Reader, request: FastifyRequest, now: Instant): Promise<Actor | null> => {
    const said: { keyid?: string; nonce?: string; created?: Date; key?: Key; times: number } = { times: 0 }
    const command = request.headers['idempotency-key'] === undefined ? [] : ['idempotency-key']
    const isValid = await httpbis
      .verifyMessage(
        {
          requiredParams: ['keyid', 'created', 'nonce'],
          requiredFields: [...MUST_SIGN, ...command],
          notAfter: new Date(msOf(now)),
          tolerance: CLOCKS_APART_S,
          keyLookup: async ({ keyid, nonce, created }) => {
            said.times++
            const key = isUuid(keyid) ? await findKey(db, keyid) : undefined
            Object.assign(said, { keyid, nonce, created, key })
            return key ? { id: key.id, algs: ['ed25519'], verify: createVerifier(key.publicKey, 'ed25519') } : null
          },
        },
        {
          method: request.method,
          url: new URL(request.url, `${request.protocol}://${request.host}`),
          headers: request.headers as Record<string, string | string[]>,
        },
      )
      .catch((error: unknown) => {
        // Of a database that went away the door hears; what the library says of a signature is only that it does not hold.
        if (isConnectionLoss(error)) throw error
        return false
      })
    const { key, nonce, created } = said
    if (!key) throw refuse('没有这把公钥，或者对接已经停止')
    if (!isValid || said.times !== 1 || !nonce || !created) throw refuse('签名与内容、公钥不符，或者缺少应签的项目')
    if (msOf(now) - created.getTime() > HOLDS_MS) throw refuse('签名已过五分钟')
    if (request.headers['content-digest'] !== digestOf(request.signedBody ?? Buffer.alloc(0)))
      throw refuse('内容与摘要不符')
    // In a transaction of its own: seen is seen, whatever becomes of the request. Asked again by the same request, whose
    // transaction lost its connection and runs once more, it is no replay.
    if (request.seenNonce === nonce) return (await findActor(db, key.accountId)) ?? null
    const since = instantOf(msOf(now) - 2 * HOLDS_MS)
    const isFirst = await database.inTransaction('command', (tx) => rememberNonce(tx, key, nonce, now, since))
    if (!isFirst) throw refuse('这个签名已经用过（重放）')
    request.seenNonce = nonce
    return (await findActor(db, key.accountId)) ?? null
  }

export const digestOf = (body: Uint8Array): string => `sha-256=:${createHash('sha256').update(body).digest('base64')}:`
const isUuid = (text: unknown): text is string => typeof text === 'string' && /^[0-9a-f-]{36}$/i.test(text)
