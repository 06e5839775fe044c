import { getRouteApi, useLocation } from '@tanstack/react-router'
import { Drawer, Select } from 'antd'
import { useState } from 'react'
import { grouped } from '#kernel/money.ts'
import { PAPER_COLUMNS, PAPER_STATES, type PaperState, USUAL_PAPER_COLUMNS } from '#modules/form/columns.ts'
import { reasonAsked } from '#modules/reading/rules.ts'
import { forget, useAsk } from '#web/ui/ask.ts'
import { DataTable } from '#web/ui/data-table.tsx'
import { useDownload } from '#web/ui/download.ts'
import { isFoundBy } from '#web/ui/initials.ts'
import { ListBar } from '#web/ui/list-bar.tsx'
import { ListTools } from '#web/ui/list-tools.tsx'
import { ObstacleNote } from '#web/ui/obstacle-note.tsx'
import { PageHead } from '#web/ui/panel.tsx'
import { PeriodInput } from '#web/ui/period-input.tsx'
import { useMe } from '#web/ui/session.ts'
import { Read } from '#web/ui/states.tsx'
import { type Paper, PaperViewer } from '../matter/paper-viewer.tsx'
import { ReasonForm } from '../reading/reason-gate.tsx'
import { COLUMNS, type Row } from './paper-columns.tsx'
import { type PaperSearch, paperColumns, paperSearch } from './search.ts'

const route = getRouteApi('/in/papers')
const asPaper = ({ id, title, isIssued }: Row): Paper =>
  isIssued ? { kind: 'document', id, title } : { kind: 'signedForm', id, title: `${title}（已签名）` }

/** The register of papers: what was issued and what was signed, whichever matter it belongs to. */
export function Papers() {
  const { today } = useMe()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const text = useLocation({ select: ({ state }) => state.search })
  const { kind, from, until, state = 'all', page = 1, size = 20, columns } = search
  const filter = {
    ...(kind && { kind }),
    ...(from && { from }),
    ...(until && { until }),
    state,
    ...(text && { search: text }),
  }
  const isFiltered = Boolean(kind || from || until || text) || state !== 'all'
  const list = useAsk('listPapers', { ...filter, page, size }, { keep: true })
  const forms = useAsk('listForms', {})
  const download = useDownload()
  const [paper, setPaper] = useState<Paper | null>(null)
  const [closed, setClosed] = useState<Row | null>(null)
  const go = (change: Partial<PaperSearch>, said?: { search?: string }) =>
    void navigate({
      search: (before) => ({ ...before, page: undefined, ...change }),
      state: (before) => ({ ...before, ...said }),
    })
  const open = (row: Row) => (row.needsReason ? setClosed(row) : setPaper(asPaper(row)))
  return (
    <>
      <PageHead title="文书登记" note={list.data && `共 ${grouped(list.data.total)} 份`}>
        <ListTools
          list="papers"
          shown={search}
          readView={paperSearch.parse}
          labels={PAPER_COLUMNS}
          usual={USUAL_PAPER_COLUMNS}
          isExporting={download.pending}
          onExport={() =>
            void download.get('exportPapers', { ...filter, columns: [...paperColumns(columns)] }, '文书登记.xlsx')
          }
        />
      </PageHead>
      <ObstacleNote obstacle={download.obstacle} onClose={download.dismiss} />
      <ListBar
        search={text}
        placeholder="文号、案号、姓名"
        onSearch={(typed) => go({}, { search: typed })}
        isFiltered={isFiltered}
        onClear={() => go({ kind: undefined, from: undefined, until: undefined, state: undefined }, { search: '' })}
      >
        <Select
          aria-label="文书种类"
          placeholder="全部种类"
          allowClear
          showSearch={{ filterOption: (typed, option) => isFoundBy(typed, option?.label ?? '') }}
          value={forms.data ? kind : undefined}
          options={(forms.data ?? [])
            .filter(({ isKept }) => isKept)
            .map(({ kind: value, title: label }) => ({ value, label }))}
          onChange={(next?: string) => go({ kind: next })}
          style={{ width: 240 }}
        />
        <PeriodInput from={from} until={until} today={today} onChange={go} label="日期" />
        <Select<PaperState>
          aria-label="状态"
          value={state}
          options={(Object.keys(PAPER_STATES) as PaperState[]).map((value) => ({ value, label: PAPER_STATES[value] }))}
          onChange={(next) => go({ state: next === 'all' ? undefined : next })}
          style={{ width: 130 }}
        />
      </ListBar>
      <Read of={list}>
        {({ rows, total }) => (
          <DataTable
            label="文书登记"
            columns={paperColumns(columns).map((column) => COLUMNS[column](today, open))}
            rows={rows}
            isStale={list.isPlaceholderData}
            empty={isFiltered ? '没有符合条件的文书' : '还没有文书'}
            onOpen={open}
            paging={{ page, size, total, unit: '份', onChange: (page, size) => go({ page, size }) }}
          />
        )}
      </Read>
      <PaperViewer paper={paper} onClose={() => setPaper(null)} />
      <Drawer
        open={closed !== null}
        onClose={() => setClosed(null)}
        size={560}
        title="查看需要写明理由"
        destroyOnHidden
      >
        {closed && (
          <ReasonForm
            matterId={closed.matterId}
            why={reasonAsked(closed.matterNumber)}
            onDone={() => {
              setPaper(asPaper(closed))
              setClosed(null)
              void forget('listPapers')
            }}
          />
        )}
      </Drawer>
    </>
  )
}
