import { Button, Drawer, Input } from 'antd'
import { useState } from 'react'
import { serviceForm } from '#modules/service/form.ts'
import { type Answer, forget } from '#web/ui/ask.ts'
import { BulkReport, useBulk } from '#web/ui/bulk.tsx'
import { useDraftedForm } from '#web/ui/drafted-form.tsx'
import { Field } from '#web/ui/field.tsx'
import { useFocusBack } from '#web/ui/focus-back.ts'
import { newId } from '#web/ui/new-id.ts'

export type Waiting = Answer<'listUnserved'>[number] & { id: string }
const shared = serviceForm.omit({ receiver: true })
const { receiver } = serviceForm.shape
export const nameOf = ({ title, number, matterNumber }: Waiting) => `${title}${number ?? ''}（${matterNumber}）`

type Props = {
  rows: readonly Waiting[]
  onServed: (documentId: string) => void
  onClose: () => void
}

/** Papers that went out together: one manner and one day for all, for each its own signature. */
export function ServeMany({ rows, onServed, onClose }: Props) {
  useFocusBack()
  const { form, draft, note } = useDraftedForm(shared, {}, 'services.many')
  const [receivers, setReceivers] = useState<Readonly<Record<string, string>>>({})
  const [isAsked, setAsked] = useState(false)
  const [ids] = useState(() => new Map(rows.map(({ id }) => [id, newId()])))
  const bulk = useBulk('recordService', {
    onDone: onServed,
    onEnd: () => void forget('listUnserved', 'listServices'),
  })
  const faultOf = ({ id }: Waiting) => receiver.safeParse(receivers[id] ?? '').error?.issues[0]?.message
  const first = rows[0] && receivers[rows[0].id]

  const submit = async () => {
    setAsked(true)
    const checked = form.check()
    if (!checked || rows.some(faultOf)) return
    const { refused, haltedBy, rest } = await bulk.start(
      rows.map((row) => ({
        ...{ id: row.id, name: nameOf(row) },
        input: {
          ...checked,
          documentId: row.documentId,
          serviceId: ids.get(row.id) as string,
          receiver: (receivers[row.id] as string).trim(),
        },
      })),
    )
    if (refused.length === 0 && !haltedBy && rest === 0) draft.clear()
  }
  return (
    <Drawer
      open
      onClose={onClose}
      size={640}
      title={rows.length > 0 ? `登记送达：${rows.length} 份` : '登记送达'}
      maskClosable={bulk.run === null}
    >
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        {rows.length > 0 && (
          <>
            <div className="fields fields-2">
              <Field scope={form} name="manner" />
              <Field scope={form} name="servedOn" />
              {form.values.manner === 'electronic' && <Field scope={form} name="consented" span="all" />}
              <Field scope={form} name="note" span="all" />
            </div>
            <table className="serve-many" aria-label="签收人">
              <thead>
                <tr>
                  <th scope="col">文书</th>
                  <th scope="col">
                    签收人{' '}
                    {first && rows.length > 1 && (
                      <button
                        type="button"
                        className="link"
                        onClick={() => setReceivers(Object.fromEntries(rows.map(({ id }) => [id, first])))}
                      >
                        全同第一份
                      </button>
                    )}
                  </th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => {
                  const fault = isAsked ? faultOf(row) : undefined
                  return (
                    <tr key={row.id}>
                      <td>
                        {row.title}
                        <span className="basis">{[row.number, row.matterNumber].filter(Boolean).join(' · ')}</span>
                      </td>
                      <td>
                        <Input
                          aria-label={`签收人：${nameOf(row)}`}
                          {...(fault && { status: 'error' as const, 'aria-invalid': true })}
                          value={receivers[row.id] ?? ''}
                          onChange={({ target }) => setReceivers((before) => ({ ...before, [row.id]: target.value }))}
                        />
                        {fault && <span className="field-fault">{fault}</span>}
                      </td>
                    </tr>
                  )
                })}
              </tbody>
            </table>
          </>
        )}
        <BulkReport bulk={bulk} act="登记送达" unit="份" />
        {rows.length > 0 && (
          <div className="actions">
            <Button type="primary" htmlType="submit" disabled={bulk.run !== null}>
              登记 {rows.length} 份
            </Button>
            {note}
          </div>
        )}
      </form>
    </Drawer>
  )
}
