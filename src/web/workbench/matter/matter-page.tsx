import './matter.css'
import '../application/application.css'
import { getRouteApi, useLocation } from '@tanstack/react-router'
import { Alert, Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useAsk } from '#web/ui/ask.ts'
import { Refused } from '#web/ui/client.ts'
import { DueTag } from '#web/ui/due-tag.tsx'
import { PageHead } from '#web/ui/panel.tsx'
import { PrintButton } from '#web/ui/print-button.tsx'
import { useMe } from '#web/ui/session.ts'
import { StateTag } from '#web/ui/state-tag.tsx'
import { Loading, Read } from '#web/ui/states.tsx'
import { momentText } from '#web/ui/when.ts'
import { MatterNotices } from '../notice/matter-notices.tsx'
import { MatterReaders } from '../reading/matter-readers.tsx'
import { ReasonGate } from '../reading/reason-gate.tsx'
import { type Done, DoneNote } from './done-note.tsx'
import type { Matter } from './matter.ts'
import { MatterFacts } from './matter-facts.tsx'
import { NextSteps } from './next-steps.tsx'
import { type Paper, PaperViewer } from './paper-viewer.tsx'
import { Parties } from './parties.tsx'
import { Story } from './story.tsx'

const route = getRouteApi('/in/matters/$matterId')
// Below what is seen first, and with the contracts of its forms.
const MatterPapers = lazy(() => import('./matter-papers.tsx').then((file) => ({ default: file.MatterPapers })))

export function MatterPage() {
  const { matterId } = route.useParams()
  const matter = useAsk('readMatter', { matterId })
  const [wantsGate, setWantsGate] = useState(false)
  const refused = matter.error instanceof Refused ? matter.error : null
  const needsReason = refused?.code === 'reason_needed'
  // Who declined an assignment has nothing more to do with the matter.
  const isGone = refused?.code === 'not_found'
  // Who has it open keeps it, with what was typed, when it stops being their work: somebody else was faster.
  if (needsReason && (!matter.data || wantsGate)) return <ReasonGate matterId={matterId} why={refused.message} />
  return (
    <Read of={matter}>
      {(data) => (
        <>
          {refused && (
            <Alert
              className="opening-note"
              type="warning"
              showIcon
              title={
                isGone
                  ? '这件案件已经不在您的办理范围内；页面上是之前的情况，离开后不能再打开。'
                  : `页面上是之前的情况，最新的没有读到：${refused.message}`
              }
              action={
                needsReason && (
                  <Button size="small" onClick={() => setWantsGate(true)}>
                    写明理由
                  </Button>
                )
              }
            />
          )}
          <Opened key={data.id} matter={isGone ? { ...data, next: [] } : data} />
        </>
      )}
    </Read>
  )
}

/** A matter is one page: who and what on the left, the story in the middle, what can be done next on the right. */
function Opened({ matter }: { matter: Matter }) {
  const { today } = useMe()
  const arrived = useLocation({ select: ({ state }) => state.done })
  const [done, setDone] = useState<Done | null>(arrived ?? null)
  const [paper, setPaper] = useState<Paper | null>(null)
  const openDocument = (documentId: string) => {
    const found = matter.documents.find(({ id }) => id === documentId)
    setPaper({ kind: 'document', id: documentId, title: found?.title ?? '文书' })
  }
  return (
    <>
      <PageHead
        title={matter.title}
        note={
          <>
            <span className="number">{matter.number}</span> <StateTag state={matter.state} />
          </>
        }
      >
        <MatterReaders matterId={matter.id} />
        <PrintButton />
      </PageHead>
      {matter.opening && (
        <Alert
          className="opening-note"
          type="warning"
          showIcon
          title={`您正在查看不由自己办理的案件，理由是“${matter.opening.reason}”，${momentText(matter.opening.until)}前有效；主任可以看到这次查看。`}
        />
      )}
      {matter.due && (
        <p className="matter-due">
          <b>{matter.due.what}</b>
          <DueTag due={matter.due} today={today} />
          <span className="because">{matter.due.because}</span>
        </p>
      )}
      <DoneNote done={done} onOpen={openDocument} onClose={() => setDone(null)} />
      <div className="matter">
        <div className="stack">
          <Parties matter={matter} />
          {matter.kind === 'criminal' && <MatterNotices matterId={matter.id} onOpen={setPaper} />}
          <MatterFacts matter={matter} onOpen={setPaper} />
        </div>
        <div className="stack">
          <Story matter={matter} />
          <Suspense fallback={<Loading />}>
            <MatterPapers matter={matter} onOpen={setPaper} />
          </Suspense>
        </div>
        <NextSteps matter={matter} onDone={setDone} />
      </div>
      <PaperViewer paper={paper} onClose={() => setPaper(null)} />
    </>
  )
}
