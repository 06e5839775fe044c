import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import sharp from 'sharp'
import { renderSVG } from 'uqr'
import { EXAMPLES } from '#documents/examples.ts'
import { completeFacts, printRequest } from '#documents/prepare.ts'
import { instantOf, plainDate } from '#kernel/plain-date.ts'
import { fonts } from '#platform/fonts.ts'
import { builtInSigner, makeSealKey, signPdf } from '#platform/pdf-signer.ts'
import { cleanPicture } from '#platform/pictures.ts'
import { createTypesetter } from '#platform/typesetter.ts'
import { bindVolume, type VolumePart } from '#platform/volume.ts'
import { openBrowser } from '../tests/browser/rig.ts'

// npm run bench -- documents: CPU time of one decision, set and sealed, and set alone, beside the same pages printed by a warm
// Chromium and, where it is installed, converted by LibreOffice. CPU of this process and of everything that it started, read from /proc.
const ROUNDS = 5
const SEALED = 150
const PRINTED = 10
const TICKS = Number(execFileSync('getconf', ['CLK_TCK']).toString())

/** CPU seconds that this process and its living descendants have used; not those of the program that only waits meanwhile. */
function cpuSeconds(waiting?: string): number {
  const rows = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
        const [name, fields] = [/\((.*)\)/.exec(stat)?.[1], stat.slice(stat.lastIndexOf(')') + 2).split(' ')]
        // After the name: state, parent … user and system time, and those of children that have ended.
        const [parent, ticks] = [Number(fields[1]), fields.slice(11, 15).map(Number)]
        return name === waiting ? [] : [{ pid: Number(pid), parent, ticks }]
      } catch {
        return [] // ended while we looked
      }
    })
  const family = new Set([process.pid])
  for (let grown = true; grown; ) {
    const more = rows.filter(({ pid, parent }) => family.has(parent) && !family.has(pid))
    for (const { pid } of more) family.add(pid)
    grown = more.length > 0
  }
  const own = rows.filter(({ pid }) => family.has(pid)).flatMap(({ ticks }) => ticks)
  return own.reduce((sum, ticks) => sum + ticks, 0) / TICKS
}
/** CPU milliseconds for one of so many. */
async function each(count: number, work: (index: number) => Promise<unknown>, waiting?: string): Promise<number> {
  const before = cpuSeconds(waiting)
  for (let index = 0; index < count; index++) await work(index)
  return ((cpuSeconds(waiting) - before) * 1000) / count
}
const round3 = (value: number) => Number(value.toFixed(3))
const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] as number

const folder = mkdtempSync(join(tmpdir(), 'fayuan-bench-'))
const typesetter = createTypesetter({ workers: 1 })
const key = await makeSealKey({ name: '样例中心', owner: '样例中心' }, plainDate('2026-01-01'), plainDate('2036-01-01'))
const signer = builtInSigner(key.certificate, key.privateKey)
const mark = { kind: 'official' as const, inscription: '寿县法律援助中心' }
/** What is sealed and printed: a decision about one person on two pages, and one about eleven on three; each with its seal and its squares. */
const full = { ...EXAMPLES['grant-decision'].full, practice: false }
const KINDS = { single: { ...full, applicants: full.applicants.slice(0, 1) }, group: full } as const
type Kind = keyof typeof KINDS
const numberOf = (index: number) => `样例〔2026〕${index}号`
const codeOf = (index: number) => `2345${String(index).padStart(4, '0').replaceAll(/[01]/g, 'Z')}ABCDEFGH`
const SITE = 'https://yuanzhu.example.org'
const momentOf = (index: number) => instantOf(Date.parse('2026-03-09T01:30:00Z') + index * 1000)
function requestOf(kind: Kind, index: number) {
  const verification = { code: codeOf(index), site: SITE }
  const facts = completeFacts('grant-decision', { ...KINDS[kind], verification, number: numberOf(index) })
  return printRequest('grant-decision', facts, momentOf(index), [mark])
}
const sealed = async (kind: Kind, index: number) => {
  const pdf = await typesetter.typeset(requestOf(kind, index))
  const at = momentOf(index)
  return signPdf(pdf, signer, { reason: '给予法律援助决定书', name: mark.inscription, location: '寿县', at })
}

