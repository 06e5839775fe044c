import { Button, Checkbox, Select } from 'antd'
import { useState } from 'react'
import { CONTRACTS } from '#modules/contracts.ts'
import { forget, useAsk } from '#web/ui/ask.ts'
import { Field } from '#web/ui/field.tsx'
import { setIn } from '#web/ui/form.ts'
import { Panel } from '#web/ui/panel.tsx'
import { may, useMe } from '#web/ui/session.ts'
import { RegisterDrawer } from '../register/register-drawer.tsx'
import type { Matter } from './matter.ts'
import type { Paper } from './paper-viewer.tsx'
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
  const options = (forms.data ?? [])
    .filter(({ fromMatter }) => fromMatter)
    .map(({ kind: value, title: label }) => ({ value, label }))
  const print = () =>
    onOpen({
      kind: 'matterForm',
      id: `${matter.id}/forms/${kind}${isWhole ? '/whole' : ''}`,
      title: options.find(({ value }) => value === kind)?.label ?? '表格',
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
          <Checkbox checked={isWhole} onChange={(event) => setWhole(event.target.checked)}>
            印完整号码
          </Checkbox>
        </div>
        {isWhole && <p className="quiet small">证件号码、电话、住址全部印出，打印记入历史。</p>}
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
