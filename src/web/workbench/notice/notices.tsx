import './notice.css'
import { useLocation, useNavigate, useSearch } from '@tanstack/react-router'
import { Alert, Button, Segmented, Select } from 'antd'
import { useState } from 'react'
import { NOTICE_KINDS, type NoticeKind } from '#law/notices.ts'
import { NOTICE_COLUMNS, NOTICE_STATES, type NoticeState, USUAL_NOTICE_COLUMNS } from '#modules/notice/columns.ts'
import { forget, useAsk } from '#web/ui/ask.ts'
import { DataTable } from '#web/ui/data-table.tsx'
import { useDownload } from '#web/ui/download.ts'
import { ListBar } from '#web/ui/list-bar.tsx'
import { ListTools } from '#web/ui/list-tools.tsx'
import { newId } from '#web/ui/new-id.ts'
import { ObstacleNote } from '#web/ui/obstacle-note.tsx'
import { PageHead } from '#web/ui/panel.tsx'
import { PeriodInput } from '#web/ui/period-input.tsx'
import { may, useMe } from '#web/ui/session.ts'
import { Read } from '#web/ui/states.tsx'
import { COLUMNS, type Notice } from './notice-columns.tsx'
import { NoticeDrawer } from './notice-form.tsx'
import { OpenedNotice } from './opened-notice.tsx'
import { type NoticeSearch, noticeColumns, noticeSearch } from './search.ts'

/** The inbox of what organs ask, whatever the road: what waits for an answer first, by its clock. */
export function Notices() {
  const me = useMe()
  return <NoticeList title={may(me, 'openNoticePaper') ? '本机关的通知' : '办案机关通知'} />
}

export function NoticeList({ title }: { title: string }) {
  const me = useMe()
  const isAgency = may(me, 'openNoticePaper')
  const search: NoticeSearch = useSearch({ strict: false })
  const navigate = useNavigate()
  const text = useLocation({ select: ({ state }) => state.search })
  const { state = isAgency ? 'all' : 'open', kind, from, until, open, sort, page = 1, size = 20 } = search
  const filter = {
    state,
    ...(kind && { kind }),
    ...(from && { from }),
    ...(until && { until }),
    ...(sort && { sort }),
    ...(text && { search: text }),
  }
  const list = useAsk('listNotices', { ...filter, page, size }, { keep: true })
  const [sending, setSending] = useState<{ noticeId: string; before: Notice | null } | null>(null)
  const [done, setDone] = useState<string | null>(null)
  const download = useDownload()
  const columns = noticeColumns(search.columns)
  const go = (change: Partial<NoticeSearch>, said?: { search?: string }) =>
    void navigate({
      to: '.',
      search: (before) => ({ ...before, page: undefined, ...change }),
      state: (before) => ({ ...before, ...said }),
    })
  const openOne = (noticeId: string | undefined) => go({ open: noticeId, page: search.page })
  const refresh = () => void forget('listNotices', 'readDesk', 'listMatters')
  const isNarrowed = Boolean(kind || from || until || text)
  return (
    <>
      <PageHead title={title} note={list.data && countsOf(list.data, state)}>
        <ListTools
          list="notices"
          shown={{ ...search, state, open: undefined }}
          readView={noticeSearch.parse}
          labels={NOTICE_COLUMNS}
          usual={USUAL_NOTICE_COLUMNS}
          isExporting={download.pending}
          onExport={() => void download.get('exportNotices', { ...filter, columns: [...columns] }, '办案机关通知.xlsx')}
        />
        {may(me, 'sendNotice') && (
          <Button type="primary" onClick={() => setSending({ noticeId: newId(), before: null })}>
            {isAgency ? '发出通知' : '登记通知'}
          </Button>
        )}
      </PageHead>
      <ObstacleNote obstacle={download.obstacle} onClose={download.dismiss} />
      {done && (
        <Alert className="done-note" type="success" showIcon title={done} closable onClose={() => setDone(null)} />
      )}
      <ListBar
        search={text}
        placeholder="姓名、文号、案号、办案机关"
        onSearch={(typed) => go({}, { search: typed })}
        isFiltered={isNarrowed || sort !== undefined}
        onClear={() => go({ kind: undefined, from: undefined, until: undefined, sort: undefined }, { search: '' })}
      >
        <Segmented<NoticeState>
          options={(isAgency ? STATES_OF_ORGAN : STATES).map((value) => ({ value, label: NOTICE_STATES[value] }))}
          value={state}
          onChange={(next) => go({ state: next })}
        />
        <Select<NoticeKind>
          aria-label="类别"
          placeholder="类别"
          allowClear
          value={kind ?? null}
          options={(Object.keys(NOTICE_KINDS) as NoticeKind[]).map((value) => ({ value, label: NOTICE_KINDS[value] }))}
          onChange={(next) => go({ kind: next })}
          style={{ width: 140 }}
        />
        <PeriodInput from={from} until={until} today={me.today} onChange={go} label="收到日期" />
      </ListBar>
      <Read of={list}>
        {({ rows, total }) => (
          <DataTable
            label="办案机关通知"
            columns={columns.map((column) => COLUMNS[column]({ today: me.today, isAgency }))}
            rows={rows.map((notice) => ({ ...notice, id: notice.noticeId }))}
            isStale={list.isPlaceholderData}
            empty={isNarrowed ? '没有符合条件的通知' : state === 'all' ? '还没有办案机关通知' : '没有等答复的通知'}
            onOpen={({ noticeId }) => openOne(noticeId)}
            {...(sort && { sorted: sort })}
            onSort={(next) => go(noticeSearch.pick({ sort: true }).parse({ sort: next }))}
            paging={{ page, size, total, unit: '份', onChange: (page, size) => go({ page, size }) }}
          />
        )}
      </Read>
      <OpenedNotice
        noticeId={open}
        onClose={() => openOne(undefined)}
        onChange={(before) => setSending({ noticeId: before.noticeId, before })}
        onDone={refresh}
      />
      {sending && (
        <NoticeDrawer
          {...sending}
          onClose={() => setSending(null)}
          onDone={({ noticeId, number }) => {
            setDone(number ? `已收到通知，案件编号 ${number}` : '已收到通知')
            // What came on paper is scanned next.
            if (!isAgency) openOne(noticeId)
            setSending(null)
            refresh()
          }}
        />
      )}
    </>
  )
}

const STATES = Object.keys(NOTICE_STATES) as NoticeState[]
/** What the centre answers without a matter is its own distinction. */
const STATES_OF_ORGAN: NoticeState[] = ['all', 'open']

const countsOf = ({ total, waiting }: { total: number; waiting: number }, state: NoticeState) =>
  state === 'all' ? `共 ${total} 份，等答复 ${waiting} 份` : `等答复 ${waiting} 份`
