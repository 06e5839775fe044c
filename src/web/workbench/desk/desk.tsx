import './desk.css'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { lazy, Suspense } from 'react'
import { type Answer, useAsk } from '#web/ui/ask.ts'
import { PageHead, Panel } from '#web/ui/panel.tsx'
import { may, useMe } from '#web/ui/session.ts'
import { Loading, Nothing, Read } from '#web/ui/states.tsx'
import { dayText } from '#web/ui/when.ts'
import { GuideLine } from '../guide/guide-line.tsx'
import { OpenNotices } from '../notice/open-notices.tsx'
import { LateServices } from '../service/late-services.tsx'
import { Figures } from './figures.tsx'
import { OwnShifts } from './own-shifts.tsx'
import { WaitingList } from './waiting-list.tsx'

// Its forms are heavy, and only organs' clerks begin with it.
const NoticeList = lazy(() => import('../notice/notices.tsx').then((file) => ({ default: file.NoticeList })))

/** What is due, what is late and what waits for me; then the year's figures, each of which opens its list. */
export function Desk() {
  // An organ's clerk has one thing here: what was sent, and what came of it.
  if (!may(useMe(), 'openNoticePaper')) return <OwnDesk />
  return (
    <Suspense fallback={<Loading />}>
      <NoticeList title="我的工作台" />
    </Suspense>
  )
}

function OwnDesk() {
  const me = useMe()
  const desk = useAsk('readDesk', {})
  const navigate = useNavigate()
  return (
    <>
      <PageHead title="我的工作台" note={dayText(me.today)}>
        {may(me, 'recordConsultation') && (
          <Button onClick={() => void navigate({ to: '/consultations/new' })}>登记咨询</Button>
        )}
        {may(me, 'submitApplication') && (
          <Button type="primary" onClick={() => void navigate({ to: '/applications/new', search: {} })}>
            收到申请
          </Button>
        )}
      </PageHead>
      <GuideLine />
      {may(me, 'answerNotice') && <OpenNotices />}
      {may(me, 'listUnserved') && <LateServices />}
      <Read of={desk}>{(data) => <DeskBody desk={data} />}</Read>
    </>
  )
}

function DeskBody({
  desk: { today, waiting, waitingTotal, lateTotal, figures, shifts },
}: {
  desk: Answer<'readDesk'>
}) {
  const me = useMe()
  const isOnDuty = shifts.length > 0 || me.roles.includes('dutyLawyer')
  return (
    <div className="desk">
      <Panel
        flush
        title={
          <>
            等我办理 <span className="number">{waitingTotal}</span> 件
          </>
        }
        extra={
          lateTotal > 0 ? (
            <Link to="/matters" search={{ late: 'yes' }} className="late-link">
              台账中已逾期 {lateTotal} 件
            </Link>
          ) : (
            <span className="quiet">没有逾期的案件</span>
          )
        }
      >
        {waiting.length === 0 ? (
          <Nothing text="现在没有等您办理的案件" />
        ) : (
          <WaitingList rows={waiting} today={today} />
        )}
        {waitingTotal > waiting.length && (
          <p className="desk-more">
            按到期先后显示前 {waiting.length} 件，其余见<Link to="/matters">案件台账</Link>
          </p>
        )}
      </Panel>
      <div className="stack">
        {isOnDuty && <OwnShifts shifts={shifts} today={today} />}
        {figures.length > 0 && <Figures figures={figures} />}
      </div>
    </div>
  )
}
