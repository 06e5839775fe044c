import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Instant, msOf } from '#kernel/plain-date.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { Page } from './document-pages.ts'
import { fonts, missingCharacters } from './fonts.ts'

/** One document to be set: the page that prints it and the facts that it prints. */
export type TypesettingRequest = {
  template: string
  data: unknown
  title: string
  createdAt: Instant
  /** The page of an earlier day, where the document is pinned to one; otherwise the page of today. */
  page?: Page | null
}
/** A place that the document keeps for a seal. */
export type SealPlace = { page: number }
export type LaidOut = { pdf: Uint8Array; pages: number; sealPlaces: readonly SealPlace[] }
export type Typesetter = {
  /** The document as PDF/A-2b; the same request gives the same bytes. */
  typeset(request: TypesettingRequest): Promise<Uint8Array>
  /** The words of the document as HTML, its paragraphs and tables without any look: for an editable copy. */
  words(request: TypesettingRequest): Promise<string>
  /** The same, with the number of pages and the places for seals. */
  layOut(request: TypesettingRequest): Promise<LaidOut>
  close(): Promise<void>
}

/** What goes to the child process and what comes back. */
export type Order = {
  id: number
  folder: string
  template: string
  wants: 'page' | 'words'
  /** Sources beside those on disk, by path. */
  sources: Record<string, string>
  title: string
  facts: string
  families: string
  fontFiles: string[]
  /** Whole seconds: the compiler knows no finer. */
  createdAt: number
}
/** With the memory that the process holds by now, in bytes. */
export type Answer = { id: number; rss?: number } & ({ fault: string } | { html: string } | LaidOut)

type Done = LaidOut | { html: string }
type Job = { order: Order; resolve: (done: Done) => void; reject: (reason: Error) => void }
type Hand = { child: ChildProcess; job: Job | undefined; left: number; timer: NodeJS.Timeout | undefined }

export type TypesetterOptions = {
  /** Processes at work at the same time. */
  workers?: number
  /** A process is replaced after so many documents, or when it has grown beyond so many bytes: the compiler keeps something of each. */
  documentsPerWorker?: number
  bytesPerWorker?: number
  timeLimitMs?: number
  templates?: URL
  worker?: URL
}

