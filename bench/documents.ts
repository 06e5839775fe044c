import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { EXAMPLES } from '#documents/examples.ts'
import { completeFacts, printRequest } from '#documents/prepare.ts'
import { instantOf, plainDate } from '#kernel/plain-date.ts'
import { builtInSigner, makeSealKey, signPdf } from '#platform/pdf-signer.ts'
import { createTypesetter } from '#platform/typesetter.ts'
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
const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] as number

const folder = mkdtempSync(join(tmpdir(), 'fayuan-bench-'))
const typesetter = createTypesetter({ workers: 1 })
const key = await makeSealKey({ name: '样例中心', owner: '样例中心' }, plainDate('2026-01-01'), plainDate('2036-01-01'))
const signer = builtInSigner(key.certificate, key.privateKey)
const mark = { kind: 'official' as const, inscription: '寿县法律援助中心' }
const sealed = async (index: number) => {
  const at = instantOf(Date.parse('2026-03-09T01:30:00Z') + index * 1000)
  const facts = completeFacts('grant-decision', {
    ...EXAMPLES['grant-decision'].full,
    number: `样例〔2026〕${index}号`,
  })
  const pdf = await typesetter.typeset(printRequest('grant-decision', facts, at, mark))
  return signPdf(pdf, signer, { reason: '给予法律援助决定书', name: mark.inscription, location: '寿县', at })
}
const one = await sealed(0)
writeFileSync(join(folder, 'one.pdf'), one)
const text = execFileSync('pdftotext', ['-layout', join(folder, 'one.pdf'), '-']).toString()
const html = `<meta charset="utf-8"><style>@page{size:A4;margin:37mm 26mm 35mm 28mm}body{font:16pt/28pt "Noto Serif CJK SC",serif}</style>${text
  .split('\n')
  .map((line) => `<p>${line.trim()}</p>`)
  .join('')}`
writeFileSync(join(folder, 'one.html'), html)

const browser = await openBrowser()
const page = await browser.newPage()
const print = async (index: number) => {
  await page.setContent(html.replace('样例', `样例${index}`))
  return page.pdf({ format: 'A4', printBackground: true })
}
await print(0)
const hasOffice = spawnSync('soffice', ['--version']).error === undefined
const convert = async () =>
  execFileSync('soffice', ['--headless', '--convert-to', 'pdf', '--outdir', folder, join(folder, 'one.html')], {
    stdio: 'ignore',
  })

const [ours, chromium, office]: [number[], number[], number[]] = [[], [], []]
for (let round = 1; round <= ROUNDS; round++) {
  ours.push(await each(SEALED, (index) => sealed(round * SEALED + index)))
  chromium.push(await each(PRINTED, print))
  if (hasOffice) office.push(await each(1, convert))
  console.log(`round ${round}: ${ours.at(-1)?.toFixed(1)} ms sealed, ${chromium.at(-1)?.toFixed(1)} ms in Chromium`)
}
await browser.close()
await typesetter.close()
rmSync(folder, { recursive: true, force: true })
const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, node ${process.version}`
const round3 = (value: number) => Number(value.toFixed(3))
console.log(
  JSON.stringify({
    name: 'documents',
    date: new Date().toISOString().slice(0, 10),
    machine,
    figures: {
      sealedCpuMs: round3(median(ours)),
      sealedPerCpuSecond: round3(1000 / median(ours)),
      chromiumCpuMs: round3(median(chromium)),
      officeCpuMs: hasOffice ? round3(median(office)) : null,
      bytes: one.length,
    },
    ratios: {
      toChromium: round3(median(ours) / median(chromium)),
      toOffice: hasOffice ? round3(median(ours) / median(office)) : null,
    },
  }),
)
