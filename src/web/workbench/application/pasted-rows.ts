import type { z } from 'zod'
import { recipientForm } from '#modules/application/form.ts'

type Rows = z.output<typeof recipientForm>[]
type Column = keyof Rows[number]
const ORDER: Column[] = ['name', 'idNumber', 'phone', 'address', 'claim']
const HEADINGS: Record<string, Column> = {
  姓名: 'name',
  公民身份号码: 'idNumber',
  身份证号: 'idNumber',
  身份号码: 'idNumber',
  联系电话: 'phone',
  电话: 'phone',
  住址: 'address',
  地址: 'address',
  请求金额: 'claim',
  欠薪金额: 'claim',
}

/** Rows copied from a spreadsheet: tabs between cells; a heading row, where there is one, says which column is which. */
export function readPasted(text: string): { rows: Rows; faults: { row: number; message: string }[] } {
  const lines = text.split(/\r?\n/).map((line) => line.split('\t').map((cell) => cell.trim()))
  const heading = (lines[0] ?? []).map((cell) => HEADINGS[cell.replace(/（元）$/, '')])
  const hasHeading = heading.includes('name')
  const columns = hasHeading ? heading : ORDER
  const rows: Rows = []
  const faults: { row: number; message: string }[] = []
  lines.forEach((cells, index) => {
    if ((hasHeading && index === 0) || cells.every((cell) => cell === '')) return
    const stated: Record<string, unknown> = {}
    columns.forEach((column, at) => {
      const cell = cells[at]
      if (column && cell) stated[column] = column === 'claim' ? inFen(cell) : cell
    })
    const parsed = recipientForm.safeParse(stated)
    if (parsed.success) rows.push(parsed.data)
    else
      faults.push({
        row: index + 1,
        message: `第 ${index + 1} 行${stated.name ? `（${stated.name}）` : ''}：${parsed.error.issues
          .map(({ path, message }) => (path[0] === 'name' && !stated.name ? '没有姓名' : message))
          .join('；')}`,
      })
  })
  return { rows, faults }
}

const inFen = (cell: string): unknown => {
  const yuan = Number(cell.replace(/[,元\s]/g, ''))
  return Number.isFinite(yuan) ? Math.round(yuan * 100) : cell
}
