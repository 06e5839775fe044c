import { AlignmentType, Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx'
import { type HTMLElement, NodeType, parse } from 'node-html-parser'

/** What stands around the words: who writes, what it is, its number, its day. */
export type Letterhead = { agency: string; title: string; number: string; date: string; note: string }

const SONG = '宋体'
const FANG = '仿宋'
const BIG = 44 // half points: 二号
const BODY = 32 // 三号
const SMALL = 21 // 五号

const line = (
  text: string,
  size: number,
  font: string,
  alignment: (typeof AlignmentType)[keyof typeof AlignmentType],
  isBold = false,
) =>
  new Paragraph({
    alignment,
    spacing: { line: 560, lineRule: 'exact' },
    children: [new TextRun({ text, size, font, bold: isBold })],
  })
const words = (element: HTMLElement) => element.textContent.replaceAll(/\s+/g, ' ').trim()
const paragraph = (text: string) =>
  new Paragraph({
    alignment: AlignmentType.JUSTIFIED,
    spacing: { line: 560, lineRule: 'exact' },
    indent: { firstLine: text.endsWith('：') && text.length < 40 ? 0 : BODY * 20 },
    children: [new TextRun({ text, size: BODY, font: FANG })],
  })
const table = (element: HTMLElement) =>
  new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: element.querySelectorAll('tr').map(
      (row) =>
        new TableRow({
          children: row.querySelectorAll('td, th').map(
            (cell) =>
              new TableCell({
                columnSpan: Number(cell.getAttribute('colspan') ?? 1),
                rowSpan: Number(cell.getAttribute('rowspan') ?? 1),
                children: [new Paragraph({ children: [new TextRun({ text: words(cell), size: 24, font: FANG })] })],
              }),
          ),
        }),
    ),
  })

type Block = { text: string; block: Paragraph | Table }
function blocksOf(element: HTMLElement): Block[] {
  return element.childNodes.flatMap((node) => {
    if (node.nodeType !== NodeType.ELEMENT_NODE) return []
    const child = node as HTMLElement
    const text = words(child)
    if (child.tagName === 'TABLE') return [{ text, block: table(child) }]
    if (child.tagName === 'P' || /^H\d$/.test(child.tagName))
      return text === '' ? [] : [{ text, block: paragraph(text) }]
    return blocksOf(child)
  })
}

/** The words of a paper as a Word file that may be edited; the paper that counts is the one that was issued, and the file says so. */
export async function asWord(html: string, { agency, title, number, date, note }: Letterhead): Promise<Uint8Array> {
  const body = parse(html).querySelector('body')
  if (!body) throw new Error('no body in the words of a document')
  const { CENTER, RIGHT } = AlignmentType
  const blocks = blocksOf(body)
  // Who signs stands before what is enclosed.
  const enclosed = blocks.findIndex(({ text }) => text === '附件')
  const before = enclosed < 0 ? blocks : blocks.slice(0, enclosed)
  const after = enclosed < 0 ? [] : blocks.slice(enclosed)
  const document = new Document({
    creator: agency,
    title,
    sections: [
      {
        properties: {
          page: { size: { width: 11906, height: 16838 }, margin: { top: 2098, bottom: 1984, left: 1588, right: 1474 } },
        },
        children: [
          line(note, SMALL, SONG, RIGHT),
          line(agency, BIG, SONG, CENTER, true),
          line(title, BIG, SONG, CENTER, true),
          ...(number ? [line(number, BODY, FANG, CENTER)] : []),
          line('', BODY, FANG, CENTER),
          ...before.map(({ block }) => block),
          line('', BODY, FANG, CENTER),
          line(agency, BODY, FANG, RIGHT),
          ...(date ? [line(date, BODY, FANG, RIGHT)] : []),
          ...after.map(({ block }) => block),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}
