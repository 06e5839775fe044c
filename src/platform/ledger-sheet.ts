import { writeXlsx } from 'hucre'

/** What stands in a cell; text stays text, so that no number of twenty digits is cut and nothing that begins with = is reckoned. */
export type Cell = string | number | null | undefined
/** A heading and its width in characters. */
export type LedgerColumn = readonly [heading: string, width: number]

/** A ledger as an Excel workbook: one sheet, a heading that stays in sight, a filter over it. */
export async function writeLedger(
  name: string,
  columns: readonly LedgerColumn[],
  rows: readonly (readonly Cell[])[],
): Promise<Uint8Array> {
  const text = (cell: Cell) => (typeof cell === 'number' ? cell : (cell ?? ''))
  return writeXlsx({
    sheets: [
      {
        name,
        columns: columns.map(([, width]) => ({ width })),
        rows: [columns.map(([heading]) => heading), ...rows.map((row) => row.map(text))],
        freezePane: { rows: 1 },
      },
    ],
  })
}
