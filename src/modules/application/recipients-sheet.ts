import { readXlsx } from 'hucre'
import type { z } from 'zod'
import { Refusal } from '#kernel/refusal.ts'
import { recipientForm } from './form.ts'

type Recipient = z.output<typeof recipientForm>
const COLUMNS = {
  姓名: 'name',
  公民身份号码: 'idNumber',
  身份证号: 'idNumber',
  联系电话: 'phone',
  电话: 'phone',
  住址: 'address',
  请求金额: 'claim',
  欠薪金额: 'claim',
} as const

const LOST_DIGITS = '身份号码是数字格式，末几位已经丢失，请把该列改为文本后重新填写'

/**
 * Reads a list of workers as the office keeps it: a heading row with 姓名 in it, one person a row. Every bad row is named with
 * what is wrong; a number cell that should be text is refused, since the sheet has already lost its last digits (18 位身份证号).
 */
export async function readRecipients(
  bytes: Uint8Array,
): Promise<{ rows: Recipient[]; faults: { row: number; message: string }[] }> {
  const table = await readSheet(bytes)
  const at = table.findIndex((row) => row.some((cell) => String(cell ?? '').trim() === '姓名'))
  if (at < 0)
    throw new Refusal(
      'invalid',
      '名单里找不到“姓名”一列；第一行应为标题：姓名、公民身份号码、联系电话、住址、请求金额（元）',
    )
  const headings = (table[at] ?? []).map(
    (cell) =>
      COLUMNS[
        String(cell ?? '')
          .trim()
          .replace(/（元）$/, '') as keyof typeof COLUMNS
      ],
  )
  const rows: Recipient[] = []
  const faults: { row: number; message: string }[] = []
  table.slice(at + 1).forEach((cells, index) => {
    if (cells.every((cell) => cell === null || cell === undefined || String(cell).trim() === '')) return
    const row = at + index + 2
    const stated: Record<string, unknown> = {}
    headings.forEach((name, column) => {
      const cell = cells[column]
      if (name && cell !== null && cell !== undefined && String(cell).trim() !== '')
        stated[name] = name === 'claim' ? inFen(cell) : cell
    })
    if (typeof stated.phone === 'number') stated.phone = String(stated.phone)
    const parsed = typeof stated.idNumber === 'number' ? null : recipientForm.safeParse(stated)
    if (parsed?.success) rows.push(parsed.data)
    else
      faults.push({
        row,
        message: `第 ${row} 行：${parsed ? parsed.error.issues.map(({ message }) => message).join('；') : LOST_DIGITS}`,
      })
  })
  const seen = new Map<string, number>()
  rows.forEach(({ idNumber }, index) => {
    if (!idNumber) return
    if (seen.has(idNumber))
      faults.push({ row: index, message: `身份号码 ${idNumber.slice(0, 4)}****${idNumber.slice(-4)} 在名单中重复` })
    seen.set(idNumber, index)
  })
  return { rows, faults }
}

async function readSheet(bytes: Uint8Array): Promise<unknown[][]> {
  try {
    const workbook = await readXlsx(bytes)
    return (workbook.sheets[0]?.rows ?? []) as unknown[][]
  } catch {
    throw new Refusal('invalid', '这个 Excel 文件打不开，可能已损坏或加密；请另存为 xlsx 后重新上传')
  }
}

const inFen = (cell: unknown): unknown => {
  const yuan = typeof cell === 'number' ? cell : Number(String(cell).replace(/[,，元\s]/g, ''))
  return Number.isFinite(yuan) ? Math.round(yuan * 100) : cell
}
