import { readFile } from 'node:fs/promises'
import { parentPort } from 'node:worker_threads'
import { PDFDocument } from '@cantoo/pdf-lib'
import type { Told } from './aside.ts'
import { countPages, drawPages } from './foreign-pdf.ts'
import type { Looked, PaperOrder } from './papers.ts'
import { bindVolume, joinPapers } from './volume.ts'

async function look(path: string): Promise<Looked> {
  const bytes = await readFile(path)
  const pages = await countPages(bytes)
  if (!pages) return null
  const drawn = await drawPages(bytes, { dpi: 50, most: 1 })
  return { pages, first: drawn?.[0]?.jpeg ?? null }
}

type Counted = { kind: string; file: string }
/** What was typeset here says itself how many pages it has; of what others made only the reader of any PDF knows. */
async function count({ kind, file }: Counted): Promise<number> {
  const bytes = await readFile(file)
  if (kind === 'own') return (await PDFDocument.load(bytes, { updateMetadata: false })).getPageCount()
  const pages = await countPages(bytes)
  if (!pages) throw new Error(`a PDF that was kept does not open: ${file}`)
  return pages
}

function answerTo(order: PaperOrder): Promise<unknown> {
  if ('look' in order) return look(order.look)
  if ('count' in order) return Promise.all(order.count.map(count))
  return 'join' in order ? joinPapers(order.join) : bindVolume(order.bind)
}
const tell = (told: Told) => parentPort?.postMessage(told)
parentPort?.on('message', (order: PaperOrder) => {
  answerTo(order).then(
    (answer) => tell({ answer }),
    (error: Error) => tell({ failed: error.message }),
  )
})
