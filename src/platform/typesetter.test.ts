import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { EXAMPLES } from '#documents/examples.ts'
import { completeFacts, printRequest } from '#documents/prepare.ts'
import type { Instant } from '#kernel/plain-date.ts'
import { currentPage } from './document-pages.ts'
import { createTypesetter, type Typesetter, type TypesetterOptions } from './typesetter.ts'

const AT = '2026-03-09T01:30:00.000Z' as Instant
const grant = (name = '罗某某') =>
  printRequest(
    'grant-decision',
    completeFacts('grant-decision', { ...EXAMPLES['grant-decision'].full, applicants: [{ name }] }),
    AT,
  )

const open: Typesetter[] = []
const create = (options?: TypesetterOptions) => {
  const typesetter = createTypesetter(options)
  open.push(typesetter)
  return typesetter
}
const folder = mkdtempSync(join(tmpdir(), 'fayuan-typesetter-'))
afterEach(async () => void (await Promise.all(open.splice(0).map((it) => it.close()))))
afterAll(() => rmSync(folder, { recursive: true }))

/** A child process that does as the test says instead of setting a page. */
function standIn(name: string, body: string): URL {
  const file = join(folder, `${name}.mjs`)
  writeFileSync(
    file,
    `import { writeFileSync } from 'node:fs'
     const answer = (order) => process.send({ id: order.id, pdf: Buffer.from(String(process.pid)), pages: 1, sealPlaces: [] })
     process.on('disconnect', () => process.exit())
     process.on('message', (order) => { ${body} })`,
  )
  return pathToFileURL(file)
}
const pidOf = (pdf: Uint8Array) => Buffer.from(pdf).toString()

describe('a typeset document', () => {
  const house = createTypesetter({ workers: 1 })
  afterAll(() => house.close())

  it('is the same, byte for byte, each time and from another typesetter', async () => {
    const first = await house.typeset(grant())
    const again = await house.typeset(grant())
    const other = await create({ workers: 1 }).typeset(grant())
    expect(Buffer.compare(first, again)).toBe(0)
    expect(Buffer.compare(first, other)).toBe(0)
  })
  it('is printed by the page that it is pinned to, and is the same as on the day of that page', async () => {
    const today = await house.typeset(grant())
    const page = currentPage('grant-decision.typ')
    expect(Object.keys(page.files).sort()).toEqual(['grant-decision.typ', 'house.typ', 'letter.typ'])
    expect(Buffer.compare(await house.typeset({ ...grant(), page }), today)).toBe(0)
    const older = {
      digest: 'older',
      files: { ...page.files, 'house.typ': `${page.files['house.typ']}\n#let er = 23pt` },
    }
    expect(Buffer.compare(await house.typeset({ ...grant(), page: older }), today)).not.toBe(0)
  })
  it('carries the moment that it was made', async () => {
    const pdf = await house.typeset(grant())
    expect(Buffer.from(pdf).toString('latin1')).toContain('2026-03-09T01:30:00')
  })
  it('prints rare names', async () => {
    const { pages } = await house.layOut(grant('王〇、张䶮、李㛃、赵𬍛'))
    expect(pages).toBeGreaterThan(0)
  })
  it('prints a name with marks that are never drawn', async () => {
    const { pages } = await house.layOut(grant('罗\u200B某\uFE0F某\u{E0100}\u00A0'))
    expect(pages).toBeGreaterThan(0)
  })
  it('takes facts as words, never as instructions', async () => {
    const plain = await house.layOut(grant('#read("/etc/passwd") *甲* $乙$ @丙'))
    expect(plain.pages).toBeGreaterThan(0)
  })
  it('is refused, naming the character, where a name has one that no font has', async () => {
    await expect(house.typeset(grant('李\u{31350}'))).rejects.toThrow('“\u{31350}”（U+31350）')
  })
  it('is refused for a page that the house does not have', async () => {
    await expect(house.typeset({ ...grant(), template: '../secret.typ' })).rejects.toThrow('not a template')
    await expect(house.typeset({ ...grant(), template: 'no-such.typ' })).rejects.toThrow('no-such.typ')
  })
})

describe('the processes behind it', () => {
  it('start with the first document, not before', async () => {
    const mark = join(folder, 'started')
    const typesetter = create({
      worker: standIn('marking', `writeFileSync(${JSON.stringify(mark)}, ''); answer(order)`),
    })
    expect(existsSync(mark)).toBe(false)
    await typesetter.typeset(grant())
    expect(existsSync(mark)).toBe(true)
  })
  it('work through more documents than there are processes', async () => {
    const typesetter = create({ workers: 2, worker: standIn('patient', 'setTimeout(answer, 5, order)') })
    const pids = (await Promise.all(Array.from({ length: 20 }, () => typesetter.typeset(grant())))).map(pidOf)
    expect(new Set(pids).size).toBe(2)
  })
  it('are replaced after their share of documents', async () => {
    const typesetter = create({ workers: 1, documentsPerWorker: 2, worker: standIn('counted', 'answer(order)') })
    const pids = []
    for (let time = 0; time < 4; time++) pids.push(pidOf(await typesetter.typeset(grant())))
    expect(pids[0]).toBe(pids[1])
    expect(pids[1]).not.toBe(pids[2])
    expect(pids[2]).toBe(pids[3])
  })
  it('are replaced when they have grown too large', async () => {
    const fat =
      'process.send({ id: order.id, pdf: Buffer.from(String(process.pid)), pages: 1, sealPlaces: [], rss: 9e9 })'
    const typesetter = create({ workers: 1, worker: standIn('fat', fat) })
    const [first, second] = [await typesetter.typeset(grant()), await typesetter.typeset(grant())].map(pidOf)
    expect(first).not.toBe(second)
  })
  it('fail one document when they crash, and the next is served', async () => {
    const worker = standIn('crashing', 'order.facts.includes("坏") ? process.exit(3) : answer(order)')
    const typesetter = create({ workers: 1, worker })
    const [bad, good] = await Promise.allSettled([typesetter.typeset(grant('坏')), typesetter.typeset(grant('好'))])
    expect(bad).toMatchObject({ status: 'rejected', reason: { code: 'unavailable', message: /意外退出/ } })
    expect(good.status).toBe('fulfilled')
  })
  it('fail one document when they hang, and the next is served', async () => {
    const worker = standIn('hanging', 'if (order.facts.includes("坏")) { for (;;); } answer(order)')
    const typesetter = create({ workers: 1, worker, timeLimitMs: 4000 })
    const [bad, good] = await Promise.allSettled([typesetter.typeset(grant('坏')), typesetter.typeset(grant('好'))])
    expect(bad).toMatchObject({ status: 'rejected', reason: { code: 'unavailable', message: /超过 4 秒/ } })
    expect(good.status).toBe('fulfilled')
  })
  it('are gone after closing, and what waited is told', async () => {
    const typesetter = create({ workers: 1, worker: standIn('silent', '') })
    const waiting = Promise.allSettled([typesetter.typeset(grant()), typesetter.typeset(grant())])
    await typesetter.close()
    for (const outcome of await waiting) expect(outcome).toMatchObject({ reason: { message: /closed/ } })
    await expect(typesetter.typeset(grant())).rejects.toThrow('closed')
  })
})
