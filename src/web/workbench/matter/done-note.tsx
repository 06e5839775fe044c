import { Alert, Button } from 'antd'

export type Done = { text: string; documentId: string | null }

/** What has just been done, and the document that came of it. */
export function DoneNote({
  done,
  onOpen,
  onClose,
}: {
  done: Done | null
  onOpen: (documentId: string) => void
  onClose: () => void
}) {
  if (!done) return null
  const { text, documentId } = done
  return (
    <Alert
      className="done-note"
      type="success"
      showIcon
      role="status"
      title={text}
      closable={{ closeIcon: true, onClose, 'aria-label': '关闭提示' }}
      action={
        documentId && (
          <Button size="small" onClick={() => onOpen(documentId)}>
            打开出具的文书
          </Button>
        )
      }
    />
  )
}
