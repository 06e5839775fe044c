import { useState } from 'react'
import { type Answer, useAsk } from '#web/ui/ask.ts'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { PageHead } from '#web/ui/panel.tsx'
import { Read } from '#web/ui/states.tsx'
import { type Paper, PaperViewer } from '../matter/paper-viewer.tsx'

type Row = Answer<'listForms'>[number] & { id: string }

/** Every paper of the house, blank, for the window and for visits to villages. */
export function Forms() {
  const forms = useAsk('listForms', {})
  const [paper, setPaper] = useState<Paper | null>(null)
  const open = ({ kind, title }: Row) => setPaper({ kind: 'blankForm', id: `${kind}/blank`, title: `${title}（空白）` })
  const columns: Column<Row>[] = [
    { title: '编号', width: 100, show: ({ ministry }) => ministry ?? '本地', sortBy: ({ ministry }) => ministry ?? 99 },
    {
      title: '文书',
      show: (row) => (
        <button type="button" className="link" onClick={() => open(row)}>
          {row.title}
        </button>
      ),
    },
    { title: '依据', show: ({ basis }) => basis },
    { title: '按案件填好', width: 220, show: ({ fromMatter }) => (fromMatter ? '可以，在案件页面打印' : '') },
  ]
  return (
    <>
      <PageHead title="文书格式" note="编号为司法部 2023 年法律援助文书格式的序号；点开是空白文书，打印后手工填写" />
      <Read of={forms}>
        {(rows) => (
          <DataTable
            label="文书格式"
            columns={columns}
            rows={rows.map((row) => ({ ...row, id: row.kind }))}
            empty="没有文书格式"
            onOpen={open}
          />
        )}
      </Read>
      <PaperViewer paper={paper} onClose={() => setPaper(null)} />
    </>
  )
}
