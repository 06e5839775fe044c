import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { Answer, Order } from './typesetter.ts'

// Runs in a child process of its own: the compiler blocks while it works and gives some memory back only when the process ends.
let compiler: NodeCompiler | undefined
let done = 0
// A pinned page never changes: its digest is in its path.
const added = new Set<string>()

type Diagnostic = { message?: string; path?: string; range?: { start?: { line?: number } } }
const inWords = (diagnostics: Diagnostic[]) =>
  diagnostics.map(({ message, path, range }) => `${message} (${path}:${(range?.start?.line ?? -1) + 1})`).join('; ')

function layOut(order: Order): Answer {
  compiler ??= NodeCompiler.create({ workspace: order.folder, fontArgs: [{ fontPaths: order.fontFiles }] })
  for (const [path, text] of Object.entries(order.sources)) {
    if (added.has(path)) continue
    compiler.addSource(path, text)
    added.add(path)
  }
  const inputs = { title: order.title, facts: order.facts, families: order.families }
  if (order.wants === 'words') {
    const { result } = compiler.tryHtml({ mainFilePath: order.template, inputs })
    return result ? { id: order.id, html: result.html() } : { id: order.id, fault: 'no words' }
  }
  const outcome = compiler.compile({ mainFilePath: order.template, inputs })
  const document = outcome.result
  if (!document) {
    const fault = outcome.takeError()
    return { id: order.id, fault: fault ? inWords(compiler.fetchDiagnostics(fault)) : 'no document' }
  }
  // A-2b is for keeping, and turns a missing glyph, silent in an ordinary PDF, into an error.
  const pdf = compiler.pdf(document, { pdfStandard: 'a-2b', creationTimestamp: order.createdAt })
  const sealPlaces = compiler.query(document, { selector: '<sealpos>', field: 'value' })
  return { id: order.id, pdf, pages: document.numOfPages, sealPlaces }
}

process.on('message', (order: Order) => {
  let answer: Answer
  try {
    answer = layOut(order)
  } catch (error) {
    answer = { id: order.id, fault: error instanceof Error ? error.message : String(error) }
  }
  // What nobody asked for in the last hundred documents; a kind that comes again finds its fonts and layout where they were.
  if (++done % 10 === 0) compiler?.evictCache(10)
  process.send?.({ ...answer, rss: process.memoryUsage.rss() })
})
process.on('disconnect', () => process.exit())
