import './consultation.css'
import { getRouteApi, useLocation } from '@tanstack/react-router'
import { grouped } from '#kernel/money.ts'
import { CAUSES, CONSULTATION_CHANNELS, GROUPS } from '#law/terms.ts'
import {
  CONSULTATION_COLUMNS,
  type ConsultationColumn,
  USUAL_CONSULTATION_COLUMNS,
} from '#modules/consultation/columns.ts'
import { SATISFACTION } from '#modules/consultation/form.ts'
import { type Answer, useAsk } from '#web/ui/ask.ts'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { useDownload } from '#web/ui/download.ts'
import { wordFor, wordsFor } from '#web/ui/labels.ts'
import { ListBar } from '#web/ui/list-bar.tsx'
import { ListTools } from '#web/ui/list-tools.tsx'
import { ObstacleNote } from '#web/ui/obstacle-note.tsx'
import { PageHead } from '#web/ui/panel.tsx'
import { PeriodInput } from '#web/ui/period-input.tsx'
import { may, useMe } from '#web/ui/session.ts'
import { Read } from '#web/ui/states.tsx'
import { shortDay } from '#web/ui/when.ts'
import { ConsultationDrawer } from './consultation-drawer.tsx'
import { type ConsultationSearch, consultationColumns, consultationSearch } from './search.ts'

const route = getRouteApi('/in/consultations')
type Row = Answer<'listConsultations'>['rows'][number]

const COLUMNS: Record<ConsultationColumn, (today: string, onOpen: (row: Row) => void) => Column<Row>> = {
  number: (_today, onOpen) => ({
    title: '编号',
    width: 176,
    show: (row) => (
      <button type="button" className="link" onClick={() => onOpen(row)}>
        {row.number}
      </button>
    ),
  }),
  happenedOn: (today) => ({ title: '日期', width: 92, show: ({ happenedOn }) => shortDay(happenedOn, today) }),
  channel: () => ({ title: '方式', width: 60, show: ({ channel }) => wordFor(CONSULTATION_CHANNELS, channel) }),
  name: () => ({ title: '咨询人', width: 88, show: ({ name }) => name ?? <span className="quiet">未留名</span> }),
  phone: () => ({ title: '电话', width: 118, show: ({ phone }) => phone }),
  cause: () => ({ title: '事项', width: 156, show: ({ cause }) => wordFor(CAUSES, cause) }),
  groups: () => ({ title: '人群', width: 120, show: ({ groups }) => wordsFor(GROUPS, groups) }),
  question: () => ({ title: '咨询内容', isCut: 'afterTwoLines', show: ({ question }) => question }),
  answer: () => ({ title: '答复意见', isCut: 'afterTwoLines', show: ({ answer }) => answer }),
  toldMayApply: () => ({ title: '已告知', width: 72, show: ({ toldMayApply }) => (toldMayApply ? '已告知' : '') }),
  satisfaction: () => ({ title: '满意度', width: 84, show: ({ satisfaction }) => wordFor(SATISFACTION, satisfaction) }),
  consultant: () => ({
    ...{ title: '登记人', width: 196 },
    show: ({ consultant, organisation }) => (
      <>
        {consultant}
        <span className="basis">{organisation}</span>
      </>
    ),
  }),
  converted: () => ({ title: '转申请', width: 72, show: ({ matterId }) => (matterId ? '已转' : '') }),
}

/** The consultation list; the filter stands in the address, the name that is searched for does not. */
export function ConsultationList() {
  const me = useMe()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const text = useLocation({ select: ({ state }) => state.search })
  const { open, page = 1, size = 20, from, until, columns } = search
  const filter = { ...(from && { from }), ...(until && { until }), ...(text && { search: text }) }
  const list = useAsk('listConsultations', { ...filter, page, size }, { keep: true })
  const download = useDownload()
  const go = (change: Partial<ConsultationSearch>, state?: { search?: string }) =>
    void navigate({
      search: (before) => ({ ...before, page: undefined, ...change }),
      state: (before) => ({ ...before, ...state }),
    })
  const show = (row: Row) => go({ open: row.id, page: search.page })

  return (
    <>
      <PageHead title="咨询台账" note={list.data && `共 ${grouped(list.data.total)} 条`}>
        <ListTools
          list="consultations"
          shown={{ from, until, columns, size: search.size }}
          readView={consultationSearch.parse}
          labels={CONSULTATION_COLUMNS}
          usual={USUAL_CONSULTATION_COLUMNS}
          isExporting={download.pending}
          onExport={() =>
            void download.get(
              'exportConsultations',
              { ...filter, columns: [...consultationColumns(columns)] },
              '咨询台账.xlsx',
            )
          }
        />
      </PageHead>
      <ObstacleNote obstacle={download.obstacle} onClose={download.dismiss} />
      <ListBar
        search={text}
        placeholder="姓名、编号，或者咨询内容"
        onSearch={(typed) => go({}, { search: typed })}
        isFiltered={Boolean(from || until || text)}
        onClear={() => go({ from: undefined, until: undefined }, { search: '' })}
      >
        <PeriodInput from={from} until={until} today={me.today} onChange={go} label="咨询日期" />
      </ListBar>
      <Read of={list}>
        {({ rows, total }) => (
          <DataTable
            label="咨询台账"
            columns={consultationColumns(columns).map((column) => COLUMNS[column](me.today, show))}
            rows={rows}
            isStale={list.isPlaceholderData}
            empty={text || from || until ? '没有符合条件的咨询' : '还没有登记咨询'}
            onOpen={show}
            paging={{ page, size, total, unit: '条', onChange: (page, size) => go({ page, size }) }}
          />
        )}
      </Read>
      <ConsultationDrawer
        consultationId={open}
        mayApply={may(me, 'submitApplication')}
        mayRead={may(me, 'readConsultation')}
        onClose={() => go({ open: undefined, page: search.page })}
      />
    </>
  )
}
