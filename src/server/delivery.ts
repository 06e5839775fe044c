import { Webhook } from 'standardwebhooks'
import { type Instant, msOf } from '#kernel/plain-date.ts'
import { saveDelivery, takeWaiting, type Waiting } from '#modules/agency/store.ts'
import type { Database } from '#platform/database.ts'
import type { Vault } from '#platform/vault.ts'
import { listCounties } from './sealing.ts'
import { inCounty } from './walls.ts'

const EVERY = 2_000 // ms
const PATIENCE = 10_000 // ms for an organ's system to answer

export type Delivery = { stop(): Promise<void> }
type Parts = { db: Database; vault: Vault; now: () => Instant; log: (line: string) => void }

/** Tells organs' systems what was decided here, in the form of Standard Webhooks: at least once, with growing pauses, one id for all tries. */
export function startDelivery({ db, vault, now, log }: Parts): Delivery {
  async function deliver(): Promise<void> {
    for (const county of await listCounties(db)) {
      const waiting = await inCounty(db, county, (tx) => takeWaiting({ tx, vault }, county, now()))
      for (const message of waiting) {
        const fault = await post(message, now())
        await inCounty(db, county, (tx) => saveDelivery(tx, county, message.id, fault, now()))
      }
    }
  }
  let underWay: Promise<void> | null = null
  const timer = setInterval(() => {
    underWay ??= deliver()
      .catch((error: Error) => log(`给办案机关的消息暂时送不出，将自动再试：${error.message}`))
      .finally(() => {
        underWay = null
      })
  }, EVERY)
  return {
    async stop() {
      clearInterval(timer)
      await underWay
    },
  }
}

/** What went wrong, in a few words; null when it was taken. */
async function post({ id, url, secret, body }: Waiting, at: Instant): Promise<string | null> {
  const payload = JSON.stringify(body)
  const moment = new Date(msOf(at))
  const headers = {
    'content-type': 'application/json',
    'webhook-id': `msg_${id}`,
    'webhook-timestamp': String(Math.floor(moment.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign(`msg_${id}`, moment, payload),
  }
  try {
    const signal = AbortSignal.timeout(PATIENCE)
    const { ok, status } = await fetch(url, { method: 'POST', headers, body: payload, redirect: 'error', signal })
    return ok ? null : `对方回答 ${status}`
  } catch (error) {
    return (error as Error).name === 'TimeoutError' ? '对方没有及时回答' : '连接不上对方的接收地址'
  }
}
