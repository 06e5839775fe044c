import { ORGANISATION_KINDS } from '#kernel/actor.ts'
import { api } from '#web/ui/api.ts'
import { type Answer, forget } from '#web/ui/ask.ts'
import { useCommand } from '#web/ui/command.ts'
import { wordFor } from '#web/ui/labels.ts'
import type { TemplateColumn } from '#web/ui/sheet-template.ts'
import { type EntryColumn, SheetImport } from './sheet-import.tsx'

type Entry = Answer<'readOrganisationSheet'>['rows'][number]['entry']

const TEMPLATE: TemplateColumn[] = [
  { heading: '类别', width: 22 },
  { heading: '名称', width: 36 },
  { heading: '乡镇', width: 16 },
  { heading: '电话', width: 18, isText: true },
  { heading: '地址', width: 40 },
]
const COLUMNS: EntryColumn<Entry>[] = [
  { title: '名称', width: 220, of: ({ name }) => name },
  { title: '类别', width: 140, of: ({ kind }) => wordFor(ORGANISATION_KINDS, kind) },
]

/** A list of the county's organisations: stations, firms, organs. */
export function OrganisationImport() {
  const command = useCommand('importOrganisations', { onDone: () => void forget('listOrganisations') })
  return (
    <SheetImport
      name="机构名单"
      unit="个机构"
      template={TEMPLATE}
      columns={COLUMNS}
      read={(file) => api.readOrganisationSheet({}, { file })}
      command={command}
      take={(entries) => command.send({ entries })}
    />
  )
}
