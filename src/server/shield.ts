import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Refusal } from '#kernel/refusal.ts'
import { digestToken } from '#modules/access/token.ts'
import { isSigned } from './signed-requests.ts'

/** A stranger may look about, and try a password or a link some thirty times a minute; each account locks much earlier. */
const PER_MINUTE = { person: 600, signed: 600, looking: 600, trying: 30 }
const DOCS = '/docs'

/**
 * What every answer carries and how much one caller may ask: scripts only from here, no framing by others, and a limit by person,
 * or by address for whoever is not signed in, so that a flood at the entrance does not keep the office from working.
 */
export async function raiseShield(app: FastifyInstance, cookie: string): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': ["'self'"],
        // The component library writes its styles at run time; styles cannot act.
        'style-src': ["'self'", "'unsafe-inline'"],
        'img-src': ["'self'", 'data:', 'blob:'],
        'font-src': ["'self'"],
        'connect-src': ["'self'"],
        'frame-src': ["'self'", 'blob:'],
        'object-src': ["'self'", 'blob:'],
        'frame-ancestors': ["'self'"],
        'base-uri': ["'none'"],
        'form-action': ["'self'"],
      },
    },
    frameguard: { action: 'sameorigin' },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: false, // this server speaks plain HTTP on 127.0.0.1; the proxy in front that speaks TLS says so itself
  })
  const personOf = (request: FastifyRequest) => request.cookies[cookie]
  await app.register(rateLimit, {
    timeWindow: 60_000,
    keyGenerator: (request) => {
      const token = personOf(request)
      if (token) return `person ${digestToken(token)}`
      return `${isSigned(request) ? 'signed' : request.method} ${request.ip}`
    },
    max: (request) =>
      personOf(request)
        ? PER_MINUTE.person
        : isSigned(request)
          ? PER_MINUTE.signed
          : request.method === 'GET'
            ? PER_MINUTE.looking
            : PER_MINUTE.trying,
    allowList: (request) => !request.url.startsWith('/api/') && !request.url.startsWith(DOCS),
    errorResponseBuilder: (_request, { ttl }) =>
      new Refusal('too_many', `操作过于频繁，请 ${Math.ceil(ttl / 1000)} 秒后再试；已填的内容不会丢失`) as Refusal &
        object,
  })
}
