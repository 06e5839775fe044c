import './consultation.css'
import { getRouteApi, useLocation } from '@tanstack/react-router'
import { Table, type TableColumnsType } from 'antd'
import { CAUSES, CONSULTATION_CHANNELS } from '#law/terms.ts'
import { type Answer, useAsk } from '#web/ui/ask.ts'
import { wordFor } from '#web/ui/labels.ts'
import { ListBar } from '#web/ui/list-bar.tsx'
import { PageHead } from '#web/ui/panel.tsx'
import { PeriodInput } from '#web/ui/period-input.tsx'
import { may, useMe } from '#web/ui/session.ts'
import { LoadFailed, Nothing } from '#web/ui/states.tsx'
import { shortDay } from '#web/ui/when.ts'
import { PAGE_SIZES } from '../matter/search.ts'
import { ConsultationDrawer } from './consultation-drawer.tsx'
import type { ConsultationSearch } from './search.ts'

const route = getRouteApi('/in/consultations')
type Row = Answer<'listConsultations'>['rows'][number]

const columns = (today: string): TableColumnsType<Row> => [
  { title: '编号', dataIndex: 'number', width: 168, className: 'number nowrap' },
  {
    title: '日期',
    dataIndex: 'happenedOn',
    width: 100,
    render: (on: string) => shortDay(on, today),
    className: 'nowrap',
  },
  { title: '方式', dataIndex: 'channel', width: 64, render: (code: string) => wordFor(CONSULTATION_CHANNELS, code) },
  {
    title: '咨询人',
    dataIndex: 'name',
    width: 96,
    render: (name: string | null) => name ?? <span className="quiet">未留名</span>,
  },
  { title: '事项', dataIndex: 'cause', width: 150, ellipsis: true, render: (code: string) => wordFor(CAUSES, code) },
  { title: '咨询内容', dataIndex: 'question', ellipsis: true },
  {
    title: '登记人',
    dataIndex: 'consultant',
    width: 150,
    ellipsis: true,
    render: (name: string, row) => `${name} · ${row.organisation}`,
  },
  { title: '转申请', dataIndex: 'matterId', width: 72, render: (id: string | null) => (id ? '已转' : '') },
]

/** The consultation list; the filter stands in the address, the name that is searched for does not. */
export function ConsultationList() {
  const me = useMe()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const text = useLocation({ select: ({ state }) => state.search })
  const { open, page = 1, size = 20, from, until } = search
  const list = useAsk(
    'listConsultations',
    { ...(from && { from }), ...(until && { until }), ...(text && { search: text }), page, size },
    { keep: true },
  )
  const go = (change: Partial<ConsultationSearch>, state?: { search?: string }) =>
    void navigate({
      search: (before) => ({ ...before, page: undefined, ...change }),
      state: (before) => ({ ...before, ...state }),
    })

  return (
    <>
      <PageHead title="咨询台账" note={list.data && `共 ${list.data.total.toLocaleString('zh-CN')} 条`} />
      <ListBar
        search={text}
        placeholder="姓名、编号，或者咨询内容"
        onSearch={(typed) => go({}, { search: typed })}
        isFiltered={Boolean(from || until || text)}
        onClear={() => go({ from: undefined, until: undefined }, { search: '' })}
      >
        <PeriodInput from={from} until={until} today={me.today} onChange={go} label="咨询日期" />
      </ListBar>
      {list.error && !list.data ? (
        <LoadFailed error={list.error} retry={() => void list.refetch()} />
      ) : (
        <Table<Row>
          className="list"
          size="small"
          rowKey="id"
          columns={columns(me.today)}
          dataSource={list.data?.rows ?? []}
          loading={list.isFetching && !list.data}
          locale={{ emptyText: <Nothing text={text || from || until ? '没有符合条件的咨询' : '还没有登记咨询'} /> }}
          onRow={(row) => ({
            onClick: () => go({ open: row.id, page: search.page }),
            onKeyDown: (event) => event.key === 'Enter' && go({ open: row.id, page: search.page }),
            tabIndex: 0,
            'aria-label': `查看 ${row.number}`,
          })}
          pagination={{
            current: page,
            pageSize: size,
            total: list.data?.total ?? 0,
            showSizeChanger: true,
            pageSizeOptions: PAGE_SIZES,
            showTotal: (total, [first, last]) => `第 ${first}—${last} 条，共 ${total} 条`,
            onChange: (next, nextSize) => go({ page: nextSize === size ? next : 1, size: nextSize }),
          }}
        />
      )}
      <ConsultationDrawer
        consultationId={open}
        mayApply={may(me, 'submitApplication')}
        mayRead={may(me, 'readConsultation')}
        onClose={() => go({ open: undefined, page: search.page })}
      />
    </>
  )
}
