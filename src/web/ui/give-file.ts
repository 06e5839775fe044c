/** Gives the browser a file to keep under that name. */
export function giveFile(content: Blob, fileName: string): void {
  const address = URL.createObjectURL(content)
  Object.assign(document.createElement('a'), { href: address, download: fileName }).click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}

/** A list as it is shown, as a workbook: text stays text, and the heading stays in sight. */
export async function giveSheet(
  name: string,
  columns: readonly (readonly [heading: string, width: number])[],
  rows: readonly (readonly string[])[],
): Promise<void> {
  const { writeXlsx } = await import('hucre')
  const bytes = await writeXlsx({
    sheets: [
      {
        name,
        columns: columns.map(([, width]) => ({ width })),
        rows: [columns.map(([heading]) => heading), ...rows.map((row) => [...row])],
        freezePane: { rows: 1 },
      },
    ],
  })
  giveFile(new Blob([bytes as BlobPart]), `${name}.xlsx`)
}
