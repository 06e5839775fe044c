/** An Excel file whose ID and phone columns are text already: a number cell loses the last digits of an ID number. */
export async function downloadTemplate(): Promise<void> {
  const { writeXlsx } = await import('hucre')
  const bytes = await writeXlsx({
    sheets: [
      {
        name: '受援人名单',
        columns: [
          { header: '姓名', width: 12 },
          { header: '公民身份号码', width: 24, numFmt: '@' },
          { header: '联系电话', width: 16, numFmt: '@' },
          { header: '住址', width: 36 },
          { header: '请求金额（元）', width: 16 },
        ],
        rows: [['姓名', '公民身份号码', '联系电话', '住址', '请求金额（元）']],
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