export function createTypesetter({
  workers = 2,
  documentsPerWorker = 1_000,
  bytesPerWorker = 500_000_000,
  timeLimitMs = 30_000,
  templates = new URL('../documents/', import.meta.url),
  worker = new URL('./typesetter-worker.ts', import.meta.url),
}: TypesetterOptions = {}): Typesetter {
  const folder = fileURLToPath(templates)
  const hands = new Set<Hand>()
  const queue: Job[] = []
  let lastId = 0
  let isClosed = false

  function hire(): Hand {
    const child = startChild(worker)
    const hand: Hand = { child, job: undefined, left: documentsPerWorker, timer: undefined }
    hands.add(hand)
    child.on('message', (answer: Answer) => finish(hand, answer))
    child.on('error', (error) => lose(hand, `文书生成进程出错（${error.message}），请稍后再试`))
    child.on('exit', () => lose(hand, '文书生成进程意外退出，请稍后再试'))
    return hand
  }

  function start(hand: Hand, job: Job): void {
    hand.job = job
    hand.left--
    hold(hand.child, true)
    hand.timer = setTimeout(() => lose(hand, `文书生成超过 ${timeLimitMs / 1000} 秒，已中止，请稍后再试`), timeLimitMs)
    hand.child.send(job.order, (error) => {
      if (error) lose(hand, `文书生成进程没有响应（${error.message}），请稍后再试`)
    })
  }

  function finish(hand: Hand, answer: Answer): void {
    const { job } = hand
    if (!job || job.order.id !== answer.id) return
    free(hand)
    if ('fault' in answer) job.reject(new Error(`${job.order.template}: ${answer.fault}`))
    else if ('html' in answer) job.resolve({ html: answer.html })
    else job.resolve({ pdf: answer.pdf, pages: answer.pages, sealPlaces: answer.sealPlaces })
    if (hand.left <= 0 || (answer.rss ?? 0) > bytesPerWorker) dismiss(hand)
    goOn()
  }

  function lose(hand: Hand, why: string): void {
    const { job } = hand
    free(hand)
    dismiss(hand)
    job?.reject(new Refusal('unavailable', why))
    goOn()
  }

  function free(hand: Hand): void {
    clearTimeout(hand.timer)
    hand.job = undefined
    hold(hand.child, false)
  }

  function dismiss(hand: Hand): void {
    hands.delete(hand)
    hand.child.kill('SIGKILL')
  }

  function goOn(): void {
    while (!isClosed && queue.length > 0) {
      const hand = [...hands].find((it) => it.job === undefined) ?? (hands.size < workers ? hire() : undefined)
      const job = hand && queue.shift()
      if (!job) return
      start(hand, job)
    }
  }

  const placeOf = (page: Page | null | undefined) => (page ? join(folder, 'pinned', page.digest) : folder)
  async function ask(
    { template, data, title, createdAt, page }: TypesettingRequest,
    wants: Order['wants'],
  ): Promise<Done> {
    if (isClosed) throw new Error('the typesetter is closed')
    if (!/^[a-z-]+\.typ$/.test(template)) throw new Error(`not a template of the house: ${template}`)
    const missing = missingCharacters(textOf([title, data]))
    if (missing.length > 0) throw refuseMissing(missing)
    const { files, families } = fonts()
    const order: Order = {
      id: ++lastId,
      folder,
      template: join(placeOf(page), template),
      wants,
      sources: Object.fromEntries(
        Object.entries(page?.files ?? {}).map(([name, text]) => [join(placeOf(page), name), text]),
      ),
      title,
      facts: JSON.stringify(data),
      families: JSON.stringify(families),
      fontFiles: files,
      createdAt: Math.floor(msOf(createdAt) / 1000),
    }
    return new Promise((resolve, reject) => {
      queue.push({ order, resolve, reject })
      goOn()
    })
  }

  async function close(): Promise<void> {
    isClosed = true
    const closed = new Error('the typesetter was closed before the document was ready')
    for (const { reject } of queue.splice(0)) reject(closed)
    const gone = [...hands].map((hand) => {
      const { child, job } = hand
      const exit = new Promise((resolve) => child.once('exit', resolve))
      free(hand)
      job?.reject(closed)
      child.ref()
      dismiss(hand)
      return exit
    })
    await Promise.all(gone)
  }

  const layOut = async (request: TypesettingRequest): Promise<LaidOut> => {
    const done = await ask(request, 'page')
    if ('html' in done) throw new Error('asked for a page, got words')
    return done
  }
  const words = async (request: TypesettingRequest): Promise<string> => {
    const done = await ask(request, 'words')
    if (!('html' in done)) throw new Error('asked for words, got a page')
    return done.html
  }
  return { layOut, words, typeset: async (request) => (await layOut(request)).pdf, close }
}

function startChild(worker: URL): ChildProcess {
  // Options meant for this process (a debugger, a test runner's loader) would break the child.
  const { NODE_OPTIONS: _, ...env } = process.env
  return fork(fileURLToPath(worker), [], { execPath: process.execPath, execArgv: [], env, serialization: 'advanced' })
}

/** A process that waits for work must not keep the program alive; one at work must. */
function hold(child: ChildProcess, isAtWork: boolean): void {
  if (isAtWork) child.ref()
  else child.unref()
  if (isAtWork) child.channel?.ref()
  else child.channel?.unref()
}

/** All the text that a document may print, so that what has no glyph is found before a process is troubled. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value !== 'object' || value === null) return ''
  return Object.values(value).map(textOf).join('')
}

function refuseMissing(missing: string[]): Refusal {
  const named = missing.map((it) => `“${it}”（U+${it.codePointAt(0)?.toString(16).toUpperCase()}）`).join('、')
  return new Refusal('invalid', `文书字库中没有${named}，无法印出；请改用规范字，或者请管理员补充字库`)
}
