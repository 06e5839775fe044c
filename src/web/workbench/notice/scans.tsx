import { forget } from '#web/ui/ask.ts'
import { useCommand } from '#web/ui/command.ts'
import { FileButton } from '#web/ui/file-button.tsx'
import { newId } from '#web/ui/new-id.ts'
import { ObstacleNote } from '#web/ui/obstacle-note.tsx'
import { may, useMe } from '#web/ui/session.ts'
import type { Paper } from '../matter/paper-viewer.tsx'
import type { Notice } from './notice-columns.tsx'

/** The paper of a notice as it was scanned; of a secret one there is none. */
export function Scans({ notice, onOpen }: { notice: Notice; onOpen: (paper: Paper) => void }) {
  const me = useMe()
  const adding = useCommand('addNoticeScan', { onDone: () => void forget('listNotices', 'listNoticesOf') })
  const { noticeId, scans, stateSecret } = notice
  const mayAdd = may(me, 'addNoticeScan') && !stateSecret
  const shown = may(me, 'openNoticeScan') ? scans : []
  if (shown.length === 0 && !mayAdd) return null
  return (
    <div className="stack">
      <ObstacleNote obstacle={adding.obstacle} onClose={adding.dismiss} />
      <div className="actions">
        {shown.map(({ id, fileName, mediaType }) => (
          <button
            key={id}
            type="button"
            className="link"
            onClick={() => onOpen({ kind: 'noticeScan', id, title: `通知扫描件：${fileName}`, mediaType, fileName })}
          >
            {fileName}
          </button>
        ))}
        {mayAdd && (
          <>
            <FileButton
              text="上传通知扫描件"
              label="选择通知扫描件"
              accept=".pdf,.jpg,.jpeg,.png"
              size="small"
              loading={adding.pending}
              onFile={(file) => void adding.send({ noticeId, scanId: newId() }, file)}
            />
            <span className="quiet small">PDF 或者照片，20 MB 以内</span>
          </>
        )}
      </div>
    </div>
  )
}
