import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Certificate } from 'pkijs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { EXAMPLES } from '#documents/examples.ts'
import { completeFacts, printRequest } from '#documents/prepare.ts'
import { type Instant, plainDate } from '#kernel/plain-date.ts'
import { builtInSigner, fingerprintOf, makeSealKey, type SealSigner, signPdf } from './pdf-signer.ts'
import { createTypesetter } from './typesetter.ts'

const AT = '2026-03-09T01:30:00.000Z' as Instant
const of = { reason: '给予法律援助决定书', name: '寿县法律援助中心', location: '寿县法律援助中心', at: AT }
const typesetter = createTypesetter({ workers: 1 })
const folder = mkdtempSync(join(tmpdir(), 'fayuan-signer-'))
let pdf: Uint8Array
let signer: SealSigner
let certificate: Uint8Array
beforeAll(async () => {
  const facts = completeFacts('grant-decision', EXAMPLES['grant-decision'].full)
  const mark = { kind: 'official' as const, inscription: '寿县法律援助中心' }
  pdf = await typesetter.typeset(printRequest('grant-decision', facts, AT, [mark]))
  const key = await makeSealKey(
    { name: '寿县法律援助中心', owner: '寿县法律援助中心' },
    plainDate('2026-01-01'),
    plainDate('2036-01-01'),
  )
  certificate = key.certificate
  signer = builtInSigner(key.certificate, key.privateKey)
})
afterAll(async () => {
  await typesetter.close()
  rmSync(folder, { recursive: true, force: true })
})

const has = (program: string, flag: string) => spawnSync(program, [flag]).error === undefined
const onDisk = (bytes: Uint8Array) => {
  const path = join(folder, `${crypto.randomUUID()}.pdf`)
  writeFileSync(path, bytes)
  return path
}
/** What Debian's own reader says of each signature. */
const verdicts = (bytes: Uint8Array) =>
  [
    ...execFileSync('pdfsig', [onDisk(bytes)])
      .toString()
      .matchAll(/Signature Validation: (.*)/g),
  ].map(([, said]) => said)

it('[SE1] numbers its certificate as strict readers want it: positive and in the shortest form', async () => {
  const days = [plainDate('2026-01-01'), plainDate('2036-01-01')] as const
  for (let turn = 0; turn < 4; turn++) {
    const key = await makeSealKey({ name: '样例', owner: '样例' }, ...days)
    const { serialNumber } = Certificate.fromBER(key.certificate as BufferSource)
    const [first = 0] = serialNumber.valueBlock.valueHexView
    expect(first >= 0x40 && first < 0x80).toBe(true)
  }
})
it('[SE2] gives the same bytes for the same document, key and moment', async () => {
  const [first, again] = [await signPdf(pdf, signer, of), await signPdf(pdf, signer, of)]
  expect(Buffer.compare(first, again)).toBe(0)
  // The paper that was signed stands in front, untouched.
  expect(Buffer.compare(first.subarray(0, pdf.length - 1), pdf.subarray(0, pdf.length - 1))).toBe(0)
  const later = await signPdf(pdf, signer, { ...of, at: '2026-03-09T01:30:01.000Z' as Instant })
  expect(Buffer.compare(first, later)).not.toBe(0)
  expect(fingerprintOf(certificate)).toMatch(/^[0-9A-F]{64}$/)
})
it.runIf(has('pdfsig', '-v'))(
  '[SE1] is valid for pdfsig, twice signed as well, and invalid after any one byte',
  async () => {
    const once = await signPdf(pdf, signer, of)
    const other = await makeSealKey(
      { name: '寿县司法局', owner: '寿县司法局' },
      plainDate('2026-01-01'),
      plainDate('2036-01-01'),
    )
    const twice = await signPdf(once, builtInSigner(other.certificate, other.privateKey), { ...of, name: '寿县司法局' })
    expect(verdicts(once)).toEqual(['Signature is Valid.'])
    expect(verdicts(twice)).toEqual(['Signature is Valid.', 'Signature is Valid.'])
    for (const at of [1000, Math.floor(pdf.length / 2), pdf.length - 200, once.length - 400]) {
      const changed = Uint8Array.from(once)
      changed[at] = (changed[at] as number) ^ 1
      const said = spawnSync('pdfsig', [onDisk(changed)]).stdout.toString()
      expect([at, said.includes('Signature is Valid')]).toEqual([at, false])
    }
  },
)
it.runIf(has('qpdf', '--version'))('[SE1] is a clean PDF for qpdf, and still calls itself PDF/A-2b', async () => {
  const twice = await signPdf(await signPdf(pdf, signer, of), signer, of)
  expect(execFileSync('qpdf', ['--check', onDisk(twice)]).toString()).toContain('No syntax or stream encoding errors')
  const text = Buffer.from(twice).toString('latin1')
  expect(text).toMatch(/pdfaid:part>2.*pdfaid:conformance>B/s)
  expect(text.slice(text.lastIndexOf('trailer'))).toMatch(/\/ID \[/)
})
