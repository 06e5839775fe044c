import './matter.css'
import { getRouteApi, Link, useLocation } from '@tanstack/react-router'
import { useMemo } from 'react'
import { grouped } from '#kernel/money.ts'
import { CAUSES, GROUPS, MATTER_KINDS } from '#law/terms.ts'
import { MATTER_COLUMNS, type MatterColumn, USUAL_COLUMNS } from '#modules/matter/columns.ts'
import { MATTER_STATES } from '#modules/matter/lifecycle.ts'
import { type Answer, useAsk } from '#web/ui/ask.ts'
import { useChoice } from '#web/ui/choice.tsx'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { useDownload } from '#web/ui/download.ts'
import { DueTag } from '#web/ui/due-tag.tsx'
import { wordFor, wordsFor } from '#web/ui/labels.ts'
import { ListTools } from '#web/ui/list-tools.tsx'
import { ObstacleNote } from '#web/ui/obstacle-note.tsx'
import { PageHead } from '#web/ui/panel.tsx'
import { PrintButton } from '#web/ui/print-button.tsx'
import { useMe } from '#web/ui/session.ts'
import { StateTag } from '#web/ui/state-tag.tsx'
import { Read } from '#web/ui/states.tsx'
import { dayText, shortDay } from '#web/ui/when.ts'
import { ChosenMatters } from './chosen-matters.tsx'
import { MatterFilters } from './matter-filters.tsx'
import { askOf, columnsOf, DATED, type MatterSearch, matterSearch, sortOf, statesOf } from './search.ts'

const route = getRouteApi('/in/matters')
type Row = Answer<'listMatters'>['rows'][number]

const COLUMNS: Record<MatterColumn, (today: string) => Column<Row>> = {
  title: () => ({
    title: '案件',
    show: ({ id, title }) => (
      <Link to="/matters/$matterId" params={{ matterId: id }}>
        {title}
      </Link>
    ),
  }),
  number: () => ({ title: '案号', width: 164, sort: 'number', show: ({ number }) => number }),
  kind: () => ({ title: '类别', width: 76, show: ({ kind }) => wordFor(MATTER_KINDS, kind) }),
  cause: () => ({ title: '申请事项', width: 168, isCut: true, show: ({ cause }) => wordFor(CAUSES, cause) }),
  recipients: () => ({ title: '受援人数', width: 84, isNumber: true, show: ({ recipients }) => recipients }),
  state: () => ({ title: '状态', width: 116, show: ({ state }) => <StateTag state={state} /> }),
  receivedOn: (today) => ({
    title: '收到',
    width: 92,
    sort: 'receivedOn',
    show: ({ receivedOn }) => shortDay(receivedOn, today),
  }),
  organisation: () => ({ title: '登记机构', width: 156, isCut: true, show: ({ organisation }) => organisation }),
  counsel: () => ({
    ...{ title: '承办', width: 186, isCut: true },
    show: ({ counsel, unit }) => [counsel, unit].filter(Boolean).join(' · '),
  }),
  due: (today) => ({ title: '到期', width: 220, show: ({ due }) => <Due due={due} today={today} /> }),
}

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
  const { page: _page, size: _size, ...filter } = asked
  const columns = useMemo(
    () => columnsOf({ columns: search.columns }).map((column) => COLUMNS[column](me.today)),
    [search.columns, me.today],
  )
  const { sort, ...within } = filter
  const choice = useChoice<Row>(JSON.stringify(within))
  // Of what is on this page the newest is known.
  const chosen = [...choice.chosen.values()].map((row) => list.data?.rows.find(({ id }) => id === row.id) ?? row)
  const download = useDownload()
  const go = (change: Partial<MatterSearch>) =>
    void navigate({ search: (before) => ({ ...before, page: undefined, ...change }), state: (before) => before })

  return (
    <>
      <PageHead title="案件台账" note={<Described search={search} text={text} total={list.data?.total} />}>
        <ListTools
          list="matters"
          shown={search}
          readView={matterSearch.parse}
          labels={MATTER_COLUMNS}
          usual={USUAL_COLUMNS}
          isExporting={download.pending}
          onExport={() =>
            void download.get('exportMatters', { ...filter, columns: [...columnsOf(search)] }, '案件台账.xlsx')
          }
        />
        <PrintButton />
      </PageHead>
      <ObstacleNote obstacle={download.obstacle} onClose={download.dismiss} />
      <MatterFilters
        search={search}
        text={text}
        today={me.today}
        counselName={list.data?.rows[0]?.counsel}
        onChange={go}
        onSearch={(typed) =>
          void navigate({
            search: (before) => ({ ...before, page: undefined }),
            state: (before) => ({ ...before, search: typed }),
          })
        }
        onClear={() => void navigate({ search: {}, state: {} })}
      />
      <Read of={list}>
        {({ rows, total }) => (
          <DataTable
            label="案件台账"
            columns={columns}
            rows={rows}
            isStale={list.isPlaceholderData}
            empty="没有符合条件的案件"
            choice={{
              chosen: choice.chosen,
              onChoose: choice.choose,
              nameOf: ({ number, title }) => `${number} ${title}`,
            }}
            sorted={sortOf(search)}
            onSort={(sort) => go(matterSearch.pick({ sort: true }).parse({ sort }))}
            onOpen={({ id }) => void navigate({ to: '/matters/$matterId', params: { matterId: id }, search: {} })}
            paging={{
              page: asked.page,
              size: asked.size,
              total,
              unit: '件',
              onChange: (page, size) => go({ page, size }),
            }}
          />
        )}
      </Read>
      <ChosenMatters
        rows={chosen}
        isExporting={download.pending}
        onExport={() =>
          void download.get(
            'exportMatters',
            { ids: chosen.map(({ id }) => id), ...(sort && { sort }), columns: [...columnsOf(search)] },
            '选中的案件.xlsx',
          )
        }
        onDone={(id) => choice.drop([id])}
        onClear={choice.clear}
      />
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
      {total !== undefined && `共 ${grouped(total)} 件`}
      {parts.length > 0 && ` · ${parts.join('，')}`}
    </>
  )
}
