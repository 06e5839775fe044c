import { Webhook } from 'standardwebhooks'
import { type Instant, msOf } from '#kernel/plain-date.ts'
import { saveDelivery, takeWaiting } from '#modules/agency/store.ts'
import { givenUpBefore, textOf } from '#modules/reminder/rules.ts'
import { giveUpTexts, saveText, takeTexts } from '#modules/reminder/texts.ts'
import type { Database, Transaction } from '#platform/database.ts'
import type { Vault } from '#platform/vault.ts'
import { startBackground } from './background.ts'
import { inCounty } from './walls.ts'

const PATIENCE = 10_000 // ms for the other system to answer

type Message = { id: string; url: string; secret: string; body: unknown }
/** What goes out from here: taken with its next turn fixed, and what became of it. */
type Outbox = {
  take(parts: { tx: Transaction; vault: Vault }, county: string, now: Instant): Promise<Message[]>
  save(tx: Transaction, county: string, id: string, fault: string | null, now: Instant): Promise<unknown>
}
/** To organs' systems what was decided here, and text messages to the county's gateway. */
const OUTBOXES: readonly Outbox[] = [
  { take: takeWaiting, save: saveDelivery },
  {
    async take(parts, county, now) {
      await giveUpTexts(parts.tx, county, givenUpBefore(now))
      return (await takeTexts(parts, county, now)).map(({ id, url, secret, phone, centre, rule, number }) => ({
        ...{ id, url, secret },
        body: { type: 'reminder.text', timestamp: now, data: { phone, text: textOf(centre, rule, number) } },
      }))
    },
    save: saveText,
  },
]

type Parts = { db: Database; vault: Vault; now: () => Instant }
/** Sends what is due, in the form of Standard Webhooks: at least once, with growing pauses, one id for all tries. */
export async function deliver({ db, vault, now }: Parts, county: string): Promise<void> {
  for (const { take, save } of OUTBOXES)
    for (const message of await inCounty(db, county, (tx) => take({ tx, vault }, county, now()))) {
      const fault = await post(message, now())
      await inCounty(db, county, (tx) => save(tx, county, message.id, fault, now()))
    }
}

export const startDelivery = ({ log, ...parts }: Parts & { log: (line: string) => void }) =>
  startBackground({
    ...{ db: parts.db, log, fault: '给其他系统的消息暂时送不出' },
    work: (county) => deliver(parts, county).then(() => 0),
  })

/** What went wrong, in a few words; null when it was taken. */
async function post({ id, url, secret, body }: Message, at: Instant): Promise<string | null> {
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
