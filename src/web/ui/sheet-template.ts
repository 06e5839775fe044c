import { giveFile } from './give-file.ts'

/** A column of a list: text keeps the digits of long numbers, which Excel cuts off behind the fifteenth. */
export type TemplateColumn = { heading: string; width: number; isText?: true }
type SheetCell = string | number | null
const LINES = 500

/** Gives the browser a workbook of one list to keep. The format belongs to cells, not to columns, so that empty lines are written as well. */
export async function downloadSheet(
  name: string,
  columns: readonly TemplateColumn[],
  lines: readonly SheetCell[][],
): Promise<void> {
  const { writeXlsx } = await import('hucre')
  const bytes = await writeXlsx({
    sheets: [
      {
        name,
        columns: columns.map(({ width, isText }) => ({ width, ...(isText && { numFmt: '@' }) })),
        rows: [columns.map(({ heading }) => heading), ...lines],
      },
    ],
  })
  giveFile(new Blob([bytes as BlobPart]), `${name}.xlsx`)
}

/** An empty list to fill in. */
export const downloadTemplate = (name: string, columns: readonly TemplateColumn[]): Promise<void> =>
  downloadSheet(
    `${name}模板`,
    columns,
    Array.from({ length: LINES }, () => columns.map(({ isText }) => (isText ? '' : null))),
  )
