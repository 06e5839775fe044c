import { api } from '#web/ui/api.ts'
import { type Answer, forget } from '#web/ui/ask.ts'
import { useCommand } from '#web/ui/command.ts'
import type { TemplateColumn } from '#web/ui/sheet-template.ts'
import { type EntryColumn, SheetImport } from './sheet-import.tsx'

type Entry = Answer<'readCounselSheet'>['rows'][number]['entry']

const TEMPLATE: TemplateColumn[] = [
  { heading: '姓名', width: 12 },
  { heading: '性别', width: 8 },
  { heading: '人员类别', width: 20 },
  { heading: '所属单位', width: 28 },
  { heading: '执业证号', width: 24, isText: true },
  { heading: '联系电话', width: 16, isText: true },
  { heading: '首次执业日期', width: 16, isText: true },
  { heading: '从事刑辩起始日期', width: 18, isText: true },
  { heading: '熟悉未成年人', width: 14 },
  { heading: '办理案件类别', width: 24 },
  { heading: '会的语言', width: 16 },
  { heading: '服务乡镇', width: 24 },
  { heading: '指派份额', width: 10 },
]
const COLUMNS: EntryColumn<Entry>[] = [
  { title: '姓名', width: 90, of: ({ name }) => name },
  { title: '所属单位', width: 190, of: ({ unit }) => unit },
]

/** The office's list of counsel. */
export function CounselImport() {
  const command = useCommand('importCounsel', { onDone: () => void forget('listCounsel', 'listOrganisations') })
  return (
    <SheetImport
      name="法律援助人员名单"
      unit="人"
      template={TEMPLATE}
      columns={COLUMNS}
      read={(file) => api.readCounselSheet({}, { file })}
      besides={({ units }) => units.length > 0 && `同时登记单位：${units.map(({ name }) => name).join('、')}`}
      command={command}
      take={(entries) => command.send({ entries })}
    />
  )
}
