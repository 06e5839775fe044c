import { useAsk } from '#web/ui/ask.ts'
import { Panel } from '#web/ui/panel.tsx'
import { NoticeFacts } from './notice-facts.tsx'

/** What the organs told about this matter, as it stands now: the hearing above all. */
export function MatterNotices({ matterId }: { matterId: string }) {
  const notices = useAsk('listNoticesOf', { matterId })
  if (!notices.data || notices.data.length === 0) return null
  return (
    <Panel title="办案机关通知">
      <div className="stack">
        {notices.data.map((notice) => (
          <NoticeFacts key={notice.noticeId} notice={notice} isBesideMatter />
        ))}
      </div>
    </Panel>
  )
}
