import { readXlsx } from 'hucre'
import { Refusal } from '#kernel/refusal.ts'

/** One line of a list: its number in the workbook, and its filled cells by the heading above them. */
export type SheetRow = { row: number; cells: Map<string, string | number | boolean | Date> }

const wordsOf = (cell: unknown): string => (cell === null || cell === undefined ? '' : String(cell).trim())

/**
 * Reads the first sheet of a workbook as the office keeps it: a heading row, recognised by one heading that must be in it, then
 * one entry a row; whatever stands above the headings is passed over, notes in brackets behind a heading as well.
 * Refuses a file that cannot be opened and a sheet without that heading.
 */
export async function readList(bytes: Uint8Array, heading: string, noHeading: string): Promise<SheetRow[]> {
  const table = await readTable(bytes)
  const at = table.findIndex((row) => row.some((cell) => wordsOf(cell) === heading))
  if (at < 0) throw new Refusal('invalid', noHeading)
  const headings = (table[at] ?? []).map((cell) => wordsOf(cell).replace(/（.*）$/, ''))
  return table.slice(at + 1).flatMap((line, index) => {
    const cells: SheetRow['cells'] = new Map()
    for (const [column, name] of headings.entries()) {
      const cell = line[column]
      if (name !== '' && wordsOf(cell) !== '') cells.set(name, cell as string | number | boolean | Date)
    }
    return cells.size > 0 ? [{ row: at + index + 2, cells }] : []
  })
}

async function readTable(bytes: Uint8Array): Promise<unknown[][]> {
  try {
    const workbook = await readXlsx(bytes)
    return (workbook.sheets[0]?.rows ?? []) as unknown[][]
  } catch {
    throw new Refusal('invalid', '这个 Excel 文件打不开，可能已损坏或加密；请另存为 xlsx 后重新上传')
  }
}
