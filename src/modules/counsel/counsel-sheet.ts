import { faultOfCell } from '#kernel/labels.ts'
import { COUNSEL_KINDS, MATTER_KINDS } from '#law/terms.ts'
import { readList } from '#platform/sheet.ts'
import { type CounselEntry, counselEntry } from './form.ts'

type Cell = string | number | boolean | Date
type Reading = { name: keyof CounselEntry; read: (cell: Cell) => unknown }

const asText = (cell: Cell): string => String(cell).trim()
const asWords = (cell: Cell): string[] =>
  asText(cell)
    .split(/[、,，;；\s]+/)
    .filter(Boolean)
/** The code of a word; a word that is none goes on as it is, to be named as a fault. */
const codeOf =
  (labels: Readonly<Record<string, string>>) =>
  (word: string): string =>
    Object.entries(labels).find(([, label]) => label === word)?.[0] ?? word
const asYes = (cell: Cell): unknown =>
  /^(是|√|✓|有|true|1)$/i.test(asText(cell)) ? true : /^(否|×|无|false|0)$/i.test(asText(cell)) ? false : cell
/** 2015-6-1, 2015/6/1, 2015.6.1, 2015年6月1日, or a date cell. */
function asDay(cell: Cell): unknown {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  const [, year, month, date] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(asText(cell)) ?? []
  return year && month && date ? `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}` : cell
}

const KIND_WORDS: Record<string, string> = { 法律工作者: 'legalWorker', 专职人员: 'staff', 志愿者: 'volunteer' }
const COLUMNS: Record<string, Reading> = {
  姓名: { name: 'name', read: asText },
  所属单位: { name: 'unit', read: asText },
  执业机构: { name: 'unit', read: asText },
  性别: { name: 'gender', read: asText },
  人员类别: { name: 'kind', read: (cell) => KIND_WORDS[asText(cell)] ?? codeOf(COUNSEL_KINDS)(asText(cell)) },
  执业证号: { name: 'licenceNumber', read: (cell) => (typeof cell === 'number' ? cell : asText(cell)) },
  联系电话: { name: 'phone', read: asText },
  电话: { name: 'phone', read: asText },
  首次执业日期: { name: 'licensedOn', read: asDay },
  从事刑辩起始日期: { name: 'criminalSince', read: asDay },
  熟悉未成年人: { name: 'knowsMinors', read: asYes },
  办理案件类别: { name: 'matterKinds', read: (cell) => asWords(cell).map(codeOf(MATTER_KINDS)) },
  会的语言: { name: 'languages', read: asWords },
  服务乡镇: { name: 'townships', read: asWords },
  指派份额: { name: 'share', read: (cell) => (typeof cell === 'number' ? cell : Number(asText(cell))) },
}
const LOST_DIGITS = '执业证号是数字格式，末几位已经丢失，请把该列改为文本后重新填写'

/** Reads the office's list of counsel: one person a row, every bad row named with all that is wrong in it. */
export async function readCounselList(
  bytes: Uint8Array,
): Promise<{ rows: { row: number; entry: CounselEntry }[]; faults: { row: number; message: string }[] }> {
  const list = await readList(
    bytes,
    '姓名',
    '名单里找不到“姓名”一列；第一行应为标题，至少有：姓名、所属单位、人员类别、办理案件类别',
  )
  const rows: { row: number; entry: CounselEntry }[] = []
  const faults: { row: number; message: string }[] = []
  for (const { row, cells } of list) {
    const stated: Record<string, unknown> = {}
    for (const [heading, cell] of cells) {
      const column = COLUMNS[heading]
      if (column) stated[column.name] = column.read(cell)
    }
    const parsed = counselEntry.safeParse(stated)
    if (parsed.success && typeof stated.licenceNumber !== 'number') rows.push({ row, entry: parsed.data })
    else {
      const said =
        parsed.error?.issues
          .filter(({ path }) => path[0] !== 'licenceNumber')
          .map((issue) => faultOfCell(counselEntry, stated, issue)) ?? []
      faults.push({
        row,
        message: [...said, ...(typeof stated.licenceNumber === 'number' ? [LOST_DIGITS] : [])].join('；'),
      })
    }
  }
  return { rows, faults }
}
