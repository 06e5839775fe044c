import './settings.css'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { sightOf } from '#modules/matter/lifecycle.ts'
import { type Answer, useAsk } from '#web/ui/ask.ts'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { isFoundBy } from '#web/ui/initials.ts'
import { ListBar } from '#web/ui/list-bar.tsx'
import { PageHead } from '#web/ui/panel.tsx'
import { useMe } from '#web/ui/session.ts'
import { Read } from '#web/ui/states.tsx'
import { type Paper, PaperViewer } from '../matter/paper-viewer.tsx'

type Template = Answer<'listTemplates'>[number] & { id: string }
const PIN = 8 // characters of a page's digest: enough to tell two apart

/** Every kind of paper the program makes: what it follows, by which page it is printed today, and how it looks. */
export function TemplatesPage() {
  const { today, roles } = useMe()
  const year = today.slice(0, 4)
  // The figure is the whole county's: for whoever sees less of it, a list would not be what was counted.
  const seesAll = sightOf({ roles }) === 'county'
  const templates = useAsk('listTemplates', {})
  const [typed, setTyped] = useState('')
  const [paper, setPaper] = useState<Paper | null>(null)
  const specimen = ({ kind, title }: Template) =>
    setPaper({ kind: 'specimen', id: `${kind}/specimen`, title: `${title}（样张）` })
  const blank = ({ kind, title }: Template) =>
    setPaper({ kind: 'blankForm', id: `${kind}/blank`, title: `${title}（空白）` })
  const columns: Column<Template>[] = [
    { title: '编号', width: 80, show: ({ ministry }) => ministry ?? '本地', sortBy: ({ ministry }) => ministry ?? 99 },
    {
      title: '文书',
      width: 240,
      show: (row) => (
        <button type="button" className="link" onClick={() => specimen(row)}>
          {row.title}
        </button>
      ),
      sortBy: ({ title }) => title,
    },
    { title: '依据', show: ({ basis }) => basis },
    { title: '种类', width: 110, show: ({ isIssued }) => (isIssued ? '出具的文书' : '填写的表格') },
    { title: '文号', width: 120, show: ({ series }) => series },
    {
      title: '现行版式',
      width: 150,
      show: ({ page, pages }) => (
        <>
          <span className="digits" title={page}>
            {page.slice(0, PIN)}
          </span>
          {pages > 1 && <span className="basis">本年用过 {pages} 个版式</span>}
        </>
      ),
    },
    {
      title: `${year}年`,
      width: 100,
      isNumber: true,
      show: ({ kind, thisYear }) =>
        thisYear === null ? (
          <span className="quiet">不留存</span>
        ) : seesAll && thisYear > 0 ? (
          <Link to="/papers" search={{ kind, from: `${year}-01-01`, until: `${year}-12-31` }}>
            {thisYear} 份
          </Link>
        ) : (
          `${thisYear} 份`
        ),
      sortBy: ({ thisYear }) => thisYear,
    },
    {
      title: '空白',
      width: 90,
      show: (row) => (
        <Button size="small" onClick={() => blank(row)} aria-label={`${row.title}空白`}>
          空白
        </Button>
      ),
    },
  ]
  const rows = (templates.data ?? [])
    .filter(({ title, basis }) => isFoundBy(typed, title) || isFoundBy(typed, basis))
    .map((row) => ({ ...row, id: row.kind }))
  return (
    <>
      <PageHead
        title="文书模板"
        note="点开是样张：虚构的人和事，印有“样例”。已出具的文书固定在当时的版式上，以后改版不影响"
      />
      <ListBar
        search={typed}
        placeholder="名称、依据、首字母"
        onType={setTyped}
        onSearch={setTyped}
        isFiltered={typed !== ''}
        onClear={() => setTyped('')}
      >
        {null}
      </ListBar>
      <Read of={templates}>
        {() => (
          <DataTable label="文书模板" columns={columns} rows={rows} empty="没有符合条件的文书" onOpen={specimen} />
        )}
      </Read>
      <PaperViewer paper={paper} onClose={() => setPaper(null)} />
    </>
  )
}
