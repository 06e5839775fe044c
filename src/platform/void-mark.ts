import { PDFDocument, PDFName } from '@cantoo/pdf-lib'

/**
 * The same paper with a mark over each of its pages. What was signed is signed no more: a void paper must not look valid in a reader; the signed
 * bytes themselves stay where they are kept.
 */
export async function markPages(pdf: Uint8Array, mark: Uint8Array): Promise<Uint8Array> {
  const source = await PDFDocument.load(pdf, { updateMetadata: false })
  for (const page of source.getPages()) page.node.delete(PDFName.of('Annots'))
  const paper = await PDFDocument.create({ updateMetadata: false })
  const [stamp] = await paper.embedPdf(mark, [0])
  for (const page of await paper.copyPages(source, source.getPageIndices())) {
    paper.addPage(page)
    if (stamp)
      page.drawPage(stamp, { x: (page.getWidth() - stamp.width) / 2, y: (page.getHeight() - stamp.height) / 2 })
  }
  return paper.save({ updateFieldAppearances: false, addDefaultPage: false })
}
