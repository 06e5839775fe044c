import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'

const WORKBENCH = fileURLToPath(new URL('../../dist/workbench/', import.meta.url))

/** The workbench's pages. Any address that is no file and no interface is a screen of it, so that a reload stays where it was. */
export async function servePages(app: FastifyInstance): Promise<void> {
  if (!existsSync(WORKBENCH)) return
  await app.register(fastifyStatic, {
    root: WORKBENCH,
    prefix: '/',
    maxAge: '1y',
    immutable: true,
    index: false,
    preCompressed: true,
  })
  const sendScreen = (reply: FastifyReply) => reply.sendFile('index.html', { maxAge: 0, immutable: false })
  app.get('/', { schema: { hide: true } }, (_request, reply) => sendScreen(reply))
  app.setNotFoundHandler((request, reply) => {
    const isScreen = request.method === 'GET' && !request.url.startsWith('/api/') && !/\.\w+(\?|$)/.test(request.url)
    if (isScreen) return sendScreen(reply)
    return reply.code(404).send({
      code: 'not_found',
      message: '没有这个地址，请从工作台进入',
      basis: null,
      faults: [],
      requestId: request.id,
    })
  })
}
