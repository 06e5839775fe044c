import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, type PDFPage, type PDFRef } from '@cantoo/pdf-lib'
import { drawPages } from './foreign-pdf.ts'

/** One paper of a volume: where its file lies, and what the volume does with it. */
export type VolumePart = {
  title: string
  /** `own` was typeset here and its pages are taken over; `pictures` are photos, `foreign` a PDF that somebody brought, drawn anew. */
  kind: 'own' | 'picture' | 'foreign'
  file: string
  pages: number
}
export type VolumeOrder = {
  title: string
  /** ISO 8601 with zone. */
  createdAt: string
  /** Typeset before and after the numbered pages: cover and index; the note page. */
  front: readonly VolumePart[]
  parts: readonly VolumePart[]
  back: readonly VolumePart[]
  /** The numbers 1 … n, one on each page. */
  stamps: string
}

const A4 = { width: 595.276, height: 841.89 }
const MARGIN = 28

/**
 * The bound volume as one PDF/A-2b: cover, index, the papers in their order with a number on each page, the note page, and an outline.
 * What was typeset here keeps its text; photos are laid on a page; what others made is drawn as pictures, since nobody knows what is in it.
 */
export async function bindVolume(order: VolumeOrder): Promise<Uint8Array> {
  const volume = await PDFDocument.create({ updateMetadata: false })
  const outline: { title: string; page: PDFPage }[] = []
  const numbered: PDFPage[] = []
  for (const part of [...order.front, ...order.parts, ...order.back]) {
    const pages = await addPart(volume, part)
    if (pages.length !== part.pages)
      throw new Error(`${part.title}: ${pages.length} pages where the index says ${part.pages}`)
    const [first] = pages
    if (first) outline.push({ title: part.title, page: first })
    if (order.parts.includes(part)) numbered.push(...pages)
  }
  const stamps = await volume.embedPdf(
    await readFile(order.stamps),
    numbered.map((_, index) => index),
  )
  for (const [index, page] of numbered.entries()) {
    const stamp = stamps[index]
    if (stamp) page.drawPage(stamp, { x: page.getWidth() - A4.width, y: page.getHeight() - A4.height })
  }
  addOutline(volume, outline)
  // So do links and signatures: in the volume they would point at nothing.
  for (const page of volume.getPages()) page.node.delete(PDFName.of('Annots'))
  await markAsArchival(volume, order)
  return volume.save({ useObjectStreams: true, addDefaultPage: false, updateFieldAppearances: false })
}

/** Several files of one paper, a photo a page, as one PDF. It promises nothing of an archive. */
export async function joinPapers(parts: readonly Pick<VolumePart, 'kind' | 'file'>[]): Promise<Uint8Array> {
  const joined = await PDFDocument.create({ updateMetadata: false })
  for (const part of parts) await addPart(joined, part)
  return joined.save({ useObjectStreams: true, addDefaultPage: false, updateFieldAppearances: false })
}

async function addPart(volume: PDFDocument, { kind, file }: Pick<VolumePart, 'kind' | 'file'>): Promise<PDFPage[]> {
  const bytes = await readFile(file)
  if (kind === 'own') return copyPages(volume, bytes)
  if (kind === 'picture') return [await addPicture(volume, bytes)]
  const drawn = await drawPages(bytes)
  if (!drawn) throw new Error(`a PDF that opened before does not open: ${file}`)
  const pages: PDFPage[] = []
  for (const { jpeg } of drawn) pages.push(await addPicture(volume, jpeg, 0))
  return pages
}

async function copyPages(volume: PDFDocument, bytes: Uint8Array): Promise<PDFPage[]> {
  const source = await PDFDocument.load(bytes, { updateMetadata: false })
  const pages = await volume.copyPages(source, source.getPageIndices())
  for (const page of pages) {
    // The structure that they point at stays with the paper by itself.
    page.node.delete(PDFName.of('StructParents'))
    page.node.delete(PDFName.of('Tabs'))
    volume.addPage(page)
  }
  return pages
}

async function addPicture(volume: PDFDocument, bytes: Uint8Array, margin = MARGIN): Promise<PDFPage> {
  const picture = await volume.embedJpg(bytes)
  const page = volume.addPage([A4.width, A4.height])
  const { width, height } = picture.scaleToFit(A4.width - 2 * margin, A4.height - 2 * margin)
  page.drawImage(picture, { x: (A4.width - width) / 2, y: (A4.height - height) / 2, width, height })
  return page
}

function addOutline(volume: PDFDocument, entries: readonly { title: string; page: PDFPage }[]): void {
  const { context } = volume
  const root = context.nextRef()
  const refs = entries.map(() => context.nextRef())
  const at = (index: number): Record<string, PDFRef> => {
    const found: Record<string, PDFRef> = {}
    const [before, after] = [refs[index - 1], refs[index + 1]]
    if (before) found.Prev = before
    if (after) found.Next = after
    return found
  }
  for (const [index, { title, page }] of entries.entries())
    context.assign(
      refs[index] as PDFRef,
      context.obj({
        Title: PDFHexString.fromText(title),
        Parent: root,
        Dest: [page.ref, 'XYZ', null, null, null],
        ...at(index),
      }),
    )
  context.assign(
    root,
    context.obj({ Type: 'Outlines', First: refs[0] ?? null, Last: refs.at(-1) ?? null, Count: refs.length }),
  )
  volume.catalog.set(PDFName.of('Outlines'), root)
  volume.catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'))
}

/** What ISO 19005-2 asks of the file as a whole: what it says of itself, its colours, its identifier, and no note beside those. */
async function markAsArchival(
  volume: PDFDocument,
  { title, createdAt, front, parts, back }: VolumeOrder,
): Promise<void> {
  const { context, catalog } = volume
  const [sample] = [...front, ...parts, ...back].filter(({ kind }) => kind === 'own')
  if (!sample) throw new Error('a volume has a cover')
  const source = await PDFDocument.load(await readFile(sample.file), { updateMetadata: false })
  const intents = source.catalog.lookup(PDFName.of('OutputIntents'), PDFArray)
  const intent = source.context.lookup(intents.get(0), PDFDict)
  const profile = intent.lookup(PDFName.of('DestOutputProfile'))
  const copied = context.obj({
    Type: 'OutputIntent',
    S: 'GTS_PDFA1',
    OutputConditionIdentifier: PDFHexString.fromText('sRGB IEC61966-2.1'),
    DestOutputProfile: context.register(profile?.clone(context) ?? context.obj(null)),
  })
  catalog.set(PDFName.of('OutputIntents'), context.obj([context.register(copied)]))
  const said = context.stream(xmpOf(title, createdAt), { Type: 'Metadata', Subtype: 'XML' })
  catalog.set(PDFName.of('Metadata'), context.register(said))
  catalog.set(PDFName.of('Lang'), PDFHexString.fromText('zh-CN'))
  const id = PDFHexString.of(createHash('sha256').update(`${title}\n${createdAt}`).digest('hex').slice(0, 32))
  context.trailerInfo.ID = context.obj([id, id])
  delete context.trailerInfo.Info
}

const inXml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const xmpOf = (title: string, createdAt: string) => `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${inXml(title)}</rdf:li></rdf:Alt></dc:title>
<xmp:CreateDate>${createdAt}</xmp:CreateDate>
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`
