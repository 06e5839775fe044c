import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { Webhook } from 'standardwebhooks'

export type Told = { id: string; type: string; data: Record<string, unknown> }
export type Inbox = {
  url: string
  /** What was told, once for each id however often it was sent. */
  told: Map<string, Told>
  /** How often anything came, how often its signature did not hold. */
  counts: { received: number; unsound: number }
  /** From now on messages are taken; until then they are turned away with a 503. */
  open(secret: string): void
  close(): Promise<void>
}

/** Where an organ's system listens: checks the signature, keeps each message once, and may be away for a while. */
export async function openInbox(): Promise<Inbox> {
  const told = new Map<string, Told>()
  const counts = { received: 0, unsound: 0 }
  let webhook: Webhook | null = null
  const server = createServer(async (request, response) => {
    const body = await text(request)
    if (!webhook) return void response.writeHead(503).end()
    counts.received++
    try {
      const message = webhook.verify(body, request.headers as Record<string, string>) as Omit<Told, 'id'>
      const id = String(request.headers['webhook-id'])
      told.set(id, { ...message, id })
      response.writeHead(204).end()
    } catch {
      counts.unsound++
      response.writeHead(400).end()
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/fayuan`,
    told,
    counts,
    open: (secret) => {
      webhook = new Webhook(secret)
    },
    close: async () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
