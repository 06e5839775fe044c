import type { FastifyInstance } from 'fastify'
import type { Send } from '#web/ui/client.ts'

/** The client's fetch without a network: straight into the server of this process. */
export const injectInto =
  (app: FastifyInstance, headers: Record<string, string>): Send =>
  async (url, init) => {
    const multipart = init.body instanceof FormData ? new Response(init.body) : null
    const answer = await app.inject({
      method: init.method as 'GET' | 'POST',
      url,
      headers: {
        ...init.headers,
        ...headers,
        ...(multipart && { 'content-type': multipart.headers.get('content-type') as string }),
      },
      ...(init.body && { payload: multipart ? Buffer.from(await multipart.arrayBuffer()) : (init.body as string) }),
    })
    return new Response(answer.rawPayload as Uint8Array<ArrayBuffer>, {
      status: answer.statusCode,
      headers: { 'content-type': String(answer.headers['content-type'] ?? '') },
    })
  }
