import { PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox, Input, Select } from 'antd'
import { useState } from 'react'
import { CONTRACTS } from '#modules/contracts.ts'
import { isEnded } from '#modules/matter/lifecycle.ts'
import { forget } from '#web/ui/ask.ts'
import { useCommand } from '#web/ui/command.ts'
import { Field } from '#web/ui/field.tsx'
import { FileButton } from '#web/ui/file-button.tsx'
import { setIn } from '#web/ui/form.ts'
import { newId } from '#web/ui/new-id.ts'
import { ObstacleNote } from '#web/ui/obstacle-note.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { may, useMe } from '#web/ui/session.ts'
import { Pick } from '../register/pick.tsx'
import { RegisterDrawer } from '../register/register-drawer.tsx'
import type { Matter } from './matter.ts'
import type { Paper } from './paper-viewer.tsx'

type Attachment = Matter['attachments'][number]
type Phase = 'application' | 'closing'

const sizeText = (bytes: number) =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`

/** Scans and files of the matter. */
export function Attachments({ matter, onOpen }: { matter: Matter; onOpen: (paper: Paper) => void }) {
  const me = useMe()
  const [isSeen, setSeen] = useState(false)
  const [filed, setFiled] = useState<Attachment | null>(null)
  const mayAdd = may(me, 'addAttachment') && !isEnded(matter.state)
  const { attachments } = matter
  if (attachments.length === 0 && !mayAdd) return null
  return (
    <Panel title="附件">
      {attachments.length === 0 && <p className="quiet">还没有上传附件。</p>}
      {attachments.some(({ hasThumbnail }) => hasThumbnail) && (
        <Checkbox checked={isSeen} onChange={(event) => setSeen(event.target.checked)}>
          显示小图（查看记入历史）
        </Checkbox>
      )}
      <ul className="paper-names">
        {attachments.map((attachment) => (
          <Line
            key={attachment.id}
            attachment={attachment}
            isSeen={isSeen}
            onOpen={onOpen}
            onFile={mayAdd ? () => setFiled(attachment) : null}
          />
        ))}
      </ul>
      {mayAdd && <AddAttachment matter={matter} />}
      {filed && <FileAttachment matter={matter} attachment={filed} onClose={() => setFiled(null)} />}
    </Panel>
  )
}

type LineProps = {
  attachment: Attachment
  isSeen: boolean
  onOpen: (paper: Paper) => void
  onFile: (() => void) | null
}
function Line({ attachment, isSeen, onOpen, onFile }: LineProps) {
  const { id, title, fileName, mediaType, bytes, pages, hasThumbnail, code, leftOut } = attachment
  return (
    <li>
      {isSeen && hasThumbnail && (
        <img className="thumbnail" src={`/api/attachments/${id}/thumbnail`} alt={`${title}小图`} />
      )}
      <button
        type="button"
        className="link"
        title={fileName}
        onClick={() => onOpen({ kind: 'attachment', id, title, mediaType, fileName })}
      >
        {title}
      </button>
      <span className="quiet nowrap">
        {[leftOut ? '不入卷' : code ? '入卷' : null, pages ? `${pages} 页` : null, sizeText(bytes)]
          .filter(Boolean)
          .join(' · ')}
      </span>
      {(leftOut || onFile) && (
        <div className="paper-line quiet small">
          {leftOut && <span>不入卷：{leftOut}</span>}
          {onFile && (
            <button type="button" className="link" onClick={onFile}>
              调整入卷
            </button>
          )}
        </div>
      )}
    </li>
  )
}

const filing = CONTRACTS.fileAttachment.input.omit({ attachmentId: true })
type FileProps = { matter: Matter; attachment: Attachment; onClose: () => void }
/** Under which line of the list a file belongs, or why it stays out of the dossier. */
function FileAttachment({ matter, attachment, onClose }: FileProps) {
  const lines = matter.materials.map(({ phase, code, title }) => ({ phase: phase as Phase, code, title }))
  const places = lines.map((line, index) => ({ value: String(index), label: line.title }))
  const placeOf = (line: (typeof lines)[number] | null | undefined) =>
    line &&
    String(
      lines.findIndex(({ phase, code, title }) => phase === line.phase && code === line.code && title === line.title),
    )
  const now = lines.find(
    ({ phase, code, title }) => phase === attachment.phase && code === attachment.code && title === attachment.title,
  )
  return (
    <RegisterDrawer
      name="fileAttachment"
      draftName={`attachment.file.${attachment.id}`}
      title={`调整入卷：${attachment.title}`}
      schema={filing}
      initial={{ material: now ?? null, leftOut: attachment.leftOut }}
      send={(checked) => ({ attachmentId: attachment.id, ...checked })}
      onClose={onClose}
      onDone={() => {
        onClose()
        void forget('readMatter', 'checkDossier')
      }}
    >
      {(form) => (
        <>
          <Pick
            title="对应的材料"
            value={placeOf(form.values.material)}
            fault={form.faults.material}
            note="不在清单中的不选"
            options={places}
            onChange={(at) => setIn(form, { material: at === undefined ? null : (lines[Number(at)] ?? null) })}
          />
          <Field scope={form} name="leftOut" span="all" />
        </>
      )}
    </RegisterDrawer>
  )
}

const LOOSE = 'loose'
function AddAttachment({ matter }: { matter: Matter }) {
  const [file, setFile] = useState<File | null>(null)
  const [title, setTitle] = useState('')
  const [line, setLine] = useState<string | null>(null)
  const [attachmentId, setId] = useState(newId())
  const { send, pending, obstacle, dismiss } = useCommand('addAttachment', {
    onDone: () => {
      setFile(null)
      setTitle('')
      setId(newId())
      void forget('readMatter', 'checkDossier')
    },
  })
  // Each line of the list is a material; several photos of one are one material.
  const lines = matter.materials.map((material, index) => ({ ...material, value: String(index) }))
  const material = lines.find(({ value }) => value === line)
  const upload = () =>
    void send(
      {
        ...{ matterId: matter.id, attachmentId, title: material?.title ?? title },
        ...(material && { material: { phase: material.phase as Phase, code: material.code } }),
      },
      file ?? undefined,
    )
  return (
    <div className="stack attach">
      <ObstacleNote obstacle={obstacle} onClose={dismiss} />
      {file ? (
        <>
          <Select
            aria-label="对应的材料"
            value={line ?? LOOSE}
            onChange={(value: string) => setLine(value === LOOSE ? null : value)}
            options={[
              ...lines.map(({ value, title: label, pages }) => ({ value, label: `${label}（${pages} 页）` })),
              { value: LOOSE, label: '不在清单中的附件' },
            ]}
          />
          {!material && (
            <Input
              aria-label="附件名称"
              value={title}
              onChange={(event) => setTitle(event.target.value)}
              placeholder="附件名称"
            />
          )}
          <span className="quiet small">
            {file.name}，{sizeText(file.size)}
          </span>
          <div className="row">
            <Button
              type="primary"
              size="small"
              loading={pending}
              disabled={!material && title.trim() === ''}
              onClick={upload}
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
            icon={<PlusOutlined />}
            onFile={(picked) => {
              setFile(picked)
              setTitle(picked.name.replace(/\.[^.]+$/, ''))
            }}
          />
          <p className="quiet small">PDF、照片、Word 或 Excel，20 MB 以内；照片自动转正、压缩，去掉拍摄地点等信息</p>
        </div>
      )}
    </div>
  )
}
