import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { encode } from 'uqr'
import { afterAll, describe, expect, it } from 'vitest'
import type { Instant } from '#kernel/plain-date.ts'
import { createTypesetter, type LaidOut } from '#platform/typesetter.ts'
import { EXAMPLES } from './examples.ts'
import { FORM_EXAMPLES } from './form-examples.ts'
import { FORMS, type FormKind } from './forms.ts'
import { DOCUMENTS, type DocumentKind } from './index.ts'
import { completeFacts, type FactsOf, printBlank, printForm, printRequest } from './prepare.ts'
import { printSpecimen } from './specimen.ts'

const AT = '2026-03-09T01:30:00.000Z' as Instant
const KINDS = Object.keys(DOCUMENTS) as DocumentKind[]
const typesetter = createTypesetter()
afterAll(() => typesetter.close())

const layOut = <K extends DocumentKind>(kind: K, facts: FactsOf<K>): Promise<LaidOut> =>
  typesetter.layOut(printRequest(kind, completeFacts(kind, facts), AT))
const ascii = (pdf: Uint8Array) => Buffer.from(pdf).toString('latin1')

const hasPdfToText = spawnSync('pdftotext', ['-v']).error === undefined
const textOf = (pdf: Uint8Array, ...options: string[]) =>
  execFileSync('pdftotext', [...(options.length > 0 ? options : ['-layout']), '-', '-'], {
    ...{ input: pdf, stdio: ['pipe', 'pipe', 'ignore'] },
  }).toString()
/** How far from the left, in points, each date of a page begins. */
const datesOf = (pdf: Uint8Array, page: number) =>
  [...textOf(pdf, '-bbox', '-f', `${page}`, '-l', `${page}`).matchAll(/xMin="([\d.]+)"[^>]*>\d{4}年\d/g)].map(
    ([, left]) => Number(left),
  )

describe('the list of documents', () => {
  it('keeps each document under its own kind, with the page of the same name', () => {
    for (const kind of KINDS) expect(DOCUMENTS[kind]).toMatchObject({ kind, typst: `${kind}.typ` })
  })
})

