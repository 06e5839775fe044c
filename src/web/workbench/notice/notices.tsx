import './notice.css'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Alert, Button, Drawer, Segmented } from 'antd'
import { useState } from 'react'
import { NOTICE_KINDS } from '#law/notices.ts'
import { NOTICE_REASONS, STAGES } from '#law/terms.ts'
import { CONTRACTS } from '#modules/contracts.ts'
import { type Answer, forget, useAsk } from '#web/ui/ask.ts'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { Field } from '#web/ui/field.tsx'
import { setIn } from '#web/ui/form.ts'
import { wordFor } from '#web/ui/labels.ts'
import { newId } from '#web/ui/new-id.ts'
import { PageHead } from '#web/ui/panel.tsx'
import { may, useMe } from '#web/ui/session.ts'
import { Read } from '#web/ui/states.tsx'
import { momentText, shortDay } from '#web/ui/when.ts'
import { type Paper, PaperViewer } from '../matter/paper-viewer.tsx'
import { CounselPick } from '../register/pick.tsx'
import { RegisterDrawer } from '../register/register-drawer.tsx'
import { NoticeFacts } from './notice-facts.tsx'
import { NoticeDrawer } from './notice-form.tsx'
import { Scans } from './scans.tsx'

export type Notice = Answer<'listNotices'>[number]
type Row = Notice & { id: string }
const answering = CONTRACTS.answerNotice.input.omit({ noticeId: true })

/** The inbox of what organs ask, whatever the road: what waits for an answer first, by its clock. */
export function Notices() {
  const me = useMe()
  return <NoticeList title={may(me, 'openNoticePaper') ? '本机关的通知' : '办案机关通知'} />
}

export function NoticeList({ title }: { title: string }) {
  const me = useMe()
  const isAgency = may(me, 'openNoticePaper')
  const notices = useAsk('listNotices', {})
  const navigate = useNavigate()
  const { show = isAgency ? 'all' : 'open' } = useSearch({ strict: false })
  const isAll = show === 'all'
  const [sending, setSending] = useState<{ noticeId: string; before: Notice | null } | null>(null)
  const [opened, setOpened] = useState<string | null>(null)
  const [answered, setAnswered] = useState<Notice | null>(null)
  const [paper, setPaper] = useState<Paper | null>(null)
  const [done, setDone] = useState<string | null>(null)
  const refresh = () => void forget('listNotices', 'readDesk', 'listMatters')
  const all = (notices.data ?? []).map((notice): Row => ({ ...notice, id: notice.noticeId }))
  const open = all.filter(({ answeredAt }) => answeredAt === null)
  const notice = all.find(({ noticeId }) => noticeId === opened)
  const columns = columnsOf(me.today, isAgency)
  return (
    <>
      <PageHead title={title} note={notices.data && `等答复 ${open.length} 份，共 ${all.length} 份`}>
        <Segmented
          options={[
            { label: '等答复', value: 'open' },
            { label: '全部', value: 'all' },
          ]}
          value={show}
          onChange={(next: 'all' | 'open') =>
            void navigate({ to: '.', search: (before) => ({ ...before, show: next }) })
          }
        />
        {may(me, 'sendNotice') && (
          <Button type="primary" onClick={() => setSending({ noticeId: newId(), before: null })}>
            {isAgency ? '发出通知' : '登记通知'}
          </Button>
        )}
      </PageHead>
      {done && (
        <Alert className="done-note" type="success" showIcon title={done} closable onClose={() => setDone(null)} />
      )}
      <Read of={notices}>
        {() => (
          <DataTable
            label="办案机关通知"
            columns={columns}
            rows={isAll ? all : open}
            empty={isAll ? '还没有办案机关通知' : '没有等答复的通知'}
            onOpen={({ noticeId }) => setOpened(noticeId)}
          />
        )}
      </Read>
      <Drawer
        open={notice !== undefined}
        onClose={() => setOpened(null)}
        size={560}
        title={notice && `${NOTICE_KINDS[notice.kind]}：${notice.name ?? notice.documentNumber}`}
        destroyOnHidden
      >
        {notice && (
          <div className="stack">
            <div className="actions">
              {notice.matterId && (
                <Link to="/matters/$matterId" params={{ matterId: notice.matterId }}>
                  打开案件 {notice.number}
                </Link>
              )}
              {isAgency && notice.hasReceipt && (
                <Button onClick={() => setPaper(paperOf(notice, 'receipt'))}>收到通知回执</Button>
              )}
              {isAgency && notice.hasLetter && (
                <Button type="primary" onClick={() => setPaper(paperOf(notice, 'letter'))}>
                  法律援助公函
                </Button>
              )}
              {may(me, 'printHelpNotice') && notice.kind === 'help' && !notice.stateSecret && (
                <Button href={`/api/notices/${notice.noticeId}/form`} target="_blank" rel="noreferrer">
                  打印法律帮助通知书
                </Button>
              )}
              {may(me, 'answerNotice') && notice.matterId === null && notice.answeredAt === null && (
                <Button type="primary" onClick={() => setAnswered(notice)}>
                  答复
                </Button>
              )}
              {may(me, 'sendNotice') && (
                <Button onClick={() => setSending({ noticeId: notice.noticeId, before: notice })}>情况有变化</Button>
              )}
            </div>
            <NoticeFacts notice={notice} />
            <Scans notice={notice} onOpen={setPaper} />
          </div>
        )}
      </Drawer>
      {sending && (
        <NoticeDrawer
          {...sending}
          onClose={() => setSending(null)}
          onDone={({ noticeId, number }) => {
            setDone(number ? `已收到通知，案件编号 ${number}` : '已收到通知')
            // What came on paper is scanned next.
            if (!isAgency) setOpened(noticeId)
            setSending(null)
            refresh()
          }}
        />
      )}
      {answered && (
        <RegisterDrawer
          name="answerNotice"
          draftName={`notice.answer.${answered.noticeId}`}
          title={`答复：${answered.name ?? answered.documentNumber}`}
          schema={answering}
          initial={{}}
          send={(checked) => ({ noticeId: answered.noticeId, ...checked })}
          onClose={() => setAnswered(null)}
          onDone={() => {
            setAnswered(null)
            refresh()
          }}
        >
          {(form) => (
            <>
              {!answered.stateSecret && (
                <CounselPick
                  title="值班律师"
                  isRequired
                  value={form.values.counselId}
                  fault={form.faults.counselId}
                  onChange={(counselId) => setIn(form, { counselId })}
                />
              )}
              <Field scope={form} name="answer" span="all" rows={4} />
            </>
          )}
        </RegisterDrawer>
      )}
      <PaperViewer paper={paper} onClose={() => setPaper(null)} />
    </>
  )
}

