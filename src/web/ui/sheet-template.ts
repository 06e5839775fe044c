/** A column of a list: text keeps the digits of long numbers, which Excel cuts off behind the fifteenth. */
export type TemplateColumn = { heading: string; width: number; isText?: true }
const LINES = 500

/** An empty list to fill in. The format belongs to cells, not to columns, so that empty lines are written as well. */
export async function downloadTemplate(name: string, columns: readonly TemplateColumn[]): Promise<void> {
  const { writeXlsx } = await import('hucre')
  const bytes = await writeXlsx({
    sheets: [
      {
        name,
        columns: columns.map(({ width, isText }) => ({ width, ...(isText && { numFmt: '@' }) })),
        rows: [
          columns.map(({ heading }) => heading),
          ...Array.from({ length: LINES }, () => columns.map(({ isText }) => (isText ? '' : null))),
        ],
      },
    ],
  })
  const address = URL.createObjectURL(new Blob([bytes as BlobPart]))
  const link = document.createElement('a')
  link.href = address
  link.download = `${name}模板.xlsx`
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