/** The same pages for a browser: the same words in the same fonts, with the round seal and the squares. */
async function asHtml(kind: Kind): Promise<string> {
  const { agency, date } = KINDS[kind]
  const words = await typesetter.words(requestOf(kind, 0))
  const faces = fonts().files.map((file, index) => `@font-face{font-family:F${index};src:url(${pathToFileURL(file)})}`)
  const middle = (mark.inscription.length - 1) / 2
  const letters = [...mark.inscription].map(
    (letter, index) => `<text x="21" y="8" transform="rotate(${27 * (index - middle)} 21 21)">${letter}</text>`,
  )
  const star = Array.from({ length: 10 }, (_, index) => {
    const [reach, angle] = [index % 2 === 0 ? 7 : 2.674, (index * Math.PI) / 5]
    return `${21 + reach * Math.sin(angle)},${21 - reach * Math.cos(angle)}`
  })
  const css = `@page{size:A4;margin:37mm 26mm 35mm 28mm}body{margin:0;font:16pt/27pt F3;text-align:justify}p{margin:0;text-indent:2em}
h1{margin:0;font:bold 22pt/36pt F1}h1,#number{text-align:center}p#end{position:relative;text-align:right;break-inside:avoid}
svg.seal{position:absolute;right:5mm;top:-12mm}#code{display:flex;gap:2mm;font:8pt F0}#squares svg{width:13mm}
table{border-collapse:collapse;width:100%;break-before:page;font-size:12pt}td,th{border:.5pt solid}`
  const before = `<style>${faces.join('')}${css}</style><h1>${agency.name}<br>给予法律援助决定书</h1><p id="number"></p>`
  const seal = `<svg class="seal" width="42mm" height="42mm" viewBox="0 0 42 42" fill="#e60012" font-family="F1" font-size="6.4" text-anchor="middle" opacity=".9"><circle cx="21" cy="21" r="20.4" fill="none" stroke="#e60012" stroke-width="1.2"/><polygon points="${star.join(' ')}"/>${letters.join('')}</svg>`
  const end = `<p id="end">${agency.name}<br>${date}${seal}</p><div id="code"><div id="squares"></div><span></span></div>`
  return words.replace('<body>', `<body>${before}`).replace(/(<table|<p>附件<)|<\/body>/, (at) => `${end}${at}`)
}
const browser = await openBrowser()
const page = await browser.newPage()
const hasOffice = spawnSync('soffice', ['--version']).error === undefined
const pagesOf = (file: string) => Number(/Pages:\s+(\d+)/.exec(execFileSync('pdfinfo', [file]).toString())?.[1])
async function prepare(kind: Kind) {
  const [own, html, printed, converted] = ['-own.pdf', '.html', '-printed.pdf', '.pdf'].map((end) =>
    join(folder, `${kind}${end}`),
  ) as [string, string, string, string]
  writeFileSync(own, await sealed(kind, 0))
  writeFileSync(html, await asHtml(kind))
  await page.goto(pathToFileURL(html).href)
  const print = async (index: number) => {
    const squares = renderSVG(`${SITE}/verify/${codeOf(index)}`, { ecc: 'M', border: 0, pixelSize: 2 })
    const told = { '#number': numberOf(index), '#code span': codeOf(index), '#squares': squares }
    await page.evaluate((told) => {
      for (const [place, html] of Object.entries(told)) (document.querySelector(place) as Element).innerHTML = html
    }, told)
    return page.pdf({ preferCSSPageSize: true, printBackground: true })
  }
  const convert = async () =>
    execFileSync('soffice', ['--headless', '--convert-to', 'pdf', '--outdir', folder, html], { stdio: 'ignore' })
  // All are warm before anything is measured.
  for (let index = 0; index < PRINTED; index++) {
    writeFileSync(printed, await print(index))
    await sealed(kind, index)
  }
  if (hasOffice) await convert()
  const pages = { own: pagesOf(own), chromium: pagesOf(printed), office: hasOffice ? pagesOf(converted) : null }
  if (pages.own !== pages.chromium) throw new Error(`not the same pages: ${JSON.stringify(pages)}`)
  return { print, convert, pages }
}