describe.each(KINDS)('%s', (kind) => {
  it.each(['full', 'poorest'] as const)('prints with the %s facts, as PDF/A-2b', async (which) => {
    const { pdf, pages } = await layOut(kind, EXAMPLES[kind][which])
    expect(ascii(pdf).slice(0, 5)).toBe('%PDF-')
    expect(ascii(pdf)).toMatch(/pdfaid:part>2.*pdfaid:conformance>B/s)
    expect(pages).toBeGreaterThan(0)
    if (!hasPdfToText) return
    expect(textOf(pdf)).not.toMatch(/undefined|null|none|NaN|\[object/)
  })
  it.skipIf(process.env.FAYUAN_FONTS)('is the same bytes on every machine, from a fresh clone too', async () => {
    const { pdf } = await layOut(kind, EXAMPLES[kind].full)
    expect(createHash('sha256').update(pdf).digest('hex')).toMatchSnapshot()
  })
  it('refuses facts that lack what must be stated', () => {
    expect(() =>
      printRequest(kind, completeFacts(kind, { agency: { name: '寿县法律援助中心' } } as never), AT),
    ).toThrow()
  })
})

/** What lies inside a dossier says no office. */
const NAMELESS: readonly string[] = ['dossier-index', 'dossier-note', 'paper-slip']
const FORM_KINDS = Object.keys(FORMS) as FormKind[]
describe('the Ministry’s set', () => {
  it('is whole: thirty-two forms, each once', () => {
    const numbers = Object.values({ ...DOCUMENTS, ...FORMS }).map(({ ministry }) => ministry)
    expect(numbers.filter((number) => number !== null).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 32 }, (_, index) => index + 1),
    )
  })
  it.each(FORM_KINDS)('%s is filled in, the same bytes on every machine', async (kind) => {
    expect(FORMS[kind]).toMatchObject({ kind, typst: `${kind}.typ` })
    const { pdf } = await typesetter.layOut(printForm(kind, FORM_EXAMPLES[kind] as never, AT))
    expect(ascii(pdf)).toMatch(/pdfaid:part>2.*pdfaid:conformance>B/s)
    if (!process.env.FAYUAN_FONTS) expect(createHash('sha256').update(pdf).digest('hex')).toMatchSnapshot()
    if (hasPdfToText) expect(textOf(pdf)).not.toMatch(/undefined|null|none|NaN|\[object/)
  })
  it.each([...KINDS, ...FORM_KINDS])(
    '%s has a specimen with this office’s name and the mark of practice',
    async (kind) => {
      const { pdf } = await typesetter.layOut(printSpecimen(kind, { name: '样例县法律援助中心' }, AT))
      if (!hasPdfToText) return
      const text = textOf(pdf).replaceAll(/\s/g, '')
      expect(text).toContain('样例·非正式文书')
      if (!NAMELESS.includes(kind)) expect(text).toContain('样例县法律援助中心')
    },
  )
  it.each([...KINDS, ...FORM_KINDS])('%s can be printed blank', async (kind) => {
    const { pdf, pages } = await typesetter.layOut(printBlank(kind, { name: '寿县法律援助中心' }, AT))
    expect(pages).toBeLessThanOrEqual(2)
    if (hasPdfToText) expect(textOf(pdf)).not.toMatch(/undefined|null|none|NaN|\[object|＿/)
  })
})

describe('a letter that is sealed', () => {
  it.each([
    'supplement-notice',
    'forwarding-notice',
    'grant-decision',
    'refusal-decision',
    'assignment-notice',
    'official-letter',
    'termination-decision',
    'termination-letter',
    'change-notice',
    'objection-decision',
    'cooperation-letter',
    'notice-receipt',
    'introduction-letter',
    'opinion-inquiry',
  ] as const)('%s keeps one place for the seal, over the signature at the right of its page', async (kind) => {
    const { pdf, sealPlaces, pages } = await layOut(kind, EXAMPLES[kind].full)
    expect(sealPlaces).toHaveLength(1)
    const [{ page } = { page: 0 }] = sealPlaces
    expect(page).toBeLessThanOrEqual(pages)
    if (hasPdfToText) expect(datesOf(pdf, page).at(-1)).toBeGreaterThan(595 / 2)
  })
})

it.runIf(hasPdfToText)('shows a telephone the address of the paper, a pixel a square', async () => {
  const verification = { code: '2345ZZZZABCDEFGH', site: 'https://yuanzhu.example.org/' }
  const { pdf } = await layOut('official-letter', { ...EXAMPLES['official-letter'].full, verification })
  const folder = mkdtempSync(join(tmpdir(), 'fayuan-squares-'))
  execFileSync('pdfimages', ['-png', '-', join(folder, 'picture')], { input: pdf })
  const { data, info } = await sharp(join(folder, 'picture-000.png'))
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const squares = encode('https://yuanzhu.example.org/verify/2345ZZZZABCDEFGH', { ecc: 'M', border: 0 }).data
  expect(info).toMatchObject({ width: squares.length, height: squares.length })
  expect(Array.from(data, (grey) => grey < 128)).toEqual(squares.flat())
  rmSync(folder, { recursive: true })
})

describe('a group matter', () => {
  const [first, ...others] = EXAMPLES['grant-decision'].full.applicants
  const alone = { ...EXAMPLES['grant-decision'].full, applicants: first ? [first] : [] }

  it('has the list of recipients on a page of its own; one person has none', async () => {
    const together = await layOut('grant-decision', { ...alone, applicants: [...alone.applicants, ...others] })
    const single = await layOut('grant-decision', alone)
    expect(together.pages).toBeGreaterThan(together.sealPlaces[0]?.page ?? 0)
    expect(single.pages).toBe(single.sealPlaces[0]?.page)
  })
  it('carries no whole ID number to the page', () => {
    const { data } = printRequest(
      'grant-decision',
      completeFacts('grant-decision', EXAMPLES['grant-decision'].full),
      AT,
    )
    expect(JSON.stringify(data)).not.toMatch(/\d{17}/)
    expect(JSON.stringify(data)).toContain('3404**********123X')
  })
  it.runIf(hasPdfToText)('is named by its first member and its number', async () => {
    const { pdf } = await layOut('grant-decision', EXAMPLES['grant-decision'].full)
    expect(textOf(pdf)).toContain('罗某某等11人')
    expect(textOf(pdf)).toContain('受援人名单')
  })
})

describe('a refusal', () => {
  it.runIf(hasPdfToText)('gives every reason with its article, and where to object', async () => {
    const text = textOf((await layOut('refusal-decision', EXAMPLES['refusal-decision'].full)).pdf).replaceAll(/\s/g, '')
    for (const words of ['第三十一条）', '第三十四条、第四十一条）', '第四十九条', '寿县司法局', '五日内', '行政复议'])
      expect(text).toContain(words)
  })
  it('may run over several pages and keeps its last words with the signature', async () => {
    const reason = {
      text: '经向有关单位调查核实，申请人所述情况与事实不符。'.repeat(40),
      basis: '法律援助法 第四十一条',
    }
    const facts = { ...EXAMPLES['refusal-decision'].full, reasons: [reason, reason] }
    const { pdf, pages, sealPlaces } = await layOut('refusal-decision', facts)
    expect(pages).toBeGreaterThan(2)
    expect(sealPlaces[0]?.page).toBe(pages)
    if (hasPdfToText) expect(textOf(pdf, '-f', `${pages}`)).toMatch(/行政复议.*寿县法律援助中心/s)
  })
})

describe('a practice document', () => {
  it.runIf(hasPdfToText)('says so on every page, and a real one does not', async () => {
    const practice = await layOut('grant-decision', EXAMPLES['grant-decision'].full)
    const real = await layOut('grant-decision', { ...EXAMPLES['grant-decision'].full, practice: false })
    for (const page of textOf(practice.pdf).split('\f').slice(0, -1)) expect(page).toContain('样例')
    expect(textOf(real.pdf)).not.toContain('样例')
  })
})

describe('a cover', () => {
  it('stays on one page with the longest names', async () => {
    const long = '新疆生产建设兵团某某建设工程集团股份有限公司驻安徽省淮南市寿县新桥国际产业园安置房工程项目经理部'
    const facts = {
      ...EXAMPLES['dossier-cover'].full,
      subject: long,
      opponent: `${long}、${long}`,
      unit: long,
      organ: long,
    }
    expect((await layOut('dossier-cover', facts)).pages).toBe(1)
  })
})

describe('the title of the file', () => {
  it('names the document and its number, never a person', () => {
    const { title } = printRequest(
      'grant-decision',
      completeFacts('grant-decision', EXAMPLES['grant-decision'].full),
      AT,
    )
    expect(title).toBe('给予法律援助决定书 寿援决〔2026〕118号')
  })
})
