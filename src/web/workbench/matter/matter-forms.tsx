import { Button, Checkbox, Select } from 'antd'
import { useState } from 'react'
import { CONTRACTS } from '#modules/contracts.ts'
import { SIGNED_FORMS, SIGNING_MANNERS } from '#modules/form/rules.ts'
import { isEnded } from '#modules/matter/lifecycle.ts'
import { forget, useAsk } from '#web/ui/ask.ts'
import { Field } from '#web/ui/field.tsx'
import { setIn } from '#web/ui/form.ts'
import { Panel } from '#web/ui/panel.tsx'
import { may, useMe } from '#web/ui/session.ts'
import { momentText } from '#web/ui/when.ts'
import { RegisterDrawer } from '../register/register-drawer.tsx'
import type { Matter } from './matter.ts'
import type { Paper } from './paper-viewer.tsx'
import { SignForm } from './sign-form.tsx'
import { faultWithin, filled, StringRows } from './steps/string-rows.tsx'

const introducing = CONTRACTS.introduce.input.omit({ matterId: true })
const inquiring = CONTRACTS.askOrgan.input.omit({ matterId: true })

/** What is printed from the matter for signing, and the letters that go with no step. */
export function MatterForms({ matter, onOpen }: { matter: Matter; onOpen: (paper: Paper) => void }) {
  const me = useMe()
  const forms = useAsk('listForms', {})
  const [kind, setKind] = useState<string | null>(null)
  const [isWhole, setWhole] = useState(false)
  const [letter, setLetter] = useState<'introduce' | 'askOrgan' | null>(null)
  const signed = useAsk('listSignedForms', { matterId: matter.id })
  const [isSigning, setSigning] = useState(false)
  const signable = SIGNED_FORMS.find((one) => one === kind)
  const openSigned = (id: string, title: string) => onOpen({ kind: 'signedForm', id, title: `${title}（已签名）` })
  const options = (forms.data ?? [])
    .filter(({ fromMatter }) => fromMatter)
    .map(({ kind: value, title: label }) => ({ value, label }))
  const titleOf = (value: string | null) => options.find((option) => option.value === value)?.label ?? '表格'
  const print = () =>
    onOpen({
      kind: 'matterForm',
      id: `${matter.id}/forms/${kind}${isWhole ? '/whole' : ''}`,
      title: titleOf(kind),
    })
  const done = () => {
    setLetter(null)
    void forget('readMatter', 'listUnserved')
  }
  const drawer = { initial: {}, onClose: () => setLetter(null), onDone: done }
  return (
    <Panel title="表格和函件">
      <div className="stack">
        <Select
          aria-label="按本案填好的表格"
          placeholder="按本案填好的表格"
          value={kind}
          options={options}
          onChange={setKind}
        />
        <div className="row">
          <Button size="small" disabled={!kind} onClick={print}>
            打开、打印
          </Button>
          {signable && may(me, 'signForm') && !isEnded(matter.state) && (
            <Button size="small" onClick={() => setSigning(true)}>
              当面签名
            </Button>
          )}
          <Checkbox checked={isWhole} onChange={(event) => setWhole(event.target.checked)}>
            印完整号码
          </Checkbox>
        </div>
        {isWhole && <p className="quiet small">证件号码、电话、住址全部印出，打印记入历史。</p>}
        {(signed.data ?? []).length > 0 && (
          <ul className="paper-names">
            {signed.data?.map(({ id, title, manner, signedAt }) => (
              <li key={id}>
                <button type="button" className="link" onClick={() => openSigned(id, title)}>
                  {title}（已签名）
                </button>
                <span className="quiet nowrap">
                  {SIGNING_MANNERS[manner]}，{momentText(signedAt)}
                </span>
              </li>
            ))}
          </ul>
        )}
        {may(me, 'introduce') && (
          <div className="row">
            <Button size="small" onClick={() => setLetter('introduce')}>
              出具介绍信
            </Button>
            {matter.counselId && (
              <Button size="small" onClick={() => setLetter('askOrgan')}>
                征询办案机关意见
              </Button>
            )}
          </div>
        )}
      </div>
      {isSigning && signable && (
        <SignForm
          matter={matter}
          kind={signable}
          title={titleOf(signable)}
          onClose={() => setSigning(false)}
          onSigned={(id) => {
            setSigning(false)
            openSigned(id, titleOf(signable))
          }}
        />
      )}
      {letter === 'introduce' && (
        <RegisterDrawer
          name="introduce"
          draftName={`introduce.${matter.id}`}
          title="出具介绍信"
          schema={introducing}
          send={(checked) => ({ matterId: matter.id, ...checked })}
          {...drawer}
        >
          {(form) => (
            <>
              <Field scope={form} name="to" span="all" />
              <Field scope={form} name="persons" />
              <Field scope={form} name="count" />
              <Field scope={form} name="purpose" span="all" />
              <Field scope={form} name="validUntil" />
            </>
          )}
        </RegisterDrawer>
      )}
      {letter === 'askOrgan' && (
        <RegisterDrawer
          name="askOrgan"
          draftName={`askOrgan.${matter.id}`}
          title="征询办案机关意见"
          schema={inquiring}
          send={({ questions, ...checked }) => ({ matterId: matter.id, ...checked, questions: filled(questions) })}
          {...drawer}
          initial={{ to: matter.agency ?? '', questions: [] }}
        >
          {(form) => (
            <>
              <Field scope={form} name="to" span="all" />
              <StringRows
                label="征询的事项（不填的用通用事项）"
                values={form.values.questions ?? []}
                fault={faultWithin(form.faults, 'questions')}
                onChange={(questions) => setIn(form, { questions })}
              />
              <Field scope={form} name="answerBy" />
            </>
          )}
        </RegisterDrawer>
      )}
    </Panel>
  )
}
