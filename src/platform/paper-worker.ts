import { readFile } from 'node:fs/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { countPages, drawPages } from './foreign-pdf.ts'
import type { Looked, PaperOrder } from './papers.ts'
import { bindVolume } from './volume.ts'

async function look(path: string): Promise<Looked> {
  const bytes = await readFile(path)
  const pages = await countPages(bytes)
  if (!pages) return null
  const drawn = await drawPages(bytes, { dpi: 50, most: 1 })
  return { pages, first: drawn?.[0]?.jpeg ?? null }
}

const order = workerData as PaperOrder
const answer = async () => {
  if ('look' in order) return look(order.look)
  if ('count' in order) return countPages(await readFile(order.count))
  return bindVolume(order.bind)
}
parentPort?.postMessage(await answer())
