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
