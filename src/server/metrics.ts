import { createServer, type Server } from 'node:http'
import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import { type Database, one, sql } from '#platform/database.ts'

export type Metrics = { watch(app: FastifyInstance): void; listen(port: number): Promise<Server> }

/** How the program is doing, for the machine that watches it: on a listener of its own, with nothing about anybody. */
export function openMetrics(db: Database): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const answers = new Histogram({
    name: 'fayuan_answer_seconds',
    help: 'Time to answer an operation',
    labelNames: ['operation', 'status'],
    buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [registry],
  })
  return {
    watch(app) {
      app.addHook('onResponse', async (request, reply) => {
        const { operationId } = (request.routeOptions.schema ?? {}) as { operationId?: string }
        if (operationId)
          answers.observe({ operation: operationId, status: String(reply.statusCode) }, reply.elapsedTime / 1000)
      })
    },
    listen: (port) =>
      new Promise((resolve) => {
        const server = createServer((request, response) => {
          const give = (status: number, text: string, type = 'text/plain') =>
            response.writeHead(status, { 'content-type': type }).end(text)
          if (request.url === '/metrics') void registry.metrics().then((text) => give(200, text, registry.contentType))
          else if (request.url === '/health')
            one(db, sql`select 1 as up`).then(
              () => give(200, 'ok\n'),
              () => give(503, 'database away\n'),
            )
          else give(404, '/health /metrics\n')
        })
        server.listen(port, '127.0.0.1', () => resolve(server))
      }),
  }
}
