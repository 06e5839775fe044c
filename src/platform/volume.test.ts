import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { EXAMPLES } from '#documents/examples.ts'
import { completeFacts, printRequest } from '#documents/prepare.ts'
import type { Instant } from '#kernel/plain-date.ts'
import { cleanPicture } from './pictures.ts'
import { createTypesetter } from './typesetter.ts'
import { bindVolume, type VolumePart } from './volume.ts'

const AT = '2026-03-09T01:30:00.000Z' as Instant
const folder = mkdtempSync(join(tmpdir(), 'fayuan-volume-'))
const typesetter = createTypesetter({ workers: 1 })
const save = (name: string, bytes: Uint8Array) => {
  writeFileSync(join(folder, name), bytes)
  return join(folder, name)
}
let [cover, decision, stamps] = [] as unknown as [VolumePart, VolumePart, string]
let photo = ''
beforeAll(async () => {
  const typeset = async (kind: 'dossier-cover' | 'grant-decision', title: string): Promise<VolumePart> => {
    const facts = completeFacts(kind, EXAMPLES[kind].full as never)
    const { pdf, pages } = await typesetter.layOut(printRequest(kind, facts, AT))
    return { kind: 'own', title, file: save(`${kind}.pdf`, pdf), pages }
  }
  cover = await typeset('dossier-cover', '封面')
  decision = await typeset('grant-decision', '给予法律援助决定书')
  const numbers = { template: 'page-stamps.typ', data: { pages: 12 }, title: '页码', createdAt: AT }
  stamps = save('stamps.pdf', await typesetter.typeset(numbers))
  const noise = sharp({ create: { width: 900, height: 600, channels: 3, background: '#d0c8b8' } })
  photo = save('photo.jpg', (await cleanPicture(await noise.jpeg().toBuffer())).bytes)
})
afterAll(async () => {
  await typesetter.close()
  rmSync(folder, { recursive: true })
})
const picture = (title: string): VolumePart => ({ kind: 'picture', title, file: photo, pages: 1 })
const order = (parts: readonly VolumePart[]) => ({
  ...{
    title: '寿援档〔2026〕88号',
    createdAt: '2026-03-09T09:30:00+08:00',
    front: [cover],
    parts,
    back: [],
    stamps,
  },
})
const has = (program: string) => spawnSync(program, ['-v']).error === undefined

describe.runIf(has('pdftotext') && has('qpdf'))('a bound volume', () => {
  let path: string
  beforeAll(async () => {
    const foreign: VolumePart = { ...decision, kind: 'foreign', title: '外来的判决书' }
    path = save('volume.pdf', await bindVolume(order([picture('身份证'), decision, foreign, picture('欠条')])))
  })
  const run = (program: string, ...args: string[]) => execFileSync(program, args).toString()

  it('[AR7] is sound: no error of structure, every font embedded, nothing signed, nothing that runs', () => {
    expect(run('qpdf', '--check', path)).toContain('No syntax or stream encoding errors found')
    const fonts = run('pdffonts', path).trim().split('\n').slice(2)
    expect(fonts.length).toBeGreaterThan(0)
    for (const font of fonts) expect(font).toMatch(/yes yes yes +\d+ +0$/)
    expect(run('pdfinfo', path)).toMatch(/JavaScript: +no[\s\S]*Encrypted: +no/)
  })
  it('[AR7] carries on each page the number that the index gives it', () => {
    const corner = (page: number) =>
      run(
        'pdftotext',
        '-f',
        `${page}`,
        '-l',
        `${page}`,
        '-x',
        '520',
        '-y',
        '0',
        '-W',
        '75',
        '-H',
        '40',
        path,
        '-',
      ).trim()
    const pages = 1 + 2 * decision.pages + 1
    expect(Array.from({ length: pages }, (_, index) => corner(index + 2))).toEqual(
      Array.from({ length: pages }, (_, index) => `${index + 1}`),
    )
    expect(corner(1)).toBe('')
  })
  it('[AR7] keeps the text of what was typeset here, and shows what others made as a picture only', () => {
    expect(run('pdftotext', '-f', '3', '-l', '3', path, '-')).toContain('给予法律援助决定书')
    const drawn = 3 + decision.pages
    expect(run('pdftotext', '-f', `${drawn}`, '-l', `${drawn}`, path, '-').replaceAll(/[\s\d]/g, '')).toBe('')
  })
  it('[AR7] says of itself what ISO 19005-2 asks: part 2B, colours, identifier', () => {
    const plain = run('qpdf', '--qdf', '--object-streams=disable', path, '-')
    expect(plain).toMatch(/<pdfaid:part>2<\/pdfaid:part><pdfaid:conformance>B</)
    expect(plain).toMatch(/\/OutputIntents \[/)
    expect(plain).toMatch(/\/S \/GTS_PDFA1/)
    expect(plain).toMatch(/\/DestOutputProfile \d+ 0 R/)
    expect(plain).toMatch(/\/ID \[<[0-9a-f]{32}>/)
    expect(plain).not.toMatch(/\/(JavaScript|Launch|EmbeddedFiles|AcroForm|Encrypt|Annots)\b/)
    expect(plain).toMatch(/\/Outlines/)
  })
})

it('[AR7] is the same bytes each time', async () => {
  const parts = [picture('身份证'), decision]
  const [one, other] = [await bindVolume(order(parts)), await bindVolume(order(parts))]
  expect(Buffer.compare(one, other)).toBe(0)
})
it('[AR7] is not bound where a paper has other pages than the index says', async () => {
  await expect(bindVolume(order([{ ...decision, pages: decision.pages + 1 }]))).rejects.toThrow('where the index says')
})