const paperOf = ({ noticeId }: Notice, paper: 'receipt' | 'letter'): Paper => ({
  kind: 'noticePaper',
  id: `${noticeId}/papers/${paper}`,
  title: paper === 'receipt' ? '收到通知回执' : '法律援助公函',
})

const columnsOf = (today: string, isAgency: boolean): Column<Row>[] => [
  {
    title: isAgency ? '通知' : '办案机关',
    width: 230,
    show: ({ organisation, kind, documentNumber }) => (
      <>
        {isAgency ? NOTICE_KINDS[kind] : `${organisation} ${NOTICE_KINDS[kind]}`}
        <span className="basis">{documentNumber}</span>
      </>
    ),
  },
  {
    title: '当事人',
    show: ({ name, charge, stage, reason, stateSecret, coDefendants }) =>
      stateSecret ? (
        '涉密，线下办理'
      ) : (
        <>
          {name} {charge}（{wordFor(STAGES, stage)}）
          <span className="basis">
            {[wordFor(NOTICE_REASONS, reason), coDefendants.length > 0 && `同案：${coDefendants.join('、')}`]
              .filter(Boolean)
              .join('；')}
          </span>
        </>
      ),
  },
  {
    title: '开庭',
    width: 150,
    show: ({ hearingAt, hearingPlace }) =>
      hearingAt && (
        <>
          {momentText(hearingAt)}
          <span className="basis">{hearingPlace}</span>
        </>
      ),
  },
  { title: '收到', width: 120, show: ({ receivedAt }) => momentText(receivedAt) },
  {
    title: '答复',
    width: 190,
    show: ({ answeredAt, dueOn, isLate, counsel }) =>
      answeredAt ? (
        <>
          {momentText(answeredAt)}
          {isLate && '（逾期）'}
          <span className="basis">{counsel}</span>
        </>
      ) : isLate ? (
        <b className="due-late">{shortDay(dueOn, today)}到期，已逾期</b>
      ) : (
        `${shortDay(dueOn, today)}到期`
      ),
  },
]
