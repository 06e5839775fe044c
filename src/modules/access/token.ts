import { createHash, randomBytes } from 'node:crypto'

/** 256 bits nobody can guess; for sessions and one-time links. */
export const newToken = (): string => randomBytes(32).toString('base64url')
/** What the database keeps of it. */
export const digestToken = (token: string): string => createHash('sha256').update(token).digest('base64url')

/** What another system checks the signature of our messages with (Standard Webhooks). */
export const newWebhookSecret = (): string =>
  `whsec_${Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64')}`
