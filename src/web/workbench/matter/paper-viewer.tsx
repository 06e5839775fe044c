import './paper.css'
import { Button, Drawer } from 'antd'

export type Paper =
  | {
      kind:
        | 'document'
        | 'noticePaper'
        | 'matterForm'
        | 'blankForm'
        | 'specimen'
        | 'dossier'
        | 'helpDossier'
        | 'signedForm'
        | 'material'
      id: string
      title: string
    }
  | { kind: 'attachment' | 'noticeScan'; id: string; title: string; mediaType: string; fileName: string }

const PLACES = {
  document: '/api/documents',
  /** Filled in from a matter: the id says which matter and which form. */
  matterForm: '/api/matters',
  blankForm: '/api/forms',
  specimen: '/api/templates',
  dossier: '/api/matters',
  /** All the files of one material: the id names one of them. */
  material: '/api/attachments',
  helpDossier: '/api/help/dossiers',
  signedForm: '/api/signed-forms',
  noticePaper: '/api/notices',
  attachment: '/api/attachments',
  noticeScan: '/api/notice-scans',
}
const addressOf = ({ kind, id }: Paper) => `${PLACES[kind]}/${id}`

/** A document in place, beside what it is about; in a tab of its own for printing. */
export function PaperViewer({ paper, onClose }: { paper: Paper | null; onClose: () => void }) {
  return (
    <Drawer
      open={paper !== null}
      onClose={onClose}
      size={760}
      title={paper?.title}
      destroyOnHidden
      styles={{ body: { padding: 0, overflow: 'hidden' } }}
      extra={
        paper && (
          <Button href={addressOf(paper)} target="_blank" rel="noreferrer">
            在新页签打开、打印
          </Button>
        )
      }
    >
      {paper && <Content paper={paper} />}
    </Drawer>
  )
}

function Content({ paper }: { paper: Paper }) {
  const address = addressOf(paper)
  const mediaType = 'mediaType' in paper ? paper.mediaType : 'application/pdf'
  if (mediaType.startsWith('image/'))
    return (
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a picture larger than its frame is scrolled by keyboard
      <div className="paper-frame" tabIndex={0}>
        <img className="paper-image" src={address} alt={paper.title} />
      </div>
    )
  if (mediaType === 'application/pdf' || !('fileName' in paper))
    return <iframe className="paper-frame" src={`${address}#navpanes=0&view=FitH`} title={paper.title} />
  return (
    <p className="paper-other">
      {paper.fileName} 不能在这里显示，请
      <a href={address} download={paper.fileName}>
        下载后打开
      </a>
      。
    </p>
  )
}
