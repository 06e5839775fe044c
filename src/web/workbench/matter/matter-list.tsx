import './matter.css'
import { getRouteApi, Link, useLocation } from '@tanstack/react-router'
import { Table, type TableColumnsType } from 'antd'
import { CAUSES, GROUPS, MATTER_KINDS } from '#law/terms.ts'
import { MATTER_STATES, type MatterState } from '#modules/matter/lifecycle.ts'
import { type Answer, useAsk } from '#web/ui/ask.ts'
import { DueTag } from '#web/ui/due-tag.tsx'
import { wordFor, wordsFor } from '#web/ui/labels.ts'
import { PageHead } from '#web/ui/panel.tsx'
import { useMe } from '#web/ui/session.ts'
import { StateTag } from '#web/ui/state-tag.tsx'
import { LoadFailed, Nothing } from '#web/ui/states.tsx'
import { dayText, shortDay } from '#web/ui/when.ts'
import { MatterFilters } from './matter-filters.tsx'
import { askOf, DATED, type MatterSearch, PAGE_SIZES, statesOf } from './search.ts'

const route = getRouteApi('/in/matters')
type Row = Answer<'listMatters'>['rows'][number]

const columns = (today: string): TableColumnsType<Row> => [
  {
    title: '案件',
    dataIndex: 'title',
    render: (title: string, row) => (
      <Link to="/matters/$matterId" params={{ matterId: row.id }}>
        {title}
      </Link>
    ),
  },
  { title: '案号', dataIndex: 'number', width: 164, className: 'number nowrap' },
  { title: '类别', dataIndex: 'kind', width: 76, render: (code: string) => wordFor(MATTER_KINDS, code) },
  { title: '状态', dataIndex: 'state', width: 116, render: (state: MatterState) => <StateTag state={state} /> },
  {
    title: '收到',
    dataIndex: 'receivedOn',
    width: 92,
    className: 'nowrap',
    render: (on: string) => shortDay(on, today),
  },
  {
    title: '承办',
    dataIndex: 'counsel',
    width: 150,
    ellipsis: true,
    render: (name: string | null, row) => [name, row.unit].filter(Boolean).join(' · '),
  },
  { title: '到期', dataIndex: 'due', width: 250, render: (due: Row['due']) => <Due due={due} today={today} /> },
]

function Due({ due, today }: { due: Row['due']; today: string }) {
  if (!due) return <span className="quiet">—</span>
  return (
    <>
      <DueTag due={due} today={today} />
      <span className="because due-what">{due.what}</span>
    </>
  )
}

/** All matters that this person may see; the filter stands in the address, the name that is searched for does not. */
export function MatterList() {
  const me = useMe()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const text = useLocation({ select: ({ state }) => state.search })
  const asked = askOf(search, text)
  const list = useAsk('listMatters', asked, { keep: true })
  const go = (change: Partial<MatterSearch>) =>
    void navigate({ search: (before) => ({ ...before, page: undefined, ...change }), state: (before) => before })

  return (
    <>
      <PageHead title="案件台账" note={<Described search={search} text={text} total={list.data?.total} />} />
      <MatterFilters
        search={search}
        text={text}
        today={me.today}
        onChange={go}
        onSearch={(typed) =>
          void navigate({
            search: (before) => ({ ...before, page: undefined }),
            state: (before) => ({ ...before, search: typed }),
          })
        }
        onClear={() => void navigate({ search: {}, state: {} })}
      />
      {list.error && !list.data ? (
        <LoadFailed error={list.error} retry={() => void list.refetch()} />
      ) : (
        <Table<Row>
          className="list"
          size="small"
          rowKey="id"
          columns={columns(me.today)}
          dataSource={list.data?.rows ?? []}
          loading={list.isFetching && (!list.data || list.isPlaceholderData)}
          locale={{ emptyText: <Nothing text="没有符合条件的案件" /> }}
          onRow={(row) => ({
            onClick: (event) => {
              if (!(event.target as HTMLElement).closest('a'))
                void navigate({ to: '/matters/$matterId', params: { matterId: row.id }, search: {} })
            },
          })}
          pagination={{
            current: asked.page,
            pageSize: asked.size,
            total: list.data?.total ?? 0,
            showSizeChanger: true,
            pageSizeOptions: PAGE_SIZES,
            showTotal: (total, [first, last]) => `第 ${first}—${last} 件，共 ${total} 件`,
            onChange: (next, nextSize) => go({ page: nextSize === asked.size ? next : 1, size: nextSize }),
          }}
        />
      )}
    </>
  )
}

/** What is being shown, in words: a figure that led here is recognised again. */
function Described({
  search,
  text,
  total,
}: {
  search: MatterSearch
  text: string | undefined
  total: number | undefined
}) {
  const { dated, from, until, granted, late, kind, cause, group } = search
  const period = from || until ? `${DATED[dated ?? 'receivedOn']}${dayText(from)}—${dayText(until)}` : ''
  const parts = [
    period,
    granted === 'yes' && '给予援助的',
    granted === 'no' && '未给予援助的',
    late && '已逾期的',
    wordsFor(MATTER_STATES, statesOf(search)),
    wordFor(MATTER_KINDS, kind),
    wordFor(CAUSES, cause),
    wordFor(GROUPS, group),
    text && `“${text}”`,
  ].filter(Boolean)
  return (
    <>
      {total !== undefined && `共 ${total.toLocaleString('zh-CN')} 件`}
      {parts.length > 0 && ` · ${parts.join('，')}`}
    </>
  )
}
