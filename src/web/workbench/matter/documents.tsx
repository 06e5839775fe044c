import { FilePdfOutlined } from '@ant-design/icons'
import { useState } from 'react'
import { CONTRACTS } from '#modules/contracts.ts'
import { SEALINGS } from '#modules/document/contract.ts'
import { SERVICE_MANNERS, serviceForm } from '#modules/service/form.ts'
import { forget, useAsk } from '#web/ui/ask.ts'
import { Field } from '#web/ui/field.tsx'
import { type Form, setIn } from '#web/ui/form.ts'
import { newId } from '#web/ui/new-id.ts'
import { Panel } from '#web/ui/panel.tsx'
import { may, useMe } from '#web/ui/session.ts'
import { dayText, shortDay } from '#web/ui/when.ts'
import { Pick } from '../register/pick.tsx'
import { RegisterDrawer } from '../register/register-drawer.tsx'
import type { Matter } from './matter.ts'
import type { Paper } from './paper-viewer.tsx'

type Document = Matter['documents'][number]
const asking = CONTRACTS.askForSeal.input.omit({ documentId: true })
const voiding = CONTRACTS.voidDocument.input.omit({ documentId: true })

/** The papers of a matter, newest first, with their seal and whether they still hold. */
type Props = { matterId: string; documents: readonly Document[]; onOpen: (paper: Paper) => void }
export function Documents({ matterId, documents, onOpen }: Props) {
  const me = useMe()
  const services = useAsk('listServices', { matterId })
  const seals = useAsk('listUsableSeals', {}, { enabled: may(me, 'askForSeal') })
  const [served, setServed] = useState<{ document: Document; serviceId: string } | null>(null)
  const [asked, setAsked] = useState<Document | null>(null)
  const [voided, setVoided] = useState<Document | null>(null)
  const again = () => {
    setAsked(null)
    setVoided(null)
    setServed(null)
    void forget('readMatter', 'listSealUses', 'listServices', 'listUnserved')
  }
  return (
    <Panel title="文书">
      {documents.length === 0 && <p className="quiet">还没有出具文书。</p>}
      <ul className="paper-names">
        {[...documents].reverse().map((document) => {
          const { id, title, number, issuedOn, issuedBy, sealing, voidReason } = document
          // A seal is asked for only where there is one.
          const others = (seals.data ?? []).length - (sealing === 'sealed' ? 1 : 0)
          const mayAsk = !voidReason && sealing !== 'asked' && others > 0
          return (
            <li key={id}>
              <button type="button" className="link" onClick={() => onOpen({ kind: 'document', id, title })}>
                <FilePdfOutlined aria-hidden /> {title}
              </button>
              <span className="quiet">
                {number && <span className="number">{number} · </span>}
                {dayText(issuedOn)} · {issuedBy}
              </span>
              <div className="paper-line quiet small">
                {voidReason && <b className="due-late">已作废：{voidReason}</b>}
                {sealing && <span>{SEALINGS[sealing]}</span>}
                {services.data
                  ?.filter(({ documentId }) => documentId === id)
                  .map(({ servedOn, manner, receiver, note }) => (
                    <span key={servedOn + receiver} title={note ?? undefined}>
                      {shortDay(servedOn, me.today)}
                      {SERVICE_MANNERS[manner]}：{receiver}
                    </span>
                  ))}
                {number && (
                  <a href={`/api/documents/${id}/word`} title="可以修改的编辑稿，以出具的文书为准">
                    Word 编辑稿
                  </a>
                )}
                {mayAsk && (
                  <button type="button" className="link" onClick={() => setAsked(document)}>
                    {sealing === 'sealed' ? '加盖另一枚印章' : '申请用印'}
                  </button>
                )}
                {may(me, 'recordService') && !voidReason && (
                  <button type="button" className="link" onClick={() => setServed({ document, serviceId: newId() })}>
                    登记送达
                  </button>
                )}
                {may(me, 'voidDocument') && !voidReason && (
                  <button type="button" className="link" onClick={() => setVoided(document)}>
                    作废
                  </button>
                )}
              </div>
            </li>
          )
        })}
      </ul>
      {served && (
        <RegisterDrawer
          name="recordService"
          draftName={`service.${served.document.id}`}
          title={`登记送达：${served.document.title}`}
          schema={serviceForm}
          initial={{ servedOn: me.today, manner: 'inPerson' }}
          send={(checked) => ({ documentId: served.document.id, serviceId: served.serviceId, ...checked })}
          onClose={() => setServed(null)}
          onDone={again}
        >
          {(form) => (
            <>
              <Field scope={form} name="manner" span="all" />
              <Field scope={form} name="servedOn" />
              <Field scope={form} name="receiver" />
              {form.values.manner === 'electronic' && <Field scope={form} name="consented" span="all" />}
              <Field scope={form} name="note" span="all" />
            </>
          )}
        </RegisterDrawer>
      )}
      {asked && (
        <RegisterDrawer
          name="askForSeal"
          draftName={`seal.ask.${asked.id}`}
          title={`申请用印：${asked.title}`}
          schema={asking}
          initial={{}}
          send={(checked) => ({ documentId: asked.id, ...checked })}
          onClose={() => setAsked(null)}
          onDone={again}
        >
          {(form) => (
            <>
              <SealPick form={form} />
              <Field scope={form} name="reason" span="all" />
            </>
          )}
        </RegisterDrawer>
      )}
      {voided && (
        <RegisterDrawer
          name="voidDocument"
          draftName={`document.void.${voided.id}`}
          title={`作废：${voided.title}${voided.number ? ` ${voided.number}` : ''}`}
          schema={voiding}
          initial={{}}
          send={(checked) => ({ documentId: voided.id, ...checked })}
          onClose={() => setVoided(null)}
          onDone={again}
        >
          {(form) => (
            <>
              <Field scope={form} name="reason" span="all" />
              <Pick
                title="替代的文书"
                value={form.values.replacedById}
                fault={form.faults.replacedById}
                note="没有的不选；文号保留，不再使用"
                options={documents
                  .filter(({ id }) => id !== voided.id)
                  .map(({ id, title, number }) => ({ value: id, label: [title, number].filter(Boolean).join(' ') }))}
                onChange={(replacedById) => setIn(form, { replacedById: replacedById ?? null })}
              />
            </>
          )}
        </RegisterDrawer>
      )}
    </Panel>
  )
}

function SealPick({ form }: { form: Form<typeof asking> }) {
  const seals = useAsk('listUsableSeals', {})
  return (
    <Pick
      title="印章"
      isRequired
      value={form.values.sealId}
      fault={form.faults.sealId}
      options={(seals.data ?? []).map(({ id, inscription }) => ({ value: id, label: inscription }))}
      onChange={(sealId) => setIn(form, { sealId: sealId as string })}
    />
  )
}
