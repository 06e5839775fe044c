import { useAsk } from '#web/ui/ask.ts'
import { Panel } from '#web/ui/panel.tsx'
import { Loading } from '#web/ui/states.tsx'
import type { Paper } from '../matter/paper-viewer.tsx'
import { NoticeFacts } from './notice-facts.tsx'
import { Scans } from './scans.tsx'

/** What the organs told about this matter, as it stands now: the hearing above all. */
export function MatterNotices({ matterId, onOpen }: { matterId: string; onOpen: (paper: Paper) => void }) {
  const notices = useAsk('listNoticesOf', { matterId })
  if (notices.error || notices.data?.length === 0) return null
  // A criminal matter nearly always has some: their place is kept, so that what stands below does not jump.
  if (!notices.data)
    return (
      <Panel title="办案机关通知">
        <Loading rows={5} />
      </Panel>
    )
  return (
    <Panel title="办案机关通知">
      <div className="stack">
        {notices.data.map((notice) => (
          <div key={notice.noticeId} className="stack">
            <NoticeFacts notice={notice} isBesideMatter />
            <Scans notice={notice} onOpen={onOpen} />
          </div>
        ))}
      </div>
    </Panel>
  )
}
