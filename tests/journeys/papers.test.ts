import { execFileSync } from 'node:child_process'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { idNumberOf, plainPdf, wageClaim } from '../examples.ts'
import { type Centre, newId, openCentre, type Person, refusalOf } from '../world.ts'

let centre: Centre
let reviewer: Person
let matterId: string
beforeAll(async () => {
  centre = await openCentre({ today: '2026-03-03' })
  reviewer = await centre.hire({ roles: ['reviewer'], name: '样例审查员' })
  matterId = newId()
  const recipients = [{ name: '样例工', idNumber: idNumberOf(1_502) }]
  await reviewer.api.submitApplication(wageClaim(matterId, { recipients }))
})
afterAll(() => centre?.close())

const add = (file: File, more: object = {}) =>
  reviewer.api.addAttachment({ matterId, attachmentId: newId(), title: '居民身份证', ...more }, { file })
const bytesOf = async (answer: Promise<{ arrayBuffer(): Promise<ArrayBuffer> }>) =>
  Buffer.from(await (await answer).arrayBuffer())
const photo = async (width = 3000, height = 2000) =>
  new File(
    [
      (await sharp({ create: { width, height, channels: 3, background: '#c8d0e0' } })
        .jpeg({ quality: 95 })
        .withMetadata({ orientation: 6 })
        .withExifMerge({
          IFD0: { Make: 'SampleTelephone' },
          IFD3: { GPSLatitude: '32/1 34/1 0/1', GPSLatitudeRef: 'N' },
        })
        .toBuffer()) as Uint8Array<ArrayBuffer>,
    ],
    '照片.jpg',
  )

it('[AT2] keeps a photo upright, of a page’s size, without what the telephone wrote into it', async () => {
  const sent = await photo()
  expect((await sharp(Buffer.from(await sent.arrayBuffer())).metadata()).exif?.toString('latin1')).toContain('Sample')
  const { attachmentId, mediaType, pages } = await add(sent)
  expect([mediaType, pages]).toEqual(['image/jpeg', 1])
  const kept = await sharp(await bytesOf(reviewer.api.openAttachment({ attachmentId }))).metadata()
  expect([kept.width, kept.height, kept.exif, kept.orientation]).toEqual([1560, 2340, undefined, undefined])
  const small = await sharp(await bytesOf(reviewer.api.openThumbnail({ attachmentId }))).metadata()
  expect(Math.max(small.width, small.height)).toBe(240)
})
it('[AT2] flattens a picture with a transparent ground onto white', async () => {
  const clear = {
    create: { width: 400, height: 300, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
  } as const
  const { attachmentId } = await add(
    new File([(await sharp(clear).png().toBuffer()) as Uint8Array<ArrayBuffer>], '签名.png'),
  )
  const { dominant } = await sharp(await bytesOf(reviewer.api.openAttachment({ attachmentId }))).stats()
  expect(dominant).toEqual({ r: 248, g: 248, b: 248 })
})
it('[AT3] counts the pages of a PDF, and turns down one that does not open, with what to do', async () => {
  expect(await add(new File([plainPdf('样例', 3)], '判决书.pdf'))).toMatchObject({ pages: 3 })
  const torn = new File([plainPdf('样例').slice(0, 60)], '判决书.pdf')
  expect(await refusalOf(add(torn))).toMatchObject({ code: 'invalid', message: expect.stringContaining('打不开') })
  expect(await refusalOf(add(new File([plainPdf('', 501)], '大卷.pdf')))).toMatchObject({
    code: 'too_large',
    message: expect.stringContaining('501 页'),
  })
  const half = new File([(await (await photo()).arrayBuffer()).slice(0, 4_000)], '照片.jpg')
  expect(await refusalOf(add(half))).toMatchObject({ code: 'invalid', message: expect.stringContaining('重新拍照') })
})
it('[AT4] files under a line of the list only what the list has', async () => {
  const material = { phase: 'application', code: 'identity' } as const
  await add(await photo(800, 600), { material })
  const { attachments } = await reviewer.api.readMatter({ matterId })
  expect(attachments.filter(({ code }) => code === 'identity')).toHaveLength(1)
  const stray = add(await photo(800, 600), { material, title: '房产证' })
  expect(await refusalOf(stray)).toMatchObject({ code: 'invalid', faults: [{ field: 'material' }] })
})
it('[AT5] opens all files of a material as one PDF, in the order they came', async () => {
  const material = { phase: 'application', code: 'identity' } as const
  const attachmentId = newId()
  await add(await photo(800, 600), { material, attachmentId })
  await add(new File([plainPdf('身份证', 2)], '身份证.pdf'), { material })
  const { attachments } = await reviewer.api.readMatter({ matterId })
  const pages = attachments.reduce((sum, it) => sum + (it.code === 'identity' ? (it.pages ?? 0) : 0), 0)
  expect(pages).toBeGreaterThanOrEqual(3)
  const whole = await bytesOf(reviewer.api.openMaterial({ attachmentId }))
  expect(execFileSync('pdfinfo', ['-'], { input: whole }).toString()).toMatch(new RegExp(`Pages: +${pages}\\n`))
})
