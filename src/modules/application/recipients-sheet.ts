import type { z } from 'zod'
import { faultOfCell } from '#kernel/labels.ts'
import { readList } from '#platform/sheet.ts'
import { recipientForm } from './form.ts'

type Recipient = z.output<typeof recipientForm>
const COLUMNS: Record<string, keyof Recipient> = {
  姓名: 'name',
  公民身份号码: 'idNumber',
  身份证号: 'idNumber',
  联系电话: 'phone',
  电话: 'phone',
  住址: 'address',
  请求金额: 'claim',
  欠薪金额: 'claim',
}

const LOST_DIGITS = '身份号码是数字格式，末几位已经丢失，请把该列改为文本后重新填写'

/**
 * Reads a list of workers as the office keeps it: a heading row with 姓名 in it, one person a row. Every bad row is named with
 * what is wrong; a number cell that should be text is refused, since the sheet has already lost its last digits (18 位身份证号).
 */
export async function readRecipients(
  bytes: Uint8Array,
): Promise<{ rows: Recipient[]; faults: { row: number; message: string }[] }> {
  const list = await readList(
    bytes,
    '姓名',
    '名单里找不到“姓名”一列；第一行应为标题：姓名、公民身份号码、联系电话、住址、请求金额（元）',
  )
  const rows: Recipient[] = []
  const faults: { row: number; message: string }[] = []
  for (const { row, cells } of list) {
    const stated: Record<string, unknown> = {}
    for (const [heading, cell] of cells) {
      const name = COLUMNS[heading]
      if (name) stated[name] = name === 'claim' ? inFen(cell) : cell
    }
    if (typeof stated.phone === 'number') stated.phone = String(stated.phone)
    const parsed = typeof stated.idNumber === 'number' ? null : recipientForm.safeParse(stated)
    if (parsed?.success) rows.push(parsed.data)
    else
      faults.push({
        row,
        message: `第 ${row} 行：${parsed ? parsed.error.issues.map((issue) => faultOfCell(recipientForm, stated, issue)).join('；') : LOST_DIGITS}`,
      })
  }
  const seen = new Map<string, number>()
  rows.forEach(({ idNumber }, index) => {
    if (!idNumber) return
    if (seen.has(idNumber))
      faults.push({ row: index, message: `身份号码 ${idNumber.slice(0, 4)}****${idNumber.slice(-4)} 在名单中重复` })
    seen.set(idNumber, index)
  })
  return { rows, faults }
}

const inFen = (cell: unknown): unknown => {
  const yuan = typeof cell === 'number' ? cell : Number(String(cell).replace(/[,，元\s]/g, ''))
  return Number.isFinite(yuan) ? Math.round(yuan * 100) : cell
}