async function measure(kind: Kind) {
  const { print, convert, pages } = await prepare(kind)
  const [ours, set, chromium, office]: [number[], number[], number[], number[]] = [[], [], [], []]
  for (let round = 1; round <= ROUNDS; round++) {
    ours.push(await each(SEALED, (index) => sealed(kind, round * SEALED + index), 'chromium'))
    // The page alone, which is what the two others do: they seal nothing.
    const pages = ROUNDS * SEALED + round * SEALED
    set.push(await each(SEALED, (index) => typesetter.typeset(requestOf(kind, pages + index)), 'chromium'))
    chromium.push(await each(PRINTED, print))
    if (hasOffice) office.push(await each(1, convert))
    console.log(
      `${kind} ${round}: ${ours.at(-1)?.toFixed(1)} ms sealed, ${set.at(-1)?.toFixed(1)} ms set, ${chromium.at(-1)?.toFixed(1)} ms in Chromium`,
    )
  }
  const [own, page, printed, converted] = [
    median(ours),
    median(set),
    median(chromium),
    hasOffice ? median(office) : null,
  ]
  return {
    figures: {
      sealedCpuMs: round3(own),
      sealedPerCpuSecond: round3(1000 / own),
      setCpuMs: round3(page),
      chromiumCpuMs: round3(printed),
      officeCpuMs: converted && round3(converted),
      pages,
    },
    ratios: {
      set: { toChromium: round3(page / printed), toOffice: converted && round3(page / converted) },
      sealed: { toChromium: round3(own / printed), toOffice: converted && round3(own / converted) },
    },
  }
}
const [single, group] = [await measure('single'), await measure('group')]

// A dossier of two hundred photographed pages: cover, index, photos with their numbers, note page.
const photos = await Promise.all(
  Array.from({ length: 20 }, async (_, index) => {
    const noise = { create: { width: 3000, height: 4000, channels: 3 as const, background: '#d8d4cc' } }
    const lines = Buffer.from(
      `<svg width="3000" height="4000">${Array.from({ length: 60 }, (_line, at) => `<text x="200" y="${200 + at * 60}" font-size="44">${index} ${at} Sample sample 0123456789</text>`).join('')}</svg>`,
    )
    const shot = await sharp(noise)
      .composite([{ input: lines }])
      .jpeg({ quality: 92 })
      .toBuffer()
    const file = join(folder, `photo-${index}.jpg`)
    writeFileSync(file, (await cleanPicture(shot)).bytes)
    return file
  }),
)
const PHOTOS = 200
const bind = async () => {
  const at = instantOf(Date.parse('2026-07-10T00:00:00Z'))
  const typeset = async (title: string, request: Parameters<typeof typesetter.layOut>[0]): Promise<VolumePart> => {
    const { pdf, pages } = await typesetter.layOut(request)
    const file = join(folder, `${title}.pdf`)
    writeFileSync(file, pdf)
    return { kind: 'own', title, file, pages }
  }
  const own = (kind: 'dossier-cover' | 'dossier-index') =>
    printRequest(kind, completeFacts(kind, EXAMPLES[kind].full as never), at)
  const parts = Array.from(
    { length: PHOTOS },
    (_, index): VolumePart => ({
      ...{ kind: 'picture', title: `照片 ${index + 1}`, pages: 1 },
      file: photos[index % photos.length] as string,
    }),
  )
  const front = [await typeset('封面', own('dossier-cover')), await typeset('目录', own('dossier-index'))]
  const numbers = { template: 'page-stamps.typ', data: { pages: PHOTOS }, title: '页码', createdAt: at }
  const { file: stamps } = await typeset('页码', numbers)
  return bindVolume({ title: '样例档号', createdAt: '2026-07-10T08:00:00+08:00', front, parts, back: [], stamps })
}
await bind()
const dossier: number[] = []
for (let round = 0; round < ROUNDS; round++) dossier.push(await each(1, bind, 'chromium'))
console.log(`a dossier of ${PHOTOS} photos: ${median(dossier).toFixed(0)} ms`)
await browser.close()
await typesetter.close()
if (process.env.KEEP) console.log(folder)
else rmSync(folder, { recursive: true, force: true })
const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, node ${process.version}`
console.log(
  JSON.stringify({
    name: 'documents',
    date: new Date().toISOString().slice(0, 10),
    machine,
    figures: {
      single: single.figures,
      group: group.figures,
      dossierPages: PHOTOS,
      dossierCpuMs: round3(median(dossier)),
      dossierPagesPerCpuSecond: round3((PHOTOS * 1000) / median(dossier)),
    },
    ratios: { single: single.ratios, group: group.ratios },
  }),
)
