import { Button, Drawer, Input, Segmented } from 'antd'
import { useState } from 'react'
import { SIGNING_MANNERS, type SignedForm, type SigningManner } from '#modules/form/rules.ts'
import { forget } from '#web/ui/ask.ts'
import { useCommand } from '#web/ui/command.ts'
import { useFocusBack } from '#web/ui/focus-back.ts'
import { newId } from '#web/ui/new-id.ts'
import { ObstacleNote } from '#web/ui/obstacle-note.tsx'
import { SignaturePad, type Strokes } from '#web/ui/signature-pad.tsx'
import type { Matter } from './matter.ts'

type Props = { matter: Matter; kind: SignedForm; title: string; onClose: () => void; onSigned: (id: string) => void }

/** The recipient signs here and now: by hand, or by typing the name; who would rather sign on paper prints the form. */
export function SignForm({ matter, kind, title, onClose, onSigned }: Props) {
  useFocusBack()
  const recipient = matter.parties.find(({ role }) => role === 'recipient')
  const [manner, setManner] = useState<SigningManner>('drawn')
  const [name, setName] = useState(recipient?.name ?? '')
  const [strokes, setStrokes] = useState<Strokes>([])
  const [signedFormId] = useState(newId())
  const signing = useCommand('signForm', {
    onDone: ({ signedFormId: id }) => {
      void forget('listSignedForms', 'checkDossier')
      onSigned(id)
    },
  })
  const isReady = name.trim() !== '' && (manner === 'typed' || strokes.length > 0)
  return (
    <Drawer open onClose={onClose} size={560} title={`签名：${title}`}>
      <div className="stack">
        <p className="quiet">
          请先打开、打印或者在屏幕上让受援人看过内容，再由受援人本人签名。签名后内容不再变动；愿意在纸上签名的，打印后签名，扫描上传。
        </p>
        <Segmented<SigningManner>
          value={manner}
          options={(Object.keys(SIGNING_MANNERS) as SigningManner[]).map((value) => ({
            value,
            label: SIGNING_MANNERS[value],
          }))}
          onChange={setManner}
        />
        <Input
          aria-label="签名人"
          addonBefore="签名人"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        {manner === 'drawn' && <SignaturePad label="请在框内手写签名" value={strokes} onChange={setStrokes} />}
        <ObstacleNote obstacle={signing.obstacle} onClose={signing.dismiss} />
        <div>
          <Button
            type="primary"
            disabled={!isReady}
            loading={signing.pending}
            onClick={() =>
              void signing.send({
                ...{ matterId: matter.id, kind, signedFormId, manner, name },
                strokes: manner === 'drawn' ? strokes : [],
              })
            }
          >
            确认签名
          </Button>
        </div>
      </div>
    </Drawer>
  )
}
