import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { EXAMPLES } from '#documents/examples.ts'
import { completeFacts, printRequest } from '#documents/prepare.ts'
import { instantOf, plainDate } from '#kernel/plain-date.ts'
import { builtInSigner, makeSealKey, signPdf } from '#platform/pdf-signer.ts'
import { cleanPicture } from '#platform/pictures.ts'
import { createTypesetter } from '#platform/typesetter.ts'
import { bindVolume, type VolumePart } from '#platform/volume.ts'
import { openBrowser } from '../tests/browser/rig.ts'

// npm run bench -- documents: CPU time of one sealed decision, beside the same page printed by a warm Chromium and, where it is
// installed, converted by LibreOffice. CPU of this process and of everything that it started, read from /proc.
const ROUNDS = 5
const SEALED = 40
const PRINTED = 10
const TICKS = Number(execFileSync('getconf', ['CLK_TCK']).toString())

/** CPU seconds that this process and its living descendants have used. */
function cpuSeconds(): number {
  const rows = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
        const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
        // After the name: state, parent … user and system time, and those of children that have ended.
        return [{ pid: Number(pid), parent: Number(fields[1]), ticks: fields.slice(11, 15).map(Number) }]
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
async function each(count: number, work: (index: number) => Promise<unknown>): Promise<number> {
  const before = cpuSeconds()
  for (let index = 0; index < count; index++) await work(index)
  return ((cpuSeconds() - before) * 1000) / count
}
const round3 = (value: number) => Number(value.toFixed(3))
const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] as number

const folder = mkdtempSync(join(tmpdir(), 'fayuan-bench-'))
const typesetter = createTypesetter({ workers: 1 })
const key = await makeSealKey({ name: '样例中心', owner: '样例中心' }, plainDate('2026-01-01'), plainDate('2036-01-01'))
const signer = builtInSigner(key.certificate, key.privateKey)
const mark = { kind: 'official' as const, inscription: '寿县法律援助中心' }
/** What is sealed and printed: a decision about one person on one page, and one about eleven on three. */
const full = EXAMPLES['grant-decision'].full
const KINDS = { single: { ...full, applicants: full.applicants.slice(0, 1) }, group: full } as const
type Kind = keyof typeof KINDS
const sealed = async (kind: Kind, index: number) => {
  const at = instantOf(Date.parse('2026-03-09T01:30:00Z') + index * 1000)
  const facts = completeFacts('grant-decision', { ...KINDS[kind], number: `样例〔2026〕${index}号` })
  const pdf = await typesetter.typeset(printRequest('grant-decision', facts, at, [mark]))
  return signPdf(pdf, signer, { reason: '给予法律援助决定书', name: mark.inscription, location: '寿县', at })
}
const browser = await openBrowser()
const page = await browser.newPage()
async function prepare(kind: Kind) {
  const paper = await sealed(kind, 0)
  const [pdf, file] = [join(folder, `${kind}.pdf`), join(folder, `${kind}.html`)]
  writeFileSync(pdf, paper)
  const text = execFileSync('pdftotext', ['-layout', pdf, '-']).toString()
  const html = `<meta charset="utf-8"><style>@page{size:A4;margin:37mm 26mm 35mm 28mm}body{font:16pt/28pt "Noto Serif CJK SC",serif}</style>${text
    .split('\n')
    .map((line) => `<p>${line.trim()}</p>`)
    .join('')}`
  writeFileSync(file, html)
  const print = async (index: number) => {
    await page.setContent(html.replace('样例', `样例${index}`))
    return page.pdf({ format: 'A4', printBackground: true })
  }
  const convert = async () =>
    execFileSync('soffice', ['--headless', '--convert-to', 'pdf', '--outdir', folder, file], { stdio: 'ignore' })
  // Both are warm before anything is measured.
  for (let index = 0; index < PRINTED; index++) {
    await print(index)
    await sealed(kind, index)
  }
  return { print, convert, bytes: paper.length }
}
const hasOffice = spawnSync('soffice', ['--version']).error === undefined

async function measure(kind: Kind) {
  const { print, convert, bytes } = await prepare(kind)
  const [ours, chromium, office]: [number[], number[], number[]] = [[], [], []]
  for (let round = 1; round <= ROUNDS; round++) {
    ours.push(await each(SEALED, (index) => sealed(kind, round * SEALED + index)))
    chromium.push(await each(PRINTED, print))
    if (hasOffice) office.push(await each(1, convert))
    console.log(`${kind} ${round}: ${ours.at(-1)?.toFixed(1)} ms sealed, ${chromium.at(-1)?.toFixed(1)} ms in Chromium`)
  }
  const [own, printed, converted] = [median(ours), median(chromium), hasOffice ? median(office) : null]
  return {
    figures: {
      sealedCpuMs: round3(own),
      sealedPerCpuSecond: round3(1000 / own),
      chromiumCpuMs: round3(printed),
      officeCpuMs: converted && round3(converted),
      bytes,
    },
    ratios: { toChromium: round3(own / printed), toOffice: converted && round3(own / converted) },
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
for (let round = 0; round < ROUNDS; round++) dossier.push(await each(1, bind))
console.log(`a dossier of ${PHOTOS} photos: ${median(dossier).toFixed(0)} ms`)
await browser.close()
await typesetter.close()
rmSync(folder, { recursive: true, force: true })
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
