import { once } from 'node:events'
import { Worker } from 'node:worker_threads'

/** Runs work in a thread of its own, for a server that has others to answer; `data` is what the thread finds as its `workerData`. */
export async function runAside<T>(file: URL, data: unknown): Promise<T> {
  const worker = new Worker(file, { workerData: data })
  try {
    const [answer] = (await once(worker, 'message')) as [T]
    return answer
  } finally {
    await worker.terminate()
  }
}

/** What a warm thread answers to an order. */
export type Told = { answer: unknown } | { failed: string }
const ORDERS = 50 // then a new thread: what libraries keep in memory goes with the old one
const REST = 60_000 // ms without an order

/** Like `runAside`, for work whose thread takes longer to begin than to do it: a thread that has answered waits for the next order. */
export function keepAside<T>(file: URL): (order: unknown) => Promise<T> {
  type Kept = { worker: Worker; orders: number; rest?: NodeJS.Timeout }
  const resting: Kept[] = []
  const rest = (kept: Kept) => {
    kept.worker.unref()
    resting.push(kept)
    kept.rest = setTimeout(() => {
      resting.splice(resting.indexOf(kept), 1)
      void kept.worker.terminate()
    }, REST).unref()
  }
  return async (order) => {
    const kept: Kept = resting.pop() ?? { worker: new Worker(file), orders: 0 }
    clearTimeout(kept.rest)
    kept.worker.ref()
    kept.orders++
    let isSound = false
    try {
      const told = once(kept.worker, 'message')
      kept.worker.postMessage(order)
      const [said] = (await told) as [Told]
      if ('failed' in said) throw new Error(said.failed)
      isSound = kept.orders < ORDERS
      return said.answer as T
    } finally {
      if (isSound) rest(kept)
      else await kept.worker.terminate()
    }
  }
}
