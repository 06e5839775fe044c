import { COUNSEL_KINDS, MATTER_KINDS } from '#law/terms.ts'
import { asText, asWords, type Cell, codeOf, type Reading, readEntries } from '#platform/sheet.ts'
import { type CounselEntry, counselEntry } from './form.ts'

const asYes = (cell: Cell): unknown =>
  /^(是|√|✓|有|true|1)$/i.test(asText(cell)) ? true : /^(否|×|无|false|0)$/i.test(asText(cell)) ? false : cell
/** 2015-6-1, 2015/6/1, 2015.6.1, 2015年6月1日, or a date cell. */
function asDay(cell: Cell): unknown {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  const [, year, month, date] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(asText(cell)) ?? []
  return year && month && date ? `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}` : cell
}

const KIND_WORDS: Record<string, string> = { 法律工作者: 'legalWorker', 专职人员: 'staff', 志愿者: 'volunteer' }
const COLUMNS: Record<string, Reading<keyof CounselEntry>> = {
  姓名: { name: 'name', read: asText },
  所属单位: { name: 'unit', read: asText },
  执业机构: { name: 'unit', read: asText },
  性别: { name: 'gender', read: asText },
  人员类别: { name: 'kind', read: (cell) => KIND_WORDS[asText(cell)] ?? codeOf(COUNSEL_KINDS)(asText(cell)) },
  执业证号: { name: 'licenceNumber', read: asText },
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

/** Reads the office's list of counsel: one person a row, every bad row named with all that is wrong in it. */
export const readCounselList = (bytes: Uint8Array) =>
  readEntries(bytes, {
    schema: counselEntry,
    columns: COLUMNS,
    heading: '姓名',
    noHeading: '名单里找不到“姓名”一列；第一行应为标题，至少有：姓名、所属单位、人员类别、办理案件类别',
  })
