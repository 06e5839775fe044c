import { UploadOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { isEnded } from '#modules/matter/lifecycle.ts'
import { forget } from '#web/ui/ask.ts'
import { useCommand } from '#web/ui/command.ts'
import { FileButton } from '#web/ui/file-button.tsx'
import { newId } from '#web/ui/new-id.ts'
import { ObstacleNote } from '#web/ui/obstacle-note.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { may, useMe } from '#web/ui/session.ts'
import type { Matter } from './matter.ts'
import type { Paper } from './paper-viewer.tsx'

const sizeText = (bytes: number) =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`

/** Scans and files of the matter. */
export function Attachments({ matter, onOpen }: { matter: Matter; onOpen: (paper: Paper) => void }) {
  const me = useMe()
  const mayAdd = may(me, 'addAttachment') && !isEnded(matter.state)
  if (matter.attachments.length === 0 && !mayAdd) return null
  return (
    <Panel title="附件">
      {matter.attachments.length === 0 && <p className="quiet">还没有上传附件。</p>}
      <ul className="paper-names">
        {matter.attachments.map(({ id, title, fileName, mediaType, bytes }) => (
          <li key={id}>
            <button
              type="button"
              className="link"
              title={fileName}
              onClick={() => onOpen({ kind: 'attachment', id, title, mediaType, fileName })}
            >
              {title}
            </button>
            <span className="quiet nowrap">{sizeText(bytes)}</span>
          </li>
        ))}
      </ul>
      {mayAdd && <AddAttachment matterId={matter.id} />}
    </Panel>
  )
}

function AddAttachment({ matterId }: { matterId: string }) {
  const [file, setFile] = useState<File | null>(null)
  const [title, setTitle] = useState('')
  const [attachmentId, setId] = useState(newId())
  const { send, pending, obstacle, dismiss } = useCommand('addAttachment', {
    onDone: () => {
      setFile(null)
      setTitle('')
      setId(newId())
      void forget('readMatter')
    },
  })
  return (
    <div className="stack attach">
      <ObstacleNote obstacle={obstacle} onClose={dismiss} />
      {file ? (
        <>
          <Input
            aria-label="附件名称"
            value={title}
            onChange={(event) => setTitle(event.target.value)}
            placeholder="附件名称"
          />
          <span className="quiet small">
            {file.name}，{sizeText(file.size)}
          </span>
          <div className="row">
            <Button
              type="primary"
              size="small"
              loading={pending}
              disabled={title.trim() === ''}
              onClick={() => void send({ matterId, attachmentId, title }, file)}
            >
              上传
            </Button>
            <Button size="small" disabled={pending} onClick={() => setFile(null)}>
              取消
            </Button>
          </div>
        </>
      ) : (
        <div>
          <FileButton
            text="上传附件"
            label="选择附件"
            accept=".pdf,.jpg,.jpeg,.png,.xlsx,.docx"
            size="small"
            icon={<UploadOutlined />}
            onFile={(picked) => {
              setFile(picked)
              setTitle(picked.name.replace(/\.[^.]+$/, ''))
            }}
          />
          <p className="quiet small">PDF、照片、Word 或 Excel，20 MB 以内</p>
        </div>
      )}
    </div>
  )
}
