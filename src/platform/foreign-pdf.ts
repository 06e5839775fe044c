import { type PDFiumLibrary, PDFiumLibrary as Pdfium } from '@hyzyla/pdfium'
import { jpegOf } from './pictures.ts'

export type Drawn = { jpeg: Uint8Array; width: number; height: number }

/** Opens a PDF that somebody brought; null where it is damaged or locked with a password. */
async function withPdf<T>(
  bytes: Uint8Array,
  use: (pdf: Awaited<ReturnType<PDFiumLibrary['loadDocument']>>) => Promise<T>,
) {
  const library = await Pdfium.init()
  try {
    const pdf = await library.loadDocument(Buffer.from(bytes)).catch(() => null)
    if (!pdf) return null
    try {
      return await use(pdf)
    } finally {
      pdf.destroy()
    }
  } finally {
    library.destroy()
  }
}

/** How many pages it has. */
export const countPages = (bytes: Uint8Array): Promise<number | null> =>
  withPdf(bytes, async (pdf) => pdf.getPageCount())

/** Its pages as pictures, at so many dots an inch; all of them, or the first so many. */
export const drawPages = (
  bytes: Uint8Array,
  { dpi = 150, most = Number.POSITIVE_INFINITY } = {},
): Promise<Drawn[] | null> =>
  withPdf(bytes, async (pdf) => {
    const drawn: Drawn[] = []
    for (const page of pdf.pages()) {
      if (drawn.length >= most) break
      const { width, height, data } = await page.render({ scale: dpi / 72, render: 'bitmap' })
      drawn.push({ jpeg: await jpegOf(data, width, height), width, height })
    }
    return drawn
  })
