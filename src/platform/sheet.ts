import { readXlsx } from 'hucre'
import type { z } from 'zod'
import { faultOfCell } from '#kernel/labels.ts'
import { Refusal } from '#kernel/refusal.ts'

export type Cell = string | number | boolean | Date
/** One line of a list: its number in the workbook, and its filled cells by the heading above them. */
export type SheetRow = { row: number; cells: Map<string, Cell> }
export type SheetFault = { row: number; message: string }
/** A column of a list: which field it fills, and how a cell is understood. */
export type Reading<N> = { name: N; read: (cell: Cell) => unknown }

export const asText = (cell: Cell): string => String(cell).trim()
export const asWords = (cell: Cell): string[] =>
  asText(cell)
    .split(/[、,，;；\s]+/)
    .filter(Boolean)
/** The code of a word; a word that is none goes on as it is, to be named as a fault. */
export const codeOf =
  (labels: Readonly<Record<string, string>>) =>
  (word: string): string =>
    Object.entries(labels).find(([, label]) => label === word)?.[0] ?? word

type Sheet<S extends z.ZodObject> = {
  schema: S
  columns: Readonly<Record<string, Reading<keyof z.output<S> & string>>>
  heading: string
  noHeading: string
}
/** Reads one entry a row as the columns say; every bad row is named with all that is wrong in it. */
export async function readEntries<S extends z.ZodObject>(
  bytes: Uint8Array,
  { schema, columns, heading, noHeading }: Sheet<S>,
): Promise<{ rows: { row: number; entry: z.output<S> }[]; faults: SheetFault[] }> {
  const rows: { row: number; entry: z.output<S> }[] = []
  const faults: SheetFault[] = []
  for (const { row, cells } of await readList(bytes, heading, noHeading)) {
    const stated: Record<string, unknown> = {}
    const lost: string[] = []
    for (const [title, cell] of cells) {
      const column = columns[title]
      if (column && hasLostDigits(cell)) lost.push(`${title}是数字格式，末几位已经丢失，请把该列改为文本后重新填写`)
      else if (column) stated[column.name] = column.read(cell)
    }
    const parsed = schema.safeParse(stated)
    if (parsed.success && lost.length === 0) rows.push({ row, entry: parsed.data })
    else {
      const said = parsed.error?.issues.map((issue) => faultOfCell(schema, stated, issue)) ?? []
      faults.push({ row, message: [...said, ...lost].join('；') })
    }
  }
  return { rows, faults }
}
/** Excel keeps fifteen digits of a number. */
const hasLostDigits = (cell: Cell): boolean => typeof cell === 'number' && Math.abs(cell) >= 1e15

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
      if (name !== '' && wordsOf(cell) !== '') cells.set(name, cell as Cell)
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

type Placed = { at: number; standing: string; changes: string[] }
/** A list beside its register, line by line as the workbook numbers them; what was misread stands among what does not fit. */
export function reviewOf<E, P extends Placed>(
  { rows, faults }: { rows: readonly { row: number; entry: E }[]; faults: readonly SheetFault[] },
  placing: { placed: readonly P[]; faults: readonly { at: number; message: string }[] },
): { rows: { row: number; entry: E; standing: P['standing']; changes: string[] }[]; faults: SheetFault[] } {
  const lineOf = (at: number) => rows[at] as { row: number; entry: E }
  return {
    rows: placing.placed.map(({ at, standing, changes }) => ({ ...lineOf(at), standing, changes })),
    faults: [...faults, ...placing.faults.map(({ at, message }) => ({ row: lineOf(at).row, message }))].sort(
      (a, b) => a.row - b.row,
    ),
  }
}
/** A list is taken in as a whole or not at all. */
export function requireNoFaults(faults: readonly { at: number; message: string }[], unit: string): void {
  const [fault] = faults
  if (fault)
    throw new Refusal(
      'invalid',
      `第 ${fault.at + 1} ${unit}：${fault.message}；名单没有导入，请改正后重新上传`,
      undefined,
      faults.map(({ at, message }) => ({ field: `entries.${at}`, message })),
    )
}
