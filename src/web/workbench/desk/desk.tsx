import './desk.css'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { lazy, Suspense } from 'react'
import { waitingFor } from '#modules/matter/lifecycle.ts'
import { type Answer, useAsk } from '#web/ui/ask.ts'
import { PageHead, Panel } from '#web/ui/panel.tsx'
import { may, useMe } from '#web/ui/session.ts'
import { Loading, Read } from '#web/ui/states.tsx'
import { dayText } from '#web/ui/when.ts'
import { GuideLine } from '../guide/guide-line.tsx'
import { OpenNotices } from '../notice/open-notices.tsx'
import { LateServices } from '../service/late-services.tsx'
import { Entries } from './entries.tsx'
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

/** With so little before them, people are led to what their post does. */
const FEW = 3

function DeskBody({ desk }: { desk: Answer<'readDesk'> }) {
  const { today, waiting, waitingTotal, followed, followedTotal, figures, shifts } = desk
  const me = useMe()
  const isOnDuty = shifts.length > 0 || me.roles.includes('dutyLawyer')
  const hasSide = isOnDuty || figures.length > 0
  return (
    <div className={hasSide ? 'desk' : 'desk desk-whole'}>
      <div className="stack">
        {waitingFor(me).length > 0 && (
          <Panel
            flush
            title={
              <>
                等我办理 <span className="number">{waitingTotal}</span> 件
              </>
            }
            extra={followedTotal === 0 && <Late count={desk.lateTotal} />}
          >
            {waiting.length === 0 ? (
              <p className="desk-none quiet">现在没有等您办理的案件。</p>
            ) : (
              <WaitingList rows={waiting} today={today} />
            )}
            <More shown={waiting.length} of={waitingTotal} />
          </Panel>
        )}
        {followed.length > 0 && (
          <Panel
            flush
            title={
              <>
                {waitingTotal > 0 ? '其他在办案件' : '在办案件'} <span className="number">{followedTotal}</span> 件
              </>
            }
            extra={<Late count={desk.lateTotal} />}
          >
            <WaitingList rows={followed} today={today} />
            <More shown={followed.length} of={followedTotal} />
          </Panel>
        )}
        {waiting.length + followed.length < FEW && <Entries />}
      </div>
      {hasSide && (
        <div className="stack">
          {isOnDuty && <OwnShifts shifts={shifts} today={today} />}
          {figures.length > 0 && <Figures figures={figures} />}
        </div>
      )}
    </div>
  )
}

const Late = ({ count }: { count: number }) =>
  count > 0 ? (
    <Link to="/matters" search={{ late: 'yes' }} className="late-link">
      台账中已逾期 {count} 件
    </Link>
  ) : (
    <span className="quiet">没有逾期的案件</span>
  )

const More = ({ shown, of }: { shown: number; of: number }) =>
  of > shown && (
    <p className="desk-more">
      按到期先后显示前 {shown} 件，其余见<Link to="/matters">案件台账</Link>
    </p>
  )
