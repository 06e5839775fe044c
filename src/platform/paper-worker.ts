import { readFile } from 'node:fs/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { PDFDocument } from '@cantoo/pdf-lib'
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

/** The pages of what was typeset here. */
const countOwn = async (path: string): Promise<number> =>
  (await PDFDocument.load(await readFile(path), { updateMetadata: false })).getPageCount()

const order = workerData as PaperOrder
const answer = async () => {
  if ('look' in order) return look(order.look)
  if ('count' in order) return Promise.all(order.count.map(countOwn))
  return bindVolume(order.bind)
}
parentPort?.postMessage(await answer())
