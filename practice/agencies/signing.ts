import { createHash, type KeyObject } from 'node:crypto'
import { createSigner, httpbis } from 'http-message-signatures'
import type { CONTRACTS } from '#modules/contracts.ts'
import { type Client, createClient } from '#web/ui/client.ts'

type Contracts = Pick<typeof CONTRACTS, 'sendNotice' | 'listNotices' | 'openNoticePaper'>
export type AgencyApi = Client<Contracts>
export type Credentials = { linkId: string; privateKey: KeyObject }

/** An organ's system at the published interface: each request signed with its own key (RFC 9421), each try anew. */
export function signingClient(
  contracts: Contracts,
  address: () => string,
  { linkId, privateKey }: Credentials,
  { now = () => new Date(), send = fetch as typeof fetch } = {},
): AgencyApi {
  const key = createSigner(privateKey, 'ed25519', linkId)
  return createClient(contracts, async (path, { method, headers, body, signal }) => {
    const url = address() + path
    const content = typeof body === 'string' ? body : ''
    const digest = `sha-256=:${createHash('sha256').update(content).digest('base64')}:`
    const fields = ['@method', '@path', 'content-digest', ...('idempotency-key' in headers ? ['idempotency-key'] : [])]
    const signed = await httpbis.signMessage(
      {
        key,
        fields,
        params: ['keyid', 'created', 'nonce'],
        paramValues: { created: now(), nonce: crypto.randomUUID() },
      },
      { method, url, headers: { ...headers, 'content-digest': digest } },
    )
    return send(url, {
      method,
      headers: signed.headers as Record<string, string>,
      ...(content && { body: content }),
      ...(signal && { signal }),
    })
  })
}
