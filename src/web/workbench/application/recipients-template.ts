const HEADINGS = ['姓名', '公民身份号码', '联系电话', '住址', '请求金额（元）']
const LINES = 500

/**
 * An Excel file whose ID and phone cells are text already: Excel keeps only 15 digits of a number, and an ID number has 18.
 * The format belongs to cells, not to columns, so that empty lines are written as well.
 */
export async function downloadTemplate(): Promise<void> {
  const { writeXlsx } = await import('hucre')
  const bytes = await writeXlsx({
    sheets: [
      {
        name: '受援人名单',
        columns: [{ width: 12 }, { width: 24, numFmt: '@' }, { width: 16, numFmt: '@' }, { width: 36 }, { width: 16 }],
        rows: [HEADINGS, ...Array.from({ length: LINES }, () => [null, '', '', null, null])],
      },
    ],
  })
  const address = URL.createObjectURL(new Blob([bytes as BlobPart]))
  const link = document.createElement('a')
  link.href = address
  link.download = '受援人名单模板.xlsx'
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
